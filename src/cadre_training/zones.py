"""Time zones by name: what the pure rooms cannot look up for themselves."""

from __future__ import annotations

import datetime as dt
import re
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from cadre_training.counter.zone import VIETNAM, Zone

_OFFSETS = re.compile(r"UTC(?:([+-])(\d{1,2})(?::([0-5]\d))?)?", re.ASCII)


class UnknownZone(LookupError):
    """No time zone has this name."""


def find_zone(name: str) -> Zone:
    """Return the time zone called ``name``.

    Vietnam's and those that are named by their offset need nothing else. Any other is looked up
    in the operating system's data, or in the package ``tzdata`` where it is installed.

    Args:
        name: A name of the tz database, such as ``Europe/Berlin``, or ``UTC``, ``UTC+7``,
            ``UTC-03:30``.

    Raises:
        UnknownZone: If there is none; the message names those that come close.

    >>> find_zone("UTC+7").tz.utcoffset(None)
    datetime.timedelta(seconds=25200)
    """
    if name == VIETNAM.name:
        return VIETNAM
    offset = _OFFSETS.fullmatch(name)
    if offset is not None:
        minutes = int(offset[2] or 0) * 60 + int(offset[3] or 0)
        if minutes < 24 * 60:
            sign = -1 if offset[1] == "-" else 1
            return Zone(name, dt.timezone(sign * dt.timedelta(minutes=minutes)))
    try:
        return Zone(name, ZoneInfo(name))
    except (OSError, ValueError, LookupError):  # no such file, no name of one, no such zone
        raise UnknownZone(_unknown(name)) from None


def _unknown(name: str) -> str:
    known = available_timezones()
    if not known:
        return (
            f"no time zone is called {name!r}, for this machine has no data of time zones. "
            f"Install the package 'tzdata', or write {VIETNAM.name!r} or an offset such as 'UTC+7'."
        )
    close = get_close_matches(name, sorted(known), n=3)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    return f"no time zone is called {name!r}. {hint}Write {VIETNAM.name!r}, say, or 'UTC+7'."
