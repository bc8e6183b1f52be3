"""Moments in time, each with the zone it is told in."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from attrs import Attribute

T = TypeVar("T")


def fixed(moment: dt.datetime) -> dt.datetime:
    """Return a moment with the plain offset that its zone has then.

    A zone with summer time tells one hour of the year twice, and Python holds such a moment
    unequal to itself in any other zone. With a plain offset it is equal wherever it is told, and
    reads back from a file as it was.

    >>> zone = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
    >>> fixed(dt.datetime(2023, 8, 1, 9, tzinfo=zone)).tzname()
    'UTC+07:00'
    """
    offset = _offset(moment)
    return moment if offset is None else moment.replace(tzinfo=dt.timezone(offset), fold=0)


def _offset(value: object) -> dt.timedelta | None:
    # What is no moment, or has no zone, is left to the validators.
    return value.utcoffset() if isinstance(value, dt.datetime) else None


def fixed_or_none(moment: dt.datetime | None) -> dt.datetime | None:
    """Return a moment as :func:`fixed` does, and None as it is."""
    return None if moment is None else fixed(moment)


def check_moment(_instance: object, attribute: Attribute[T], value: T) -> None:
    """Accept a moment with its zone only."""
    if not isinstance(value, dt.datetime):
        raise TypeError(
            f"{attribute.name} must be a moment (datetime), got {type(value).__name__} {value!r}"
        )
    if value.utcoffset() is None:
        raise ValueError(f"the moment {attribute.name!r} needs a zone, got {value}")


def check_moment_or_none(_instance: object, attribute: Attribute[T], value: T) -> None:
    """Accept a moment with its zone, or None."""
    if value is not None:
        check_moment(_instance, attribute, value)
