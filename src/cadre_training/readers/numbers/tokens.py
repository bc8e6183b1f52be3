"""A written text as numerals, words and marks."""

from __future__ import annotations

import re

from attrs import frozen

from cadre_training.model.folding import fold

_TOKEN = re.compile(
    r"(?P<numeral>(?:(?<![\w.,)%])[.,])?[0-9]+(?:[.,'][0-9]+| [0-9]{3}(?![0-9]))*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


@frozen
class Token:
    """A piece of a text.

    Args:
        text: The piece.
        key: The piece as it is compared.
        start: Where it begins.
        end: Where it ends.
        numeral: Whether it is digits, with marks between them.
    """

    text: str
    key: str
    start: int
    end: int
    numeral: bool


def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of a clean text.

    >>> [token.text for token in tokens("3.700học viên, 82-84 %")]
    ['3.700', 'học', 'viên', ',', '82', '-', '84', '%']
    """
    return tuple(
        Token(
            match[0],
            match[0] if match.lastgroup == "numeral" else fold(match[0]),
            match.start(),
            match.end(),
            match.lastgroup == "numeral",
        )
        for match in _TOKEN.finditer(text)
    )


def phrase_at(
    pieces: tuple[Token, ...], at: int, phrases: frozenset[tuple[str, ...]], longest: int
) -> int:
    """Return how many pieces at ``at`` make one of ``phrases``, the longest first; 0 for none."""
    for length in range(min(longest, len(pieces) - at), 0, -1):
        if tuple(piece.key for piece in pieces[at : at + length]) in phrases:
            return length
    return 0
