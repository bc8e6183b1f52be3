"""How exact printed numbers are, and what formulas make of numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.printed import agrees, last_place, made_by, places_of, rate_of
from cadre_training.model.rate import round_half_up
from cadre_training.model.tabulation import Operator


@pytest.mark.parametrize(
    ("value", "places", "last"),
    [
        (99, 0, "1"),
        (Decimal("98.9"), 1, "0.1"),
        (Decimal("98.90"), 2, "0.01"),
        (Decimal("1E+3"), 0, "1"),
    ],
)
def test_places(value, places: int, last: str):
    assert places_of(value) == places
    assert last_place(value) == Decimal(last)


def test_a_blank_has_no_places():
    assert places_of(None) == 0


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rate_agrees_however_it_is_rounded_and_not_two_units_away(part, whole, places):
    exact = rate_of(part, whole, percent=True)
    rounded = round_half_up(exact, places)
    one = Decimal(1).scaleb(-places)
    assert agrees(rounded, exact)
    if exact >= rounded:
        assert agrees(rounded + one, exact) or exact == rounded
    assert not agrees(rounded + 2 * one, exact)
    assert not agrees(rounded - 2 * one, exact)


def test_steps():
    number = {0: 50, 1: 40}.__getitem__
    growth = (0, 1, Operator.SUBTRACT, 1, Operator.DIVIDE, Decimal(100), Operator.MULTIPLY)
    assert made_by(growth, number) == 25
    assert made_by((0, 1, Operator.ADD), number) == 90
    assert made_by((0, Decimal(0), Operator.DIVIDE), number) is None
    assert made_by((1, 0, Operator.DIVIDE), number) == Fraction(4, 5)
