"""What the numbers of a table say of the sums and rates that its words may state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from cadre_training.model.printed import Number, agrees, made_by, rate_of
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    AcrossSum,
    NumberColumn,
)

MOST_ROWS = 300
"""How many rows are looked at; of longer tables one is taken of each stretch."""

FEW = 3
"""Fewer rows than these prove nothing by themselves."""


@frozen
class Vote:
    """How many rows bear a reading out.

    Args:
        agree: How many rows agree.
        rows: How many there are that could.
        telling: How many of those that agree could hardly do so by chance.
    """

    agree: int
    rows: int
    telling: int

    @property
    def share(self) -> Fraction:
        """Which share of the rows agrees."""
        return Fraction(self.agree, self.rows) if self.rows else Fraction(0)

    @property
    def most(self) -> bool:
        """Whether more than half of the rows agree, and one at least tells something."""
        return 2 * self.agree > self.rows and self.telling > 0

    @property
    def sure(self) -> bool:
        """Whether so many agree that words need not say it clearly."""
        return self.telling >= FEW and 5 * self.agree > 3 * self.rows


class Numbers:
    """The numbers of a table, or of some of its rows.

    Args:
        columns: The columns.
        rows: The positions of the rows that are records or totals.
    """

    def __init__(self, columns: Sequence[NumberColumn], rows: Sequence[int]) -> None:
        """Take the numbers."""
        self._unread = [column.unread.intersection(rows) for column in columns]
        self._rows = rows
        self._columns = columns

    def _taken(self, columns: Sequence[int]) -> Iterator[list[Number | None]]:
        """Yield the numbers of some columns, row by row, where all could be read."""
        unread = frozenset[int]().union(*(self._unread[at] for at in columns))
        values = [self._columns[at].values for at in columns]
        for row in self._rows:
            if row not in unread:
                yield [column[row] for column in values]

    def added(self, total: int, plus: Sequence[int], minus: Sequence[int] = ()) -> Vote:
        """Return how many rows bear a sum out."""
        agree = rows = telling = 0
        split = 1 + len(plus)
        for whole, *parts in self._taken((total, *plus, *minus)):
            if whole is None or all(part is None for part in parts):
                continue
            made = sum(p or 0 for p in parts[: split - 1]) - sum(p or 0 for p in parts[split - 1 :])
            rows += 1
            if made == whole:
                agree += 1
                telling += sum(bool(part) for part in parts) > 1
        return Vote(agree, rows, telling)

    def within(self, total: int, part: int) -> Vote:
        """Return how many rows have no more in a part than in its whole."""
        pairs = [
            (whole, one)
            for whole, one in self._taken((total, part))
            if whole is not None and one is not None
        ]
        agree = sum(one <= whole for whole, one in pairs)
        return Vote(agree, len(pairs), sum(0 < one < whole for whole, one in pairs))

    def divided(self, rule: AcrossRate) -> Vote:
        """Return how many rows bear a rate out."""
        agree = rows = telling = 0
        for rate, part, whole in self._taken((rule.rate, rule.part, rule.whole)):
            if rate is None or part is None or not whole:
                continue
            rows += 1
            if agrees(rate, rate_of(part, whole, percent=rule.percent)):
                agree += 1
                telling += bool(part) and part != whole
        return Vote(agree, rows, telling)

    def borne_out(self, rule: AcrossSum | AcrossRate | AcrossFormula) -> Fraction:
        """Return which share of the rows bears a rule out."""
        match rule:
            case AcrossSum():
                return self.added(rule.total, rule.plus, rule.minus).share
            case AcrossRate():
                return self.divided(rule).share
            case AcrossFormula():
                return self._made(rule).share

    def _made(self, rule: AcrossFormula) -> Vote:
        columns = [step for step in rule.steps if isinstance(step, int)]
        agree = rows = 0
        for total, *parts in self._taken((rule.total, *columns)):
            if total is None or any(part is None for part in parts):
                continue
            numbers = {column: part or 0 for column, part in zip(columns, parts, strict=True)}
            made = made_by(rule.steps, numbers.__getitem__)
            if made is not None:
                rows += 1
                agree += agrees(total, made)
        return Vote(agree, rows, agree)

    def scaled(self, rule: AcrossRate, percent: bool) -> AcrossRate:
        """Return a rate as percent or plain: as the numbers are, else as the words say."""
        plain, hundredfold = (self.divided(evolve(rule, percent=is_it)) for is_it in (False, True))
        if plain.share != hundredfold.share:
            percent = hundredfold.share > plain.share
        return evolve(rule, percent=percent)
