"""Days as spreadsheets store them: numbers of days since a beginning."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum

from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.readers.dates.meaning import Dated, DateKind
from cadre_training.readers.dates.refusal import DateRefusal


class SerialSystem(Enum):
    """From which day a workbook counts.

    * ``FROM_1900``: day 1 is 1900-01-01. Day 60 is 1900-02-29, which never was: a mistake that
      spreadsheets keep, so that every later day has a number one too high.
    * ``FROM_1904``: day 0 is 1904-01-01; workbooks that came from a Macintosh.
    """

    FROM_1900 = 1900
    FROM_1904 = 1904

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return Label(f"tính từ năm {self.value}", f"counted from {self.value}")


_LEAP_DAY_THAT_NEVER_WAS = 60
_BEFORE_IT, _BEHIND_IT = dt.date(1899, 12, 31), dt.date(1899, 12, 30)
_BEGIN_1904 = dt.date(1904, 1, 1)


def serial_day(
    serial: int | Decimal, system: SerialSystem = SerialSystem.FROM_1900
) -> Dated | DateRefusal:
    """Return the day of a serial number; the time of day in its decimals is left out.

    Args:
        serial: The number.
        system: From which day the workbook counts.

    >>> str(serial_day(44707).period), serial_day(60)
    ('2022-05-26', <DateRefusal.NO_SUCH_DAY: 'no such day'>)
    """
    whole = int(serial) if serial >= 0 else -1
    first = 1 if system is SerialSystem.FROM_1900 else 0
    leap = system is SerialSystem.FROM_1900 and whole == _LEAP_DAY_THAT_NEVER_WAS
    if whole < first or leap:
        return DateRefusal.NO_SUCH_DAY
    if system is SerialSystem.FROM_1904:
        begin = _BEGIN_1904
    else:
        begin = _BEFORE_IT if whole < _LEAP_DAY_THAT_NEVER_WAS else _BEHIND_IT
    if whole > (dt.date.max - begin).days:
        return DateRefusal.NO_SUCH_DAY
    return Dated(kind=DateKind.DAY, period=Period.of_day(begin + dt.timedelta(days=whole)))
