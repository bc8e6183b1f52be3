"""What kind of values the cells of a column hold, seen from some of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, pairwise

from attrs import frozen

from cadre_training.model.grid import RawCell
from cadre_training.readers.dates import DateRefusal, read_date
from cadre_training.readers.numbers import Number, Range, read_number
from cadre_training.readers.numbers.absences import absence_meanings
from cadre_training.readers.sheets.words import unit_name

_NUMBER = re.compile(
    r"[~≈<>(+-]?\s*[0-9]+(?:[.,  ][0-9]+)*\s*(?:%|\)|lớp|cuộc|người|học viên|hv|lượt|buổi)*",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:ngày\s)?[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?"
)
_TICK = frozenset("xX✓✔√v+*")
_YEARS = range(1900, 2101)
_SERIALS = range(36_526, 55_154)
"""The days from 2000 to 2050 as spreadsheets count them."""

_NAMES: tuple[str, ...] = (
    "filled",
    "numbers",
    "years",
    "serials",
    "small",
    "days",
    "ticks",
    "units",
    "codes",
)
_MOST_GROUP = 9
_MOST_SAMPLE = 240
_LEAST_RUNNING = 3
_MOST_TEXTS = 12
_ANY_YEAR = 2000
_PART_OF_YEAR = re.compile(r"[0-9]{1,2}|[IVXivx]{1,4}|[A-Za-z]{3,9}\.?")


@frozen(kw_only=True)
class Profile:
    """How many cells of a sample hold what.

    Args:
        filled: Cells that are not blank and no sign of absence.
        numbers: Numbers, as such or as text.
        years: Numbers that may be years.
        serials: Numbers that may be days as spreadsheets count them.
        small: Whole numbers from 1 to 9.
        days: Dates, as such or as text.
        ticks: Cells with a tick.
        units: Names of administrative units.
        codes: Digits that begin with a zero.
        running: Whether all cells are whole numbers that go on by the same step.
        texts: Some of its texts.
    """

    filled: int = 0
    numbers: int = 0
    years: int = 0
    serials: int = 0
    small: int = 0
    days: int = 0
    ticks: int = 0
    units: int = 0
    codes: int = 0
    running: bool = False
    texts: tuple[str, ...] = ()

    def mostly(self, count: int) -> bool:
        """Tell whether ``count`` is most of the filled cells."""
        return self.filled > 0 and 2 * count > self.filled

    @property
    def timely(self) -> bool:
        """Whether its texts, if it has any, are times."""
        times = sum(_is_time(text) for text in self.texts)
        return 2 * times >= len(self.texts)

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self.mostly(self.numbers)

    @property
    def half_numeric(self) -> bool:
        """Whether at least half of its cells hold numbers."""
        return 2 * self.numbers >= self.filled > 0


def sample(cells: Sequence[RawCell], runs: Sequence[range]) -> list[RawCell]:
    """Return cells of records, from all over the table.

    Args:
        cells: The cells of a column, by position in the table.
        runs: The positions of the records.
    """
    total = sum(map(len, runs))
    step = max(1, total // _MOST_SAMPLE)
    picked: list[RawCell] = []
    skip = 0
    for run in runs:
        part = run[skip::step]
        picked.extend(cells[position] for position in part)
        skip = (skip - len(run)) % step
    return picked


def profile(cells: Sequence[RawCell]) -> Profile:
    """Return what a sample of cells holds.

    >>> profile(["12", "1.250", None, "-"]).numeric
    True
    """
    counts: dict[str, int] = dict.fromkeys(_NAMES, 0)
    for cell in cells:
        for name in _kinds(cell):
            counts[name] += 1
    texts = dict.fromkeys(cell for cell in cells if isinstance(cell, str) and cell.strip())
    some = tuple(islice(texts, _MOST_TEXTS))
    return Profile(**counts, running=_is_running(cells), texts=some)


def _is_running(cells: Sequence[RawCell]) -> bool:
    texts = [f"{cell}".strip(". ") for cell in cells]
    if len(texts) < _LEAST_RUNNING or not all(text.isdecimal() for text in texts):
        return False
    numbers = list(map(int, texts))
    steps = {behind - one for one, behind in pairwise(numbers)}
    return len(steps) == 1 and min(steps) > 0


def _kinds(cell: RawCell) -> tuple[str, ...]:
    if cell is None:
        return ()
    if isinstance(cell, str):
        return _text_kinds(" ".join(cell.split()))
    if isinstance(cell, bool):
        return ("filled", "ticks")
    if isinstance(cell, int | Decimal):
        return _number_kinds(cell)
    return ("filled", "days") if isinstance(cell, dt.date) else ("filled",)


def _number_kinds(value: int | Decimal) -> tuple[str, ...]:
    kinds = ["filled", "numbers"]
    if value in _YEARS:
        kinds.append("years")
    if value in _SERIALS:
        kinds.append("serials")
    if isinstance(value, int) and 1 <= value <= _MOST_GROUP:
        kinds.append("small")
    return tuple(kinds)


def _is_time(text: str) -> bool:
    plain = text.strip()
    if _PART_OF_YEAR.fullmatch(plain) or absence_meanings(plain):
        return True
    reading = read_date(plain, year=_ANY_YEAR, century=20)
    return not reading.unreadable or reading.refusal is not DateRefusal.NOT_A_DATE


def _is_number(text: str) -> bool:
    """Tell whether a text with words in it gives a number: “khoảng 60”, “02 lớp”, “40-45”."""
    meanings = [option.meaning for option in read_number(text).options]
    return bool(meanings) and all(isinstance(meaning, Number | Range) for meaning in meanings)


def _text_kinds(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    if text in _TICK:
        return ("ticks",)
    if _NUMBER.fullmatch(text):
        if text.isascii() and text.isdecimal():
            code = len(text) > 1 and text[0] == "0"
            return (*_number_kinds(int(text)), "codes") if code else _number_kinds(int(text))
        return ("filled", "numbers", "days") if _DAY.fullmatch(text) else ("filled", "numbers")
    if _DAY.fullmatch(text):
        return ("filled", "days")
    if absence_meanings(text):
        return ()
    if any(map(str.isdecimal, text)) and _is_number(text):
        return ("filled", "numbers")
    return ("filled", "units") if unit_name(text) is not None else ("filled",)
