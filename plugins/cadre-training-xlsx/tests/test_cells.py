from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_xlsx.cells import FileCell, without_floats

OTHERS = st.one_of(
    st.text(), st.booleans(), st.integers(-(10**6), 10**6), st.dates(), st.timedeltas()
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3.0, 3),
        (-0.0, 0),
        (98.96, Decimal("98.96")),
        (0.1 + 0.2, Decimal("0.3")),
        (2.9999999999999996, 3),
        (999_999_999_999_999.0, 999_999_999_999_999),
        (1e15, 10**15),
        (12345678901234567.0, 12345678901234600),
        (-1e300, -(10**300)),
        (1e-7, Decimal("1e-7")),
        (0.5, Decimal("0.5")),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (math.nan, "nan"),
    ],
)
@pytest.mark.parametrize(
    "beside", [(), ("x",), (True, 1, 0), (dt.date(2022, 5, 1), ""), (0.25, 1.0, "x", 1e16)]
)
def test_a_float_is_the_number_that_is_shown(
    value: float, shown: object, beside: tuple[FileCell, ...]
) -> None:
    found = without_floats(["Tỷ lệ", *beside, value])[-1]
    assert (type(found), found) == (type(shown), shown)


@given(st.lists(st.one_of(st.floats(), OTHERS)))
def test_no_float_is_left_and_nothing_else_changes(column: list[FileCell]) -> None:
    found = without_floats(column)
    assert len(found) == len(column)
    for before, after in zip(column, found, strict=True):
        assert not isinstance(after, float)
        if type(before) is not float:
            assert after is before
        elif math.isfinite(before) and abs(before) < 1e300:
            assert float(after) == pytest.approx(before, rel=1e-14)  # type: ignore[arg-type]
            assert isinstance(after, int | Decimal)


@given(st.lists(st.floats(-1e15, 1e15).map(round).map(float), min_size=1), st.text())
def test_whole_numbers_under_a_header(numbers: list[float], head: str) -> None:
    assert without_floats([head, *numbers]) == [head, *map(int, numbers)]
    assert without_floats([*numbers, head]) == [*map(int, numbers), head]
