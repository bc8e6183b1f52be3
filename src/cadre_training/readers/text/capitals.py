"""Capital letters that TCVN3 has no codes for."""

from __future__ import annotations

import re

from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.tables import SINGLE

# A letter with a tone is typed small; a font whose small letters look like capitals shows it so.
_LETTERS = "".join(SINGLE[Encoding.TCVN3].values())
_LOW = "".join(one for one in _LETTERS if one.islower() and one.upper() not in _LETTERS)
_ANY_LOW = re.compile(f"[{_LOW}]")
_PART = re.compile(r"[^\r\n\t,;|\"]+")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_CAPITAL = re.compile(r" [^\W\d_]")
_OFTEN_SMALL = ("ấp", "ở", "ủng", "ủy", "ý")
"""Words that stand small before and behind names: Huyện ủy Càng Long, ấp Tân An."""


def with_capitals(text: str) -> str:
    """Return a text that was in TCVN3 with the capitals that its other letters tell of.

    A word in capitals has them throughout. In a text where every other word begins with one, so
    does the word that could not, and so does a word that a capital follows. What cannot be known
    stays small.

    >>> with_capitals("BÁO CáO TổNG KếT"), with_capitals("Lê Thị ánh"), with_capitals("xã ái Tử")
    ('BÁO CÁO TỔNG KẾT', 'Lê Thị Ánh', 'xã Ái Tử')
    >>> with_capitals("ấp 5"), with_capitals("Huyện ủy")
    ('ấp 5', 'Huyện ủy')
    """
    return _PART.sub(_part, text) if _ANY_LOW.search(text) else text


def begins_low(text: str) -> bool:
    """Tell whether a text begins with a letter that TCVN3 has as a small one only."""
    return text != "" and text[0] in _LOW


def told_letters(word: str) -> str:
    """Return the letters of a word that TCVN3 has both small and as capitals."""
    return "".join(letter for letter in word if letter not in _LOW)


def _part(match: re.Match[str]) -> str:
    part = match[0]
    if not _ANY_LOW.search(part):
        return part
    words: list[str] = _WORD.findall(part)
    told = [letters for word in words if (letters := told_letters(word))]
    in_capitals = any(len(letters) > 1 for letters in told) and all(map(str.isupper, told))
    initials = [word[0] for word in words if not begins_low(word)]
    titled = bool(initials) and all(map(str.isupper, initials))
    first = part.find(words[0])

    def word_with_capitals(found: re.Match[str]) -> str:
        word = found[0]
        sure = told_letters(word)
        if in_capitals or (len(sure) > 1 and sure.isupper()):
            return word.upper()
        if not begins_low(word):
            return word
        named = _BEFORE_CAPITAL.match(part, found.end())
        named_so = word not in _OFTEN_SMALL and named is not None and named[0].isupper()
        if named_so or (titled and (word != "ủy" or found.start() == first)):
            return word[0].upper() + word[1:]
        return word

    return _WORD.sub(word_with_capitals, part)
