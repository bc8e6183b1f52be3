"""Periods in words, read back."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache

from cadre_training.plugin import Formatter, Language, Period

_YEARS = re.compile(r"(\d+)(?:[–/](\d+))?")
_ISO_QUARTER = re.compile(r"(\d+)-Q([1-4])")
_ISO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_QUARTER = re.compile(r"(?:quý (I|II|III|IV)/|Q([1-4]) )(\d+)")
_VI_MONTH = re.compile(r"tháng (\d+)/(\d+)")
_VI_DAYS = re.compile(r"(?:từ )?ngày (\d+)/(\d+)/(\d+)(?: đến ngày (\d+)/(\d+)/(\d+))?")
_EN_MONTH = re.compile(r"([A-Z][a-z]+) (\d+)")
_EN_DAYS = re.compile(
    r"([A-Z][a-z]+) (\d+)(?:, (\d+))?(?: – ([A-Z][a-z]+) (\d+)|–(\d+))?(?:, (\d+))?"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def period_in_iso(text: str) -> Period | None:
    """Return the period that a machine's field says; None where it says none.

    >>> period_in_iso("2013/2022") == Period.of_years(2013, 2022), period_in_iso("2013-2022")
    (True, None)
    """
    return _checked(text, _iso, lambda period: str(period).replace("–", "/")) or _one_day(text)


def period_in_words(text: str, language: Language) -> Period | None:
    """Return the period that the words of a formatter say; None where they say none.

    >>> period_in_words("quý II/2022", Language.VI) == Period.of_quarter(2022, 2)
    True
    """
    return _checked(text, lambda said: _words(said, language), Formatter(language).period)


def _checked(
    text: str, read: Callable[[str], Iterator[Period]], write: Callable[[Period], str]
) -> Period | None:
    """Return the period that ``text`` says, if that is how it would be written."""
    try:
        found = next(read(text), None)
    except ValueError:  # a thirteenth month, or an end before its start
        return None
    return found if found is not None and write(found) == text else None


def _iso(text: str) -> Iterator[Period]:
    yield from _years(text)
    if quarter := _ISO_QUARTER.fullmatch(text):
        yield Period.of_quarter(int(quarter[1]), int(quarter[2]))
    if days := _ISO_DAYS.fullmatch(text):
        yield Period(dt.date.fromisoformat(days[1]), dt.date.fromisoformat(days[2] or days[1]))


def _one_day(text: str) -> Period | None:
    """Return the period of one day that stands beside dates: ``2016-03-09/2016-03-09``."""
    first, _, last = text.partition("/")
    if first != last or not _ISO_DAYS.fullmatch(text):
        return None
    try:
        return Period.of_day(dt.date.fromisoformat(first))
    except ValueError:
        return None


def _years(text: str) -> Iterator[Period]:
    if years := _YEARS.fullmatch(text):
        yield Period.of_years(int(years[1]), int(years[2] or years[1]))


def _words(text: str, language: Language) -> Iterator[Period]:
    yield from _years(text)
    if quarter := _QUARTER.fullmatch(text):
        number = _ROMAN[quarter[1]] if quarter[1] else int(quarter[2])
        yield Period.of_quarter(int(quarter[3]), number)
    yield from _in_vietnamese(text) if language is Language.VI else _in_english(text)


def _in_vietnamese(text: str) -> Iterator[Period]:
    if month := _VI_MONTH.fullmatch(text):
        yield _month(int(month[2]), int(month[1]))
    if days := _VI_DAYS.fullmatch(text):
        first = dt.date(int(days[3]), int(days[2]), int(days[1]))
        last = dt.date(int(days[6]), int(days[5]), int(days[4])) if days[4] else first
        yield Period(first, last)


def _in_english(text: str) -> Iterator[Period]:
    months = _english_months()
    if (month := _EN_MONTH.fullmatch(text)) and month[1] in months:
        yield _month(int(month[2]), months[month[1]])
    days = _EN_DAYS.fullmatch(text)
    if not days or not {days[1], days[4] or days[1]} <= months.keys():
        return
    # The last year is that of both days where the first names none.
    last_year = days[7] or days[3]
    if last_year is None:
        return
    first = dt.date(int(days[3] or last_year), months[days[1]], int(days[2]))
    last = dt.date(int(last_year), months[days[4] or days[1]], int(days[5] or days[6] or days[2]))
    yield Period(first, last)


def _month(year: int, month: int) -> Period:
    last = calendar.monthrange(year, month)[1]
    return Period(dt.date(year, month, 1), dt.date(year, month, last))


@cache
def _english_months() -> dict[str, int]:
    """Return the number of each month by the name that the formatter gives it."""
    write = Formatter(Language.EN)
    return {write.period(_month(2001, number)).split()[0]: number for number in range(1, 13)}
