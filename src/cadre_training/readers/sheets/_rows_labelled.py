"""The words at the head of rows, looked up when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from cadre_training.model.label import nfc
from cadre_training.model.tabulation import NumberColumn
from cadre_training.readers.sheets._header_words import is_serial_header
from cadre_training.readers.sheets._sums_words import key_of
from cadre_training.readers.sheets.layout import TableLayout

_LONGEST = 80

if TYPE_CHECKING:
    Cut = slice[int | None, int | None, int | None]


class RowLabels(Sequence[str]):
    """The words of each row of a table: those of its first column of words that has any.

    Args:
        layout: The table.
        columns: Its columns of numbers.
    """

    def __init__(self, layout: TableLayout, columns: Sequence[NumberColumn]) -> None:
        """Take the table."""
        numbers = {column.index for column in columns}
        self._rows = layout.rows
        self._grid = layout.grid
        self._columns = [
            column.index
            for column in layout.columns
            if column.index not in numbers
            and not (column.path and is_serial_header(key_of(column.path[-1])))
        ]
        self._serial = [
            column.index
            for column in layout.columns
            if column.index not in numbers and column.index not in self._columns
        ]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, position: int) -> str: ...
    @overload
    def __getitem__(self, position: Cut) -> Sequence[str]: ...
    def __getitem__(self, position: int | Cut) -> str | Sequence[str]:
        """Return the words of a row."""
        if isinstance(position, slice):
            return [self[at] for at in range(*position.indices(len(self)))]
        row = self._rows[position]
        for column in (*self._columns, *self._serial):
            value = self._grid.cell(row, column)
            if isinstance(value, str) and any(map(str.isalpha, value)):
                text = " ".join(nfc(value).split())
                return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return ""
