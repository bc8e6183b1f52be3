"""Errors that spoil several cells at once: rows left out, exchanged cells, shifted rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from math import log

from attrs import frozen

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.model.printed import Number

_SURPRISE = 4.0
_SHIFT = 5.0


class Story(Enum):
    """What happened to several cells at once."""

    ROW_LEFT_OUT = "a row is left out of the row of totals"
    ROW_TWICE = "a row is counted twice in the row of totals"
    ROW_REPEATED = "a row stands twice in the table"
    EXCHANGED = "two neighbouring cells are exchanged"
    SHIFTED = "the numbers of a row stand one column off"


@frozen
class Tale:
    """Several cells that are wrong for one reason.

    Args:
        story: The reason.
        errors: The cells, the one to name first in front, and what each is too large by.
        effect: The sums that miss for it, and by how much.
        surprise: How little it is to be expected.
        other: The row that was left out, counted twice or repeated.
    """

    story: Story
    errors: tuple[tuple[Cell, Number], ...]
    effect: tuple[tuple[Sum, Number], ...]
    surprise: float
    other: int | None = None


class Tales:
    """Finds what may have happened to several cells at once.

    Args:
        cells: The cells of the table.
        misses: The sums that do not hold.
    """

    def __init__(self, cells: Cells, misses: Mapping[Sum, Number]) -> None:
        """Take the table."""
        self._cells = cells
        self._misses = misses
        self._adding = [at for at, one in enumerate(cells.table.columns) if one.adds]

    def told(self) -> list[Tale]:
        """Return the tales that break no sum that holds, each once."""
        found: dict[tuple[tuple[Cell, Number], ...], Tale] = {}
        for tale in (*self._rows(), *self._exchanges(), *self._shifts()):
            known = found.get(tale.errors)
            if known is None or tale.surprise < known.surprise:
                found[tale.errors] = tale
        return list(found.values())

    def _tale(
        self,
        story: Story,
        errors: Mapping[Cell, Number],
        surprise: float,
        other: int | None = None,
    ) -> Iterator[Tale]:
        """Yield the tale if all that it makes miss does miss."""
        effect: dict[Sum, Number] = {}
        for cell, error in errors.items():
            for share in self._cells.shares(cell):
                effect[share.sum] = effect.get(share.sum, 0) + share.sign * error
        effect = {one: miss for one, miss in effect.items() if miss}
        if effect and all(one in self._misses for one in effect):
            yield Tale(story, tuple(errors.items()), tuple(effect.items()), surprise, other)

    # Rows left out and counted twice ----------------------------------------------------------

    def _down(self) -> dict[int, dict[int, Number]]:
        """Return what each rule down misses by, column by column."""
        found: dict[int, dict[int, Number]] = {}
        for one, miss in self._misses.items():
            if one.way is Way.DOWN:
                found.setdefault(one.rule, {})[one.at] = miss
        return found

    def _rows(self) -> Iterator[Tale]:
        for number, misses in self._down().items():
            rule = self._cells.table.down[number]
            wanted = {
                at: misses.get(at, 0)
                for at in self._adding
                if self._cells.stated(Sum(Way.DOWN, number, at))
            }
            for sign in (1, -1):
                alike = self._alike(rule.parts, {at: sign * miss for at, miss in wanted.items()})
                if alike:
                    surprise = _SURPRISE + log(len(rule.parts))
                    if len(misses) > 1:
                        yield from self._in_total(rule.total, alike[0], misses, surprise)
                    if sign < 0:
                        yield from self._too_many(alike, surprise, alone=len(misses) == 1)

    def _alike(self, parts: Sequence[int], wanted: Mapping[int, Number]) -> list[int]:
        """Return the rows among parts with just these numbers."""
        rows = list(parts)
        for column, number in wanted.items():
            numbers = self._cells.numbers(column)
            rows = [position for position in rows if numbers[position] == number]
        return rows

    def _in_total(
        self, total: int, row: int, misses: Mapping[int, Number], surprise: float
    ) -> Iterator[Tale]:
        """Yield that a row of totals leaves out a row, or counts it twice."""
        missing = next(iter(misses.values())) < 0
        story = Story.ROW_LEFT_OUT if missing else Story.ROW_TWICE
        yield from self._tale(
            story, {(total, at): miss for at, miss in misses.items()}, surprise, row
        )

    def _too_many(self, alike: list[int], surprise: float, *, alone: bool) -> Iterator[Tale]:
        """Yield that the totals are right and a row is one too many, above all one that repeats."""
        row = alike[-1]
        other = alike[-2] if len(alike) > 1 and self._same_words(row, alike[-2]) else None
        if other is None and alone:
            return
        errors: dict[Cell, Number] = {
            (row, at): number
            for at in range(len(self._cells.table.columns))
            if (number := self._cells.number((row, at)))
            and (at in self._adding or at in self._cells.columns_across)
        }
        surprise += 3.0 if other is None else -2.0 - 2.0 * alone
        yield from self._tale(Story.ROW_REPEATED, errors, surprise, other)

    def _same_words(self, one: int, other: int) -> bool:
        labels = self._cells.table.row_labels
        return labels[one] == labels[other]

    # Exchanged cells --------------------------------------------------------------------------

    def _exchanges(self) -> Iterator[Tale]:
        for number, misses in self._down().items():
            rule = self._cells.table.down[number]
            for left, right in pairwise(self._adding):
                if left in misses and misses.get(right) == -misses[left]:
                    yield from self._side_by_side(rule.total, left, right, misses[left])
                    for position in self._apart(rule.parts, left, right, -misses[left]):
                        yield from self._side_by_side(position, left, right, -misses[left])
        for one, miss in self._misses.items():
            if one.way is Way.ACROSS:
                yield from self._in_row(one.at)
                below = Sum(Way.ACROSS, one.rule, one.at + 1)
                if self._misses.get(below) == -miss:
                    yield from self._one_above_other(one)

    def _in_row(self, position: int) -> Iterator[Tale]:
        """Yield the neighbours in a row that would mend its sums if they were exchanged."""
        for left, right in pairwise(self._adding):
            one, other = (position, left), (position, right)
            error = self._cells.number(one) - self._cells.number(other)
            if error:
                for tale in self._tale(Story.EXCHANGED, {one: error, other: -error}, _SURPRISE):
                    if all(self._misses[broken] == miss for broken, miss in tale.effect):
                        yield tale

    def _apart(self, parts: Sequence[int], left: int, right: int, error: Number) -> Iterator[int]:
        ours, theirs = self._cells.numbers(left), self._cells.numbers(right)
        return (position for position in parts if ours[position] - theirs[position] == error)

    def _side_by_side(self, position: int, left: int, right: int, error: Number) -> Iterator[Tale]:
        one, other = (position, left), (position, right)
        if self._cells.number(one) - self._cells.number(other) == error:
            yield from self._tale(Story.EXCHANGED, {one: error, other: -error}, _SURPRISE)

    def _one_above_other(self, one: Sum) -> Iterator[Tale]:
        for cell, sign in self._cells.members(one):
            other = (cell[0] + 1, cell[1])
            error = self._cells.number(cell) - self._cells.number(other)
            if error and self._misses[one] == sign * error:
                yield from self._tale(Story.EXCHANGED, {cell: error, other: -error}, _SURPRISE)

    # Shifted rows -----------------------------------------------------------------------------

    def _shifts(self) -> Iterator[Tale]:
        if len(self._adding) < 3:
            return
        for number, misses in self._down().items():
            if len(misses) < 3:
                continue
            rule = self._cells.table.down[number]
            for position in (rule.total, *rule.parts):
                sign = 1 if position == rule.total else -1
                for columns in (self._adding, self._adding[::-1]):
                    yield from self._shift(position, sign, columns, misses)

    def _shift(
        self, position: int, sign: int, columns: Sequence[int], misses: Mapping[int, Number]
    ) -> Iterator[Tale]:
        """Yield that a row's numbers stand one column too far along ``columns``.

        The first cell is then blank, and what stood in the last has been lost.
        """
        if self._cells.printed((position, columns[0])) is not None:
            return
        errors: dict[Cell, Number] = {}
        for at, following in pairwise(columns):
            error = self._cells.number((position, at)) - self._cells.number((position, following))
            if sign * error != misses.get(at, 0):
                return
            if error:
                errors[position, at] = error
        last = columns[-1]
        if last in misses:
            errors[position, last] = sign * misses[last]
        if len(errors) > 2:
            yield from self._tale(Story.SHIFTED, errors, _SHIFT)
