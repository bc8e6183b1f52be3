"""Which old encoding a set of texts is in, by the evidence of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from attrs import define, field, frozen

from cadre_training.readers.text.codes import CODES, Code
from cadre_training.readers.text.judging import Fate, Judge, Verdict, Word
from cadre_training.readers.text.syllables import COMMON

# Letters and marks that no old encoding can have left behind: neither Latin-1 nor Windows-1252.
_UNICODE = re.compile(
    "(?![ŒœŠšŸŽžƒ])[\u0100-\u02af\u0300-\u1fff\u2c00-\ud7ff\uf900-\ufdff\U00010000-\U0001ffff]"
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_SAMPLED = 4000
_FEWEST_WORDS = 2
_MARGIN = 3
_SURE_WORDS = 4


@frozen(eq=False)
class _Judged:
    """A text with what its words say."""

    text: str
    words: list[Word]
    verdict: Verdict


@define(eq=False)
class Tally:
    """What the texts of a set say together of one encoding.

    Args:
        code: The encoding.
        won: The words that become Vietnamese by decoding, each once.
        against: The words that speak against it, each once; not those of clean texts.
        unexplained: Those of them that no other encoding explains either.
        either: The words that are Vietnamese before and after, each once.
        legacy: How many texts make sense only decoded.
        clean: How many texts make sense only as they stand.
    """

    code: Code
    won: set[Word] = field(factory=set[Word])
    against: set[Word] = field(factory=set[Word])
    unexplained: set[Word] = field(factory=set[Word])
    either: set[Word] = field(factory=set[Word])
    legacy: int = 0
    clean: int = 0

    def add(self, judged: _Judged) -> None:
        """Add a text."""
        if judged.verdict is Verdict.CLEAN:
            self.clean += 1
            return
        self.legacy += judged.verdict is Verdict.LEGACY
        for word in judged.words:
            if word.fate is Fate.WON:
                self.won.add(word)
            elif word.fate is Fate.EITHER:
                self.either.add(word)
            elif word.fate is not Fate.MENDED:
                self.against.add(word)

    @property
    def weight(self) -> int:
        """How much speaks for it, to compare it with others."""
        for_it = 2 * len(self.won) + self._common
        return for_it - 2 * len(self.against) - len(self.either)

    @property
    def _common(self) -> int:
        return sum(word.read.lower() in COMMON for word in self.won)

    @property
    def accepted(self) -> bool:
        """Whether the evidence is enough to decode.

        A word counts twice that could be no word before, and once more if it is a common one.
        Among clean texts a slip of the pen may look like an old encoding, so more is asked for.
        """
        strength = len(self.won) + self._common + sum(word.odd for word in self.won)
        against = 2 * len(self.unexplained) + min(self.clean, _FEWEST_WORDS)
        return len(self.won) >= _FEWEST_WORDS and strength > against

    @property
    def suspected(self) -> bool:
        """Whether there is something to tell the user, at least."""
        odd = any(word.odd for word in self.won)
        return self.accepted or (odd and not self.unexplained)

    @property
    def sure(self) -> bool:
        """Whether the evidence leaves no doubt."""
        return len(self.won) >= _SURE_WORDS and 10 * len(self.unexplained) <= len(self.won)

    @property
    def pure(self) -> bool:
        """Whether the set is in this encoding throughout, as far as can be told."""
        return 50 * self.clean <= self.legacy


@frozen(eq=False)
class Guess:
    """The encoding that explains most of a set of texts.

    Args:
        tally: What speaks for it.
        enough: Whether that is enough to decode by it, and no other explains nearly as much.
    """

    tally: Tally
    enough: bool


class Choice(Enum):
    """What is done with a text."""

    KEEP = "keep"
    DECODE = "decode"
    UNDECIDED = "undecided"


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters or marks that only Unicode has.

    >>> is_unicode("Nguyễn"), is_unicode("Hà Nam"), is_unicode("NguyÔn")
    (True, False, False)
    """
    return _UNICODE.search(text) is not None


def guess(texts: Sequence[str], codes: Iterable[Code] = CODES) -> Guess | None:
    """Return the encoding that explains most; None where nothing speaks for any.

    Args:
        texts: The texts to look at, each once.
        codes: The encodings to choose from.
    """
    sample = [text for text in texts if not is_unicode(text)]
    if not sample:
        return None
    clean = len(texts) - len(sample)
    sample = sample[:: 1 + len(sample) // _MOST_SAMPLED]
    tallies = [_tally(code, sample, clean) for code in codes]
    for tally in tallies:
        explained = {word.written for one in tallies if one is not tally for word in one.won}
        tally.unexplained = {word for word in tally.against if word.written not in explained}
    most = max(tallies, key=lambda tally: tally.weight)
    # Of kin, the simpler one, unless the other explains more.
    winner = next(
        one
        for one in tallies
        if one.code.is_kin(most.code)
        and most.weight - one.weight < 2
        and len(one.against) <= len(most.against)
    )
    if not winner.suspected:
        return None
    rivals = [one for one in tallies if one.accepted and not one.code.is_kin(winner.code)]
    ahead = all(winner.weight - rival.weight >= _MARGIN for rival in rivals)
    return Guess(winner, winner.accepted and ahead)


def _tally(code: Code, texts: Iterable[str], clean: int) -> Tally:
    tally, judge = Tally(code, clean=clean), Judge(code)
    for text in texts:
        tally.add(_judged(judge, text))
    return tally


def _judged(judge: Judge, text: str) -> _Judged:
    words = judge.words(text)
    return _Judged(text, words, judge.verdict(words))


def choices(code: Code, texts: Iterable[str]) -> tuple[Tally, dict[str, Choice]]:
    """Return what to do with each text, by its own words first, then by those of the others.

    Args:
        code: The encoding that some of them are in.
        texts: The texts that have characters beyond ASCII, each once.
    """
    tally, judge = Tally(code), Judge(code)
    chosen: dict[str, Choice] = {}
    open_texts: list[_Judged] = []
    old: set[str] = set()
    new: set[str] = set()
    for text in texts:
        if is_unicode(text):
            tally.clean += 1
            chosen[text] = Choice.KEEP
            new.update(_WORD.findall(text))
            continue
        one = _judged(judge, text)
        tally.add(one)
        if one.verdict is Verdict.LEGACY:
            chosen[text] = Choice.DECODE
            old.update(word.written for word in one.words)
        elif one.verdict is Verdict.CLEAN:
            chosen[text] = Choice.KEEP
            new.update(_WORD.findall(text))
        elif one.verdict is Verdict.PLAIN:
            chosen[text] = Choice.KEEP
        else:
            open_texts.append(one)
    for one in open_texts:
        chosen[one.text] = _by_the_others(one, tally, old, new)
    return tally, chosen


def _by_the_others(one: _Judged, tally: Tally, old: set[str], new: set[str]) -> Choice:
    """Choose for a text that can be either, by the words of texts that can not.

    Args:
        one: The text.
        tally: What the set says.
        old: The words as written in texts that make sense only decoded.
        new: The words of texts that make sense only as they stand.
    """
    if one.verdict is Verdict.NEITHER:
        return Choice.UNDECIDED
    if tally.pure:
        return Choice.DECODE
    seen_old = any(word.written in old or word.read in new for word in one.words)
    seen_new = any(word.written in new for word in one.words)
    if seen_old is seen_new:
        return Choice.UNDECIDED
    return Choice.DECODE if seen_old else Choice.KEEP
