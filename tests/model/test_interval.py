"""Claimed ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity, UnitMismatch

NUMBERS = st.integers(-(10**6), 10**6)


def classes(number: int) -> Quantity:
    return Quantity(number, CountUnit.CLASS)


def test_both_ends_count_the_same():
    with pytest.raises(UnitMismatch, match="'class' and 'session' are unlike units"):
        Interval(classes(1), Quantity(2, CountUnit.SESSION))


def test_it_runs_upwards():
    with pytest.raises(ValueError, match="runs upwards, got 2 to 1"):
        Interval.of(2, 1, CountUnit.CLASS)
    assert Interval.of(2, 2, CountUnit.CLASS).low == classes(2)


@given(a=NUMBERS, b=NUMBERS, n=NUMBERS)
def test_both_ends_are_included(a: int, b: int, n: int):
    low, high = sorted((a, b))
    interval = Interval.of(low, high, CountUnit.CLASS)
    assert classes(low) in interval
    assert classes(high) in interval
    assert (classes(n) in interval) == (n in range(low, high + 1))


def test_unlike_units_are_not_looked_for():
    with pytest.raises(UnitMismatch):
        Interval.of(1, 2, CountUnit.CLASS).__contains__(Quantity(1, CountUnit.SESSION))


def test_each_of_fourteen_communes_in_ten_years():
    each = Interval.of(1, 2, CountUnit.CLASS)
    assert each.times(14).times(10) == Interval.of(140, 280, CountUnit.CLASS)
