"""Which whole numbers a printed percentage can come from."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.checks._rates import (
    Ratio,
    allowed_span,
    nearest_with_part,
    nearest_with_whole,
    rounded_span,
    smallest_bases,
    with_part,
    with_whole,
)
from cadre_training.model.rate import StatedRate

MODES = (decimal.ROUND_HALF_UP, decimal.ROUND_HALF_EVEN, decimal.ROUND_DOWN)


def rate(text: str) -> StatedRate:
    return StatedRate(Decimal(text))


def printed(part: int, whole: int, places: int, mode: str) -> StatedRate:
    exact = Decimal(100 * part) / Decimal(whole)
    return StatedRate(exact.quantize(Decimal(1).scaleb(-places), mode))


@given(
    st.integers(1, 500), st.data(), st.integers(0, 4), st.sampled_from(MODES), st.integers(-1, 1)
)
def test_every_ratio_is_possible_however_it_is_rounded(
    whole: int, data: st.DataObject, places: int, mode: str, off: int
):
    """And one unit of the last place away from that."""
    part = data.draw(st.integers(0, 2 * whole))
    right = printed(part, whole, places, mode)
    one = Decimal(1).scaleb(-places)
    stated = StatedRate(max(right.percent + off * one, Decimal(0) * one))
    assert with_part(allowed_span(stated), part)
    assert with_whole(allowed_span(stated), whole)
    if off == 0:
        assert Fraction(part, whole) in rounded_span(right)


@given(st.integers(0, 300), st.integers(0, 20_000), st.integers(0, 2))
def test_possible_is_what_trying_all_numbers_finds(number: int, digits: int, places: int):
    stated = StatedRate(Decimal(digits).scaleb(-places))
    span = allowed_span(stated)
    if span.low > 0:
        most = int(number / span.low) + 1
        tried = any(Fraction(number, whole) in span for whole in range(1, most + 1))
        assert bool(with_part(span, number)) is tried
    if number:
        tried = any(Fraction(part, number) in span for part in range(2 * number * 100 + 2))
        most_part = int(span.high * number) + 1
        tried = any(Fraction(part, number) in span for part in range(most_part + 1))
        assert bool(with_whole(span, number)) is tried


@given(st.integers(0, 20_000), st.integers(0, 3))
def test_the_smallest_bases_are_what_trying_all_finds(digits: int, places: int):
    stated = StatedRate(Decimal(digits).scaleb(-places))
    span, whole = rounded_span(stated), 0
    tried: list[int] = []
    while len(tried) < 4:
        whole += 1
        part = max(0, -int(-span.low * whole // 1))
        if any(Fraction(p, whole) in span for p in (part - 1, part, part + 1) if p >= 0):
            tried.append(whole)
    found = smallest_bases(stated, 4)
    assert [ratio.whole for ratio in found] == tried
    assert all(Fraction(ratio.part, ratio.whole) in span for ratio in found)


def test_the_worked_example():
    span = allowed_span(rate("98.96"))
    assert with_part(span, 267) == with_whole(span, 267) == ()
    assert nearest_with_part(rate("98.96"), 267) == (Ratio(267, 269), Ratio(267, 270))
    assert nearest_with_whole(rate("98.96"), 267) == (Ratio(264, 267), Ratio(265, 267))
    assert [r.whole for r in smallest_bases(rate("98.96"), 2)] == [96, 97]


def test_cut_off_as_well_as_rounded():
    """2909/3044 = 95,565 is printed 95,56 and 95,57."""
    for text in ("95.56", "95.57"):
        assert Fraction(2909, 3044) in rounded_span(rate(text))
    assert Fraction(2909, 3044) not in rounded_span(rate("95.58"))


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "0.00",
        "100",
        "100.000000",
        "50.000001",
        "99.999999",
        "0.000001",
        "33.333333",
        "12.345678",
        "399.99",
        "1E+2",
    ],
)
def test_any_number_of_decimals_needs_no_search_through_bases(text: str):
    stated = rate(text)
    bases = smallest_bases(stated)
    with_part(allowed_span(stated), 999_999_937)
    with_whole(allowed_span(stated), 999_999_937)
    assert len(bases) == 5
    assert all(Fraction(b.part, b.whole) in rounded_span(stated) for b in bases)


def test_large_counts_are_told_apart():
    """Of a thousand million, six decimals name a whole number, and seven would miss it."""
    number = 10**9 + 7
    assert with_whole(allowed_span(rate("12.345678")), number)
    assert not with_whole(allowed_span(rate("98.9600000000000")), 269)
