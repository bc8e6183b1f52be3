"""A row of a table that is being read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import field, frozen

from cadre_training.codec.column import Column
from cadre_training.codec.problem import Refused
from cadre_training.model.source import Place

V = TypeVar("V")


class Row:
    """A row: ask it for the value of a column.

    Args:
        file: The file it stands in.
        line: The line it begins on.
        slots: Where each column of the table stands.
        cells: Its cells.
    """

    __slots__ = ("_cells", "_slots", "file", "line")

    def __init__(
        self, file: str, line: int, slots: Mapping[str, int], cells: Sequence[str]
    ) -> None:
        """Take the row as it stands in the file."""
        self.file = file
        self.line = line
        self._slots = slots
        self._cells = cells

    def __getitem__(self, column: Column[V]) -> V:
        """Return the value of ``column``.

        Raises:
            Refused: If the cell cannot be read, with the column's name.
        """
        slot = self._slots.get(column.name)
        try:
            if slot is None:
                return column.absent()
            cell = self._cells[slot]
            try:  # as Column.read does; a call less for each of very many cells
                return column.parse(cell) if cell and not cell.isspace() else column.blank()
            except Refused as refused:
                return column.instead(cell, refused)
        except Refused as refused:
            refused.column = refused.column or column.name
            raise

    def cell(self, name: str) -> str | None:
        """Return the cell of the column called ``name`` as it stands; None without one."""
        slot = self._slots.get(name)
        return None if slot is None else self._cells[slot]

    @property
    def place(self) -> Place:
        """The place of the row."""
        return Place(self.file, line=self.line)


@frozen(kw_only=True)
class Rows:
    """Rows that stand together in a file.

    Args:
        file: The file.
        slots: Where each column of the table stands.
        lines: The line on which each row begins.
        cells: The cells of each row.
    """

    file: str
    slots: Mapping[str, int]
    lines: Sequence[int] = field(repr=False)
    cells: Sequence[Sequence[str]] = field(repr=False)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.cells)

    def __getitem__(self, at: int) -> Row:
        """Return one of the rows."""
        return Row(self.file, self.lines[at], self.slots, self.cells[at])

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows, one by one."""
        return map(self.__getitem__, range(len(self.cells)))


class MendedRow(Row):
    """A row of which no record could be made: what cannot be read is left out of it.

    The record made of it is only for looking at the rest: its group, and what it refers to.
    """

    __slots__ = ()

    @classmethod
    def of(cls, row: Row) -> MendedRow:
        """Return ``row``, mended."""
        return cls(row.file, row.line, row._slots, row._cells)

    def __getitem__(self, column: Column[V]) -> V:
        """Return the value of ``column``, or what stands for it where it cannot be read.

        Raises:
            Refused: If nothing can stand for it.
        """
        try:
            return super().__getitem__(column)
        except Refused:
            return column.absent() if column.stand_in is None else column.stand_in(self.line)
