"""The interpreter of measures over a summary: no row is looked at again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from cadre_training.frames.components import components
from cadre_training.frames.people import people
from cadre_training.frames.summaries.levels import Level
from cadre_training.frames.summaries.parts import (
    ROWS,
    base_of,
    counts_years,
    in_year,
    kept_dimensions,
    part_names,
)
from cadre_training.frames.summaries.people_sets import PeopleKind
from cadre_training.frames.summaries.summary import Summary, dimensions_of
from cadre_training.frames.summaries.table import CellTable, Codes
from cadre_training.frames.summary_problem import SummaryProblem
from cadre_training.model.absence import Absence
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.dimension import Dimension, Keys, KeyValue, Margin
from cadre_training.stats.formula import Distinct, Primitive, Resource
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell

_Row = dict[str, int | None]


@frozen
class _View:
    """What is kept of a measure under the keys that keep some dimensions.

    Args:
        numbers: The number of each key's group.
        columns: The numbers of all groups, by their name.
    """

    numbers: Mapping[Keys, int]
    columns: tuple[tuple[str, list[int]], ...]


class SummaryInterpreter:
    """Works out primitive formulas over the cells of a summary."""

    def __init__(
        self, summary: Summary, dimensions: tuple[Dimension, ...], measures: Iterable[Measure]
    ) -> None:
        """See whether the summary has what is asked for.

        Args:
            summary: The summary.
            dimensions: What a table is broken down by.
            measures: What is measured.

        Raises:
            SummaryProblem: If it has not a dimension, or keeps not what a measure needs.
        """
        self._summary = summary
        self._dimensions = dimensions
        _check_dimensions(summary, dimensions)
        _check_measures(summary, measures)
        self._resources: dict[Resource, _Levels | None] = {}
        self._keys: dict[Resource, Collection[Keys] | None] = {}
        self._views: dict[tuple[str, Resource, tuple[int, ...]], _View] = {}

    def keys(self, resource: Resource) -> Collection[Keys] | None:
        """Return the keys under which a resource has rows; None where a dimension is not its."""
        if resource not in self._keys:
            found = self._levels(resource)
            every = tuple(range(len(self._dimensions)))
            self._keys[resource] = None if found is None else found.at(every)[1]
        return self._keys[resource]

    def cell(self, measure: Measure, formula: Primitive, key: Keys) -> StatCell:
        """Return the cell of a measure under a key, that of a margin too."""
        row = self._row(measure, formula.resource, key)
        if isinstance(formula, Distinct) and formula.named_by is not None:
            classes = self._row(measure, formula.named_by.resource, key)
            named = people(measure.name, classes, row)
            spread = self._spread(formula.resource, key)
            return (named if spread is None else evolve(named, spread=spread)).cell(measure)
        return components(measure.name, formula, row).cell(measure)

    def _spread(self, resource: Resource, key: Keys) -> tuple[int, int] | None:
        """Return between what the number of persons under a key lies; None where it is exact."""
        levels = None if self._summary.people is PeopleKind.EXACT else self._levels(resource)
        if levels is None:
            return None
        level, numbers = levels.at(_kept(key))
        at = numbers.get(key)
        if at is None or level.estimates[at].exact:
            return None
        return level.estimates[at].low, level.estimates[at].high

    def _row(self, measure: Measure, resource: Resource, key: Keys) -> _Row | None:
        """Return what a summary keeps of a measure under a key, by the names that frames give."""
        kept = _kept(key)
        asked = (measure.name, resource, kept)
        view = self._views.get(asked)
        if view is None:
            view = self._views[asked] = self._view(measure, resource, kept)
        at = view.numbers.get(key)
        return None if at is None else {name: numbers[at] for name, numbers in view.columns}

    def _view(self, measure: Measure, resource: Resource, kept: tuple[int, ...]) -> _View:
        levels = self._levels(resource)
        if levels is None:
            return _View({}, ())
        level, numbers = levels.at(kept)
        name, formula = measure.name, measure.formula
        columns = [
            (part, level.counts(part))
            for part in sorted(part_names(resource, (name,)))
            if part != ROWS and levels.has(part)
        ]
        if isinstance(formula, Distinct) and formula.resource is resource:
            columns.append((f"{name}_values", self._values(measure, formula, levels, level)))
        return _View(numbers, tuple(columns))

    def _values(
        self, measure: Measure, formula: Distinct, levels: _Levels, level: Level
    ) -> list[int]:
        """Return how many different values each group has."""
        if not counts_years(formula, formula.resource):
            if self._summary.people is PeopleKind.EXACT:
                return level.different
            return [one.value for one in level.estimates]
        different = [0] * len(level)
        for part in levels.years(measure.name):
            for at, rows in enumerate(level.counts(part)):
                different[at] += rows > 0
        return different

    def _levels(self, resource: Resource) -> _Levels | None:
        if resource not in self._resources:
            has = dimensions_of(resource, [d.name for d in self._dimensions])
            applies = len(has) == len(self._dimensions)
            self._resources[resource] = (
                _Levels(self._summary, resource, self._dimensions) if applies else None
            )
        return self._resources[resource]


def _kept(key: Keys) -> tuple[int, ...]:
    return tuple([at for at, value in enumerate(key) if value is not Margin.ALL])


class _Levels:
    """The roll-ups of one resource, by the dimensions that are kept."""

    def __init__(
        self, summary: Summary, resource: Resource, dimensions: Sequence[Dimension]
    ) -> None:
        names = dimensions_of(resource, summary.dimensions)
        self._table = summary.tables.get(resource) or CellTable(
            values=((),) * len(names), codes=((),) * len(names)
        )
        self._values: list[tuple[KeyValue, ...]] = []
        columns: list[Codes] = []
        for dimension in dimensions:
            values, codes = _column(self._table, names, dimension.name)
            self._values.append(values)
            columns.append(codes)
        places = list(zip(*columns, strict=True)) if columns else [()] * len(self._table)
        every = tuple(range(len(dimensions)))
        lowest = Level(places, self._table)
        self._found = {every: (lowest, self._keyed(lowest, every))}

    def at(self, kept: tuple[int, ...]) -> tuple[Level, dict[Keys, int]]:
        """Return the level that keeps these dimensions, and the number of each key's group."""
        found = self._found.get(kept)
        if found is None:
            below_kept = self._smallest_above(kept)
            below, _ = self.at(below_kept)
            level = below.kept([below_kept.index(at) for at in kept])
            found = self._found[kept] = (level, self._keyed(level, kept))
        return found

    def has(self, part: str) -> bool:
        """Tell whether a number of this name is not zero somewhere."""
        return part in self._table.counts

    def years(self, measure: str) -> list[str]:
        """Return the numbers of rows by year that are kept for a measure."""
        start = in_year(measure, 0)[:-1]
        return [name for name in self._table.counts if name.startswith(start)]

    def _smallest_above(self, kept: tuple[int, ...]) -> tuple[int, ...]:
        """Return what to keep one dimension more of, so that the fewest groups are put together."""
        others = [at for at in range(len(self._values)) if at not in kept]
        wider = min(others, key=lambda at: len(self._values[at]))
        return tuple(sorted((*kept, wider)))

    def _keyed(self, level: Level, kept: tuple[int, ...]) -> dict[Keys, int]:
        found: dict[Keys, int] = {}
        for number, place in enumerate(level.members):
            key: list[KeyValue] = [Margin.ALL] * len(self._values)
            for at, code in zip(kept, place, strict=True):
                key[at] = self._values[at][code]
            found[tuple(key)] = number
        return found


def _column(
    table: CellTable, names: Sequence[str], dimension: str
) -> tuple[tuple[KeyValue, ...], Codes]:
    """Return the values of a dimension, and the place of each cell's among them."""
    if dimension in names:
        at = names.index(dimension)
        return table.values[at], table.codes[at]
    at = names.index("target_group")  # what remains is the scheme
    schemes = [
        value.scheme if isinstance(value, TargetGroup) else Absence.NO_DATA
        for value in table.values[at]
    ]
    values = tuple(dict.fromkeys(schemes))
    to = [values.index(scheme) for scheme in schemes]
    return values, tuple(to[code] for code in table.codes[at])


def _check_dimensions(summary: Summary, dimensions: Iterable[Dimension]) -> None:
    has = {*summary.dimensions, *(["scheme"] if "target_group" in summary.dimensions else [])}
    for dimension in dimensions:
        if dimension.name in has:
            continue
        able = ", ".join(summary.dimensions) or "–"
        what_vi = f"bản tóm tắt không có cách phân tổ {dimension.name}; hiện có: {able}"
        what_en = f"the summary is not broken down by {dimension.name}, but by: {able}"
        if dimension not in kept_dimensions():
            raise SummaryProblem(
                f"{what_vi}. Hãy tính từ các dòng gốc", f"{what_en}. Aggregate the rows themselves"
            )
        raise SummaryProblem(
            f"{what_vi}. Hãy lập lại bản tóm tắt có {dimension.name}, hoặc tính từ các dòng gốc",
            f"{what_en}. Build one with {dimension.name} among its dimensions, or aggregate the "
            "rows themselves",
        )


def _check_measures(summary: Summary, measures: Iterable[Measure]) -> None:
    for measure in measures:
        base = base_of(measure).name
        if base not in summary.measures:
            able = ", ".join(summary.measures) or "–"
            raise SummaryProblem(
                f"bản tóm tắt không giữ chỉ tiêu {base}; hiện có: {able}. Hãy lập lại bản tóm tắt "
                f"có {base}, hoặc tính từ các dòng gốc",
                f"the summary does not keep the measure {base}, but: {able}. Build one that keeps "
                f"{base}, or aggregate the rows themselves",
            )
