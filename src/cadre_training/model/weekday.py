"""The days of the week."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from cadre_training.model.label import Label


class Weekday(Enum):
    """A day of the week, from Monday.

    >>> Weekday.of(dt.date(2024, 2, 29)).label.vi
    'thứ Năm'
    """

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: dt.date) -> Weekday:
        """Return the weekday of ``day``."""
        return tuple(cls)[day.weekday()]

    @property
    def number(self) -> int:
        """Its number as ``date.weekday`` gives it: 0 for Monday."""
        return tuple(Weekday).index(self)

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Weekday.MONDAY: Label("thứ Hai", "Monday"),
    Weekday.TUESDAY: Label("thứ Ba", "Tuesday"),
    Weekday.WEDNESDAY: Label("thứ Tư", "Wednesday"),
    Weekday.THURSDAY: Label("thứ Năm", "Thursday"),
    Weekday.FRIDAY: Label("thứ Sáu", "Friday"),
    Weekday.SATURDAY: Label("thứ Bảy", "Saturday"),
    Weekday.SUNDAY: Label("Chủ nhật", "Sunday"),
}
