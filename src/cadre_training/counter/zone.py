"""The time zone that days, weeks and months are told in."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from attrs import Attribute, field, frozen

from cadre_training.model._checks import check_identifier
from cadre_training.model.displayed import Displayed

_SECOND = dt.timedelta(seconds=1)


def _check_tz(_instance: object, attribute: Attribute[dt.tzinfo], value: dt.tzinfo) -> None:
    if not isinstance(value, dt.tzinfo):
        raise TypeError(f"{attribute.name} must be a tzinfo, got {type(value).__name__} {value!r}")


@frozen
class Zone(Displayed):
    """A time zone: its name, and how far it is from UTC at any moment.

    A zone by name alone is looked up in a data base on the disk, which is not done here: see
    :func:`cadre_training.zones.find_zone`.

    Args:
        name: The name that figures are published with: ``Europe/Berlin``.
        tz: What Python reckons it by.

    >>> VIETNAM.day_of(dt.datetime(2023, 7, 31, 18, tzinfo=dt.UTC))
    datetime.date(2023, 8, 1)
    """

    name: str = field(validator=check_identifier)
    tz: dt.tzinfo = field(validator=_check_tz)

    def day_of(self, moment: dt.datetime) -> dt.date:
        """Return the day that ``moment`` falls on."""
        return moment.astimezone(self.tz).date()

    def start_of(self, day: dt.date) -> dt.datetime:
        """Return the first moment of ``day``.

        Where clocks are put forward at midnight, that is the moment when they are. Where midnight
        comes twice, it is the first.
        """
        midnight = dt.datetime.combine(day, dt.time(), self.tz)
        before = midnight.astimezone(dt.UTC)
        if before.astimezone(self.tz).replace(tzinfo=None) == midnight.replace(tzinfo=None):
            return before.astimezone(self.tz)
        # There is no such midnight: the day begins where the clocks jump over it.
        earliest = midnight.replace(fold=1).astimezone(dt.UTC)
        seconds = range((before - earliest) // _SECOND)
        jump = bisect_left(seconds, day, key=lambda n: self.day_of(earliest + n * _SECOND))
        return (earliest + jump * _SECOND).astimezone(self.tz)


VIETNAM = Zone("Asia/Ho_Chi_Minh", dt.timezone(dt.timedelta(hours=7)))
"""Vietnam, seven hours ahead of UTC the whole year, and so since 1975."""
