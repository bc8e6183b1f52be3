"""The bytes of a file into text."""

from __future__ import annotations

import codecs
import re

from attrs import field, frozen

from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.readers.text.alarm import is_strange
from cadre_training.readers.text.cleaning import decode_all
from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.legacy import LegacyText
from cadre_training.readers.text.tables import WINDOWS_1252

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", Encoding.UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le", Encoding.UTF_32),  # begins like the next
    (codecs.BOM_UTF16_LE, "utf-16-le", Encoding.UTF_16),
    (codecs.BOM_UTF32_BE, "utf-32-be", Encoding.UTF_32),
    (codecs.BOM_UTF16_BE, "utf-16-be", Encoding.UTF_16),
)
_HEAD = 1 << 16
_SEPARATORS = re.compile(r"([\r\n\t;,|\"]+)")
_HIGH_BYTES = b"\x00\x01\x02\x03\x1e\x1f\x20\x21\x22\x25"  # Latin letters, accents, punctuation
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]")


@frozen(kw_only=True)
class Decoded:
    """The text of a file.

    Args:
        text: The text, without a byte order mark.
        encoding: The encoding it was in.
        sure: Whether nothing else is possible, or the evidence leaves no doubt.
        legacy: What speaks for an old encoding; None for Unicode.
        strange: Whether some of its cells may yet hold letters of an old encoding.
    """

    text: str = field(repr=False)
    encoding: Encoding
    sure: bool = True
    legacy: LegacyText | None = None
    strange: bool = False

    def problem(self, file: str) -> Problem | None:
        """Return what to tell of the encoding; None for Unicode.

        Args:
            file: The file's name, as messages give it.
        """
        if self.legacy is not None:
            return self.legacy.problem(Place(file))
        if self.sure:
            return None
        name = self.encoding.label.en
        message = Label(
            f"tệp không phải là văn bản UTF-8; đã đọc theo bảng mã {name} mà không có gì chắc "
            f"chắn; nếu chữ bị sai, hãy lưu lại với bảng mã UTF-8",
            f"the file is not UTF-8 text; it was read as {name}, for want of evidence; where "
            f"letters are wrong, save it as UTF-8",
        )
        return Problem("unsure-encoding", message, Place(file))


def decode(data: bytes, file: str) -> Decoded:
    r"""Return the text of a file, with the encoding that its bytes speak for.

    A byte order mark decides, then valid UTF-8, then UTF-16 without a mark; else it is an old
    encoding, and the syllables tell which. The text may still hold cells that were typed with an
    old font: see :func:`clean_texts`.

    Args:
        data: The bytes.
        file: The file's name, as messages give it.

    Raises:
        InputProblems: If it is no text, or no encoding makes sense of it; the place names the
            line.

    >>> decode("Xã".encode("utf-16"), "so-lieu.csv").encoding
    <Encoding.UTF_16: 'utf-16'>
    >>> decoded = decode(b"L\xedp b\xe5i d\xad\xecng", "so-lieu.csv")
    >>> decoded.text, decoded.encoding
    ('Lớp bồi dưỡng', <Encoding.TCVN3: 'tcvn3'>)
    """
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :], codec, encoding, file)
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return _unicode(data, unmarked, Encoding.UTF_16, file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, file)
    return Decoded(text=text, encoding=Encoding.UTF_8, strange=is_strange(text))


def _unicode(data: bytes, codec: str, encoding: Encoding, file: str) -> Decoded:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        name = encoding.label.en
        before = data[: error.start].decode(codec, "ignore")
        refused = Refused(
            "broken-encoding",
            f"tệp bắt đầu như văn bản {name} nhưng sau đó không phải; tệp có thể đã hỏng",
            f"the file begins as {name} text and does not go on so; it may be damaged",
        )
        place = Place(file, line=before.count("\n") + 1)
        raise InputProblems([refused.at(place)]) from None
    return Decoded(text=text, encoding=encoding, strange=is_strange(text))


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark: half of its bytes say “Latin” throughout."""
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    if b"\0" not in head:
        return None
    even, odd = head[::2], head[1::2]
    for high, low, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if not high.translate(None, _HIGH_BYTES) and 0 not in low and 4 * high.count(0) > len(high):
            return codec
    return None


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Decoded:
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    good = len(lenient) - len(lenient.encode("ascii", "ignore")) - bad
    if good >= bad:  # an old encoding has next to nothing that is UTF-8 by chance
        refused = Refused(
            "not-utf-8",
            "tệp không phải là văn bản UTF-8; hãy lưu lại với bảng mã UTF-8",
            "the file is not UTF-8 text; save it as UTF-8",
        )
        raise InputProblems([refused.at(_line(data, error.start, file))])
    shown = data.decode("latin-1").translate(WINDOWS_1252)
    parts = _SEPARATORS.split(shown)
    found = decode_all(parts)
    if found is not None:
        legacy, texts = found
        return Decoded(
            text="".join(texts), encoding=legacy.encoding, sure=legacy.sure, legacy=legacy
        )
    if (match := _NO_TEXT.search(shown)) is not None:
        refused = Refused(
            "unknown-encoding",
            "không nhận ra bảng mã của tệp; hãy lưu lại với bảng mã UTF-8",
            "the file's encoding cannot be told; save it as UTF-8",
        )
        raise InputProblems([refused.at(_line(data, match.start(), file))])
    return Decoded(text=shown, encoding=Encoding.WINDOWS_1252, sure=False)


def _line(data: bytes, position: int, file: str) -> Place:
    return Place(file, line=data.count(b"\n", 0, position) + 1)
