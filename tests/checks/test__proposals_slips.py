"""How numbers come to be written wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.checks._proposals import slip_words
from cadre_training.checks._proposals_slips import Guess, Slip, meant_for, slipped
from cadre_training.formatting import Formatter


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        (91, 19, Slip.SWAPPED),
        (2990, 9290, Slip.SWAPPED),
        (321, 123, Slip.SWAPPED_APART),
        (46, 45, Slip.NEXT_DIGIT),
        (49, 45, Slip.OTHER_DIGIT),
        (15, 145, Slip.DROPPED),
        (1445, 145, Slip.DOUBLED),
        (1475, 145, Slip.ADDED),
        (45000, 45, Slip.FACTOR),
        (45, 45000, Slip.FACTOR),
        (Decimal("2.9"), 2900, Slip.FACTOR),
        (125, Decimal("12.5"), Slip.FACTOR),
        (Decimal("21.5"), Decimal("12.5"), Slip.SWAPPED),
        (-45, 45, Slip.SIGN),
        (None, 45, Slip.BLANK),
        (0, 45, Slip.BLANK),
        (77, 45, Slip.OTHER),
        (45, 0, Slip.OTHER),
        (45, -54, Slip.OTHER),
    ],
)
def test_the_likeliest_way(printed, meant, slip: Slip):
    assert slipped(printed, meant).slip is slip


def test_the_factor_is_told():
    assert slipped(45000, 45).detail == 1000
    assert slipped(Decimal("2.9"), 2900).detail == -1000


def test_long_numbers_have_more_ways_to_go_wrong():
    assert slipped(123456, 123465).surprise > slipped(21, 12).surprise


def test_what_leaves_no_trace_is_least_expected():
    least = slipped(77, 45).surprise
    for printed, meant in [(91, 19), (49, 45), (15, 145), (1475, 145), (45000, 45), (-45, 45)]:
        assert slipped(printed, meant).surprise < least


@given(st.integers(0, 10**6))
def test_every_number_meant_is_one_known_slip_away(printed: int):
    for meant in set(meant_for(printed)) - {printed}:
        if meant and printed:
            assert slipped(printed, meant).slip is not Slip.OTHER, meant


def test_of_others_nothing_is_known():
    assert list(meant_for(Decimal("1.5"))) == []
    assert list(meant_for(-3)) == []


@pytest.mark.parametrize("slip", Slip)
@pytest.mark.parametrize("detail", [1000, -1000])
def test_each_is_told_as_a_possibility(slip: Slip, detail: int):
    words = slip_words(Guess(slip, 1.0, detail))
    assert "có thể" in Formatter("vi").text(words)
    assert "may" in Formatter("en").text(words)
