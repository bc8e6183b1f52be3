"""The last gate before the bytes: characters that no HTML page may hold."""

from __future__ import annotations

import re

# Control characters but tab and the ends of lines, halves of surrogate pairs, noncharacters.
_NOT_IN_HTML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def clean(text: str) -> str:
    r"""Return ``text`` with U+FFFD for each character that an HTML page may not hold.

    What comes out can always be encoded in UTF-8.

    >>> clean("a\x00b\ud800") == "a\ufffdb\ufffd"
    True
    """
    return _NOT_IN_HTML.sub("\ufffd", text)
