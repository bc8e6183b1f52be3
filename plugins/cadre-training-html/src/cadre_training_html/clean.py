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

# The control characters, and what the others begin with in UTF-8.
_SUSPECT = bytes((*range(9), 11, 12, *range(14, 32), 0x7F, 0xC2, 0xEF, *range(0xF0, 0xF5)))


def clean(text: str) -> str:
    r"""Return ``text`` with U+FFFD for each character that an HTML page may not hold.

    What comes out can always be encoded in UTF-8.

    >>> clean("a\x00b\ud800") == "a\ufffdb\ufffd"
    True
    """
    return _NOT_IN_HTML.sub("\ufffd", text)


def encode(text: str) -> bytes:
    r"""Return ``text`` in UTF-8, with U+FFFD as :func:`clean` puts it.

    >>> encode("a\x00b\ud800") == "a\ufffdb\ufffd".encode()
    True
    """
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return clean(text).encode()
    # Most text has no byte that could begin such a character, which is soon seen.
    if len(encoded.translate(None, _SUSPECT)) == len(encoded):
        return encoded
    return clean(text).encode()
