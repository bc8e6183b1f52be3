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
    touched: dict[Sum, list[tuple[Cell, int]]] = {}
    for at, column in enumerate(table.columns):
        if len(column.unread) <= MOST_CELLS:
            for position in sorted(column.unread):
                for one, sign in _sums(cells, (position, at)):
                    touched.setdefault(one, []).append(((position, at), sign))
    asked: dict[Cell, set[Number]] = {}
    for one, unread in touched.items():
        if len(unread) == 1:
            ((cell, sign),) = unread
            number = _asked(cells, one, cell, sign)
            if number is not None:
                asked.setdefault(cell, set()).add(number)
    for cell, numbers in sorted(asked.items()):
        number = min(numbers)
        whole = not table.columns[cell[1]].whole or number == int(number)
        if len(numbers) == 1 and number >= 0 and whole:
            where = spot(table, cell)
            yield Proposal(spot=where, was=None, proposed=number, why=_BY_ITS_SUMS, unread=True)


def _asked(cells: Cells, one: Sum, cell: Cell, sign: int) -> Number | None:
    """Return the number that a sum asks for in the one cell of it that was not read."""
    total = cells.total(one)
    if total != cell and cells.printed(total) is None:
        return None
    rest: Number = 0
    stated = False
    for other, times in cells.members(one):
        if other != cell:
            if cells.unread(other):
                return None
            stated = stated or cells.printed(other) is not None
            rest += times * cells.number(other)
    return -rest * sign if stated else None


def _sums(cells: Cells, cell: Cell) -> Iterator[tuple[Sum, int]]:
    """Yield the sums of a cell with its sign, whether or not they can be held."""
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
