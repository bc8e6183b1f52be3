"""Text is taken for text, and comes back as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_csv.safety import clean, keep_as_text, neutralise, unneutralise

HOSTILE = st.text(alphabet="=+-@＝＋－＠\t\r\n;,'\" 01a\u200b\ufeff“ế", max_size=12)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84 909", "'+84 909"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("﹦1", "'﹦1"),
        ("'tis", "''tis"),
        ("''", "'''"),
        (" =1", " '=1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("A;=1+1;", "A;'=1+1;"),
        ("A, -1", "A, '-1"),
        ("A\n@x", "A\n'@x"),
        ("A;'b", "A;''b"),
        ("", ""),
        ("1+1=2", "1+1=2"),
        ("Lớp 1; lớp 2, lớp 3", "Lớp 1; lớp 2, lớp 3"),
        ("D'Artagnan", "D'Artagnan"),
    ],
)
def test_a_formula_gets_an_apostrophe(text: str, written: str) -> None:
    assert neutralise(text) == written
    assert unneutralise(written) == text


@given(st.one_of(st.text(), HOSTILE))
def test_neutralising_can_be_undone(text: str) -> None:
    assert unneutralise(neutralise(text)) == text


@given(HOSTILE, st.sampled_from([";", ",", "\t", "\r", "\n"]))
def test_no_cell_starts_a_formula_however_the_file_is_split(text: str, separator: str) -> None:
    for cell in neutralise(text).split(separator):
        assert not re.match(r"[ \u200b\ufeff]*[=+\-@＝＋－＠]", cell)


@given(st.sampled_from(["no data", "'no data", "''no data", "no data;=1"]))
def test_reserved_words_are_told_from_text(text: str) -> None:
    written = neutralise(text, ("no data", "withheld"))
    assert written != "no data"
    assert unneutralise(written) == text


@pytest.mark.parametrize(
    "text",
    [
        "01",
        "12345678901234567890",
        "1.250",
        "98,96",
        "98,96%",
        "1E5",
        "1/2",
        "3-4",
        "2014-01-05",
        "10:30",
        "10 PM",
        "+84 909 123",
        "-5",
        ".5",
        " 01 ",
        "(5)",
        "TRUE",
        "false",
        "May 5",
        "MAR1",
        "5-Sept",
        "tháng 5/2022",
        "٠١",
    ],
)
def test_text_like_a_number_or_date_is_kept_as_text(text: str) -> None:
    assert keep_as_text(text) == f'="{text}"'
    assert unneutralise(keep_as_text(text)) == text


@pytest.mark.parametrize("text", ["Lớp 01", "QĐ 164", "V-2", "May", "", "5 xã", "a1", "1a2"])
def test_other_text_is_left_alone(text: str) -> None:
    assert keep_as_text(text) == text


@given(st.one_of(st.text(), HOSTILE, st.from_regex(r"[0-9 .,:/%+-]{1,9}", fullmatch=True)))
def test_keeping_as_text_can_be_undone(text: str) -> None:
    assert unneutralise(keep_as_text(text)) == text


@given(HOSTILE)
def test_our_own_formulas_hold_one_text_and_nothing_else(text: str) -> None:
    written = keep_as_text(text)
    assert not written.startswith("=") or re.fullmatch(r'="[^"=;\t\r\n]*"', written)


def test_a_text_that_looks_like_our_own_formula_is_told_from_it() -> None:
    assert keep_as_text('="01"') == '\'="01"'
    assert unneutralise('\'="01"') == '="01"'


def test_excel_takes_no_longer_text_in_quotes() -> None:
    assert keep_as_text("1" * 255) == f'="{"1" * 255}"'
    assert keep_as_text("1" * 256) == "1" * 256


@pytest.mark.parametrize("code", [0x00, 0x1B, 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFF])
def test_what_no_file_should_hold_is_shown_as_replaced(code: int) -> None:
    assert clean(f"a{chr(code)}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["Càng Long", "a\tb\r\nc", "\u202eabc\u200f", "a\u0302", "😀"])
def test_what_is_text_stays(text: str) -> None:
    assert clean(text) == text
