"""What must hold of every date that was read, found without the reader's own rules."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator

from tests.fuzz.number_oracle import plain

from cadre_training.readers.dates import (
    Basis,
    Dated,
    DateKind,
    DateOrder,
    DateReading,
    OrderDecision,
    read_date,
)

_FULL = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_HAS_TIME = re.compile(r"[0-9] *(?::|h|g|giờ)|T[0-9]|thứ", re.IGNORECASE)
_NAMED = re.compile(
    r"tháng [a-zà-ỹ]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\b[ivx]+\b|"
    r"đầu|cuối|nửa|h[12]|h1|quý|q[1-4]|tháng",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\b([hH][12])(?=[0-9]{4})")
_MDY = OrderDecision(mdy=1)
_BOTH = OrderDecision(dmy=1, mdy=1)


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with how a text is read."""
    alone = read_date(text)
    shown = _GLUED.sub(r"\1 ", plain(text))
    yield from _consistent(text, alone)
    for option in alone.options:
        yield from _from_the_text(shown, option.dated)
    if match := _FULL.fullmatch(shown):
        yield from _full(alone, int(match[1]), int(match[3]), int(match[4]))


def _consistent(text: str, alone: DateReading) -> Iterator[str]:
    if (alone.refusal is None) != bool(alone.options):
        yield "neither read nor refused"
    seen = {repr(option.dated) for option in alone.options}
    mdy = read_date(text, "mdy")
    if alone.basis is None and len(seen) == 1 and repr(mdy.dated) not in seen:
        yield "certain, and yet the order makes a difference"
    if alone.basis is Basis.CONVENTION:
        told = read_date(text, decision=_MDY)
        if {one.order for one in told.options} != set(DateOrder):
            yield "evidence for the month first does not bring doubt"
        mixed = read_date(text, decision=_BOTH)
        if len(mixed.options) < 2:
            yield "evidence for both orders does not bring doubt"
    for order in DateOrder:
        given = read_date(text, order)
        if bool(given.options) != bool(seen):
            yield f"{order.value} reads nothing of it"


def _from_the_text(shown: str, dated: Dated) -> Iterator[str]:
    """Yield years and days that do not stand in the text, and numbers of it that were dropped."""
    found = [int(run) for run in re.findall("[0-9]+", shown)]
    if dated.period is None:
        years = dated.years or (0, 0)
        parts = {*years, *(year % 100 for year in years)}
        if not {years[0]} <= set(found) or not set(years) & set(found):
            yield f"years {years} from nowhere"
        if not set(found) <= parts and not _HAS_TIME.search(shown):
            yield f"{set(found) - parts} dropped"
        return
    start, end = dated.period.start, dated.period.end
    for year in {start.year, end.year}:
        if year not in found and year % 100 not in found:
            yield f"year {year} from nowhere"
    day = dated.kind in (DateKind.DAY, DateKind.DAYS)
    if day and not {start.day, end.day} <= set(found):
        yield f"day {start.day} or {end.day} from nowhere"
    month = dated.kind in (DateKind.DAY, DateKind.DAYS, DateKind.MONTH)
    if month and not _NAMED.search(shown) and not {start.month, end.month} <= set(found):
        yield f"month {start.month} or {end.month} from nowhere"
    if _HAS_TIME.search(shown):
        return
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    quarters = {(start.month + 2) // 3, (end.month + 2) // 3}
    used = {*range(start.year, end.year + 1), *(y % 100 for y in range(start.year, end.year + 1))}
    used |= {start.month, end.month, length, *quarters, (start.month + 5) // 6}
    used |= {*range(min(start.month, end.month), max(start.month, end.month) + 1)}
    used |= {*range(min(quarters), max(quarters) + 1)}
    if day:
        used |= {start.day, end.day, *range(min(start.day, end.day), max(start.day, end.day))}
    if not set(found) <= used:
        yield f"{set(found) - used} dropped"


def _full(alone: DateReading, first: int, second: int, year: int) -> Iterator[str]:
    expected = {DateOrder.DMY: _day(year, second, first), DateOrder.MDY: _day(year, first, second)}
    days = {day for day in expected.values() if day is not None}
    if not days:
        if alone.options:
            yield f"{alone.period} is no day"
        return
    period = alone.period
    if period is None or period.start != (expected[DateOrder.DMY] or expected[DateOrder.MDY]):
        yield f"read as {period}, can be {days}"
    if len(days) == 2 and alone.basis is not Basis.CONVENTION:
        yield f"two days are possible, and it rests on {alone.basis}"


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def round_trip(chance: random.Random) -> Iterator[str]:
    """Yield what is wrong with reading a day again that is written in a known way."""
    day = dt.date(1900, 1, 1) + dt.timedelta(days=chance.randrange(73000))
    for text in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d.%m.%Y}",
        f"ngày {day:%d tháng %m năm %Y}",
        f"Hà Nội, ngày {day.day} tháng {day.month} năm {day.year}",
    ):
        reading = read_date(text)
        if reading.period is None or (reading.period.start, reading.period.end) != (day, day):
            yield f"{text!r} is read as {reading.period}"
