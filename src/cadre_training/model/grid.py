"""The cells of a sheet, as a file holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from cadre_training.model.source import Place

RawCell = str | int | bool | Decimal | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""What a cell holds; None and texts of nothing but spaces are blank.

A file's binary floating-point number comes as a whole number where it is one, else as the
:class:`~decimal.Decimal` of its 15 significant digits, which is what spreadsheets show.
"""

if TYPE_CHECKING:
    Cut = slice[int | None, int | None, int | None]
else:
    Cut = slice  # which takes no types while the program runs


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


@frozen
class MergedCells:
    """A rectangle of cells shown as one; all four edges lie in it, counted from 0.

    Args:
        top: The first row.
        left: The first column.
        bottom: The last row.
        right: The last column.

    >>> title = MergedCells(top=0, left=0, bottom=0, right=6)
    >>> title.right
    6
    """

    top: int
    left: int
    bottom: int
    right: int


@frozen(repr=False)
class ByColumn(Sequence[Sequence[RawCell]]):
    """Rows of one length that are there column by column; a row is made when it is asked for.

    Args:
        columns: The cells by column; they are not changed any more.

    Raises:
        ValueError: If the columns are not of one length.

    >>> ByColumn((("Xã", "An Trường"), ("Số lớp", 3)))
    [('Xã', 'Số lớp'), ('An Trường', 3)]
    """

    columns: tuple[Sequence[RawCell], ...]

    def __attrs_post_init__(self) -> None:
        """Refuse columns that are not of one length."""
        if len(set(map(len, self.columns))) > 1:
            raise ValueError("the columns are not of one length")

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, at: int) -> Sequence[RawCell]: ...
    @overload
    def __getitem__(self, at: Cut) -> ByColumn: ...
    def __getitem__(self, at: int | Cut) -> Sequence[RawCell] | ByColumn:
        """Return a row, or some rows."""
        if isinstance(at, slice):
            return ByColumn(tuple(column[at] for column in self.columns))
        return tuple(column[at] for column in self.columns)

    def __iter__(self) -> Iterator[Sequence[RawCell]]:
        """Yield the rows."""
        return zip(*self.columns, strict=True)

    def __repr__(self) -> str:
        """Show the rows."""
        return repr(list(self))


@frozen(kw_only=True)
class Grid:
    """One sheet: rows of cells, counted from 0, with what the file says of their layout.

    Args:
        file: The file's name, as messages give it.
        sheet: The sheet's name; None for a file that is one sheet, such as CSV.
        rows: The rows from the first row of the sheet on; they need not be of one length.
        merged: The merged cells. The value stands in their top left cell.
        hidden_rows: The rows that are not shown.
        hidden_columns: The columns that are not shown.
        hidden: Whether the sheet itself is not shown.
        clean: Whether it is known already that no text is in an old encoding.

    >>> grid = Grid(file="so-lieu.xlsx", sheet="2022", rows=(("Xã", "Số lớp"), ("An Trường", 3)))
    >>> str(grid.place(1, 1)), grid.cell(1, 1), grid.cell(9, 9)
    ('so-lieu.xlsx!2022!B2', 3, None)
    """

    file: str
    sheet: str | None = None
    rows: Sequence[Sequence[RawCell]] = field(default=(), repr=False)
    merged: tuple[MergedCells, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    clean: bool = False

    def cell(self, row: int, column: int) -> RawCell:
        """Return what a cell holds; None beyond the edges."""
        if not 0 <= row < len(self.rows):
            return None
        if isinstance(self.rows, ByColumn):
            columns = self.rows.columns
            return columns[column][row] if 0 <= column < len(columns) else None
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else None

    def column(self, column: int, start: int, stop: int) -> Sequence[RawCell]:
        """Return the cells of a column from one row to another; None beyond the edges.

        >>> Grid(file="a.csv", rows=(("Xã", "Số lớp"), ("An Trường", 3), ())).column(1, 1, 3)
        [3, None]
        """
        if isinstance(self.rows, ByColumn):
            columns = self.rows.columns
            if column < len(columns):
                return columns[column][start:stop]
            return [None] * len(range(len(self.rows))[start:stop])
        rows = self.rows[start:stop]
        if min(map(len, rows), default=0) > column:
            return list(map(itemgetter(column), rows))
        return [row[column] if column < len(row) else None for row in rows]

    def place(self, row: int, column: int) -> Place:
        """Return the address of a cell: ``file!sheet!F10``."""
        return Place(self.file, sheet=self.sheet, cell=f"{column_letters(column)}{row + 1}")
