"""One point in time as written, with what it leaves unsaid."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator

from attrs import frozen

from cadre_training.codec.period_text import of_month
from cadre_training.model.folding import fold
from cadre_training.model.period import Period
from cadre_training.readers.dates.canon import DAY, FIRST, HALF, LAST, MONTH, QUARTER, YEAR
from cadre_training.readers.dates.meaning import DateKind
from cadre_training.readers.dates.order import DateOrder

YEARS = range(1900, 2101)
"""What a number of four digits is taken for a year without the word for it."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {fold("ba"): 3, fold("sáu"): 6, fold("chín"): 9}

_BARE = re.compile(rf"(?:{DAY} )?([0-9]{{1,2}})")
_ISO = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_FULL = re.compile(rf"({DAY} )?([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\3([0-9]{{4}}|[0-9]{{2}})")
_CROOKED = re.compile(rf"({DAY} )?([0-9]{{1,2}})-([0-9]{{1,2}})/([0-9]{{4}})")
_SPOKEN = re.compile(rf"(?:{DAY} )?([0-9]{{1,2}})\|([0-9]{{1,2}})(?:/([0-9]{{4}}))?")
_DAY_MONTH = re.compile(rf"({DAY} )?([0-9]{{1,2}})([/-])([0-9]{{1,2}})")
_MONTH_YEAR = re.compile(rf"(?:{MONTH} ?|t ?)?([0-9]{{1,2}})([/-])([0-9]{{4}})")
_YEAR_MONTH = re.compile(r"([0-9]{4})([/-])([0-9]{1,2})")
_MONTH = re.compile(rf"(?:{MONTH} ?|t ?)([0-9]{{1,2}})(?:\.([0-9]{{4}}))?")
_QUARTER = re.compile(
    rf"(?:{QUARTER} ?|q)(i{{1,3}}|iv|0?[1-4])(?:(?:/|-| )([0-9]{{4}}))?|([0-9]{{4}})[-/ ]?q([1-4])"
)
_PART = re.compile(
    rf"([0-9]{{1,2}}|\w+) {MONTH} ({FIRST}|{LAST}) {YEAR}(?:[ /]([0-9]{{4}}))?"
    rf"|{HALF} ({FIRST}|{LAST}) {YEAR}(?:[ /]([0-9]{{4}}))?"
    rf"|h([12])[ /-]?([0-9]{{4}})"
)
_YEAR = re.compile(rf"({YEAR} )?([0-9]{{4}})")


@frozen(kw_only=True)
class Point:
    """A day, month, quarter, half-year or year, some of it perhaps unsaid.

    Args:
        kind: What it is; a lone number, of which it is not said what it counts, is a day.
        year: The year.
        month: The month; of a quarter or a part of the year, its first.
        day: The day.
        months: How many months it lasts.
        bare: Whether it is a lone number.
        short: Whether the year had two digits.
    """

    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    months: int = 1
    bare: bool = False
    short: bool = False

    def period(self) -> Period:
        """Return its days.

        Raises:
            ValueError: If there is no such time in the calendar.
        """
        year = self.year or 0
        if self.kind is DateKind.YEAR:
            return Period.of_year(year)
        month = self.month or 0
        if self.kind is DateKind.DAY:
            return Period.of_day(dt.date(year, month, self.day or 0))
        return Period(of_month(year, month).start, of_month(year, month + self.months - 1).end)

    @property
    def possible(self) -> bool:
        """Whether there is such a time in some year."""
        if self.bare:
            return True
        if self.kind is DateKind.YEAR:
            return True
        month = self.month or 0
        if not 1 <= month <= 12:
            return False
        leap = 2000 if self.year is None or self.short else self.year
        return self.kind is not DateKind.DAY or 1 <= (self.day or 0) <= monthrange(leap, month)[1]


def points(text: str, order: DateOrder, *, dashes: bool = True) -> Iterator[Point]:
    """Yield each way to take a canonical text for a point in time, possible or not.

    Args:
        text: The text, as :func:`canonical` returns it.
        order: Whether the day comes first.
        dashes: Whether a dash may stand within it; in a range by a dash it may in full dates only.
    """
    yield from _days(text, order, dashes=dashes)
    yield from _months(text, dashes=dashes)
    yield from _parts(text)
    if match := _YEAR.fullmatch(text):
        year = int(match[2])
        if year in YEARS or (match[1] and year > 999):
            yield Point(kind=DateKind.YEAR, year=year, month=1, months=12)


def _days(text: str, order: DateOrder, *, dashes: bool) -> Iterator[Point]:
    if match := _BARE.fullmatch(text):
        yield Point(kind=DateKind.DAY, day=int(match[1]), bare=True)
    if match := _ISO.fullmatch(text):
        yield Point(kind=DateKind.DAY, year=int(match[1]), month=int(match[3]), day=int(match[4]))
    if match := _FULL.fullmatch(text):
        yield _day(match[2], match[4], match[5], order)
    if dashes and (match := _CROOKED.fullmatch(text)):
        yield _day(match[2], match[3], match[4], DateOrder.DMY)
    if match := _SPOKEN.fullmatch(text):  # “5 tháng 6” leaves no doubt
        yield _day(match[1], match[2], match[3], DateOrder.DMY)
    match = _DAY_MONTH.fullmatch(text)
    if match and (dashes or match[3] == "/"):
        yield _day(match[2], match[4], None, order)


def _day(first: str, second: str, year: str | None, order: DateOrder) -> Point:
    day, month = (first, second) if order is DateOrder.DMY else (second, first)
    return Point(
        kind=DateKind.DAY,
        year=None if year is None else int(year),
        month=int(month),
        day=int(day),
        short=year is not None and len(year) == 2,
    )


def _months(text: str, *, dashes: bool) -> Iterator[Point]:
    match = _MONTH_YEAR.fullmatch(text)
    if match and (dashes or match[2] == "/"):
        yield Point(kind=DateKind.MONTH, year=int(match[3]), month=int(match[1]))
    match = _YEAR_MONTH.fullmatch(text)
    if match and (dashes or match[2] == "/") and int(match[3]) <= 12:
        yield Point(kind=DateKind.MONTH, year=int(match[1]), month=int(match[3]))
    if match := _MONTH.fullmatch(text):
        year = None if match[2] is None else int(match[2])
        yield Point(kind=DateKind.MONTH, year=year, month=int(match[1]))


def _parts(text: str) -> Iterator[Point]:
    """Yield quarters, half-years and the first or last months of a year."""
    if match := _QUARTER.fullmatch(text):
        quarter = int(match[4]) if match[4] else _ROMAN.get(match[1]) or int(match[1])
        year = match[2] or match[3]
        yield Point(
            kind=DateKind.QUARTER,
            year=int(year) if year else None,
            month=3 * quarter - 2,
            months=3,
        )
    if match := _PART.fullmatch(text):
        count = _count(match[1]) if match[1] else 6
        last = LAST in (match[2], match[4]) or match[6] == "2"
        year = match[3] or match[5] or match[7]
        if 1 <= count <= 11:
            yield Point(
                kind=DateKind.HALF_YEAR if count == 6 else DateKind.MONTHS,
                year=int(year) if year else None,
                month=13 - count if last else 1,
                months=count,
            )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else _COUNTS.get(text, 0)
