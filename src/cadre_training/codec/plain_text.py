"""Bytes into text, and the texts that no file can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from cadre_training.codec.problem import InputProblems, Refused
from cadre_training.model.source import Place

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def decode(data: bytes, file: str) -> str:
    """Return ``data`` as text; a byte order mark at its start is dropped.

    Raises:
        InputProblems: If it is not UTF-8, or holds the character NUL; the place names the line.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        refused = Refused(
            "not-utf-8",
            "tệp không phải là văn bản UTF-8; hãy lưu lại với bảng mã UTF-8",
            "the file is not UTF-8 text; save it as UTF-8",
        )
        line = data.count(b"\n", 0, error.start) + 1
        raise InputProblems([refused.at(Place(file, line=line))]) from None
    refuse_nul(text, file)
    return text.removeprefix("\ufeff")


def refuse_nul(text: str, file: str) -> None:
    """Refuse a text with the character NUL, which no text file has.

    Raises:
        InputProblems: If it has one, with the line.
    """
    nul = text.find("\0")
    if nul >= 0:
        refused = Refused(
            "nul-character",
            "tệp có ký tự NUL; đây không phải là tệp văn bản, hoặc tệp đã hỏng",
            "the file holds the character NUL; it is no text file, or is damaged",
        )
        raise InputProblems([refused.at(Place(file, line=text.count("\n", 0, nul) + 1))])


def unwritable(value: object, path: str = "$") -> Iterator[tuple[str, Refused]]:
    """Yield the path of each text and number in ``value`` that no file can hold, and why."""
    if isinstance(value, str):
        match = _UNWRITABLE.search(value)
        if match is not None:
            yield path, unwritable_text(match[0])
    elif isinstance(value, int):
        try:
            str(value)
        except ValueError:
            yield path, Refused("number-too-long", "số quá dài", "the number has too many digits")
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from unwritable(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for name, item in cast("dict[str, object]", value).items():
            yield from unwritable(name, f"{path}.{name}")
            yield from unwritable(item, f"{path}.{name}")


def unwritable_text(character: str) -> Refused:
    """Return the refusal of a text with NUL or half a character (a lone surrogate)."""
    if character == "\0":
        return Refused("nul-character", "văn bản có ký tự NUL", "the text holds the character NUL")
    return Refused(
        "half-a-character",
        f"văn bản có nửa ký tự (U+{ord(character):04X}), không ghi được bằng UTF-8",
        f"the text holds half a character (U+{ord(character):04X}), which UTF-8 cannot write",
    )
