"""Keys under which words compare equal that are written in more than one way."""

from __future__ import annotations

import re
import unicodedata

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
    if text.isascii():
        folded = text.lower()
    else:
        folded = "".join(c for c in text if unicodedata.category(c) != "Cf")
        # Casefolding may undo the order of marks, hence once before and once after.
        folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", folded).casefold())
        folded = _VOWELS.sub(_tone_last, folded.translate(_D_LETTERS))
        folded = "".join("-" if _is_dash(c) else c for c in folded)
    folded = _LONE_Y.sub(r"\1i", folded)
    folded = _AROUND_DASH.sub("-", " ".join(folded.split()))
    return unicodedata.normalize("NFC", folded)


def fold_plain(text: str) -> str:
    """Return the key of ``text`` for a search without accents: đ is d, and hòa is hoa.

    >>> fold_plain("164 – QÐ/TW")
    '164-qd/tw'
    """
    letters = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_dash(character: str) -> bool:
    return character == "\u2212" or unicodedata.category(character) == "Pd"


def _tone_last(vowels: re.Match[str]) -> str:
    """Move the tone of a syllable behind its vowels; a syllable has no more than one."""
    text = vowels[0]
    tones = [mark for mark in text if mark in _TONES]
    if len(tones) != 1:
        return text
    return text.replace(tones[0], "") + tones[0]
