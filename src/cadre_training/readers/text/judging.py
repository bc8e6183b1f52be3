"""What the words of a text say for and against an old encoding."""

from __future__ import annotations

import re
from enum import IntEnum

from attrs import define, field, frozen

from cadre_training.readers.text.capitals import told_letters
from cadre_training.readers.text.codes import Code
from cadre_training.readers.text.syllables import is_syllable

_SIGNS = "\x01-\x06\x11-\x1e\x80-\x9f\xa1-\xff‚„†‡ˆ‰‹•˜™›€"
_MARKS = "‘’“”–—…"  # no part of a word but where an encoding makes letters of them
_TOKEN, _TOKEN_WITH_MARKS = (
    re.compile(rf"(?:[^\W\d_]|[{_SIGNS}{marks}])+") for marks in ("", _MARKS)
)
# Not even at the edge of a word do these stand in clean text.
_NO_PUNCTUATION = re.compile("[\x01-\x06\x11-\x1e\x80-\x9f¢¤¥¦¨¬\xad¯´¶¸]")
_ORDINARY = re.compile("[A-Za-z]+")
_VOWELS = frozenset("aeiouy")


class Fate(IntEnum):
    """What becomes of a word by decoding.

    * ``SAME``: nothing, or it says nothing.
    * ``WON``: a Vietnamese syllable, which it was not.
    * ``MENDED``: a word of letters, where signs stood between them.
    * ``LOST``: no Vietnamese syllable any longer, or it cannot be decoded.
    * ``SPOILED``: it makes no sense to Vietnamese eyes, before or after.
    * ``EITHER``: a Vietnamese syllable before and after.
    """

    SAME = 0
    WON = 1
    MENDED = 2
    LOST = 3
    SPOILED = 4
    EITHER = 5


class _Sense(IntEnum):
    """How much sense a word makes."""

    NONE = 0
    LETTERS = 1
    SYLLABLE = 2


@frozen(eq=False)
class Word:
    """A word with a code in it.

    Args:
        written: The word as it came.
        read: The word decoded.
        fate: What becomes of it.
        odd: Whether it cannot be a word as it came: signs or capitals stand within it.
    """

    written: str
    read: str
    fate: Fate
    odd: bool


class Verdict(IntEnum):
    """What a text is by its own words.

    * ``PLAIN``: nothing in it would change.
    * ``LEGACY``: it makes sense only decoded.
    * ``CLEAN``: it makes sense only as it stands.
    * ``EITHER``: it makes sense both ways.
    * ``NEITHER``: it is not Vietnamese either way, or its words disagree.
    """

    PLAIN = 0
    LEGACY = 1
    CLEAN = 2
    EITHER = 3
    NEITHER = 4


@define
class Judge:
    """Judges texts by one encoding, remembering the words it has seen.

    Args:
        code: The encoding.
    """

    code: Code
    _seen: dict[str, Word | None] = field(factory=dict[str, "Word | None"], init=False)

    def words(self, text: str) -> list[Word]:
        """Return the words of a text that are of interest: they hold more than ASCII letters."""
        token = _TOKEN_WITH_MARKS if self.code.codes.issuperset(_MARKS) else _TOKEN
        return [word for one in token.findall(text) if (word := self._word(one))]

    def verdict(self, words: list[Word]) -> Verdict:
        """Return what a text is by its words."""
        counts = [0] * len(Fate)
        for word in words:
            counts[word.fate] += 1
        against = counts[Fate.LOST] + counts[Fate.SPOILED]
        if counts[Fate.WON] > against:
            return Verdict.LEGACY
        if counts[Fate.LOST]:
            return Verdict.NEITHER if counts[Fate.WON] else Verdict.CLEAN
        if against:
            return Verdict.NEITHER
        if counts[Fate.MENDED]:
            return Verdict.LEGACY
        return Verdict.EITHER if counts[Fate.EITHER] else Verdict.PLAIN

    def _word(self, token: str) -> Word | None:
        if token not in self._seen:
            self._seen[token] = None if _ORDINARY.fullmatch(token) else self._judged(token)
        return self._seen[token]

    def _judged(self, token: str) -> Word | None:
        start, end = 0, len(token)
        while start < end and self._is_punctuation(token[start]):
            start += 1
        while start < end and self._is_punctuation(token[end - 1]):
            end -= 1
        written = token[start:end]
        before = _sense(written, written)
        odd = before is _Sense.NONE
        if _NO_PUNCTUATION.search(token[:start] + token[end:]):
            return Word(token, token, Fate.SPOILED, odd=True)
        if not written or _ORDINARY.fullmatch(written):
            return None
        if self.code.whole.fullmatch(written) is None:
            fate = Fate.LOST if before is _Sense.SYLLABLE else Fate.SPOILED
            return Word(written, written, fate, odd)
        read = self.code.read(written)
        lone_sign = len(read) == 1 and written.isprintable() and not written.isalpha()
        if read == written or lone_sign:  # ½ says nothing, nor does the mark of a footnote
            return None
        told = read if self.code.has_all_capitals else told_letters(read)
        return Word(written, read, _fate(before, _sense(read, told), read), odd)

    def _is_punctuation(self, character: str) -> bool:
        return not character.isalpha() and character not in self.code.codes


def _fate(before: _Sense, after: _Sense, read: str) -> Fate:
    if before is _Sense.SYLLABLE:
        return Fate.EITHER if after is _Sense.SYLLABLE else Fate.LOST
    if after is _Sense.SYLLABLE:
        # A lone sign is a letter to any encoding.
        return Fate.WON if len(read) > 1 else Fate.EITHER
    if after is _Sense.NONE:
        return Fate.SPOILED
    if before is _Sense.NONE:
        return Fate.MENDED
    # Letters both ways: of an abbreviation, ĐH or NQ-HĐND, nothing can be told.
    consonants = read.isupper() and not any(
        letter in _VOWELS or not letter.isascii() for letter in read.lower().replace("đ", "d")
    )
    return Fate.EITHER if consonants else Fate.SPOILED


def _sense(word: str, told: str) -> _Sense:
    """Return how much sense a word makes.

    Args:
        word: The word.
        told: Its letters that show whether they are capitals.
    """
    cased = told.islower() or told.isupper() or told[1:].islower() or len(told) < 2
    if not word.isalpha() or not cased:
        return _Sense.NONE
    return _Sense.SYLLABLE if is_syllable(word) else _Sense.LETTERS
