"""Two notations of numbers in one document."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import counter, figure, found, held, keys, only, seen

from cadre_training.checks._notation import notations
from cadre_training.checks.finding import Severity
from cadre_training.formatting import Formatter
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.notation import Notation
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.source import Source

CODE = "mixed-notation"
DOT, COMMA = Notation.VI, Notation.EN


@pytest.mark.parametrize(
    ("words", "values", "expected"),
    [
        ("6.200 lượt", [6200], [("6.200", DOT)]),
        ("6.200", ["6.2"], [("6.200", COMMA)]),
        ("6.200", [], []),
        ("6.200", [6300], []),
        ("19,554", [19554], [("19,554", COMMA)]),
        ("19,554", [], []),
        ("98,96%", [], [("98,96", DOT)]),
        ("đạt 95,56 %.", ["95.56"], [("95,56", DOT)]),
        ("98.96%", [], [("98.96", COMMA)]),
        ("98.96", [], []),
        ("2,468,642", [], [("2,468,642", COMMA)]),
        ("1.234.567,8", [], [("1.234.567,8", DOT)]),
        ("3.700học viên", [3700], [("3.700", DOT)]),
        ("2.909/3.044", [2909, 3044], [("2.909", DOT), ("3.044", DOT)]),
        ("điểm 3.1, ngày 01.02.2013", [], []),
        ("0.625", [], []),
        ("0.625%", [], [("0.625", COMMA)]),
        ("1.000", [1, 1000], []),
        ("267 cuộc, năm 2014", [267], []),
        ("1.2.3.4 và 1,2,3", [], []),
        ("12.34.567", [], []),
        ("", [], []),
    ],
)
def test_one_form(words: str, values: list[int | str], expected: list[tuple[str, Notation]]):
    assert list(notations(words, [Decimal(value) for value in values])) == expected


@given(st.integers(1000, 10**12), st.sampled_from(["vi", "en"]))
def test_a_known_number_tells_its_notation(number: int, language: str):
    written = Formatter(language).integer(number)
    expected = DOT if language == "vi" else COMMA
    assert [n for _, n in notations(written, [Decimal(number)])] == [expected]


def test_one_document_with_two_notations():
    register = Register(
        figures=(
            figure("a", 6200, "attendances", words="6.200 lượt", document="bài"),
            figure("b", "98.96", words="đạt 98,96%", document="bài"),
        ),
        counters=(
            counter(
                {CounterWindow.WEEK: 19_554}, document="bài", words={CounterWindow.WEEK: "19,554"}
            ),
        ),
    )
    finding = only(register, CODE)
    assert finding.severity is Severity.NOTICE
    assert keys(finding) == ["trang", "a", "b"]
    assert "“6.200” và “98,96” (dấu chấm" in seen(finding)
    assert "“19,554” (dấu phẩy" in seen(finding)
    assert found(evolve(register, counters=()), CODE) == ()


def test_two_documents_may_differ():
    figures = (
        figure("a", 6200, "attendances", words="6.200", document="bài"),
        figure("b", 6200, "attendances", words="6,200", document="bảng"),
    )
    assert found(Register(figures=figures), CODE) == ()
    together = tuple(
        evolve(f, source=evolve(f.source, document="bài")) for f in figures if f.source
    )
    assert keys(only(Register(figures=together), CODE)) == ["b", "a"]


def test_words_without_a_document():
    """They are of the one document that the register was drawn from, if it was one."""
    figures = (
        figure("a", 6200, "attendances", words="6.200", document=None),
        figure("b", 6200, "attendances", words="6,200", document=None),
    )
    assert found(Register(figures=figures), CODE) == ()
    one = (Source(document="bài"),)
    assert found(Register(figures=figures, sources=one), CODE)
    assert found(Register(figures=figures, sources=(*one, Source(document="b"))), CODE) == ()


def test_words_of_records_count_too():
    source = Source(document="bảng", words="2,900 học viên")
    session = Session(
        id="s",
        period=Period.of_year(2019),
        attendees=17_270,
        source=Source(document="bảng", words="17.270 lượt"),
    )
    register = Register(classes=(held("c", 2019, 2900, source=source),), sessions=(session,))
    assert {spot.kind for spot in only(register, CODE).spots} == {"classes", "sessions"}


def test_a_form_that_reads_both_ways_does_not_count():
    figures = (
        figure("a", (6000, 6200), words="6.000-6.200", document="bài"),
        figure("b", 7, words="5,150", document="bài"),
    )
    assert found(Register(figures=figures), CODE) == ()
