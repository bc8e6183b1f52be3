"""Written dates in one form of words and marks, so that few shapes are left to know."""

from __future__ import annotations

import re

from cadre_training.model.folding import fold
from cadre_training.readers.numbers.clean import clean

DAY, MONTH, YEAR, QUARTER, SCHOOL = map(fold, ("ngày", "tháng", "năm", "quý", "năm học"))
TERM, INTAKE = fold("nhiệm kỳ"), fold("khóa")
FIRST, LAST, HALF = map(fold, ("đầu", "cuối", "nửa"))

_VIETNAMESE_MONTHS = (
    *("một", "hai", "ba", "bốn|tư", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười"),
    *("mười một", "mười hai"),
)
_ENGLISH_MONTHS = (
    *("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul"),
    *("august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"),
)


def _numbered(months: tuple[str, ...]) -> dict[str, int]:
    pairs = enumerate(months, start=1)
    return {fold(word): number for number, words in pairs for word in words.split("|")}


LUNAR = tuple(map(fold, ("âm lịch", "tháng giêng", "tháng chạp")))
"""What a date of the lunar calendar says."""

_MONTH_WORDS = _numbered(_VIETNAMESE_MONTHS)
_ENGLISH = _numbered(_ENGLISH_MONTHS)
_EN = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_WORDS = "|".join(sorted(map(re.escape, _MONTH_WORDS), key=len, reverse=True))

_HOUR_MARK = f"(?::|h|g| {fold('giờ')} ?)"
_SECONDS = r"(?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
_TIME = f"([01]?[0-9]|2[0-3]){_HOUR_MARK}([0-5][0-9])?{_SECONDS}"
_TIME_BEHIND = re.compile(rf"(?<=[0-9])(?:t| |, ?){_TIME}(?:\+07:?00)?$")
_TIME_BEFORE = re.compile(rf"^{_TIME}[ ,]+")
_WEEKDAY = rf"(?:{fold('thứ')} \w+|{fold('chủ nhật')})"
_WEEKDAY_BEFORE = re.compile(rf"^{_WEEKDAY},? (?=[0-9]|{DAY})")
_WEEKDAY_BEHIND = re.compile(rf" ?\({_WEEKDAY}\)$")
_PLACE = re.compile(rf"^[^0-9,]{{1,60}}, ?(?={DAY})")
_PART_OF_DAY = re.compile(
    rf"^(?:{'|'.join(map(fold, ('sáng', 'chiều', 'tối', 'trưa')))})(?: (?={DAY})|,? (?=[0-9]))"
)
_LEAD_WORDS = "|".join(map(fold, ("từ", "trong", "vào", "giai đoạn", "thời kỳ", "thời gian")))
_LEAD_OF_YEAR = "|".join(map(fold, ("các", "cả", "hết")))
_LEAD = re.compile(rf"^(?:(?:{_LEAD_WORDS}|(?:{_LEAD_OF_YEAR})(?= {YEAR})) )+")
_SLASH = re.compile(r" ?/ ?")
_TO_WORDS = "|".join(map(fold, ("đến", "tới", "to", "until")))
_TO = re.compile(rf" (?:{_TO_WORDS}) (?:{fold('hết')} )?| ?~ ?")
_AND = re.compile(rf" (?:{fold('và')}|and|&) |, ?(?=[0-9iv]|{MONTH}|{QUARTER}|{DAY})")
_DAY_MONTH = re.compile(rf"(?<![0-9])([0-9]{{1,2}}) {MONTH} ([0-9]{{1,2}})(?![0-9])")
_MONTH_WORD = re.compile(rf"{MONTH} ({_WORDS})(?=/|-|~|&|$| {YEAR}| {DAY})")
_OF_YEAR = re.compile(rf"(?<=[0-9iv]),? {YEAR} (?=[0-9]{{4}}(?![0-9]))")
_AN_ENGLISH_DAY = re.compile(rf"\b({_EN})\.? ([0-9]{{1,2}}),? ([0-9]{{4}})\b")
_AN_ENGLISH_DATE = re.compile(rf"\b([0-9]{{1,2}}) ({_EN})\.?,? ([0-9]{{4}})\b")
_AN_ENGLISH_MONTH = re.compile(rf"\b({_EN})\.? ([0-9]{{4}})\b")


def canonical(text: str) -> str:
    """Return a written date in lower case, with “~” for “đến”, “|” for “tháng”, “/” for “năm”.

    >>> canonical("Hà Nội, ngày 01 tháng 02 năm 2013") == f"{DAY} 01|02/2013"
    True
    >>> canonical("26 – 27 / 5 / 2025")
    '26-27/5/2025'
    """
    out = fold(clean(text)).strip(" .;,")
    out = _SLASH.sub("/", out)
    out = _WEEKDAY_BEHIND.sub("", _TIME_BEHIND.sub("", out))
    out = _WEEKDAY_BEFORE.sub("", _PART_OF_DAY.sub("", _TIME_BEFORE.sub("", out)))
    out = _PLACE.sub("", out)
    out = _AN_ENGLISH_DAY.sub(lambda m: f"{m[3]}-{_ENGLISH[m[1]]}-{m[2]}", out)
    out = _AN_ENGLISH_DATE.sub(lambda m: f"{m[3]}-{_ENGLISH[m[2]]}-{m[1]}", out)
    out = _AN_ENGLISH_MONTH.sub(lambda m: f"{MONTH} {_ENGLISH[m[1]]}/{m[2]}", out)
    out = _AND.sub("&", _TO.sub("~", _LEAD.sub("", out)))
    out = _MONTH_WORD.sub(lambda m: f"{MONTH} {_MONTH_WORDS[m[1]]}", out)
    out = _DAY_MONTH.sub(r"\1|\2", out)
    if not out.startswith((SCHOOL, TERM, INTAKE)):
        out = (
            _OF_YEAR.sub("/", out)
            if any(sign in out for sign in (MONTH, QUARTER, "/", "|"))
            else out
        )
    return out.strip(" ()")
