"""Phrases that texts may begin with, with accents or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadre_training.model.folding import fold, fold_plain

_WORD = re.compile(r"[^\s:;,.()\[\]“”\"'!?]+")


class Phrases:
    """Phrases that a text may begin with, word by word.

    Phrases are looked for without their accents in texts without accents only: “quan” in
    “Tổng quan” is no “quận”.

    Args:
        words: The phrases, with ``|`` between them.

    >>> "toàn huyện" in Phrases("toàn huyện|cộng"), Phrases("cộng").at_start("cong xa a")
    (True, 'cong')
    """

    def __init__(self, words: str) -> None:
        phrases = [" ".join(phrase.split()) for phrase in words.split("|")]
        self._exact = frozenset(map(fold, phrases))
        self._plain = frozenset(map(fold_plain, phrases))
        self._longest = max(phrase.count(" ") for phrase in self._exact) + 1

    def _of(self, key: str, *, plain: bool | None) -> frozenset[str]:
        return self._plain if (key.isascii() if plain is None else plain) else self._exact

    def at_start(self, key: str, *, plain: bool | None = None) -> str | None:
        """Return the longest of the phrases that a folded text begins with.

        Args:
            key: The text.
            plain: Whether the text that it is part of has no accents.
        """
        phrases = self._of(key, plain=plain)
        if key in phrases:
            return key
        words = _WORD.findall(key)
        for length in range(min(self._longest, len(words)), 0, -1):
            phrase = " ".join(words[:length])
            if phrase in phrases:
                return phrase
        return None

    def __contains__(self, key: str) -> bool:
        return key in self._of(key, plain=None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._exact | self._plain)
