"""Periods in ISO shapes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import periods

from cadre_training.codec.period_text import SHAPES, parse_period, period_text
from cadre_training.codec.problem import Refused
from cadre_training.model.period import Period


def days(*text: str) -> Period:
    first, last = (dt.date.fromisoformat(day) for day in text)
    return Period(first, last)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2014", days("2014-01-01", "2014-12-31")),
        ("2013/2022", days("2013-01-01", "2022-12-31")),
        ("2022-Q2", days("2022-04-01", "2022-06-30")),
        ("2022-Q1/2022-Q3", days("2022-01-01", "2022-09-30")),
        ("2024-02", days("2024-02-01", "2024-02-29")),
        ("2023-11/2024-02", days("2023-11-01", "2024-02-29")),
        ("2022-05-26", days("2022-05-26", "2022-05-26")),
        ("2022-05-26/2022-05-27", days("2022-05-26", "2022-05-27")),
        ("2023-12-30/2024-01-02", days("2023-12-30", "2024-01-02")),
        ("0001/9999", days("0001-01-01", "9999-12-31")),
        ("9999-Q4", days("9999-10-01", "9999-12-31")),
    ],
)
def test_each_shape_is_read_and_written(text: str, period: Period) -> None:
    assert parse_period(text) == period
    assert period_text(period) == text
    assert parse_period(f"  {text} ") == period


@pytest.mark.parametrize(
    ("text", "shortest"),
    [
        ("2022-01-01/2022-12-31", "2022"),
        ("2022-01/2022-12", "2022"),
        ("2022-Q1/2022-Q4", "2022"),
        ("2022-04-01/2022-06-30", "2022-Q2"),
        ("2022-05/2022-05", "2022-05"),
        ("2022/2022", "2022"),
        ("2013/2022-06-30", "2013-Q1/2022-Q2"),
    ],
)
def test_the_shortest_shape_is_written(text: str, shortest: str) -> None:
    assert period_text(parse_period(text)) == shortest


@given(st.one_of(periods(), periods(1, 9999)))
def test_what_is_written_is_read(period: Period) -> None:
    text = period_text(period)
    assert parse_period(text) == period
    assert re.fullmatch(SHAPES, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2022", "not-a-period"),
        ("26/5/2022", "not-a-period"),
        ("26-27/5/2025", "not-a-period"),
        ("quý II/2022", "not-a-period"),
        ("đợt 1/2014", "not-a-period"),
        ("20l4", "not-a-period"),
        ("14", "not-a-period"),
        ("2014.0", "not-a-period"),
        ("năm 2014", "not-a-period"),
        ("2013–2022", "not-a-period"),
        ("2013-2022", "not-a-period"),
        ("2022-5", "not-a-period"),
        ("2022-Q5", "not-a-period"),
        ("2013/", "not-a-period"),
        ("/2013", "not-a-period"),
        ("2013/2014/2015", "not-a-period"),
        ("２０１４", "not-a-period"),
        ("", "not-a-period"),
        ("0000", "no-such-day"),
        ("2022-13", "no-such-day"),
        ("2022-00", "no-such-day"),
        ("2022-02-30", "no-such-day"),
        ("2023-02-29", "no-such-day"),
        ("0000-Q1", "no-such-day"),
        ("2022/2013", "period-reversed"),
        ("2022-05-27/2022-05-26", "period-reversed"),
    ],
)
def test_anything_else_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_period(text)
    assert caught.value.code == code
    if code != "period-reversed":
        for words in (caught.value.label.vi, caught.value.label.en):
            assert "2022-05-26/2022-05-27" in words


@given(st.text("0123456789-/Q ", max_size=22))
def test_no_text_makes_it_stumble(text: str) -> None:
    try:
        period = parse_period(text)
    except Refused:
        return
    assert parse_period(period_text(period)) == period
