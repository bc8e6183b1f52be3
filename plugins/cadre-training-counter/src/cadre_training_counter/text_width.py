"""How wide a text is, without a font at hand."""

from __future__ import annotations

import unicodedata

_WIDE = "mwMW@%…"
_NARROW = "ijlI.,:;'|!() "


def text_width(text: str, size: int) -> int:
    """Estimate the width of ``text`` in pixels, on the wide side.

    Readers have different fonts; DejaVu Sans is about the widest that a badge asks for.

    Args:
        text: The text.
        size: The size of the font in pixels.

    >>> text_width("19.554", 16)
    57
    """
    letters = unicodedata.normalize("NFD", text)
    return -(-sum(_hundredths(letter) for letter in letters) * size // 100)


def _hundredths(letter: str) -> int:
    """Return the width of a letter in hundredths of the font's size."""
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 100
    if letter in _NARROW:
        return 36
    if letter in _WIDE:
        return 98
    return 72 if letter.isupper() else 64
