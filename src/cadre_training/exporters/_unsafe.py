"""Characters that may not reach a terminal or a file as they are."""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters: they move cursors and ring bells
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows
    "\u2028\u2029"  # ends of lines that only some programs see
    "\ufeff\ufff9-\uffff"
    "\ud800-\udfff"  # halves of surrogate pairs: UTF-8 has no bytes for them
    "]"
)
"""Control characters, marks of direction, separators of lines, lone surrogates."""


def escape(text: str) -> str:
    r"""Return ``text`` with each unsafe character as ``\uXXXX``, in one line.

    >>> print(escape("a\x1b[31m\u202eb"))
    a\u001b[31m\u202eb
    """
    return UNSAFE.sub(as_escape, text)


def as_escape(found: re.Match[str]) -> str:
    r"""Return the ``\uXXXX`` of the one character found."""
    return f"\\u{ord(found[0]):04x}"
