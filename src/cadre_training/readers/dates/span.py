"""What a text can mean as a date, with the day or the month first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from cadre_training.model.period import Period
from cadre_training.readers.dates.canon import DAY, INTAKE, MONTH, QUARTER, SCHOOL, TERM, YEAR
from cadre_training.readers.dates.meaning import Dated, DateKind
from cadre_training.readers.dates.order import DateOrder
from cadre_training.readers.dates.point import YEARS, Point, points
from cadre_training.readers.dates.refusal import DateRefusal

_MANY = {
    DateKind.DAY: DateKind.DAYS,
    DateKind.MONTH: DateKind.MONTHS,
    DateKind.QUARTER: DateKind.QUARTERS,
    DateKind.YEAR: DateKind.YEARS,
}
_TWO_YEARS = r"([0-9]{4})(?:-|/|~)([0-9]{4}|[0-9]{2})"
_SCHOOL_YEAR = re.compile(rf"{SCHOOL} {_TWO_YEARS}")
_TERM = re.compile(rf"(?:{TERM}|{INTAKE})\b[^0-9()]{{0,60}}\(?(?:{TERM} )?{_TWO_YEARS}")
_SLASHED_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")
_SHORT_YEARS = re.compile(rf"(?:{YEAR} )?([0-9]{{4}})[-~]([0-9]{{2}})")
_LEADING_WORD = re.compile(rf"^(?:{MONTH}|{QUARTER}|{DAY}|{YEAR}) ?")


@frozen(kw_only=True)
class Hints:
    """What the caller knows beyond the text.

    Args:
        year: The year of dates that name none.
        century: The first two digits of years written with two.
    """

    year: int | None = None
    century: int | None = None


Result = Dated | DateRefusal


def parse(text: str, order: DateOrder, hints: Hints) -> Iterator[Result]:
    """Yield each thing that a canonical text can mean, and why others are impossible."""
    if match := _SCHOOL_YEAR.fullmatch(text):
        yield _school_year(*_years(match))
        return
    if match := _TERM.fullmatch(text):
        first, last = _years(match)
        backwards = last <= first
        yield DateRefusal.BACKWARDS if backwards else Dated(kind=DateKind.TERM, years=(first, last))
        return
    if (match := _SLASHED_YEARS.fullmatch(text)) and int(match[2]) == int(match[1]) + 1:
        yield Dated(kind=DateKind.YEARS, period=Period.of_years(*_years(match)))
        yield _school_year(*_years(match))
        return
    if (match := _SHORT_YEARS.fullmatch(text)) and int(match[2]) > 12:
        first, last = _years(match)
        if first in YEARS and first < last:
            yield Dated(kind=DateKind.YEARS, period=Period.of_years(first, last))
            return
    for point in points(text, order):
        if not point.bare:
            yield from _one(point, hints)
    for at, mark in enumerate(text):
        if mark in "-~":
            yield from _between(text[:at], text[at + 1 :], order, hints, dash=mark == "-")
    if "&" in text:
        yield from _listed(text.split("&"), order, hints)


def _years(match: re.Match[str]) -> tuple[int, int]:
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return first, last


def _school_year(first: int, last: int) -> Result:
    if last != first + 1:
        return DateRefusal.NOT_CONSECUTIVE
    return Dated(kind=DateKind.SCHOOL_YEAR, years=(first, last))


def _full(point: Point, hints: Hints) -> Iterator[Point | DateRefusal]:
    """Yield a point with its year, once for each century that it may be of."""
    if not point.possible:
        yield DateRefusal.NO_SUCH_DAY
    elif point.year is None and hints.year is None:
        yield DateRefusal.NO_YEAR
    elif point.short:
        centuries = (19, 20) if hints.century is None else (hints.century,)
        for century in centuries:
            yield evolve(point, year=100 * century + (point.year or 0), short=False)
    else:
        yield point if point.year is not None else evolve(point, year=hints.year)


def _one(point: Point, hints: Hints) -> Iterator[Result]:
    for full in _full(point, hints):
        if isinstance(full, DateRefusal):
            yield full
            continue
        try:
            yield Dated(kind=full.kind, period=full.period())
        except ValueError:
            yield DateRefusal.NO_SUCH_DAY


def _between(
    left: str, right: str, order: DateOrder, hints: Hints, *, dash: bool
) -> Iterator[Result]:
    if left.startswith(QUARTER) and not right.startswith(QUARTER):
        right = f"{QUARTER} {right}"  # “quý I-II/2022”
    for start in points(left.strip(), order, dashes=not dash):
        for end in points(right.strip(), order, dashes=not dash):
            if not end.bare:
                yield from _stretch(start, end, hints)


def _stretch(start: Point, end: Point, hints: Hints) -> Iterator[Result]:
    """Yield the stretch between two points; the first takes from the second what it leaves out."""
    if start.bare:
        if end.kind not in (DateKind.DAY, DateKind.MONTH):
            return
        part = start.day
        start = evolve(end, day=part) if end.kind is DateKind.DAY else evolve(end, month=part)
    elif (
        start.kind is not end.kind
        or start.kind not in _MANY
        or (start.year is not None and end.year is None)
    ):
        return
    if not start.possible:
        yield DateRefusal.NO_SUCH_DAY
        return
    for full in _full(end, hints):
        if isinstance(full, DateRefusal):
            yield full
            continue
        year = (full.year if start.year is None else start.year) or 0
        if start.short:
            year += (full.year or 0) // 100 * 100
        yield _joined(evolve(start, year=year, short=False), full)


def _joined(start: Point, end: Point) -> Result:
    try:
        first, last = start.period(), end.period()
    except ValueError:
        return DateRefusal.NO_SUCH_DAY
    if last.end < first.start or last.start < first.start:
        return DateRefusal.BACKWARDS
    if first == last:
        return Dated(kind=start.kind, period=first)
    return Dated(kind=_MANY[start.kind], period=Period(first.start, last.end))


def _listed(parts: list[str], order: DateOrder, hints: Hints) -> Iterator[Result]:
    """Yield a list such as “26, 27/5/2025” as one stretch, if its parts follow each other."""
    word = QUARTER if parts[0].startswith(QUARTER) else ""
    ending = parts[-1].removeprefix(word).strip()
    for last in points(f"{word} {ending}".strip(), order):
        if last.bare:
            continue
        found = [start for part in parts[:-1] if (start := _like(part, last)) is not None]
        if len(found) != len(parts) - 1:
            continue
        steps = [*found, last]
        values = [_counted(step) for step in steps]
        size = 3 if last.kind is DateKind.QUARTER else 1
        first = values[0]
        if values != list(range(first, first + size * len(values), size)):
            yield DateRefusal.APART
        else:
            yield from _stretch(steps[0], last, hints)


def _counted(point: Point) -> int:
    """Return by what a list of such points goes on."""
    counted = {DateKind.DAY: point.day, DateKind.YEAR: point.year}
    return counted.get(point.kind, point.month) or 0


def _like(part: str, last: Point) -> Point | None:
    """Return a point of the same kind as the last one of a list, by its number alone."""
    number = _LEADING_WORD.sub("", part.strip())
    if last.kind is DateKind.QUARTER:
        found = next(points(f"{QUARTER} {number}", DateOrder.DMY), None)
        known = found is not None and found.year in (None, last.year)
        return evolve(found, year=last.year) if found is not None and known else None
    if last.kind is DateKind.YEAR and number.isdecimal() and int(number) in YEARS:
        return evolve(last, year=int(number))
    if not number.isdecimal() or len(number) > 2:
        return None
    if last.kind is DateKind.DAY:
        return evolve(last, day=int(number))
    return evolve(last, month=int(number)) if last.kind is DateKind.MONTH else None
