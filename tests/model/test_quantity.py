"""Numbers that know what they count."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from operator import add, ge, gt, le, lt, sub

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import quantities

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.quantity import Quantity, UnitMismatch

UNITS = st.sampled_from(CountUnit)
NUMBERS = st.integers(-(10**30), 10**30)
ORDER = (lt, le, gt, ge)


def persons(number: int) -> Quantity:
    return Quantity(number, CountUnit.PERSON)


@given(a=NUMBERS, b=NUMBERS, unit=UNITS)
def test_like_units_behave_as_their_numbers(a: int, b: int, unit: CountUnit):
    left, right = Quantity(a, unit), Quantity(b, unit)
    assert left + right == Quantity(a + b, unit)
    assert left - right == Quantity(a - b, unit)
    assert (left == right) == (a == b)
    for compare in ORDER:
        assert compare(left, right) == compare(a, b)


@pytest.mark.parametrize("operation", [add, sub, *ORDER])
@given(left=quantities(), right=quantities())
def test_unlike_units_neither_add_nor_compare(
    operation: Callable[[Quantity, Quantity], object], left: Quantity, right: Quantity
):
    assume(left.unit is not right.unit)
    with pytest.raises(UnitMismatch) as error:
        operation(left, right)
    assert (error.value.left, error.value.right) == (left.unit, right.unit)
    assert f"'{left.unit.value}' and '{right.unit.value}'" in str(error.value)


def test_people_and_attendances_add_only_after_a_decision():
    people, attendances = persons(223), Quantity(6200, CountUnit.ATTENDANCE)
    with pytest.raises(UnitMismatch, match="Decide what the numbers count"):
        people + attendances
    assert people.counted_as(CountUnit.ATTENDANCE) + attendances == Quantity(
        6423, CountUnit.ATTENDANCE
    )


@pytest.mark.parametrize("other", [Quantity(0, CountUnit.ATTENDANCE), 0, False, None])
def test_zero_of_something_else_is_not_equal(other):
    assert persons(0) != other


@pytest.mark.parametrize("operation", [add, sub, *ORDER])
@pytest.mark.parametrize("other", [1, Decimal(1), "1", None])
def test_a_bare_number_is_no_quantity(operation, other):
    with pytest.raises(TypeError):
        operation(persons(1), other)
    with pytest.raises(TypeError):
        operation(other, persons(1))


@pytest.mark.parametrize("value", [1.0, True, False, "3", Decimal(3), None, 3j])
def test_a_value_is_a_whole_number(value):
    with pytest.raises(TypeError, match=f"whole number .* got {type(value).__name__}"):
        Quantity(value, CountUnit.CLASS)


@pytest.mark.parametrize("unit", ["class", None, CountUnit])
def test_a_unit_is_a_count_unit(unit):
    with pytest.raises(TypeError):
        Quantity(1, unit)


@given(numbers=st.lists(NUMBERS), unit=UNITS)
def test_a_total_is_the_sum(numbers: list[int], unit: CountUnit):
    parts = [Quantity(number, unit) for number in numbers]
    assert Quantity.total(parts, unit) == Quantity(sum(numbers), unit)


def test_a_total_of_something_else_is_refused():
    with pytest.raises(UnitMismatch):
        Quantity.total([persons(1)], CountUnit.ATTENDANCE)


def test_the_error_travels_between_processes():
    error = UnitMismatch(CountUnit.PERSON, CountUnit.ATTENDANCE)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert isinstance(twin, UnitMismatch)
        assert str(twin) == str(error)
        assert (twin.left, twin.right) == (error.left, error.right)
