"""Numbers that name and do not count: rounds, intakes, terms, list numbers, days and years."""

from __future__ import annotations

import re

from cadre_training.readers.numbers.tokens import Token, phrase_at
from cadre_training.readers.numbers.units import is_whole_count
from cadre_training.readers.numbers.vocabulary import ORDINAL_WORDS, ORDINALS, YEARS

_LONGEST = max(map(len, ORDINALS))
_ROMAN = re.compile(
    r"(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.ASCII
)
_DAY = re.compile(
    r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(19|20|21)[0-9]{2}|(19|20|21)[0-9]{2}([/-])[0-9]{1,2}\4[0-9]{1,2}"
)
_ENGLISH_ENDS = ("st", "nd", "rd", "th")
_NUMBERS_MAY_FOLLOW = frozenset("/-(,") | {"năm", "quý", "tháng"}


def is_ordinal(text: str, pieces: tuple[Token, ...]) -> bool:
    """Tell whether a text names something with a number.

    Args:
        text: The text, cleaned.
        pieces: Its pieces.

    >>> from cadre_training.readers.numbers.tokens import tokens
    >>> [is_ordinal(t, tokens(t)) for t in ("đợt 1/2014", "khóa XV", "2014", "24/24 xã")]
    [True, True, False, False]
    """
    if _ROMAN.fullmatch(text) and text != "X":  # a lone X is a tick, or fills an empty cell
        return True
    if _DAY.fullmatch(text):
        return True
    if len(pieces) == 2 and pieces[0].numeral and pieces[1].key in _ENGLISH_ENDS:
        return pieces[0].end == pieces[1].start
    length = phrase_at(pieces, 0, ORDINALS, _LONGEST)
    if not length or length == len(pieces):
        return False
    number, rest = pieces[length], pieces[length + 1 :]
    if number.key in ORDINAL_WORDS:
        return not rest and pieces[0].key != YEARS  # “năm năm” is five years
    if not number.numeral and not _ROMAN.fullmatch(number.text):
        return False
    before = (number, *rest)
    if any(p.numeral and before[at].key not in _NUMBERS_MAY_FOLLOW for at, p in enumerate(rest)):
        return False  # “đợt 1: 36 lớp” counts as well
    return not is_whole_count(text[number.end :].strip() or None)
