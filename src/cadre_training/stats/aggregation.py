"""Aggregation of a register: the exact interpreter of the measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from attrs import evolve

from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.register import Record, Register
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import (
    Dimension,
    Keys,
    KeyValue,
    Margin,
    find_dimension,
    sort_key,
)
from cadre_training.stats.evaluate import evaluate
from cadre_training.stats.formula import Distinct, Formula, Growth, Resource, Share
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell, StatRow, StatTable

Grouped = dict[Keys, tuple[Record, ...]]


class NeedsYear(ValueError):
    """A measure of change was asked for without a breakdown by year."""


def aggregate(
    register: Register,
    by: Iterable[str] = (),
    measures: Iterable[str] = ("classes", "attendances"),
    *,
    totals: bool = True,
) -> StatTable:
    """Work out measures over the records of a register, broken down by dimensions.

    Only records are read, never reported figures. Every cell names the records it was made of.
    A year of ``register.covers`` in which nothing is recorded is a row of "no data"; where
    ``by`` has no ``year``, a quarter is.
    A total is worked out from the records, not from the rows, so distinct counts and records
    that fall under several rows are right in it.

    Args:
        register: The register.
        by: The names of dimensions; see ``cadre_training.stats.DIMENSIONS``.
        measures: The names of measures; see ``cadre_training.stats.MEASURES``.
        totals: Work out the margins too, not only the grand total.

    Raises:
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        NeedsYear: If growth is asked for and ``by`` has no ``year``.
        ValueError: If a dimension or measure is named twice.
    """
    dimensions = tuple(find_dimension(name) for name in _listed(by, "dimension"))
    asked = tuple(find_measure(name) for name in _listed(measures, "measure"))
    for one in asked:
        if isinstance(one.formula, Growth) and "year" not in [d.name for d in dimensions]:
            raise NeedsYear(f"{one.name!r} compares years: add 'year' to by")
    every = _Aggregation(register, dimensions)
    rows = every.keys(asked)
    margins = every.margins(rows) if totals else []
    grand = (Margin.ALL,) * len(dimensions)

    def row(key: Keys) -> StatRow:
        return StatRow(key, tuple(every.cell(one, key) for one in asked))

    return StatTable(
        dimensions=dimensions,
        measures=asked,
        rows=tuple(map(row, rows)),
        totals=tuple(map(row, margins)),
        total=row(grand),
    )


def _listed(names: Iterable[str], what: str) -> tuple[str, ...]:
    names = (names,) if isinstance(names, str) else tuple(names)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{what} named twice: {', '.join(twice)}")
    return names


def resources(formula: Formula) -> tuple[Resource, ...]:
    """Return the resources that a formula reads."""
    if isinstance(formula, Growth | Share):
        return resources(find_measure(formula.of).formula)
    if isinstance(formula, Distinct) and formula.named_by is not None:
        return (formula.resource, formula.named_by.resource)
    return (formula.resource,)


class _Aggregation:
    """One run of :func:`aggregate`: the records of each resource, grouped by key and margin."""

    def __init__(self, register: Register, dimensions: tuple[Dimension, ...]) -> None:
        self._register = register
        self._dimensions = dimensions
        self._groups: dict[Resource, Grouped | None] = {}
        self._cells: dict[tuple[str, Keys], StatCell] = {}

    def keys(self, measures: Sequence[Measure]) -> list[Keys]:
        """Return the keys of the table's rows, in order, with a row for each year left out."""
        if not self._dimensions:
            return []
        found: set[Keys] = set()
        for resource in {r for one in measures for r in resources(one.formula)}:
            found |= {key for key in self._grouped(resource) or {} if Margin.ALL not in key}
        found |= self._gaps(found)
        return sorted(found, key=lambda key: tuple(map(sort_key, key)))

    def margins(self, rows: Sequence[Keys]) -> list[Keys]:
        """Return the keys of all margins of ``rows`` but the grand total, in order."""
        grand = (Margin.ALL,) * len(self._dimensions)
        found: set[Keys] = set()
        for row in rows:
            # A year of which nothing is recorded has no group or unit to add up by.
            blank = Absence.NO_DATA if self._is_gap(row) else None
            known = (Margin.ALL if value is blank else value for value in row)
            found.update(product(*((value, Margin.ALL) for value in known)))
        found -= {grand, *rows}
        return sorted(found, key=lambda key: tuple(map(sort_key, key)))

    def _is_gap(self, key: Keys) -> bool:
        return not any(key in (grouped or {}) for grouped in self._groups.values())

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
        if any(self._grouped(resource) is None for resource in resources(formula)):
            return StatCell(Absence.NOT_APPLICABLE)
        return evaluate(measure, formula, lambda resource: self._records(resource, key))

    def _records(self, resource: Resource, key: Keys) -> tuple[Record, ...]:
        return (self._grouped(resource) or {}).get(key, ())

    def _growth(self, of: Measure, key: Keys) -> StatCell:
        before = self._year_before(key)
        if before is None:
            return StatCell(Absence.NOT_APPLICABLE)
        now, then = self.cell(of, key), self.cell(of, before)
        records = then.records + now.records
        missing = now.missing + then.missing
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
        covers = self._register.covers
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

    def _grouped(self, resource: Resource) -> Grouped | None:
        """Return the records of a resource by key and margin; None where a dimension is not its."""
        if resource not in self._groups:
            self._groups[resource] = self._group(resource)
        return self._groups[resource]

    def _group(self, resource: Resource) -> Grouped | None:
        keyed = self._keyed(resource)
        if keyed is None:
            return None
        grouped: dict[Keys, list[Record]] = {}
        lists_of: dict[tuple[Keys, ...], list[list[Record]]] = {}
        for record, keys in keyed:
            lists = lists_of.get(keys)
            if lists is None:
                under = dict.fromkeys(product(*((*values, Margin.ALL) for values in keys)))
                lists = lists_of[keys] = [grouped.setdefault(key, []) for key in under]
            for records in lists:
                records.append(record)
        return {key: tuple(records) for key, records in grouped.items()}

    def _keyed(self, resource: Resource) -> Iterable[tuple[Record, tuple[Keys, ...]]] | None:
        """Pair each record of a resource with the values it falls under in each dimension."""
        register = self._register
        match resource:
            case Resource.CLASSES:
                of_class = [d.of_class for d in self._dimensions]
                return ((c, tuple(f(c, register) for f in of_class)) for c in register.classes)
            case Resource.SESSIONS:
                of_session = [d.of_session for d in self._dimensions if d.of_session]
                if len(of_session) < len(self._dimensions):
                    return None
                return ((s, tuple(f(s, register) for f in of_session)) for s in register.sessions)
            case Resource.TOPICS:
                of_topic = [d.of_topic for d in self._dimensions if d.of_topic]
                if len(of_topic) < len(self._dimensions):
                    return None
                return ((t, tuple(f(t, register) for f in of_topic)) for t in register.topics)
            case Resource.ATTENDANCES:
                of_class = [d.of_class for d in self._dimensions]
                classes = register.classes_by_id
                keys = {c.id: tuple(f(c, register) for f in of_class) for c in classes.values()}
                unknown: tuple[Keys, ...] = ((Absence.NO_DATA,),) * len(self._dimensions)
                return ((a, keys.get(a.class_id, unknown)) for a in register.attendances)
