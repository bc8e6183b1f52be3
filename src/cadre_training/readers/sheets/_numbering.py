"""The signs that number rows: I, A, 1, 1.1, a), -, +."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum

from attrs import frozen

from cadre_training.model.grid import RawCell


class Level(IntEnum):
    """How deep a sign usually lies; a smaller number is wider."""

    LETTER = 10
    ROMAN = 20
    NUMBER = 30
    BRACKETED = 36
    SMALL_LETTER = 40
    SMALL_ROMAN = 42
    PLAIN = 45
    DASH = 50
    STAR = 55
    PLUS = 60


@frozen
class Ordinal:
    """A sign that numbers a row.

    Args:
        level: How deep it lies; “1.1” lies one below “1”.
        value: Which it is, from 1; 0 for dashes.
        maybe: What else it may be: “C” is the third letter or a Roman hundred.
    """

    level: int
    value: int
    maybe: Ordinal | None = None


_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?=[IVXLC])C?(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_ENGLISH_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BULLETS = {
    **dict.fromkeys("-–—−‒‑", Level.DASH),
    **dict.fromkeys("*•●·▪■◦○", Level.STAR),
    "+": Level.PLUS,
}
_WHOLE = re.compile(
    r"(?P<open>\()?\s*(?:(?:[IVXLC]{1,7}|[A-ZĐ])\.(?=[0-9]))?"
    r"(?P<sign>[0-9]{1,6}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,7}|[ivx]{1,5}|[A-ZĐa-zđ])"
    r"\s*(?P<close>[.)/:]{0,2})"
)
_LEADING = re.compile(
    r"(?P<open>\()?(?P<sign>[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,7}|[ivx]{1,5}|[A-ZĐa-zđ])"
    r"(?P<close>[.)/:]{1,2}|\s*[-–—](?=\s))\s*(?=[^\s\d.,])"
)
_LEADING_MANY = re.compile(r"(?P<sign>[0-9]{1,3}(?:\.[0-9]{1,3}){1,4})\s+(?=[^\W\d_])")


def _roman(text: str) -> int | None:
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_DIGITS[digit] for digit in text]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return sum(-value if value < then else value for value, then in pairs)


def _ordinal(sign: str, *, bracketed: bool) -> Ordinal | None:
    if sign[0].isdecimal():
        parts = sign.split(".")
        level = Level.BRACKETED if bracketed else Level.NUMBER + len(parts) - 1
        return Ordinal(level, int(parts[-1])) if len(parts[-1]) < 7 else None
    upper = sign.upper()
    small = sign != upper
    letter = None
    if len(sign) == 1:
        value = (_LETTERS.find(upper) + 1) or (_ENGLISH_LETTERS.find(upper) + 1)
        letter = Ordinal(Level.SMALL_LETTER if small else Level.LETTER, value)
    roman = _roman(upper)
    if roman is None:
        return letter
    level = Level.SMALL_ROMAN if small else Level.ROMAN
    if upper in ("I", "V", "X"):
        return Ordinal(level, roman, letter)
    if letter is not None:
        return Ordinal(letter.level, letter.value, Ordinal(level, roman))
    return Ordinal(level, roman)


def read_ordinal(value: RawCell) -> Ordinal | None:
    """Return the sign that is all a cell holds.

    >>> read_ordinal("II"), read_ordinal("An Trường")
    (Ordinal(level=<Level.ROMAN: 20>, value=2, maybe=None), None)
    >>> read_ordinal("1.2.").level, read_ordinal(7).value
    (31, 7)
    >>> read_ordinal("II.3").value
    3
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return Ordinal(Level.NUMBER, value) if 0 <= value < 10**6 else None
    if isinstance(value, Decimal):
        value = str(value)  # “1.1” that a spreadsheet took for a number
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text in _BULLETS:
        return Ordinal(_BULLETS[text], 0)
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    return _ordinal(found["sign"], bracketed=bool(found["open"]))


def leading_ordinal(text: str) -> tuple[Ordinal, str] | None:
    """Return the sign before a label, and the label without it.

    >>> leading_ordinal("II. Khối xã")[1], leading_ordinal("- Nữ")[1], leading_ordinal("Xã 2")
    ('Khối xã', 'Nữ', None)
    """
    if text[0] in _BULLETS:
        rest = text[1:].strip()
        return (Ordinal(_BULLETS[text[0]], 0), rest) if rest else None
    found = _LEADING.match(text) or _LEADING_MANY.match(text)
    if found is None:
        return None
    groups = found.groupdict()
    ordinal = _ordinal(found["sign"], bracketed=bool(groups.get("open")))
    return None if ordinal is None else (ordinal, text[found.end() :])
