"""Written texts with one kind of digit, space, dash and mark, so that the rest can be simple."""

from __future__ import annotations

import unicodedata

from cadre_training.model.label import nfc

LONGEST = 300
"""More characters than any number as written has; what is longer is not looked into."""

_SAME = {
    "'": "’‘ʼʹ′´`＇",
    "-": "−‐‑‒–—―﹘－",
    "+": "＋",
    ".": "．",
    ",": "，",
    "%": "％﹪",
    "/": "⁄∕／",
    "(": "（",
    ")": "）",
    ":": "：",
    "~": "～∼",
    ">": "＞",
    "<": "＜",
}
_TABLE = {ord(other): one for one, others in _SAME.items() for other in others}


def _one(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs":
        return " "
    if category == "Cf":
        return ""
    return character


def clean(text: str) -> str:
    r"""Return ``text`` in NFC with ASCII digits and marks, a space being a space.

    A break of the line stays one: digits on two lines are never one number.

    >>> clean("\uff11\u202f234\u00a0−\u200b５")
    '1 234 -5'
    """
    if not text.isascii():
        text = "".join(map(_one, nfc(text).translate(_TABLE)))
    return text.strip()
