"""A first look at much text: whether anything in it could be of an old encoding."""

from __future__ import annotations

import re

# What clean Vietnamese does not have, and every longer text in an old encoding does: letters of
# other languages, and signs that stand for letters,
_STRANGE = (
    "\x01-\x06\x11-\x1e\x7f-\x9f¡¢£¤¥¦¨ª¬\xad¯´µ¶¸¹º¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ"
)
# a vowel with an accent behind a vowel that can have none there, and a capital within a word.
_MARKS = "ùõâáàãêéèúÙÕÂÁÀÃÊÉÈÚ"
_CAPITALS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_ALARM = re.compile(
    f"[{_STRANGE}{_MARKS}{_CAPITALS}]"
    f"(?:(?<=[{_STRANGE}])|(?<=[aeAE][{_MARKS}])|(?<=[yuYU][ùõÙÕ])|(?<=[a-z][{_CAPITALS}]))"
)

_MUCH = 1 << 16
_NOT_STRANGE = bytes(code for code in range(0x100) if re.match(f"[{_STRANGE}]", chr(code)) is None)


def is_strange(text: str) -> bool:
    """Tell whether something in a text is not as clean Vietnamese is written.

    Of much text only the strange characters are looked for, which is quick.

    >>> [is_strange(text) for text in ("Nguyễn", "Hà Nam", "TrÇn", "Caàn Thô", "Müller")]
    [False, False, True, True, True]
    """
    if len(text) < _MUCH:
        return _ALARM.search(text) is not None
    return text.encode("latin-1", "ignore").translate(None, _NOT_STRANGE) != b""
