"""Which letters the codes of the old encodings stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadre_training.readers.text.encoding import Encoding

# Each run of letters begins at its code. TCVN 5712:1993 has three sets of codes; its third,
# which is all that Windows fonts hold, has capitals for the letters without tones only.
_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờở",
    0xEC: "ỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN_5712 = _TCVN3 | {
    0x01: "ÚỤ",
    0x04: "ỪỬỮ",
    0x11: "ỨỰỲỶỸÝỴ",
    0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    0xAF: "Ằ",
    0xBA: "Ẳ",
    0xBF: "ẴẮẦẨẪẤỀ",
    0xCD: "Ể",
    0xD9: "ỄẾỒ",
    0xE0: "Ổ",
    0xF0: "Ỗ",
    0xFF: "Ố",
}
# RFC 1456.
_VISCII = {
    0x02: "Ẳ",
    0x05: "ẴẪ",
    0x14: "Ỷ",
    0x19: "Ỹ",
    0x1E: "Ỵ",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    0xA0: "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ",
    0xC0: "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    0xE0: "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}


def _codes(runs: Mapping[int, str]) -> dict[int, str]:
    return {start + at: letter for start, run in runs.items() for at, letter in enumerate(run)}


SINGLE: Mapping[Encoding, Mapping[int, str]] = {
    Encoding.TCVN3: _codes(_TCVN3),
    Encoding.TCVN_5712: _codes(_TCVN_5712),
    Encoding.VISCII: _codes(_VISCII),
}
"""The letter of each code, for the encodings with one byte a letter."""

# VNI writes most letters as a plain one with a mark behind it. The tones in this order: acute,
# grave, hook above, tilde, dot below; a mark says the shape of the letter and the tone at once.
_PLAIN_MARKS, _ROUND_MARKS, _ROOF_MARKS = "ùøûõï", "êéèúüë", "âáàåãä"
_MARKED = {
    "a": ((_PLAIN_MARKS, "áàảãạ"), (_ROUND_MARKS, "ăắằẳẵặ"), (_ROOF_MARKS, "âấầẩẫậ")),
    "e": ((_PLAIN_MARKS, "éèẻẽẹ"), (_ROOF_MARKS, "êếềểễệ")),
    "o": ((_PLAIN_MARKS, "óòỏõọ"), (_ROOF_MARKS, "ôốồổỗộ")),
    "ô": ((_PLAIN_MARKS, "ớờởỡợ"),),
    "u": ((_PLAIN_MARKS, "úùủũụ"),),
    "ö": ((_PLAIN_MARKS, "ứừửữự"),),
    "y": ((_PLAIN_MARKS[:4], "ýỳỷỹ"),),
}
_WHOLE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))


def _pairs() -> Iterator[tuple[str, str]]:
    yield from _WHOLE.items()
    yield from ((code.upper(), letter.upper()) for code, letter in _WHOLE.items())
    for base, kinds in _MARKED.items():
        for marks, letters in kinds:
            for mark, letter in zip(marks, letters, strict=True):
                yield base + mark, letter
                yield base + mark.upper(), letter  # a capital mark with a small letter is a slip
                yield base.upper() + mark.upper(), letter.upper()
                yield base.upper() + mark, letter.upper()


VNI: Mapping[str, str] = dict(_pairs())
"""The letter of each code of VNI, the codes as Windows-1252 shows them."""

WINDOWS_1252: Mapping[int, str] = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What Windows shows for the codes that Latin-1 leaves to controls."""
