"""A part of a sheet, looked at row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.readers.sheets._cells import Cell, Kind, look_at


@frozen
class Row:
    """The cells of a row that are not blank.

    Args:
        index: The row of the sheet, from 0.
        cells: Its cells, from left to right.
    """

    index: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """Return the cell in a column of the sheet."""
        for cell in self.cells:
            if cell.column == column:
                return cell
        return None

    def of(self, *kinds: Kind) -> tuple[Cell, ...]:
        """Return the cells of some kinds."""
        return tuple(cell for cell in self.cells if cell.kind in kinds)

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """What it is compared by with other rows."""
        return tuple((cell.column, cell.key) for cell in self.cells)


def _by_top(grid: Grid) -> dict[int, tuple[MergedCells, ...]]:
    tops: dict[int, list[MergedCells]] = {}
    for one in grid.merged:
        tops.setdefault(one.top, []).append(one)
    return {top: tuple(found) for top, found in tops.items()}


@frozen(kw_only=True)
class View:
    """Some columns of a sheet, from a row to a row.

    Args:
        grid: The sheet.
        top: The first row.
        bottom: The row behind the last.
        left: The first column.
        right: The column behind the last; None for all there are.
        merged: The merged cells, by their first row.
    """

    grid: Grid = field(repr=False)
    top: int = 0
    bottom: int
    left: int = 0
    right: int | None = None
    merged: dict[int, tuple[MergedCells, ...]] = field(repr=False)

    @classmethod
    def of(cls, grid: Grid) -> View:
        """Return a view of a whole sheet."""
        return cls(grid=grid, bottom=len(grid.rows), merged=_by_top(grid))

    def part(self, top: int, bottom: int, left: int, right: int | None) -> View:
        """Return a view of a part of it."""
        return View(
            grid=self.grid, top=top, bottom=bottom, left=left, right=right, merged=self.merged
        )

    def raw(self, index: int) -> Sequence[RawCell]:
        """Return the cells of a row, blank ones too; they begin at the column ``left``."""
        row = self.grid.rows[index]
        if self.left == 0 and (self.right is None or self.right >= len(row)):
            return row
        return row[self.left : self.right]

    def row(self, index: int) -> Row:
        """Look at a row."""
        cells = (
            look_at(column, value)
            for column, value in enumerate(self.raw(index), self.left)
            if value is not None and value != ""
        )
        return Row(index, tuple(cell for cell in cells if cell is not None))

    def merges(self, top: int, bottom: int) -> Iterator[MergedCells]:
        """Yield the merged cells in it whose first row is one from ``top`` to ``bottom``."""
        for index in range(top, bottom + 1):
            for one in self.merged.get(index, ()):
                if one.left >= self.left and (self.right is None or one.right < self.right):
                    yield one
