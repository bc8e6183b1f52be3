"""Records sorted by day, so that what lies in a period is found by binary search."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from attrs import frozen

from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

Dated = TrainingClass | Session | Topic
"""A record that sums are taken over."""

ALWAYS = Period(dt.date.min, dt.date.max)
"""All days there are."""


@frozen
class Sums:
    """What a column makes over the records that share a day with a period.

    Args:
        overlap: The sum over them.
        straddling: At most what those among them make that also lie outside the period.
        absent: How many of them do not give the number.
    """

    overlap: int
    straddling: int
    absent: int


@frozen
class _Cut:
    """Where a period cuts the records, as sorted by first day and by last day."""

    ended_before: int
    ended_by: int
    begun_before: int
    begun_by: int


class Stretch:
    """The records of one kind and scope, sorted by their first and by their last day.

    One class counts where it began, as it does in tables; see ``TrainingClass.year``.

    Args:
        records: The records.
        by_years: True where they are asked for by calendar years; a class may then run for up to
            a year, otherwise for up to a quarter.
    """

    def __init__(self, records: Iterable[Dated], *, by_years: bool) -> None:
        """Sort ``records``."""
        most_days = 366 if by_years else 89
        spans = [(_span(record, most_days), record) for record in records]
        begun = sorted(spans, key=lambda pair: (pair[0][0], pair[1].id))
        ended = sorted(spans, key=lambda pair: pair[0][1])
        self._by_first_day = [record for _, record in begun]
        self._by_last_day = [record for _, record in ended]
        self._first_days = [first for (first, _), _ in begun]
        self._last_days = [last for (_, last), _ in ended]
        self._sums: dict[str, tuple[_Running, _Running]] = {}

    def overlapping(self, period: Period) -> int:
        """Count the records that share a day with ``period``."""
        cut = self._cut(period)
        return cut.begun_by - cut.ended_before

    def within(self, period: Period) -> Sequence[Dated] | None:
        """Return the records in ``period``; None if one of them also lies outside it."""
        cut = self._cut(period)
        if cut.begun_before > cut.ended_before or cut.begun_by > cut.ended_by:
            return None
        return self._by_first_day[cut.begun_before : cut.begun_by]

    def sums(self, column: str, period: Period) -> Sums:
        """Add ``column`` over the records that share a day with ``period``."""
        if column not in self._sums:
            self._sums[column] = (
                _Running(self._by_first_day, column),
                _Running(self._by_last_day, column),
            )
        begun, ended = self._sums[column]
        cut = self._cut(period)
        before = begun.total[cut.begun_before] - ended.total[cut.ended_before]
        after = begun.total[cut.begun_by] - ended.total[cut.ended_by]
        return Sums(
            overlap=begun.total[cut.begun_by] - ended.total[cut.ended_before],
            straddling=before + after,
            absent=begun.absent[cut.begun_by] - ended.absent[cut.ended_before],
        )

    def _cut(self, period: Period) -> _Cut:
        return _Cut(
            ended_before=bisect_left(self._last_days, period.start),
            ended_by=bisect_right(self._last_days, period.end),
            begun_before=bisect_left(self._first_days, period.start),
            begun_by=bisect_right(self._first_days, period.end),
        )


class _Running:
    """Running totals of a column, and of the records that do not give it."""

    def __init__(self, records: Sequence[Dated], column: str) -> None:
        get = attrgetter(column)
        values: list[int | Absence] = [get(record) for record in records]
        # A class that was not held had no learners, whether or not that is written down.
        held = [record.count > 0 for record in records]
        known = [value if isinstance(value, int) else 0 for value in values]
        unknown = [
            is_held and value in (Absence.NO_DATA, Absence.WITHHELD)
            for is_held, value in zip(held, values, strict=True)
        ]
        self.total = [0, *accumulate(known)]
        self.absent = [0, *accumulate(map(int, unknown))]


def _span(record: Dated, most_days: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a record, as it is counted."""
    period = record.period
    if period is None:
        return dt.date.min, dt.date.max
    if isinstance(record, TrainingClass) and record.count == 1 and period.days <= most_days:
        return period.start, period.start
    return period.start, period.end
