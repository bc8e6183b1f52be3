"""The sums across that the words of a header state, as far as the numbers bear them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from attrs import frozen

from cadre_training.model.tabulation import AcrossSum, NumberColumn
from cadre_training.readers.sheets._sums_numbers import Numbers, Vote
from cadre_training.readers.sheets._sums_words import (
    is_a_part,
    is_exhaustive,
    is_of_which,
    is_total,
    keys_of,
    says_people,
)
from cadre_training.readers.sheets.layout import HeaderColumn

_A_FEW_ROWS = 12


@frozen
class _Column:
    """A column that adds: its position among the columns of numbers, and its header's words."""

    at: int
    path: tuple[str, ...]


@frozen
class _Group:
    """Columns under one header cell beside a total.

    Args:
        key: The words of the cell.
        columns: The columns that stand for it: its own total, or all of them.
    """

    key: str
    columns: tuple[int, ...]

    @property
    def aside(self) -> bool:
        """Whether it is counted besides, and is no part that makes the total."""
        return is_a_part(self.key)


@frozen
class _Reading:
    """A sum that may be meant.

    Args:
        plus: The columns that would make the total.
        whole: Whether these are all that stand beside it.
    """

    plus: tuple[int, ...]
    whole: bool


def header_sums(
    headers: Sequence[HeaderColumn], columns: Sequence[NumberColumn], rows: Sequence[int]
) -> Iterator[AcrossSum]:
    """Yield the sums that a header states.

    A sum is taken for stated where the words say so and most rows bear it out. Where the words
    leave open which columns are meant, the numbers decide; where too few rows tell, nothing is
    claimed.

    Args:
        headers: The columns of the table.
        columns: Its columns of numbers.
        rows: The positions of its records and totals.
    """
    paths = {header.index: keys_of(header.path) for header in headers}
    adding = [
        _Column(at, paths.get(column.index, ()))
        for at, column in enumerate(columns)
        if column.adds and paths.get(column.index)
    ]
    finder = _Finder(adding, Numbers(columns, rows), Numbers(columns, rows[:_A_FEW_ROWS]))
    for order in range(len(adding)):
        yield from finder.sums_of(order)


class _Finder:
    def __init__(self, adding: Sequence[_Column], numbers: Numbers, few: Numbers) -> None:
        self._adding = adding
        self._numbers = numbers
        self._few = few
        self._claimed: set[int] = set()

    def sums_of(self, order: int) -> Iterator[AcrossSum]:
        """Yield the sums of one column."""
        column = self._adding[order]
        for level, key in enumerate(column.path):
            after = self._groups(order, level, 1)
            if is_total(key):
                before = self._groups(order, level, -1)
                found = self._best(column.at, after, before)
                if found is not None:
                    yield AcrossSum(total=column.at, plus=found)
                yield from self._of_which(column.at, after, found or ())
            elif level == len(column.path) - 1 and after and not is_a_part(key):
                # “Số học viên | Chia ra: …”, “Số học viên | Trong đó: nữ”.
                first = [group for group in after[:1] if is_exhaustive(group.key)]
                found = self._best(column.at, first, ())
                if found is not None:
                    yield AcrossSum(total=column.at, plus=found)
                else:
                    parts = [group for group in after[:1] if _may_be_part(group.key, column.path)]
                    exhaustive = self._best(column.at, parts, (), proven=True)
                    if exhaustive is not None:
                        yield AcrossSum(total=column.at, plus=exhaustive)
                    else:
                        yield from self._of_which(column.at, parts, ())

    # What stands beside a total ---------------------------------------------------------------

    def _groups(self, order: int, level: int, step: int) -> list[_Group]:
        """Return what stands beside a column under the same wider header, up to another total."""
        column = self._adding[order]
        beside: list[_Column] = []
        at = order + step
        while 0 <= at < len(self._adding):
            other = self._adding[at]
            if len(other.path) <= level or other.path[:level] != column.path[:level]:
                break
            if other.path[level] != column.path[level]:
                if is_total(other.path[level]):
                    break
                beside.append(other)
            at += step
        beside.sort(key=_position)
        found: list[_Group] = []
        for key, members in groupby(beside, key=lambda other: other.path[level]):
            columns = self._standing(list(members), level, column.path[level + 1 :])
            if columns:
                found.append(_Group(key, columns))
        return found

    def _standing(
        self, members: list[_Column], level: int, suffix: tuple[str, ...]
    ) -> tuple[int, ...]:
        """Return the columns that stand for a group of them."""
        if suffix:
            return tuple(one.at for one in members if one.path[level + 1 :] == suffix)
        totals = [
            one for one in members if len(one.path) == level + 1 or is_total(one.path[level + 1])
        ]
        return tuple(one.at for one in totals[:1] or members)

    # Which of the readings is meant -----------------------------------------------------------

    def _best(
        self,
        total: int,
        after: Sequence[_Group],
        before: Sequence[_Group],
        *,
        proven: bool = False,
    ) -> tuple[int, ...] | None:
        """Return the parts that the numbers bear out best; None where they bear out none.

        Args:
            total: The column of the total.
            after: What stands behind it.
            before: What stands before it.
            proven: Whether the numbers must prove it, since the words do not say it.
        """
        best: tuple[Vote, tuple[int, ...]] | None = None
        for reading in chain(_readings(after, first=True), _readings(before, first=False)):
            if self._few.added(total, reading.plus).agree == 0:
                continue
            vote = self._numbers.added(total, reading.plus)
            clear = reading.whole and not proven
            if not (vote.sure or (clear and vote.most)):
                continue
            if best is None or vote.share > best[0].share:
                best = vote, reading.plus
        return None if best is None else best[1]

    def _of_which(
        self, total: int, groups: Sequence[_Group], used: Sequence[int]
    ) -> Iterator[AcrossSum]:
        """Yield the columns that state a part of a total only."""
        aside = [at for at, group in enumerate(groups) if _says_part(group.key)]
        if aside and aside[-1] - aside[0] >= len(aside):
            # “Đối tượng 3 | Nữ | Đối tượng 4 | Nữ”: each belongs to what stands before it.
            return
        parts = tuple(
            at
            for group in groups
            if _says_part(group.key)
            for at in group.columns
            if at not in (*used, *self._claimed) and self._numbers.within(total, at).most
        )
        self._claimed.update(parts)
        if parts:
            yield AcrossSum(total=total, plus=parts, exhaustive=False)


def _says_part(key: str) -> bool:
    return is_of_which(key) or is_a_part(key)


def _may_be_part(key: str, path: Sequence[str]) -> bool:
    """Tell whether a header may state a part of the column before it."""
    return is_of_which(key) or (is_a_part(key) and any(map(says_people, path)))


def _readings(groups: Sequence[_Group], *, first: bool) -> Iterator[_Reading]:
    """Yield the runs of groups next to a total that may make it, the longest first.

    What is counted besides, such as “Nữ”, makes a total only together with its like.
    """
    making = [group for group in groups if not group.aside]
    seen: set[tuple[int, ...]] = set()
    for every in (making, list(groups)):
        for length in range(len(every), 0, -1):
            run = every[:length] if first else every[len(every) - length :]
            plus = tuple(at for group in run for at in group.columns)
            if len(plus) > 1 and plus not in seen:
                seen.add(plus)
                yield _Reading(plus, whole=length == len(every) and every is making)


def _position(column: _Column) -> int:
    return column.at
