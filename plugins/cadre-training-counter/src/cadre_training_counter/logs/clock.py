"""Which day a moment of a log belongs to, and whether it is counted."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import partial

from attrs import frozen

from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.memory import Memory
from cadre_training_counter.logs.plan import Plan
from cadre_training_counter.logs.rows import Row

NO_TIME = 0
"""The number of a minute that there is not."""

BY_SECOND = 1
"""The number of a minute whose seconds are not all alike."""

_MOST_MINUTES = 100_000
_HOUR = 3600


class Stand(Enum):
    """How a moment stands to what is counted."""

    COUNTED = "counted"
    BEFORE = "before"
    LATER = "later"


@frozen
class Time:
    """What is to be known of a moment.

    Args:
        stand: Whether it is counted.
        day: The ordinal of its day.
        online: Whether a page view then is one of those online.
    """

    stand: Stand
    day: int
    online: bool


class Clock:
    """Tells the times of a log, minute by minute.

    A minute whose seconds are all alike has a number that stands for its :class:`Time`; only the
    few others are looked at second by second.

    Args:
        plan: What is counted.
        form: The format of the log.
    """

    def __init__(self, plan: Plan, form: Form) -> None:
        """Begin without having seen a minute."""
        self._plan = plan
        self._form = form
        self._zone = plan.settings.counter.zone
        self._online_since = plan.online_since
        self._since = plan.since
        self._times: list[Time] = []
        self._numbers: dict[Time, int] = {}
        self._hours: dict[int, int] = {}
        self._zones: dict[bytes, Memory[bytes, int]] = {}

    def numbers(self, zone: bytes) -> Memory[bytes, int]:
        """Return the numbers of minutes that are written in ``zone``."""
        numbers = self._zones.get(zone)
        if numbers is None or numbers.full():
            numbers = Memory[bytes, int](partial(self._number, zone), _MOST_MINUTES)
            if len(self._zones) > 100:  # noise that looks like zones
                self._zones.clear()
            if len(self._hours) > _MOST_MINUTES:
                self._hours.clear()
            self._zones[zone] = numbers
        return numbers

    def time(self, number: int) -> Time:
        """Return what the number of a minute stands for."""
        return self._times[number - 2]

    def second(self, row: Row) -> int:
        """Return the second that a line is of; a leap second is the one before it."""
        begin = self._form.minute(row.minute, row.zone)
        return (begin or 0) + min(int(row.second), 59)

    def time_of(self, second: int) -> Time:
        """Return what is to be known of a second."""
        day = self._zone.day_of(dt.datetime.fromtimestamp(second, dt.UTC)).toordinal()
        if second > self._plan.at:
            return Time(Stand.LATER, day, online=False)
        if self._since is not None and second < self._since:
            return Time(Stand.BEFORE, day, online=False)
        return Time(Stand.COUNTED, day, online=second >= self._online_since)

    def _number(self, zone: bytes, minute: bytes) -> int:
        begin = self._form.minute(minute, zone)
        if begin is None:
            return NO_TIME
        hour = begin // _HOUR
        try:
            if hour not in self._hours:
                self._hours[hour] = self._alike(hour * _HOUR, hour * _HOUR + _HOUR - 1)
            return self._hours[hour] or self._alike(begin, begin + 59) or BY_SECOND
        except (OverflowError, ValueError):  # at the ends of the calendar
            return NO_TIME

    def _alike(self, begin: int, end: int) -> int:
        """Return the number of a stretch if all its seconds are alike, and 0 if they are not."""
        first, last = self.time_of(begin), self.time_of(end)
        if first != last or first.online:
            return 0
        number = self._numbers.get(first)
        if number is None:
            self._times.append(first)
            number = self._numbers[first] = len(self._times) + 1
        return number
