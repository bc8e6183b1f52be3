"""A period as text, in ISO shapes."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from enum import Enum
from functools import lru_cache

from cadre_training.codec.problem import Refused, shown
from cadre_training.model.period import Period

SHAPES = (
    r"\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?(/\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?)?"  # for a Table Schema
)
_ONE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)
_ALLOWED_VI = (
    "hãy viết 2014 (năm), 2022-Q2 (quý), 2022-05 (tháng), 2022-05-26 (ngày), hoặc hai mốc cách "
    "nhau bằng dấu “/”, như 2013/2022, 2022-05-26/2022-05-27"
)
_ALLOWED_EN = (
    "write 2014 (a year), 2022-Q2 (a quarter), 2022-05 (a month), 2022-05-26 (a day), or two of "
    "these with a “/” between them, such as 2013/2022, 2022-05-26/2022-05-27"
)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Return the period that ``text`` names.

    Raises:
        Refused: If it has none of the shapes, names no real day, or runs backwards.

    >>> parse_period("2013/2022") == Period.of_years(2013, 2022)
    True
    """
    first, slash, last = text.strip().partition("/")
    start = _one(first)
    end = _one(last) if slash else start
    if start is None or end is None:
        raise Refused(
            "not-a-period",
            f"“{shown(text)}” không phải là thời gian đọc được; {_ALLOWED_VI}",
            f"“{shown(text)}” is no period that can be read; {_ALLOWED_EN}",
        )
    if isinstance(start, _NoSuchDay) or isinstance(end, _NoSuchDay):
        raise Refused(
            "no-such-day",
            f"“{shown(text)}” không có trong lịch; {_ALLOWED_VI}",
            f"“{shown(text)}” is not in the calendar; {_ALLOWED_EN}",
        )
    if end.end < start.start:
        raise Refused(
            "period-reversed",
            f"“{shown(text)}” kết thúc ({end.end}) trước khi bắt đầu ({start.start})",
            f"“{shown(text)}” ends ({end.end}) before it starts ({start.start})",
        )
    return Period(start.start, end.end)


class _NoSuchDay(Enum):
    """Stands for a date of the right shape that is in no calendar."""

    NO_SUCH_DAY = "no such day"


@lru_cache(maxsize=8192)
def _one(part: str) -> Period | _NoSuchDay | None:
    """Return the period that one name stands for; None for a text of another shape."""
    match = _ONE.fullmatch(part)
    if match is None:
        return None
    year, quarter, month, day = (None if g is None else int(g) for g in match.groups())
    try:
        if day is not None:
            return Period.of_day(dt.date(year or 0, month or 0, day))
        if month is not None:
            return of_month(year or 0, month)
        if quarter is not None:
            return Period(*_quarter(year or 0, quarter))
        return Period.of_year(year or 0)
    except ValueError:
        return _NoSuchDay.NO_SUCH_DAY


def of_month(year: int, month: int) -> Period:
    """Return the period of one calendar month."""
    start = dt.date(year, month, 1)
    return Period(start, start.replace(day=monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> tuple[dt.date, dt.date]:
    return (of_month(year, 3 * quarter - 2).start, of_month(year, 3 * quarter).end)


def period_text(period: Period) -> str:
    """Return the shortest text that :func:`parse_period` reads as ``period``.

    >>> period_text(Period(dt.date(2022, 5, 1), dt.date(2022, 5, 31)))
    '2022-05'
    """
    start, end = period.start, period.end
    first = _names(start, start.month - 1, start.day - 1)
    last = _names(end, 12 - end.month, of_month(end.year, end.month).end.day - end.day)
    pairs = zip(first, last, strict=True)
    one, other = next((a, b) for a, b in pairs if a is not None and b is not None)
    return one if one == other else f"{one}/{other}"


def _names(day: dt.date, months: int, days: int) -> tuple[str | None, ...]:
    """Name ``day`` as the edge of a year, a quarter, a month, a day.

    ``months`` and ``days`` say how far it lies from the edge of its year and of its month.
    """
    year = f"{day.year:04d}"
    return (
        year if months == 0 and days == 0 else None,
        f"{year}-Q{(day.month + 2) // 3}" if months % 3 == 0 and days == 0 else None,
        f"{year}-{day.month:02d}" if days == 0 else None,
        day.isoformat(),
    )
