"""Columns that are rates of others, or made of them by another formula than a sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import inf, nan
from operator import add, mul, sub

from attrs import frozen

from cadre_training.checks._cells_tally import Tally
from cadre_training.model.printed import Number, agrees, last_place, made_by
from cadre_training.model.rate import round_half_up
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    Operator,
    Printed,
    Step,
    Tabulation,
)

_NEAR = 1e-9


@frozen
class Relation:
    """A column that is made of others, row by row.

    Args:
        result: The column.
        operands: The columns it is made of.
        steps: How.
        rule: The rule of the table that states it.
    """

    result: int
    operands: tuple[int, ...]
    steps: tuple[Step, ...]
    rule: AcrossRate | AcrossFormula

    @property
    def columns(self) -> tuple[int, ...]:
        """All its columns, the one that is made first."""
        return (self.result, *self.operands)

    @property
    def divides(self) -> bool:
        """Whether it divides, so that what is printed may be rounded or cut off."""
        return Operator.DIVIDE in self.steps

    def made(self, number: Callable[[int], Number]) -> Fraction | None:
        """Return what the columns make, exactly; None where it cannot be worked out."""
        return made_by(self.steps, number)

    def holds(self, value: Callable[[int], Printed]) -> bool | None:
        """Tell whether it holds in a row; None where the row states nothing.

        Args:
            value: Gives the number of a column.
        """
        result = value(self.result)
        numbers = {column: value(column) for column in self.operands}
        if result is None or None in numbers.values():
            return None
        made = self.made(lambda column: numbers[column] or 0)
        if made is None:
            return None
        return agrees(result, made) if self.divides else Fraction(result) == made


Broken = tuple[Relation, int]
"""A relation, and a row that breaks it."""


def relations_of(table: Tabulation) -> tuple[Relation, ...]:
    """Return the rates and other formulas of a table."""
    return (*map(_of_rate, table.rates), *map(_of_formula, table.formulas))


def _of_rate(rule: AcrossRate) -> Relation:
    steps: tuple[Step, ...] = (rule.part, rule.whole, Operator.DIVIDE)
    if rule.percent:
        steps = (*steps, Decimal(100), Operator.MULTIPLY)
    return Relation(rule.rate, (rule.part, rule.whole), steps, rule)


def _of_formula(rule: AcrossFormula) -> Relation:
    operands = dict.fromkeys(step for step in rule.steps if isinstance(step, int))
    return Relation(rule.total, tuple(operands), rule.steps, rule)


def rounded(made: Fraction, places: int) -> Number:
    """Return what is made as it may be printed, rounded half up."""
    number = round_half_up(made, places)
    return int(number) if places == 0 else number


def cut_off(made: Fraction, places: int) -> Number:
    """Return what is made as it may be printed, cut off."""
    one = Fraction(1, 10**places)
    return rounded(made // one * one, places)


def broken_rows(table: Tabulation, relation: Relation, tally: Tally) -> Iterator[int]:
    """Yield the rows that break a relation, and count all rows."""
    columns = [table.columns[at] for at in relation.columns]
    unread = frozenset[int]().union(*(column.unread for column in columns))
    results = columns[0].values
    rooms = _Rooms(exact=not relation.divides)
    blank = {
        position
        for column in columns[1:]
        if None in column.values
        for position, value in enumerate(column.values)
        if value is None
    }
    for position, (result, made) in enumerate(zip(results, _made(table, relation), strict=True)):
        if position in unread:
            tally.undecided += 1
            continue
        if result is None or made != made or position in blank:
            continue
        # Binary numbers settle all but the rows at the very edge.
        away, room = abs(_float(result) - made), rooms[result]
        near = _NEAR * (1 + abs(made))
        if (
            away == 0
            or away < room - near
            or (away < room + near and _holds(table, relation, position))
        ):
            tally.held += 1
        else:
            tally.broken += 1
            yield position


def _holds(table: Tabulation, relation: Relation, position: int) -> bool:
    return relation.holds(lambda column: table.columns[column].values[position]) is not False


def _made(table: Tabulation, relation: Relation) -> Sequence[float]:
    """Return nearly what the steps make of each row; no number where they divide by nothing."""
    rows = len(table.columns[relation.result].values)
    stack: list[list[float]] = []
    for step in relation.steps:
        if isinstance(step, Operator):
            right, left = stack.pop(), stack.pop()
            stack.append(list(map(_DONE[step], left, right)))
        elif isinstance(step, int):
            stack.append([_float(value or 0) for value in table.columns[step].values])
        else:
            stack.append([float(step)] * rows)
    return stack[-1]


def _float(number: Number) -> float:
    try:
        return float(number)
    except OverflowError:
        return inf if number > 0 else -inf


def _divide(left: float, right: float) -> float:
    return left / right if right else nan


_DONE: dict[Operator, Callable[[float, float], float]] = {
    Operator.ADD: add,
    Operator.SUBTRACT: sub,
    Operator.MULTIPLY: mul,
    Operator.DIVIDE: _divide,
}


class _Rooms(dict[Number, float]):
    """How far what is printed may be from what is made, worked out once for each number."""

    def __init__(self, *, exact: bool) -> None:
        super().__init__()
        self._exact = exact

    def __missing__(self, printed: Number) -> float:
        room = self[printed] = 0.0 if self._exact else float(last_place(printed))
        return room
