"""Text that any page or file can hold."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` with U+FFFD for control characters, lone surrogates and non-characters.

    >>> clean(f"a{chr(0)}b") == "a�b"
    True
    """
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)
