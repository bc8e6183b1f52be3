"""The cells of a table and the sums over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from cadre_training.model.folding import fold
from cadre_training.model.printed import Number
from cadre_training.model.tabulation import AcrossSum, DownSum, Printed, Tabulation

Cell = tuple[int, int]
"""The position of a row and that of a column."""


class Way(IntEnum):
    """Which way a sum goes: down a column, or across a row."""

    DOWN = 0
    ACROSS = 1


class Sum(NamedTuple):
    """One sum of one column or row.

    Args:
        way: Which way it goes.
        rule: The position of its rule among ``Tabulation.down`` or ``Tabulation.across``.
        at: The column it is made in, or the row.
    """

    way: Way
    rule: int
    at: int


class Share(NamedTuple):
    """How a cell takes part in a sum: 1 as its total or taken off, -1 as added."""

    sum: Sum
    sign: int


class Cells:
    """Looks up the sums of a cell and the cells of a sum.

    What a sum misses by is its total less its parts. A number that is too large by ``n`` makes
    its sums miss by ``sign * n`` more.

    Args:
        table: The table.
        distrusted: The rules across that are not believed, since most rows break them.
    """

    def __init__(self, table: Tabulation, distrusted: Iterable[int] = ()) -> None:
        """Take the table."""
        self.table = table
        self._distrusted = frozenset(distrusted)
        self._values = [column.values for column in table.columns]
        self._numbers: dict[int, Sequence[Number]] = {}
        self._open: dict[Sum, bool] = {}
        self._made: dict[Sum, Number] = {}
        self._free: dict[int, frozenset[int]] = {}
        self._signs = [signs(rule) for rule in table.across]

    def printed(self, cell: Cell) -> Printed:
        """Return the number in a cell, as printed."""
        return self._values[cell[1]][cell[0]]

    def number(self, cell: Cell) -> Number:
        """Return the number in a cell, a blank one being nothing."""
        return self._values[cell[1]][cell[0]] or 0

    def numbers(self, column: int) -> Sequence[Number]:
        """Return a column with nothing for its blanks."""
        found = self._numbers.get(column)
        if found is None:
            found = self._numbers[column] = [value or 0 for value in self._values[column]]
        return found

    def unread(self, cell: Cell) -> bool:
        """Tell whether a cell holds something that was not read."""
        return cell[0] in self.table.columns[cell[1]].unread

    # The sums of a cell ---------------------------------------------------------------------

    @cached_property
    def rows_down(self) -> dict[int, list[Share]]:
        """For each row: the rules down that it takes part in; their columns are left open."""
        found: dict[int, list[Share]] = {}
        for number, rule in enumerate(self.table.down):
            if not rule.exhaustive:
                continue
            found.setdefault(rule.total, []).append(Share(Sum(Way.DOWN, number, 0), 1))
            part = Share(Sum(Way.DOWN, number, 0), -1)
            for position in rule.parts:
                if position in found:
                    found[position].append(part)
                else:
                    found[position] = [part]
        return found

    @cached_property
    def columns_across(self) -> dict[int, list[Share]]:
        """For each column: the rules across that it takes part in; their rows are left open."""
        found: dict[int, list[Share]] = {}
        for number, rule in enumerate(self.table.across):
            if rule.exhaustive and number not in self._distrusted:
                for column, sign in signs(rule):
                    found.setdefault(column, []).append(Share(Sum(Way.ACROSS, number, 0), sign))
        return found

    def shares(self, cell: Cell) -> list[Share]:
        """Return the sums that a cell takes part in and that state something."""
        position, column = cell
        found: list[Share] = []
        if self.table.columns[column].adds:
            for share in self.rows_down.get(position, ()):
                one = Sum(Way.DOWN, share.sum.rule, column)
                if self.stated(one):
                    found.append(Share(one, share.sign))
        for share in self.columns_across.get(column, ()):
            one = Sum(Way.ACROSS, share.sum.rule, position)
            if self.stated(one):
                found.append(Share(one, share.sign))
        return found

    # The cells of a sum ---------------------------------------------------------------------

    def down(self, one: Sum) -> DownSum:
        """Return the rule of a sum down."""
        return self.table.down[one.rule]

    def across(self, one: Sum) -> AcrossSum:
        """Return the rule of a sum across."""
        return self.table.across[one.rule]

    def total(self, one: Sum) -> Cell:
        """Return the cell that states a sum."""
        if one.way is Way.DOWN:
            return self.down(one).total, one.at
        return one.at, self.across(one).total

    def parts(self, one: Sum) -> Iterator[tuple[Cell, int]]:
        """Yield the cells that make a sum, with their signs."""
        if one.way is Way.DOWN:
            for position in self.down(one).parts:
                yield (position, one.at), -1
        else:
            for column, sign in self._signs[one.rule][1:]:
                yield (one.at, column), sign

    def members(self, one: Sum) -> Iterator[tuple[Cell, int]]:
        """Yield the cells of a sum with their signs, its total first."""
        yield self.total(one), 1
        yield from self.parts(one)

    def size(self, one: Sum) -> int:
        """Return how many cells a sum has."""
        if one.way is Way.DOWN:
            return 1 + len(self.down(one).parts)
        rule = self.across(one)
        return 1 + len(rule.plus) + len(rule.minus)

    def made(self, one: Sum) -> Number:
        """Return what the parts of a sum make."""
        made = self._made.get(one)
        if made is None:
            made = -sum(sign * self.number(cell) for cell, sign in self.parts(one))
            self._made[one] = made
        return made

    def missing(self, one: Sum) -> Number:
        """Return what a sum misses by: its total less its parts."""
        return self.number(self.total(one)) - self.made(one)

    def stated(self, one: Sum) -> bool:
        """Tell whether a sum states something that can be held.

        It does not where its total is blank, where no part is given beside a total, and where a
        cell of it was not read.
        """
        found = self._open.get(one)
        if found is None:
            found = self._open[one] = self._stated(one)
        return found

    def _stated(self, one: Sum) -> bool:
        total = self.printed(self.total(one))
        if total is None:
            return False
        if one.way is Way.DOWN:
            unread = self.table.columns[one.at].unread
            rule = self.down(one)
            if rule.columns is not None and one.at not in rule.columns:
                return False
            if unread and any(at in unread for at in (rule.total, *rule.parts)):
                return False
            return not total or any(self._values[one.at][at] is not None for at in rule.parts)
        parts = self._signs[one.rule]
        if self._apart(one.at):
            return False
        if any(one.at in self.table.columns[column].unread for column, _ in parts):
            return False
        return not total or any(self._values[column][one.at] is not None for column, _ in parts[1:])

    def _apart(self, position: int) -> bool:
        """Tell whether the words of a row say that its numbers do not add: “Tỷ lệ”, “%”."""
        labels = self.table.row_labels
        key = fold(labels[position]) if position < len(labels) else ""
        return "%" in key or key.startswith(_NO_SUMS)

    def rows_free(self, column: int) -> frozenset[int]:
        """Return the rows in which no sum across states anything of a column."""
        free = self._free.get(column)
        if free is None:
            totals = {share.sum.rule for share in self.columns_across.get(column, ())}
            blank = (self._silent(self.table.across[rule]) for rule in totals)
            free = self._free[column] = frozenset[int].intersection(*blank)
        return free

    def _silent(self, rule: AcrossSum) -> frozenset[int]:
        """Return the rows in which a rule states nothing, since a cell is blank or unread."""
        columns = [self.table.columns[at] for at, _ in signs(rule)]
        blank = (at for at, value in enumerate(columns[0].values) if value is None)
        return frozenset(blank).union(*(column.unread for column in columns))


_NO_SUMS = tuple(
    map(fold, ("tỷ lệ", "tỷ trọng", "cơ cấu", "bình quân", "trung bình", "rate", "average", "mean"))
)


def signs(rule: AcrossSum) -> tuple[tuple[int, int], ...]:
    """Return the columns of a sum across with their signs, the total first."""
    return (
        (rule.total, 1),
        *((column, -1) for column in rule.plus),
        *((column, 1) for column in rule.minus),
    )
