"""Plain text in columns: how wide it is, and where it breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache


def width(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal.

    A combining mark takes none, a wide East Asian character two.

    >>> width("lớp"), width("lo\u031b\u0301p"), width("漢字")
    (3, 3, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces to ``columns``, set to the left or the right."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of ``text``, none wider than ``columns``; words break only where they must.

    An empty text is one empty line. A no-break space does not break.

    >>> list(wrap("mở 36 lớp bồi dưỡng", 10))
    ['mở 36 lớp', 'bồi dưỡng']
    """
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= columns:
            line = joined
            continue
        if line:
            yield line
        *full, line = _break(word, columns)
        yield from full
    yield line


def _break(word: str, columns: int) -> list[str]:
    """Break a word that is too wide, never between a letter and its marks."""
    pieces, taken = [""], 0
    for character in word:
        more = _columns(character)
        if taken + more > columns and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += more
    return pieces


def paragraph(text: str, columns: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Yield the lines of ``text`` with ``first`` before the first line and ``rest`` before others.

    >>> list(paragraph("mở 36 lớp bồi dưỡng", 12, "– "))
    ['– mở 36 lớp', '  bồi dưỡng']
    """
    rest = " " * width(first) if rest is None else rest
    before = first
    for line in wrap(text, max(columns - width(first), 10)):
        yield (before + line).rstrip(" ")
        before = rest
