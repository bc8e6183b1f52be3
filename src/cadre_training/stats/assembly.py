"""Assembly of a table from the cells that an interpreter works out: one for all interpreters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, product
from typing import Protocol

from attrs import evolve

from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.unit_history import UnitHistory
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import (
    By,
    Dimension,
    Keys,
    KeyValue,
    Margin,
    find_dimension,
    sort_key,
)
from cadre_training.stats.formula import Distinct, Formula, Growth, Primitive, Resource, Share
from cadre_training.stats.map_breaks import MapSeries
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell, StatRow, StatTable


class NeedsYear(ValueError):
    """A measure of change was asked for without a breakdown by year."""


class Interpreter(Protocol):
    """Works out primitive formulas over the rows of resources, broken down by dimensions."""

    def keys(self, resource: Resource) -> Collection[Keys] | None:
        """Return the keys under which a resource has rows; None where a dimension is not its.

        Keys of margins may be among them.
        """
        ...

    def cell(self, measure: Measure, formula: Primitive, key: Keys) -> StatCell:
        """Return the cell of a measure under a key, that of a margin too."""
        ...


def named(by: By, measures: Iterable[str]) -> tuple[tuple[Dimension, ...], tuple[Measure, ...]]:
    """Return the dimensions and measures of these names; a dimension may stand for its name.

    Raises:
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        NeedsYear: If growth is asked for and ``by`` has no ``year``.
        ValueError: If a dimension or measure is named twice.
    """
    given = (by,) if isinstance(by, str | Dimension) else tuple(by)
    made = {one.name: one for one in given if isinstance(one, Dimension)}
    names = [one.name if isinstance(one, Dimension) else one for one in given]
    dimensions = tuple(
        made.get(name) or find_dimension(name) for name in _listed(names, "dimension")
    )
    asked = tuple(find_measure(name) for name in _listed(measures, "measure"))
    for one in asked:
        if isinstance(one.formula, Growth) and "year" not in [d.name for d in dimensions]:
            raise NeedsYear(f"{one.name!r} compares years: add 'year' to by")
    return dimensions, asked


def _listed(names: Iterable[str], what: str) -> tuple[str, ...]:
    names = (names,) if isinstance(names, str) else tuple(names)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{what} named twice: {', '.join(twice)}")
    return names


def assemble(
    interpreter: Interpreter,
    dimensions: tuple[Dimension, ...],
    measures: tuple[Measure, ...],
    *,
    covers: Period | None = None,
    totals: bool = True,
    history: UnitHistory | None = None,
) -> StatTable:
    """Make a table of the cells that an interpreter works out.

    Args:
        interpreter: Works out the cells, for these dimensions in this order.
        dimensions: What the table is broken down by.
        measures: What is measured.
        covers: The period spoken of: a year of it without any row has no data.
        totals: Work out the margins too, not only the grand total.
        history: How the units follow one another, for dimensions on a map.
    """
    every = _Assembly(interpreter, dimensions, covers)
    rows = every.keys(measures)
    every.series = MapSeries(dimensions, history or UnitHistory(()), rows)
    margins = every.margins(rows) if totals else []
    grand = (Margin.ALL,) * len(dimensions)

    def row(key: Keys) -> StatRow:
        return StatRow(key, tuple(every.cell(one, key) for one in measures))

    return StatTable(
        dimensions=dimensions,
        measures=measures,
        rows=tuple(map(row, rows)),
        totals=tuple(map(row, margins)),
        total=row(grand),
        breaks=every.series.breaks(),
    )


def resources(formula: Formula) -> tuple[Resource, ...]:
    """Return the resources that a formula reads."""
    if isinstance(formula, Growth | Share):
        return resources(find_measure(formula.of).formula)
    if isinstance(formula, Distinct) and formula.named_by is not None:
        return (formula.resource, formula.named_by.resource)
    return (formula.resource,)


def _in_order(keys: Collection[Keys]) -> list[Keys]:
    # Few values make many keys.
    order = {value: sort_key(value) for value in set(chain.from_iterable(keys))}
    return sorted(keys, key=lambda key: tuple([order[value] for value in key]))


class _Assembly:
    """One run of :func:`assemble`."""

    def __init__(
        self, interpreter: Interpreter, dimensions: tuple[Dimension, ...], covers: Period | None
    ) -> None:
        self._interpreter = interpreter
        self._dimensions = dimensions
        self._covers = covers
        self._cells: dict[tuple[str, Keys], StatCell] = {}
        self._found: set[Keys] = set()
        self.series = MapSeries((), UnitHistory(()), ())

    def keys(self, measures: Sequence[Measure]) -> list[Keys]:
        """Return the keys of the table's rows, in order, with a row for each year left out."""
        if not self._dimensions:
            return []
        found: set[Keys] = set()
        for resource in {r for one in measures for r in resources(one.formula)}:
            keys = self._interpreter.keys(resource) or ()
            found |= {key for key in keys if Margin.ALL not in key}
        self._found = set(found)
        found |= self._gaps(found)
        return _in_order(found)

    def margins(self, rows: Sequence[Keys]) -> list[Keys]:
        """Return the keys of all margins of ``rows`` but the grand total, in order."""
        grand = (Margin.ALL,) * len(self._dimensions)
        found: set[Keys] = set()
        for row in rows:
            # A year of which nothing is recorded has no group or unit to add up by.
            blank = None if row in self._found else Absence.NO_DATA
            known = (Margin.ALL if value is blank else value for value in row)
            found.update(product(*((value, Margin.ALL) for value in known)))
        found -= {grand, *rows}
        return _in_order(found)

    def cell(self, measure: Measure, key: Keys) -> StatCell:
        """Return the cell of ``measure`` under ``key``."""
        known = self._cells.get((measure.name, key))
        if known is None:
            known = self._cells[measure.name, key] = self._work_out(measure, key)
        return known

    def _work_out(self, measure: Measure, key: Keys) -> StatCell:
        formula = measure.formula
        if isinstance(formula, Growth):
            return self._growth(find_measure(formula.of), key)
        if isinstance(formula, Share):
            return self._share(find_measure(formula.of), key)
        if any(self._interpreter.keys(resource) is None for resource in resources(formula)):
            return StatCell(Absence.NOT_APPLICABLE)
        return self._interpreter.cell(measure, formula, key)

    def _growth(self, of: Measure, key: Keys) -> StatCell:
        before = self._year_before(key)
        if before is None:
            return StatCell(Absence.NOT_APPLICABLE)
        now, then = self.cell(of, key), self.cell(of, before)
        records = then.records + now.records
        missing = now.missing + then.missing
        apart = self.series.between(before, key)
        if apart is not None:
            return StatCell(Absence.NOT_APPLICABLE, records=records, reason=apart)
        match now.value, then.value:
            case Quantity() as new, Quantity() as old if old.value > 0:
                rate = Rate(new - old, old, RateBase.PREVIOUS_YEAR)
                return StatCell(rate, missing=missing, records=records)
            case Quantity(), Quantity():
                return StatCell(Absence.NOT_APPLICABLE, records=records)
            case Absence() as absent, _:
                return StatCell(absent, missing=missing, records=records)
            case _, Absence() as absent:
                return StatCell(absent, missing=missing, records=records)
            case _:
                return StatCell(Absence.NOT_APPLICABLE)

    def _year_before(self, key: Keys) -> Keys | None:
        """Return the key of the same year and quarter one year earlier; None without a year."""
        before: list[KeyValue] = []
        for dimension, value in zip(self._dimensions, key, strict=True):
            year = value.start.year - 1 if isinstance(value, Period) else 0
            if dimension.name == "year":
                if year == 0:
                    return None
                before.append(Period.of_year(year))
            elif isinstance(value, Period):
                before.append(Period.of_quarter(year, (value.start.month + 2) // 3))
            else:
                before.append(value)
        return tuple(before)

    def _share(self, of: Measure, key: Keys) -> StatCell:
        part = self.cell(of, key)
        whole = self.cell(of, (Margin.ALL,) * len(self._dimensions))
        if not isinstance(part.value, Quantity):
            return part
        if not isinstance(whole.value, Quantity) or whole.value.value == 0:
            return StatCell(Absence.NOT_APPLICABLE, records=part.records)
        return evolve(
            part,
            value=Rate(part.value, whole.value, RateBase.TOTAL),
            missing=whole.missing,
        )

    def _gaps(self, found: set[Keys]) -> set[Keys]:
        """Return a key for each year, or else quarter, covered of which nothing is recorded."""
        covers = self._covers
        names = [dimension.name for dimension in self._dimensions]
        if covers is None or not {"year", "quarter"} & set(names):
            return set()
        if "year" in names:
            at = names.index("year")
            wanted = [Period.of_year(year) for year in covers.years]
        else:
            at = names.index("quarter")
            quarters = (Period.of_quarter(y, q) for y in covers.years for q in (1, 2, 3, 4))
            wanted = [quarter for quarter in quarters if quarter.overlaps(covers)]
        here = {key[at] for key in found}
        blank: list[KeyValue] = [Absence.NO_DATA] * len(names)
        return {(*blank[:at], p, *blank[at + 1 :]) for p in wanted if p not in here}
