"""When a minute begins, from the ways that logs write it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

UTC: Final = b"Z"
"""The zone of moments that are told in UTC."""

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1
    )
}
_CLF: Final = re.compile(rb"(\d\d)/([A-Z][a-z][a-z])/(\d{4}):(\d\d):(\d\d)")
_ISO: Final = re.compile(rb"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)")
_OFFSET: Final = re.compile(rb"([+-])(\d\d):?([0-5]\d)")
_LONGEST_OFFSET: Final = 24 * 60


def clf_minute(minute: bytes, zone: bytes) -> int | None:
    """Return when a minute begins that is written as web servers do.

    >>> clf_minute(b"01/Jan/1970:07:01", b"+0700")
    60
    >>> clf_minute(b"30/Feb/2024:07:01", b"+0700") is None
    True
    """
    found = _CLF.fullmatch(minute)
    if found is None:
        return None
    day, month, year, hour, past = found.groups()
    return _begin(int(year), _MONTHS.get(month, 0), int(day), int(hour), int(past), zone)


def iso_minute(minute: bytes, zone: bytes) -> int | None:
    """Return when a minute begins that is written by ISO 8601, with a space or a T.

    >>> iso_minute(b"1970-01-01T00:01", b"Z")
    60
    """
    found = _ISO.fullmatch(minute)
    if found is None:
        return None
    year, month, day, hour, past = map(int, found.groups())
    return _begin(year, month, day, hour, past, zone)


def _begin(year: int, month: int, day: int, hour: int, past: int, zone: bytes) -> int | None:
    offset = _offset_of(zone)
    if offset is None or hour > 23 or past > 59:
        return None
    try:
        days = dt.date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None
    return ((days * 24 + hour) * 60 + past - offset) * 60


def _offset_of(zone: bytes) -> int | None:
    """Return how many minutes a zone is ahead of UTC; None if it is no zone."""
    if zone == UTC:
        return 0
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    offset = int(hours) * 60 + int(minutes)
    if offset > _LONGEST_OFFSET:
        return None
    return -offset if sign == b"-" else offset
