"""What the cells of a table say, seen in one look at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from cadre_training.plugin import Cell, CountUnit, Interval, Quantity, Row, Table
from cadre_training_csv.detail import Aspect

ROWS_AT_ONCE = 512
"""As many rows as the caches of a processor hold: what was looked at is there when written."""

Cells = Sequence[tuple[Cell, ...]]
"""The cells of a run of rows, column by column."""


@define
class SeenColumn:
    """What stands in a column of a table.

    Args:
        unit: What its numbers count.
        types: The classes of its values.
        aspects: What its cells say, besides what the classes of the values tell.
    """

    unit: CountUnit | None
    types: set[type] = field(factory=set[type])
    aspects: set[Aspect] = field(factory=lambda: {Aspect.VALUE})

    def look_at(self, cells: Sequence[Cell]) -> bool:
        """Look at a run of cells, and tell whether there is anything new."""
        odd = self._odd_ones(cells)
        if not odd:
            return False
        before = len(self.types), len(self.aspects)
        values = [cell.value for cell in odd]
        self.types.update(map(type, values))
        if any(cell.code for cell in odd):
            self.aspects.add(Aspect.CODE)
        if any(cell.note is not None for cell in odd):
            self.aspects.add(Aspect.NOTE)
        if any(cell.sources for cell in odd):
            self.aspects.add(Aspect.SOURCE)
        if any(
            (isinstance(value, Quantity) and value.unit is not self.unit)
            or (isinstance(value, Interval) and value.low.unit is not self.unit)
            for value in values
        ):
            self.aspects.add(Aspect.UNIT)
        return before != (len(self.types), len(self.aspects))

    def _odd_ones(self, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells that may be other than a bare value of a class seen before.

        There may be millions of cells, and nearly all are bare values of one class.
        """
        types, unit = self.types, self.unit
        if types == {Quantity}:
            return [
                cell
                for cell in cells
                if type(number := cell.value) is not Quantity
                or number.unit is not unit
                or cell.note is not None
                or cell.code is not None
                or cell.sources
            ]
        if len(types) == 1 and not types & {Quantity, Interval}:
            (own,) = types
            return [
                cell
                for cell in cells
                if type(cell.value) is not own
                or cell.note is not None
                or cell.code is not None
                or cell.sources
            ]
        return [
            cell
            for cell in cells
            if type(value := cell.value) not in types
            or (value.unit is not unit if type(value) is Quantity else type(value) is Interval)
            or cell.note is not None
            or cell.code is not None
            or cell.sources
        ]


class Survey:
    """What stands in a table, as far as it was looked at.

    Attributes:
        columns: What stands in each column.
        totals: Whether there is a row of totals.
    """

    def __init__(self, table: Table) -> None:
        """Look at nothing yet."""
        self.columns = [SeenColumn(column.unit) for column in table.columns]
        self.totals = False

    def look_at(self, rows: Sequence[Row], cells: Cells) -> bool:
        """Look at a run of rows, and tell whether there is anything new."""
        new = [column.look_at(own) for column, own in zip(self.columns, cells, strict=True)]
        if not self.totals and [row for row in rows if row.is_total]:
            self.totals = True
            return True
        return any(new)


def runs(rows: tuple[Row, ...], start: int = 0) -> Iterator[tuple[Row, ...]]:
    """Yield ``rows`` from ``start`` on, a run at a time."""
    for first in range(start, len(rows), ROWS_AT_ONCE):
        yield rows[first : first + ROWS_AT_ONCE]


def by_column(rows: tuple[Row, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of ``rows`` column by column."""
    return zip(*[row.cells for row in rows], strict=True)
