"""Keys under which words compare equal that are written in more than one way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SHORT = 48


class _Seen(dict[int, str]):
    """What is seen of each character: nothing of some, and of every dash a dash."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Cf":
            character = ""
        elif category == "Pd" or character == "\u2212":
            character = "-"
        self[code] = character
        return character


_SEEN = _Seen()
_D_LETTERS = dict.fromkeys(map(ord, "ðɖ"), "đ")
# Grave, acute, tilde, hook above, dot below: the five tones that have a mark.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = "\u0300-\u036f"
_VOWELS = re.compile(rf"(?:[aeiouy][{_MARKS}]*){{2,}}|[aeiouy][{_MARKS}]{{2,}}")
_LONE_Y = re.compile(rf"(?<![\w{_MARKS}])(qu|[bcdđghklmnpqrstvx]+)y(?=[{_MARKS}]*(?![\w{_MARKS}]))")
_AROUND_DASH = re.compile(r"[ -]*-[ -]*")  # spaces have been joined: none runs on


def fold(text: str) -> str:
    """Return the key of ``text`` for comparing; it is never printed.

    These make no difference: the Unicode form, case, Đ (of Vietnamese) against Ð (of Icelandic),
    where in a syllable the tone stands (hoà, hòa), i or y at the end of a syllable (kĩ, kỹ),
    how many spaces there are and of which kind, the kind of dash and spaces around it, and
    characters that cannot be seen. Tones and letters do: hòa is not hoa, đ is not d.

    >>> fold("Kỹ thuật hoà") == fold("KĨ  THUẬT HÒA"), fold("hòa") == fold("hoa")
    (True, False)
    """
    return _short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        folded = text.lower()
    else:
        # Casefolding may undo the order of marks, hence once before and once after.
        folded = unicodedata.normalize("NFD", text.translate(_SEEN))
        folded = unicodedata.normalize("NFD", folded.casefold())
        folded = _VOWELS.sub(_tone_last, folded.translate(_D_LETTERS))
    folded = _LONE_Y.sub(r"\1i", folded)
    folded = _AROUND_DASH.sub("-", " ".join(folded.split()))
    return unicodedata.normalize("NFC", folded)


_short = lru_cache(maxsize=1 << 13)(_fold)  # the same words come again and again


def fold_plain(text: str) -> str:
    """Return the key of ``text`` for a search without accents: đ is d, and hòa is hoa.

    >>> fold_plain("164 – QÐ/TW")
    '164-qd/tw'
    """
    letters = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return fold(plain)  # marks gone, what stood apart may stand together


def _tone_last(vowels: re.Match[str]) -> str:
    """Move the tone of a syllable behind its vowels; a syllable has no more than one."""
    text = vowels[0]
    tones = [mark for mark in text if mark in _TONES]
    if len(tones) != 1:
        return text
    return text.replace(tones[0], "") + tones[0]
