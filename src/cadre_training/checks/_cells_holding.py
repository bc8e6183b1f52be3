"""Holding all the sums of a table at once, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import compress, count
from operator import add, ne, sub
from typing import cast

from attrs import define, field, frozen

from cadre_training.checks._cells import Cells, Sum, Way
from cadre_training.checks._cells_relations import Relation, broken_rows, relations_of
from cadre_training.checks._cells_tally import MOST_ROWS, Tally
from cadre_training.model.printed import Number, last_place
from cadre_training.model.tabulation import AcrossSum, DownSum, Printed, Tabulation

_ADD = cast("Callable[[Number, Number], Number]", add)
_SUB = cast("Callable[[Number, Number], Number]", sub)


@frozen
class Excess:
    """A part that is more than the whole it is a part of.

    Args:
        sum: The sum, of a rule that is not exhaustive.
        part: The row of the part, or its column.
    """

    sum: Sum
    part: int


@define
class Holding:
    """What came of holding the sums of a table.

    Args:
        cells: The cells of the table.
        misses: The sums that do not hold, and what each misses by.
        excesses: The parts that are more than their wholes.
        down: How each column came out.
        across: How each rule across came out.
        relations: The rates and other formulas.
        related: How each of these came out.
        broken: For each of these, the rows that break it.
        distrusted: The rules across that most rows break.
    """

    cells: Cells
    misses: dict[Sum, Number] = field(factory=dict[Sum, Number])
    excesses: list[Excess] = field(factory=list[Excess])
    down: dict[int, Tally] = field(factory=dict[int, Tally])
    across: dict[int, Tally] = field(factory=dict[int, Tally])
    relations: tuple[Relation, ...] = ()
    related: list[Tally] = field(factory=list[Tally])
    broken: list[list[int]] = field(factory=list[list[int]])
    distrusted: tuple[int, ...] = ()


def hold(table: Tabulation) -> Holding:
    """Hold every sum and rate of a table that states something."""
    found = Holding(Cells(table), relations=relations_of(table))
    distrusted: list[int] = []
    for number, rule in enumerate(table.across):
        if not rule.exhaustive:
            found.excesses += _excesses_across(found.cells, number, rule)
            continue
        tally, misses = _across(found.cells, number, rule)
        found.across[number] = tally
        if tally.in_question:
            distrusted.append(number)
        else:
            found.misses.update(misses)
    if distrusted:
        # Made anew, so that nothing is looked up any more under a rule that is in question.
        found.cells = Cells(table, distrusted)
        found.distrusted = tuple(distrusted)
    for column, one in enumerate(table.columns):
        if one.adds and table.down:
            found.down[column], misses = _down(found.cells, column)
            found.misses.update(misses)
            found.excesses += _excesses_down(found.cells, column)
    for relation in found.relations:
        tally = Tally()
        found.broken.append(list(broken_rows(table, relation, tally)))
        found.related.append(tally)
    return found


# Across -----------------------------------------------------------------------------------------


def _across(cells: Cells, number: int, rule: AcrossSum) -> tuple[Tally, dict[Sum, Number]]:
    table = cells.table
    totals = table.columns[rule.total].values
    made = _made(cells, rule)
    unread = frozenset[int]().union(
        *(table.columns[at].unread for at in (rule.total, *rule.plus, *rule.minus))
    )
    blank = totals.count(None)
    tally = Tally(held=len(totals) - blank)
    misses: dict[Sum, Number] = {}
    different = compress(count(), map(ne, totals, made))
    for position in different:
        total = totals[position]
        if total is None or position in unread:
            continue
        one = Sum(Way.ACROSS, number, position)
        if cells.stated(one):
            misses[one] = total - made[position]
        else:
            tally.held -= 1
    for position in unread:
        if totals[position] is not None:
            tally.held -= 1
        tally.undecided += 1
    misses = _less_rounding(cells, misses, tally.held - len(misses))
    tally.held -= len(misses)
    tally.broken = len(misses)
    return tally, misses


def _made(cells: Cells, rule: AcrossSum) -> Sequence[Number]:
    """Return what the parts make, row by row."""
    made: Sequence[Number] = ()
    for column in rule.plus:
        numbers = cells.numbers(column)
        made = list(map(_ADD, made, numbers)) if made else numbers
    if not made:
        made = [0] * len(cells.table.columns[rule.total].values)
    for column in rule.minus:
        made = list(map(_SUB, made, cells.numbers(column)))
    return made


def _excesses_across(cells: Cells, number: int, rule: AcrossSum) -> Iterator[Excess]:
    wholes = cells.table.columns[rule.total]
    for column in rule.plus:
        parts = cells.table.columns[column]
        for position, (part, whole) in enumerate(zip(parts.values, wholes.values, strict=True)):
            if (
                part is not None
                and whole is not None
                and part > whole
                and position not in parts.unread
                and position not in wholes.unread
            ):
                yield Excess(Sum(Way.ACROSS, number, position), column)


# Down -------------------------------------------------------------------------------------------


def _down(cells: Cells, column: int) -> tuple[Tally, dict[Sum, Number]]:
    table = cells.table
    values = table.columns[column].values
    undecided = _undecided(cells, column)
    tally = Tally(undecided=len(undecided))
    misses: dict[Sum, Number] = {}
    numbers: Sequence[Number] | None = None
    for number, rule in enumerate(table.down):
        total = values[rule.total]
        if total is None or not rule.exhaustive or number in undecided:
            continue
        if rule.columns is not None and column not in rule.columns:
            continue
        if numbers is None:
            numbers = cells.numbers(column)
        made = sum(_picked(numbers, rule.parts))
        if total == made:
            tally.held += 1
            continue
        one = Sum(Way.DOWN, number, column)
        if cells.stated(one):
            misses[one] = total - made
    found = len(misses)
    misses = _less_rounding(cells, misses, tally.held)
    tally.held += found - len(misses)
    tally.broken = len(misses)
    return tally, misses


def _picked(numbers: Sequence[Number], parts: Sequence[int]) -> Sequence[Number]:
    """Return the numbers at the positions of parts."""
    if isinstance(parts, range) and parts.step == 1:
        return numbers[parts.start : parts.stop]
    return list(map(numbers.__getitem__, parts))


def _undecided(cells: Cells, column: int) -> set[int]:
    """Return the rules down that have a cell in this column which was not read."""
    unread = cells.table.columns[column].unread
    if not unread:
        return set()
    rows = cells.rows_down
    return {share.sum.rule for position in unread for share in rows.get(position, ())}


def _excesses_down(cells: Cells, column: int) -> Iterator[Excess]:
    values, unread = cells.table.columns[column].values, cells.table.columns[column].unread
    for number, rule in enumerate(cells.table.down):
        if not rule.exhaustive:
            for position in _more(values, unread, rule):
                yield Excess(Sum(Way.DOWN, number, column), position)


def _more(values: Sequence[Printed], unread: frozenset[int], rule: DownSum) -> Iterator[int]:
    whole = values[rule.total]
    if whole is None or rule.total in unread:
        return
    for position in rule.parts:
        part = values[position]
        if part is not None and part > whole and position not in unread:
            yield position


# Rounding ---------------------------------------------------------------------------------------


def _less_rounding(cells: Cells, misses: dict[Sum, Number], exact: int) -> dict[Sum, Number]:
    """Return the sums that miss by more than rounding can explain.

    Each number that is no whole one may be off by half a unit of its last place, or a whole one
    where it was cut off. Where most sums hold to the last digit, nothing was rounded.
    """
    near = [one for one, miss in misses.items() if _rounded(cells, one, miss)]
    if not near or exact > MOST_ROWS * len(near):
        return misses
    rounded = set(near)
    return {one: miss for one, miss in misses.items() if one not in rounded}


def _rounded(cells: Cells, one: Sum, miss: Number) -> bool:
    if not isinstance(miss, Decimal):
        return False
    places = [
        last_place(value)
        for cell, _ in cells.members(one)
        if (value := cells.printed(cell)) is not None and not cells.table.columns[cell[1]].whole
    ]
    # A spreadsheet writes 12.0 as 12, so the finest place is taken to be that of all.
    return bool(places) and abs(miss) <= min(places) * len(places) / 2
