"""A column of a table with its meaning and its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from attrs import field as attr_field
from attrs import frozen

from cadre_training.model.grid import ByColumn, RawCell
from cadre_training.model.source import Place
from cadre_training.readers.sheets._meaning_column import Draft
from cadre_training.readers.sheets._values_times import Times
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.layout import Block, TableLayout
from cadre_training.readers.sheets.values import Numbers

_AT_ONCE = 256


@frozen(kw_only=True)
class Column:
    """A column of a table with its meaning and its values.

    Args:
        index: The column of the sheet, from 0.
        draft: What it means.
        cells: Its cells, by position in the table.
        numbers: Its numbers, if it holds numbers.
        times: Its times, if it holds times.
    """

    index: int
    draft: Draft
    cells: Sequence[RawCell] = attr_field(repr=False)
    numbers: Numbers | None = attr_field(default=None, repr=False)
    times: Times | None = attr_field(default=None, repr=False)

    @property
    def field(self) -> Field:
        """What it means."""
        return self.draft.field


def columns_of(layout: TableLayout) -> Sequence[Sequence[RawCell]]:
    """Return the cells of each column of the sheet, by position in the table."""
    start, stop = layout.rows.start, layout.rows.stop
    rows = layout.grid.rows[start:stop]
    missing: list[RawCell] = [None] * (len(layout.rows) - len(rows))
    if isinstance(rows, ByColumn):
        return [[*column, *missing] for column in rows.columns] if missing else rows.columns
    widest = max(map(len, rows), default=0)
    columns: list[list[RawCell]] = [[] for _ in range(widest)]
    # Some rows at a time, so that they are still at hand when their next cells are taken.
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        taken = list(zip_longest(*some))
        blank = [(None,) * len(some)] * (widest - len(taken))
        for column, cells in zip(columns, (*taken, *blank), strict=True):
            column.extend(cells)
    return [[*column, *missing] if missing else column for column in columns]


def record_runs(layout: TableLayout) -> list[range]:
    """Return the positions of the records of a table, run by run."""
    first = layout.rows.start
    return [range(run.start - first, run.stop - first) for run in layout.body.records() if run]


def other_positions(layout: TableLayout, runs: Sequence[range]) -> list[int]:
    """Return the positions of the rows that are no records."""
    positions: list[int] = []
    at = 0
    for run in sorted(runs, key=_start):
        positions.extend(range(at, run.start))
        at = run.stop
    positions.extend(range(at, len(layout.rows)))
    return positions


def _start(run: range) -> int:
    return run.start


def without(cells: Sequence[RawCell], positions: Sequence[int]) -> Sequence[RawCell]:
    """Return the cells of a column with some of them blank."""
    if not positions:
        return cells
    some = list(cells)
    for position in positions:
        some[position] = None
    return some


def filled_down(layout: TableLayout, index: int, cells: Sequence[RawCell]) -> Sequence[RawCell]:
    """Return the cells of a column of words or times; a merged cell speaks for all its rows."""
    first, last = layout.rows.start, len(cells) - 1
    merged = [one for one in layout.grid.merged if one.left == index and one.bottom > one.top]
    if not merged:
        return cells
    filled = list(cells)
    for one in merged:
        top = one.top - first
        if 0 <= top <= last:
            for position in range(top + 1, min(one.bottom - first, last) + 1):
                filled[position] = filled[top]
    return filled


def headings(layout: TableLayout) -> list[int]:
    """Return the positions of the rows that head a group and state no totals."""
    first = layout.rows.start
    return [
        block.head - first
        for block in _blocks(layout.body)
        if block.head is not None and block.head not in block.totals
    ]


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for part in block.parts:
        if isinstance(part, Block):
            yield from _blocks(part)


def place_of(layout: TableLayout, index: int) -> Callable[[int], Place]:
    """Return what gives the place of the cell at a position of a column of the sheet."""
    grid, first = layout.grid, layout.rows.start
    return lambda position: grid.place(first + position, index)


def header_place(layout: TableLayout, index: int, words: str | None) -> Place:
    """Return the place of the cell of a header with these words, or of its lowest cell."""
    for row in reversed(layout.header):
        cell = layout.grid.cell(row, index)
        if cell is not None and " ".join(str(cell).split()) == words:
            return layout.grid.place(row, index)
    row = layout.header.stop - 1 if len(layout.header) else layout.rows.start
    return layout.grid.place(max(row, 0), index)
