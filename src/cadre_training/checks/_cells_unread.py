"""What must stand in cells that were not read, by the sums they are part of."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.checks._cells_words import spot
from cadre_training.checks.finding import Proposal
from cadre_training.model.phrase import Phrase
from cadre_training.model.printed import Number
from cadre_training.model.tabulation import Tabulation

MOST_CELLS = 2000
"""A column with more cells that were not read has another cause than these cells."""


def unread_proposals(table: Tabulation) -> Iterator[Proposal]:
    """Yield, for cells that were not read, the number that all their sums ask for.

    Args:
        table: The table.
    """
    cells = Cells(table)
    for at, column in enumerate(table.columns):
        if len(column.unread) > MOST_CELLS:
            continue
        for position in sorted(column.unread):
            cell = (position, at)
            asked = set(_asked(cells, cell))
            if len(asked) == 1:
                (number,) = asked
                if number >= 0 and (not column.whole or number == int(number)):
                    yield Proposal(
                        spot=spot(table, cell), was=None, proposed=number, why=_BY_ITS_SUMS
                    )


def _asked(cells: Cells, cell: Cell) -> Iterator[Number]:
    """Yield the number that each sum of a cell asks for, where it alone was not read."""
    for one, sign in _sums(cells, cell):
        members = list(cells.members(one))
        others = [other for other, _ in members if other != cell]
        total = cells.total(one)
        if any(cells.unread(other) for other in others) or (
            total != cell and cells.printed(total) is None
        ):
            continue
        if any(cells.printed(other) is not None for other in others):
            rest = sum(times * cells.number(other) for other, times in members if other != cell)
            yield -rest * sign


def _sums(cells: Cells, cell: Cell) -> Iterator[tuple[Sum, int]]:
    position, column = cell
    if cells.table.columns[column].adds:
        for share in cells.rows_down.get(position, ()):
            rule = cells.table.down[share.sum.rule]
            if rule.columns is None or column in rule.columns:
                yield Sum(Way.DOWN, share.sum.rule, column), share.sign
    for share in cells.columns_across.get(column, ()):
        yield Sum(Way.ACROSS, share.sum.rule, position), share.sign


_BY_ITS_SUMS = Phrase.of(
    "có thể là số này, theo các phép cộng có ô này",
    "it may be this, by the sums that it is part of",
)
