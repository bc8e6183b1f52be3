"""What the reading of cells does not tell of a sheet, and how far its cells reach."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from cadre_training.plugin import MergedCells

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_MOST_SPECIAL = 1_000_000
_LONGEST = 200


class TooFar(ValueError):
    """A sheet's cells reach farther than is read."""


class TooLarge(ValueError):
    """A file unfolds to more bytes than is allowed."""


class Encrypted(ValueError):
    """A file cannot be read without its password."""


class Broken(ValueError):
    """A part of the file is not what it must be."""


@define
class Survey:
    """What was seen of one sheet.

    Args:
        hidden_rows: The rows that are not shown.
        hidden_columns: The columns that are not shown.
        special: The words of cells by row and column, where the reading of cells gives none:
            errors such as ``#REF!``, and formulas without a value.
        merged: The merged cells; None where the reading of cells tells them.
        rows: How many rows there are, up to the last with a cell.
        columns: How many columns there are, up to the last with a cell.
        rest: Notes all but the last two when it is called, while the cells are read; None where
            that is done.
    """

    hidden_rows: set[int] = field(factory=set[int])
    hidden_columns: set[int] = field(factory=set[int])
    special: dict[tuple[int, int], str] = field(factory=dict[tuple[int, int], str])
    merged: list[MergedCells] | None = None
    rows: int = 0
    columns: int = 0
    rest: Callable[[], None] | None = field(default=None, repr=False)

    def hide_columns(self, first: int, last: int) -> None:
        """Note that the columns from ``first`` to ``last`` are not shown."""
        self.hidden_columns.update(range(max(first, 0), min(last + 1, MOST_COLUMNS)))

    def add_merged(self, cells: MergedCells) -> None:
        """Note that cells are shown as one.

        Raises:
            TooFar: If there are more of them than can be meant.
        """
        if self.merged is None:
            self.merged = []
        if len(self.merged) > _MOST_SPECIAL:
            raise TooFar
        self.merged.append(cells)

    def note(self, row: int, column: int, words: str) -> None:
        """Note what stands in a cell whose value is none.

        Raises:
            TooFar: If there are more of them than can be meant.
        """
        if len(self.special) > _MOST_SPECIAL:
            raise TooFar
        self.special[row, column] = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

    def reach(self, row: int, column: int) -> None:
        """Note that a cell stands there.

        Raises:
            TooFar: If no spreadsheet has such a cell.
        """
        if row >= self.rows:
            self.rows = row + 1
        if column >= self.columns:
            self.columns = column + 1
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS:
            raise TooFar

    def check(self, most: int) -> None:
        """Refuse a sheet that spans more than ``most`` cells.

        Raises:
            TooFar: If it does.
        """
        if self.rows * self.columns > most:
            raise TooFar


SheetSurvey = Callable[[], Survey]
"""Looks at one sheet when it is called."""
