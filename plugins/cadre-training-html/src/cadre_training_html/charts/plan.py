"""Which tables are drawn, and what of them: decided by their columns and values alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeGuard

from attrs import field, frozen

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    NotKnown,
    Period,
    Quantity,
    Row,
    Table,
)
from cadre_training_html.values import ABSENCES

_MOST_YEARS, _MOST_ROWS, _MOST_GROUPS, _MOST_PANELS = 40, 120, 6, 4
_FEWEST_NUMBERS = 2


@frozen
class Bar:
    """A number of one year, or why there is none.

    Args:
        year: The year.
        group: The place of its group in :attr:`Plan.groups`; None where it has none.
        value: The number, or its absence.
    """

    year: int
    group: int | None
    value: Quantity | Absence | NotKnown


@frozen
class Panel:
    """What one column counts, year by year: every year from the first to the last has a bar."""

    column: Column
    bars: tuple[Bar, ...]

    @property
    def numbers(self) -> list[tuple[int, Quantity]]:
        """The years and numbers, without the absences."""
        return [(bar.year, bar.value) for bar in self.bars if isinstance(bar.value, Quantity)]


@frozen
class Plan:
    """What is drawn of a table.

    Args:
        years: The years, first and last included.
        groups: What the second key of the table holds, in order; empty where it has none.
        panels: What is drawn, one column each.
    """

    years: range
    groups: tuple[CellValue, ...]
    panels: tuple[Panel, ...]


@frozen
class Planner:
    """Plans the charts of a page; what has been drawn once is not drawn again.

    A table is drawn if one of its heads is a year in every row, if no more than one other head
    stands beside it, of six values at the most, and if a column counts something: numbers of one
    unit, none below zero, in two rows at least. Totals are left out. Bars never stand upon each
    other, since that would be a sum, and people in two groups do not add.
    """

    _drawn: set[Hashable] = field(factory=set[Hashable], init=False)

    def plan(self, table: Table) -> Plan | None:
        """Return what to draw of ``table``; None for nothing."""
        rows = [row for row in table.rows if not row.is_total]
        heads = [place for place, column in enumerate(table.columns) if column.is_header]
        by_year = [place for place in heads if rows and all(_year(r.cells[place]) for r in rows)]
        if len(rows) > _MOST_ROWS or len(by_year) != 1 or len(heads) > 2:
            return None
        (year_at,) = by_year
        group_at = next((place for place in heads if place != year_at), None)
        counted = [p for p, column in enumerate(table.columns) if _counts(rows, p, column)]
        keyed = [_Keyed(_year(row.cells[year_at]), _group(row, group_at), row) for row in rows]
        groups = _groups_of(keyed, counted) if group_at is not None else ()
        years = range(min(k.year for k in keyed), max(k.year for k in keyed) + 1)
        if (
            len({(k.year, k.group) for k in keyed}) < len(rows)
            or not 2 <= len(years) <= _MOST_YEARS
            or len(groups) > _MOST_GROUPS
        ):
            return None
        panels = [
            Panel(table.columns[place], tuple(_bars(keyed, place, years, groups)))
            for place in counted
        ]
        new = tuple(filter(self._is_new, panels))[:_MOST_PANELS]
        return Plan(years, groups, new) if new else None

    def _is_new(self, panel: Panel) -> bool:
        key = panel.column.name, tuple(panel.numbers)
        is_new = key not in self._drawn
        self._drawn.add(key)
        return is_new


@frozen
class _Keyed:
    """A row and its keys."""

    year: int
    group: CellValue | None
    row: Row


def _year(cell: Cell) -> int:
    """Return the year of a head; 0 where it is none."""
    value = cell.value
    if isinstance(value, Period) and value == Period.of_year(value.start.year):
        return value.start.year
    return 0


def _group(row: Row, place: int | None) -> CellValue | None:
    return None if place is None else row.cells[place].value


def _counts(rows: Sequence[Row], place: int, column: Column) -> bool:
    if column.is_header or column.unit is None:
        return False
    values = [row.cells[place].value for row in rows]
    numbers = [value for value in values if isinstance(value, Quantity)]
    return (
        len(numbers) >= _FEWEST_NUMBERS
        and all(number.unit is column.unit and number.value >= 0 for number in numbers)
        and any(number.value for number in numbers)
        and all(map(_can_be_shown, values))
    )


def _can_be_shown(value: CellValue) -> TypeGuard[Quantity | Absence | NotKnown]:
    return isinstance(value, (Quantity, *ABSENCES))


def _groups_of(keyed: Sequence[_Keyed], counted: Sequence[int]) -> tuple[CellValue, ...]:
    """Return the groups that have a number anywhere, in order."""
    return tuple(
        dict.fromkeys(
            k.group
            for k in keyed
            if k.group is not None
            and any(isinstance(k.row.cells[place].value, Quantity) for place in counted)
        )
    )


def _bars(
    keyed: Sequence[_Keyed], place: int, years: range, groups: Sequence[CellValue]
) -> Iterator[Bar]:
    """Yield the bars of a column; a year without a row has no data."""
    for year in years:
        of_year = [k for k in keyed if k.year == year]
        if not of_year:
            yield Bar(year, None, Absence.NO_DATA)
        for k in of_year:
            value = k.row.cells[place].value
            group = groups.index(k.group) if k.group in groups else None
            if _can_be_shown(value):
                yield Bar(year, group, value)
