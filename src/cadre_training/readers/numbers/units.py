"""The words behind a number."""

from __future__ import annotations

import re

from cadre_training.model.folding import fold
from cadre_training.readers.numbers.refusal import Refusal
from cadre_training.readers.numbers.vocabulary import (
    AFTER_A_NUMBER,
    COUNTED,
    MAY_MULTIPLY,
    NOT_SCALES,
    NUMBER_WORDS,
    SHORT_SCALES,
    WHOLE_COUNTS,
)

_LETTERS = re.compile(r"[^\W\d_]+")
_PERCENT_WORDS = fold("phần trăm")
_SIGNS = "%‰"
_MONEY = "đ"


def read_unit(raw: str) -> str | Refusal | None:
    """Return the unit that is the text behind a number; None where there is none.

    Args:
        raw: All that stands behind the number, with the space before it.

    >>> read_unit(" học viên."), read_unit("học viên"), read_unit(" "), read_unit("-QĐ/TW")
    ('học viên', 'học viên', None, <Refusal.CODE: 'code'>)
    """
    unit = raw.strip().rstrip(".;,: \n")
    if unit.startswith("(") and unit.endswith(")"):
        unit = unit[1:-1].strip()
    if not unit:
        return None
    if unit[0] not in _SIGNS and not unit[0].isalpha():
        return Refusal.SEVERAL if _has_digit(unit) else Refusal.CODE
    if _has_digit(unit):
        return Refusal.SEVERAL if raw[:1].isspace() else Refusal.CODE
    letters = _LETTERS.match(raw)
    # “3.700học viên” lacks a space; “12A” is the name of a class.
    if letters and letters[0] != _MONEY and not (len(letters[0]) > 1 and letters[0].islower()):
        return Refusal.CODE
    if _may_multiply(unit):
        return Refusal.MULTIPLIED
    return Refusal.SEVERAL if _hides_number(unit) else " ".join(unit.split())


def _may_multiply(unit: str) -> bool:
    """Tell whether a unit begins with what may be “nghìn” or “triệu”, as in “2 trieu”, “5 M”."""
    first = _LETTERS.findall(fold(unit))[:1]
    if not first or unit[0] in _SIGNS or fold(unit) in SHORT_SCALES:
        return False  # letters that may be both are read both ways
    lone = len(unit) == 1 and unit != _MONEY
    return lone or first[0] in MAY_MULTIPLY


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _hides_number(unit: str) -> bool:
    """Tell whether number words stand in a unit, as in “lớp hai trăm học viên”."""
    words = _LETTERS.findall(fold(unit).replace(_PERCENT_WORDS, "%"))
    if words and words[0] in AFTER_A_NUMBER:
        return True
    after = (*words[1:], "")
    return any(
        word in NUMBER_WORDS and after[at] not in NOT_SCALES.get(word, ())
        for at, word in enumerate(words)
    )


def is_whole_count(unit: str | None) -> bool:
    """Tell whether a unit is counted in whole numbers: learners are, days and shares are not.

    >>> is_whole_count("học viên dự"), is_whole_count("học viên/lớp"), is_whole_count("ngày")
    (True, False, False)
    """
    return unit is not None and "/" not in unit and _begins(unit, WHOLE_COUNTS)


def is_counted(unit: str | None) -> bool:
    """Tell whether a unit is known, so that a lone word before it is surely a number."""
    return unit is None or _begins(unit, COUNTED)


def _begins(unit: str, known: frozenset[str]) -> bool:
    words = fold(unit).replace("/", " ").split(" ")
    return any(" ".join(words[:length]) in known for length in (1, 2, 3))
