"""Stretches of days."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import dates, periods

from cadre_training.model.period import Period

NOON = dt.datetime(2014, 1, 1, 12, tzinfo=dt.UTC)
YEARS = st.integers(dt.MINYEAR, dt.MAXYEAR)


@given(year=YEARS)
def test_a_year_has_its_days(year: int):
    period = Period.of_year(year)
    assert period.days == 365 + calendar.isleap(year)
    assert list(period.years) == [year]


@given(year=YEARS)
def test_four_quarters_make_a_year(year: int):
    quarters = [Period.of_quarter(year, number) for number in (1, 2, 3, 4)]
    assert [q.start.month for q in quarters] == [1, 4, 7, 10]
    assert quarters[0].start == Period.of_year(year).start
    assert quarters[3].end == Period.of_year(year).end
    for earlier, later in pairwise(quarters):
        assert later.start - earlier.end == dt.timedelta(days=1)


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_are_four_quarters(number: int):
    with pytest.raises(ValueError, match=f"a quarter is 1, 2, 3 or 4, got {number}"):
        Period.of_quarter(2014, number)


def test_the_last_day_is_included():
    period = Period(dt.date(2024, 2, 28), dt.date(2024, 3, 1))
    assert period.days == 3
    assert dt.date(2024, 2, 29) in period
    assert dt.date(2024, 3, 2) not in period


def test_it_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends on 2014-01-01 before it starts on 2014-01-02"):
        Period(dt.date(2014, 1, 2), dt.date(2014, 1, 1))
    with pytest.raises(ValueError, match="before it starts"):
        Period.of_years(2022, 2013)


@pytest.mark.parametrize("value", [2014, "2014-01-01", NOON, 1.5, None])
def test_an_end_is_a_plain_date(value):
    with pytest.raises(TypeError, match="start must be a date"):
        Period(value, dt.date(2014, 1, 1))
    with pytest.raises(TypeError, match="end must be a date"):
        Period(dt.date(2014, 1, 1), value)


@given(one=periods(), other=periods(), day=dates())
def test_what_it_contains_and_overlaps(one: Period, other: Period, day: dt.date):
    single = Period.of_day(day)
    assert (day in one) == one.contains(single) == one.overlaps(single)
    assert one.contains(other) == (other.start in one and other.end in one)
    assert one.overlaps(other) == other.overlaps(one)
    shared = max(one.start, other.start) <= min(one.end, other.end)
    assert one.overlaps(other) == shared
    if one.contains(other) and other.contains(one):
        assert one == other


@given(several=st.lists(periods()))
def test_periods_sort_by_their_start_then_their_end(several: list[Period]):
    assert sorted(several) == sorted(several, key=lambda p: (p.start, p.end))


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.of_year(2014), "2014"),
        (Period.of_years(2013, 2022), "2013–2022"),
        (Period.of_quarter(2022, 2), "2022-Q2"),
        (Period.of_quarter(2022, 4), "2022-Q4"),
        (Period.of_day(dt.date(2014, 1, 1)), "2014-01-01"),
        (Period.of_day(dt.date(9999, 12, 31)), "9999-12-31"),
        (Period(dt.date(2018, 10, 3), dt.date(2018, 10, 4)), "2018-10-03/2018-10-04"),
        (Period(dt.date(2022, 4, 1), dt.date(2022, 6, 29)), "2022-04-01/2022-06-29"),
        (Period(dt.date(2013, 2, 1), dt.date(2022, 12, 31)), "2013-02-01/2022-12-31"),
        (Period(dt.date(2021, 10, 1), dt.date(2022, 12, 31)), "2021-10-01/2022-12-31"),
    ],
)
def test_its_shortest_text(period: Period, text: str):
    assert str(period) == text


@given(one=periods(), other=periods())
def test_unlike_periods_read_unlike(one: Period, other: Period):
    assert (str(one) == str(other)) == (one == other)


@given(period=periods())
def test_equal_periods_have_one_hash(period: Period):
    assert hash(Period(period.start, period.end)) == hash(period)
