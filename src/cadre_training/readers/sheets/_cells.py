"""What kind of thing stands in a cell, by its form alone."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from attrs import frozen

from cadre_training.model.folding import fold
from cadre_training.model.grid import RawCell
from cadre_training.model.label import nfc
from cadre_training.readers.numbers.absences import absence_meanings

LONGEST_KEY = 300
"""Longer texts are prose: only their beginning is compared."""

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Kind(Enum):
    """What a cell looks like. A mark stands where a number could: “-”, “…”, “x”."""

    NUMBER = "number"
    MARK = "mark"
    DATE = "date"
    TEXT = "text"


_N = (
    r"(?:[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)"
)
_UNITS = (
    "lớp|người|học viên|hv|đc|đ/c|đồng chí|lượt|lượt người|lượt học viên|cuộc|buổi|tiết|ngày|xã|"
    "giờ|chuyên đề|đảng viên|cán bộ|tr|tỷ|nghìn|ngàn|triệu|%|đ|đồng|classes|people|days|sessions"
)
_NUMBER = re.compile(
    rf"[-+~≈<>≤≥]? ?\(?[-+]? ?{_N} ?%?\)?(?: ?[-/÷:] ?{_N} ?%?)?\)?(?: ?(?:{_UNITS}))?[*.]?"
)
_DAY = r"[0-9]{1,2}"
_YEARS = re.compile(r"(?:19|20)[0-9]{2} ?[-/] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})")
_DATE = re.compile(
    rf"(?:ngày |từ |từ ngày )?{_DAY}(?: ?[-,&] ?{_DAY})*[/.-]{_DAY}[/.-][0-9]{{2,4}}.{{0,24}}"
    rf"|{_DAY}[/.-]{_DAY} ?- ?{_DAY}[/.-]{_DAY}[/.-][0-9]{{2,4}}"
    rf"|(?:tháng |t|quý |q)?(?:{_DAY}|[ivx]+)[/.-](?:19|20)[0-9]{{2}}"
    rf"|(?:19|20)[0-9]{{2}}[/-]{_DAY}[/-]{_DAY}(?:[ t].{{0,12}})?"
)


@frozen
class Cell:
    """A cell that is not blank.

    Args:
        column: Its column on the sheet, from 0.
        kind: What it looks like.
        text: Its words as written: NFC, runs of spaces and line breaks joined.
        key: The words as they are compared.
        value: What the sheet holds.
    """

    column: int
    kind: Kind
    text: str
    key: str
    value: RawCell

    @property
    def year(self) -> int | None:
        """The year it names and nothing else, if it does."""
        if self.kind is Kind.NUMBER and len(self.text) == 4 and self.text.isdecimal():
            year = int(self.text)
            return year if FIRST_YEAR <= year <= LAST_YEAR else None
        return None

    @property
    def count(self) -> int | None:
        """The plain whole number it is, if it is one."""
        return int(self.text) if self.text.isdecimal() and len(self.text) < 10 else None


@lru_cache(maxsize=1 << 13)
def _kind_of_text(text: str, key: str) -> Kind:
    if _YEARS.fullmatch(key):
        return Kind.TEXT
    if _NUMBER.fullmatch(key) and any(map(str.isdecimal, key)) and not text.endswith("."):
        return Kind.DATE if _DATE.fullmatch(key) else Kind.NUMBER
    if _DATE.fullmatch(key):
        return Kind.DATE
    return Kind.MARK if absence_meanings(text) else Kind.TEXT


def look_at(column: int, value: RawCell) -> Cell | None:
    r"""Return what a cell holds; None for a blank one.

    >>> look_at(0, " Số lớp ").text, look_at(0, "6.200").kind, look_at(0, " ")
    ('Số lớp', <Kind.NUMBER: 'number'>, None)
    """
    if value is None:
        return None
    if isinstance(value, str):
        text = nfc(" ".join(value.split()))
        key = fold(text[:LONGEST_KEY])
        if not key:
            return None
        kind = _kind_of_text(text, key) if len(text) <= 60 else Kind.TEXT
        return Cell(column, kind, text, key, value)
    text = str(value)
    if isinstance(value, bool):
        return Cell(column, Kind.MARK, text, text.lower(), value)
    if isinstance(value, int | Decimal):
        return Cell(column, Kind.NUMBER, text, text, value)
    kind = Kind.DATE if isinstance(value, dt.date | dt.time) else Kind.NUMBER
    return Cell(column, kind, text, text, value)
