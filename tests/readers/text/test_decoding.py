"""The bytes of files into text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.text.names import names
from tests.readers.text.old_encoders import ENCODERS

from cadre_training.codec.problem import InputProblems
from cadre_training.readers.text import Decoded, Encoding, decode

NAMES = names(400, seed=3)
CSV = "TT;Ten;So\r\n" + "".join(f"{at};{name};{at * 7}\r\n" for at, name in enumerate(NAMES))
UNICODE = {
    "utf-8": Encoding.UTF_8,
    "utf-8-sig": Encoding.UTF_8,
    "utf-16": Encoding.UTF_16,
    "utf-16-le": Encoding.UTF_16,
    "utf-16-be": Encoding.UTF_16,
    "utf-32": Encoding.UTF_32,
}


def refusal(data: bytes) -> tuple[str, int | None]:
    with pytest.raises(InputProblems) as caught:
        decode(data, "a.csv")
    (problem,) = caught.value.problems
    assert problem.place.file == "a.csv"
    return problem.code, problem.place.line


@pytest.mark.parametrize("codec", UNICODE)
def test_unicode(codec: str) -> None:
    decoded = decode(CSV.encode(codec), "a.csv")
    assert decoded == Decoded(text=CSV, encoding=UNICODE[codec])
    assert decoded.problem("a.csv") is None


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_marks_of_big_ends_first(mark: bytes) -> None:
    codec = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + CSV.encode(codec), "a.csv").text == CSV


@pytest.mark.parametrize("encoding", ENCODERS)
def test_files_in_old_encodings(encoding: Encoding) -> None:
    decoded = decode(ENCODERS[encoding](CSV), "a.csv")
    assert (decoded.encoding, decoded.sure) == (encoding, True)
    wrong = sum(a != b for a, b in zip(decoded.text, CSV, strict=True))
    assert wrong * 1000 <= (len(CSV) if encoding is Encoding.TCVN3 else 0)
    problem = decoded.problem("a.csv")
    assert problem is not None
    assert (problem.code, str(problem.place)) == ("legacy-text", "a.csv")
    assert encoding.label.en in problem.message.en
    assert encoding.label.vi in problem.message.vi


@pytest.mark.parametrize("encoding", ENCODERS)
def test_small_files_in_old_encodings(encoding: Encoding) -> None:
    for start in range(0, len(NAMES), 20):
        text = "\n".join(NAMES[start : start + 20])
        decoded = decode(ENCODERS[encoding](text), "a.csv")
        assert decoded.encoding is encoding
        assert decoded.text.lower() == text.lower()


def test_letters_of_a_legacy_font_in_a_file_in_utf8_are_noticed() -> None:
    assert decode("Líp båi d\xadìng".encode(), "a.csv").strange
    assert not decode(CSV.encode(), "a.csv").strange
    assert not decode((CSV * 20).encode(), "a.csv").strange
    assert decode((CSV * 20 + "båi").encode(), "a.csv").strange


def test_what_no_syllable_speaks_for_is_windows_1252_and_not_sure() -> None:
    decoded = decode("Müller;Größe;5 €".encode("cp1252"), "a.csv")
    assert decoded.text == "Müller;Größe;5 €"
    assert (decoded.encoding, decoded.sure) == (Encoding.WINDOWS_1252, False)
    problem = decoded.problem("a.csv")
    assert problem is not None
    assert problem.code == "unsure-encoding"


def test_utf8_with_an_error_is_not_taken_for_something_else() -> None:
    lines = CSV.encode().split(b"\n")
    lines[7] += b"\xff"
    assert refusal(b"\n".join(lines)) == ("not-utf-8", 8)
    assert refusal("Nguyễn".encode() + b"\xe1\xba") == ("not-utf-8", 1)


def test_no_text() -> None:
    assert refusal(b"a\n\x81\x8d\xff") == ("unknown-encoding", 2)
    assert refusal(b"PK\x03\x04\x14\0\0\0\x08\0\xff\xfe\x81\x90" * 50) == ("unknown-encoding", 1)


def test_damaged_utf16() -> None:
    assert refusal(codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\0") == (
        "broken-encoding",
        2,
    )
    assert refusal(codecs.BOM_UTF16_BE + b"\0a\0\n\xd8\0\0a") == ("broken-encoding", 2)


def test_an_empty_file_is_utf8() -> None:
    assert decode(b"", "a.csv") == Decoded(text="", encoding=Encoding.UTF_8)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.csv")
    except InputProblems:
        return
    assert decoded.sure or decoded.problem("a.csv") is not None
    if decoded.encoding is Encoding.UTF_8:
        assert decoded.text.encode() in (data, data.removeprefix(codecs.BOM_UTF8))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    if "\0" not in text:
        data = text.encode()
        assert decode(data, "a.csv").text == text.removeprefix("\ufeff")
