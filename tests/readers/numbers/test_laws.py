"""What holds for every text and every number."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.readers.numbers.vectors import HERE, rows

from cadre_training.formatting import Formatter
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.notation import Notation
from cadre_training.model.quantity import Quantity
from cadre_training.readers.numbers import (
    Fraction,
    Meaning,
    Number,
    Range,
    Why,
    evidence_in,
    read_column,
    read_number,
)

WORDS = sorted({word for row in rows(HERE / "numbers.csv") for word in row["text"].split()})
PIECES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
MARKED = st.text("0123456789., '-/%()\u00a0xk²", max_size=14)
TEXTS = st.text(max_size=40) | PIECES | MARKED
WHOLE = st.integers(-(10**24), 10**24)
PRINTED = st.decimals(-(10**15), 10**15, places=2) | st.decimals(-(10**9), 10**9, places=4)
LANGUAGES = st.sampled_from(["vi", "en"])


def numbers_in(meaning: Meaning) -> list[object]:
    match meaning:
        case Number():
            return [meaning.value]
        case Range():
            return [end for end in (meaning.low, meaning.high) if end is not None]
        case Fraction():
            return [meaning.part, meaning.whole]
        case _:
            return []


@given(WHOLE, LANGUAGES)
@example(0, "vi")
@example(6200, "en")
def test_a_whole_number_as_we_write_it_is_read_again(value: int, language: str) -> None:
    reading = read_number(Formatter(language).integer(value), language)
    assert reading.value == value
    assert type(reading.value) is int


@given(PRINTED, LANGUAGES)
@example(Decimal("0.200"), "vi")
@example(Decimal("-0.0"), "vi")
def test_a_decimal_as_we_write_it_is_read_again(value: Decimal, language: str) -> None:
    reading = read_number(Formatter(language).decimal(value), language)
    assert type(reading.value) is Decimal
    assert reading.value == value
    assert reading.value.as_tuple().exponent == value.as_tuple().exponent


@given(PRINTED, LANGUAGES)
def test_a_percentage_as_we_write_it_is_read_again(value: Decimal, language: str) -> None:
    meaning = read_number(Formatter(language).percent(value), language).meaning
    assert meaning == Number(value=value, unit="%")


HEADS = (CountUnit.PERSON, CountUnit.ATTENDANCE, CountUnit.CLASS, CountUnit.LECTURER)


@given(st.integers(0, 10**9), st.sampled_from(HEADS), LANGUAGES)
def test_a_count_of_heads_needs_no_notation(value: int, unit: CountUnit, language: str) -> None:
    reading = read_number(Formatter(language).quantity(Quantity(value, unit)))
    assert reading.value == value
    assert all(one.notation.value == language for one in reading.evidence)


@given(TEXTS, st.sampled_from([None, "vi", "en"]), st.booleans())
def test_any_text_is_read_or_refused_with_a_reason(
    text: str, notation: str | None, whole: bool
) -> None:
    reading = read_number(text, notation, whole=whole)
    assert reading.unreadable == (reading.refusal is not None)
    assert reading.ambiguous == (len(reading.options) > 1)
    clear = not reading.unreadable and not reading.ambiguous and not reading.against
    assert (reading.message is None) == clear
    for option in reading.options:
        for value in numbers_in(option.meaning):
            assert type(value) in (int, Decimal)
            assert not whole or type(value) is int
    assert len(set(map(repr, reading.options))) == len(reading.options)


@given(TEXTS)
@example("6.200")
@example("1.500 nghìn người")
@example("2.909/3.044")
def test_what_the_notations_read_unlike_is_never_silently_one_of_them(text: str) -> None:
    alone = read_number(text)
    if alone.ambiguous or alone.unreadable:
        return
    for notation in Notation:
        passed = read_number(text, notation)
        assert repr(passed.meaning) == repr(alone.meaning)
    # What only one notation reads says why.
    if alone.notation is not None:
        assert {one.notation for one in alone.evidence} == {alone.notation}


@given(MARKED)
def test_what_is_passed_only_chooses_among_what_is_possible(text: str) -> None:
    possible = {repr(option.meaning) for option in read_number(text).options}
    for notation in Notation:
        chosen = {repr(option.meaning) for option in read_number(text, notation).options}
        assert chosen <= possible
        assert bool(chosen) == bool(possible)


@given(st.lists(TEXTS, max_size=6))
def test_a_column_never_contradicts_its_certain_cells(texts: list[str]) -> None:
    column = read_column(texts)
    for text, reading in zip(texts, column.readings, strict=True):
        alone = read_number(text)
        assert reading.text == text
        assert {repr(o.meaning) for o in reading.options} <= {
            repr(o.meaning) for o in alone.options
        }
        if alone.hangs_on_notation and not reading.hangs_on_notation:
            assert column.decision.notation in {one.notation for one in reading.evidence}


@given(st.text(max_size=60) | PIECES)
def test_evidence_is_a_form_that_the_text_holds(text: str) -> None:
    for one in evidence_in(text):
        other = read_number(one.form, one.notation.other)
        if one.why is not Why.WHOLE_COUNT:
            assert other.against or other.unreadable


LONG = ["1", "1.", "1,", "1 234 ", "-", " ", "x", "một ", "1 nghìn ", "trăm ", "1-", "1/", "(", "a",
        "1'", "\u0301", "đến 1 ", "một trăm linh ", "0", "…", "không ", "\u200b", "１"]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("size", [299, 100_000])
def test_a_long_text_takes_no_long_time(piece: str, size: int) -> None:
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.perf_counter()
    read_number(text)
    evidence_in(text)
    assert time.perf_counter() - start < 5
