"""Ratios that keep their parts, and percentages as printed."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate, round_half_up

FRACTIONS = st.builds(Fraction, st.integers(-(10**12), 10**12), st.integers(1, 10**4))
PLACES = st.integers(0, 6)


def classes(number: int) -> Quantity:
    return Quantity(number, CountUnit.CLASS)


def rate(part: int, whole: int, base: RateBase = RateBase.PLAN) -> Rate:
    return Rate(classes(part), classes(whole), base)


def by_decimal(value: Fraction, places: int) -> Decimal:
    """Round with the decimal module, with digits enough to see every tie."""
    with decimal.localcontext(prec=80):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), decimal.ROUND_HALF_UP)


@given(
    value=FRACTIONS
    | st.decimals(
        places=3, allow_nan=False, allow_infinity=False, min_value=-999, max_value=999
    ).map(Fraction),
    places=PLACES,
)
def test_rounding_is_that_of_the_decimal_module(value: Fraction, places: int):
    ours, theirs = round_half_up(value, places), by_decimal(value, places)
    assert ours == theirs
    assert ours.as_tuple().exponent == -places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(0), 2, "0.00"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(290900, 3044), 2, "95.57"),
        (Fraction(10**40, 3), 1, "3" * 40 + ".3"),
    ],
)
def test_rounding_by_hand(value: Fraction, places: int, text: str):
    assert str(round_half_up(value, places)) == text


def test_rounding_knows_no_ambient_precision():
    with decimal.localcontext(decimal.Context(prec=2, traps=[decimal.Inexact, decimal.Rounded])):
        assert str(rate(123_456, 1).percent(2)) == "12345600.00"
        assert str(rate(2, 3).mean(5)) == "0.66667"


def test_a_rate_keeps_its_parts():
    attained = rate(22, 20)
    assert (attained.part, attained.whole) == (classes(22), classes(20))
    assert attained.exact == Fraction(11, 10)
    assert str(attained.percent()) == "110.00"


@pytest.mark.parametrize(
    ("learners", "held", "mean"), [(223, 2, "111.5"), (2900, 11, "263.6"), (3300, 23, "143.5")]
)
def test_learners_per_class(learners: int, held: int, mean: str):
    ratio = Rate(Quantity(learners, CountUnit.ATTENDANCE), classes(held), RateBase.CLASSES)
    assert str(ratio.mean()) == mean


def test_a_change_can_be_negative():
    assert str(rate(-1, 8, RateBase.PREVIOUS_YEAR).percent(1)) == "-12.5"


@pytest.mark.parametrize("whole", [0, -1])
def test_nothing_is_divided_by_zero_or_less(whole: int):
    with pytest.raises(ValueError, match="must be above zero"):
        rate(1, whole)


@pytest.mark.parametrize("part", [1, 1.0, Decimal(1)])
def test_the_parts_are_quantities(part):
    with pytest.raises(TypeError):
        Rate(part, classes(1), RateBase.PLAN)
    with pytest.raises(TypeError):
        Rate(classes(1), part, RateBase.PLAN)


def test_equal_ratios_of_other_parts_are_not_the_same_rate():
    assert rate(1, 2).exact == rate(2, 4).exact
    assert rate(1, 2) != rate(2, 4)


@pytest.mark.parametrize(
    ("printed", "places"), [("98.96", 2), ("98.9", 1), ("100", 0), ("1E+2", 0), ("95.560", 3)]
)
def test_a_stated_rate_knows_how_many_decimals_were_printed(printed: str, places: int):
    stated = StatedRate(Decimal(printed))
    assert stated.places == places
    assert stated.base is RateBase.UNKNOWN


@pytest.mark.parametrize("printed", ["-1", "-0.01", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_stated_rate_is_finite_and_not_negative(printed: str):
    with pytest.raises(ValueError, match="finite and not negative"):
        StatedRate(Decimal(printed))


@pytest.mark.parametrize("value", [98.96, 98, "98.96", Fraction(1, 2), None])
def test_a_stated_rate_is_a_decimal(value):
    with pytest.raises(TypeError):
        StatedRate(value)


def test_a_stated_rate_may_pass_one_hundred():
    assert StatedRate(Decimal(110), RateBase.PLAN).percent == 110
