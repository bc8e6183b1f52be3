"""The bytes of a file into text."""

from __future__ import annotations

import codecs

from attrs import field, frozen

from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.source import Place
from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.legacy import LegacyText


@frozen(kw_only=True)
class Decoded:
    """The text of a file.

    Args:
        text: The text, without a byte order mark.
        encoding: The encoding it was in.
        sure: Whether nothing else is possible, or the evidence leaves no doubt.
        legacy: What speaks for a legacy encoding; None for Unicode.
    """

    text: str = field(repr=False)
    encoding: Encoding
    sure: bool = True
    legacy: LegacyText | None = None

    def problem(self, file: str) -> Problem | None:
        """Return what to tell of the encoding; None for Unicode.

        Args:
            file: The file's name, as messages give it.
        """
        return None


def decode(data: bytes, file: str) -> Decoded:
    """Return the text of a file, with the encoding that its bytes speak for.

    A byte order mark decides, then valid UTF-8, then UTF-16 without a mark; else it is a legacy
    encoding, and which one the syllables tell. The text may still hold cells that were typed with
    a legacy font: see :func:`clean_texts`.

    Args:
        data: The bytes.
        file: The file's name, as messages give it.

    Raises:
        InputProblems: If it is no text, or no encoding makes sense of it.
    """
    try:
        return Decoded(text=data.decode("utf-8").removeprefix("\ufeff"), encoding=Encoding.UTF_8)
    except UnicodeDecodeError:
        pass
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(text=data.decode("utf-16"), encoding=Encoding.UTF_16)
    refused = Refused(
        "not-utf-8",
        "tệp không phải là văn bản UTF-8; hãy lưu lại với bảng mã UTF-8",
        "the file is not UTF-8 text; save it as UTF-8",
    )
    raise InputProblems([refused.at(Place(file))])
