"""Unicode into the old encodings, as their fonts and keyboards did."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from cadre_training.readers.text import Encoding
from cadre_training.readers.text.tables import SINGLE, VNI, WINDOWS_1252

_CODES = {
    encoding: {letter: code for code, letter in letters.items()}
    for encoding, letters in SINGLE.items()
}
_VNI = {
    letter: code
    for code, letter in VNI.items()
    if len(code) == 1 or code[0].isupper() == code[1].isupper()
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tcvn3(text: str) -> bytes:
    """Capitals with tones are typed small: the font shows them as capitals."""
    codes = _CODES[Encoding.TCVN3]
    return bytes(codes.get(one) or codes.get(one.lower()) or ord(one) for one in text)


def tcvn_5712(text: str) -> bytes:
    return bytes(_CODES[Encoding.TCVN_5712].get(one) or ord(one) for one in text)


def viscii(text: str) -> bytes:
    return bytes(_CODES[Encoding.VISCII].get(one) or ord(one) for one in text)


def vni(text: str) -> bytes:
    return "".join(_VNI.get(one, one) for one in text).encode("cp1252")


def windows_1258(text: str) -> bytes:
    """A letter and its tone are two characters, unless the code page has both in one."""
    return b"".join(_letter_of_1258(one) for one in text)


def _letter_of_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(one for one in parts if one in _TONES)
        base = "".join(one for one in parts if one not in _TONES)
        return (unicodedata.normalize("NFC", base) + tone).encode("cp1258")


ENCODERS: dict[Encoding, Callable[[str], bytes]] = {
    Encoding.TCVN3: tcvn3,
    Encoding.TCVN_5712: tcvn_5712,
    Encoding.VNI: vni,
    Encoding.VISCII: viscii,
    Encoding.WINDOWS_1258: windows_1258,
}


def shown(data: bytes) -> str:
    """Return the characters that Windows takes the codes for: what a cell holds."""
    return "".join(WINDOWS_1252.get(code, chr(code)) for code in data)
