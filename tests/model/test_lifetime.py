"""When something exists."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from tests.strategies import dates, periods

from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period

END = dt.date(2025, 6, 30)


@given(day=dates())
def test_open_ends_hold_always(day: dt.date):
    assert Lifetime().holds_on(day)
    assert Lifetime(until=END).holds_on(day) == (day <= END)
    assert Lifetime(since=END).holds_on(day) == (day >= END)


def test_both_ends_are_included():
    lifetime = Lifetime(dt.date(2013, 2, 1), dt.date(2024, 5, 9))
    assert not lifetime.holds_on(dt.date(2013, 1, 31))
    assert lifetime.holds_on(dt.date(2013, 2, 1))
    assert lifetime.holds_on(dt.date(2024, 5, 9))
    assert not lifetime.holds_on(dt.date(2024, 5, 10))


def test_one_day_is_a_lifetime():
    assert Lifetime(END, END).holds_on(END)


def test_it_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends on 2025-06-30 before it begins on 2025-07-01"):
        Lifetime(dt.date(2025, 7, 1), END)


@pytest.mark.parametrize(
    "value", [2025, "2025-06-30", dt.datetime(2025, 6, 30, tzinfo=dt.UTC), 0.5]
)
def test_an_end_is_a_plain_date(value):
    with pytest.raises(TypeError, match="until must be a date"):
        Lifetime(until=value)
    with pytest.raises(TypeError, match="since must be a date"):
        Lifetime(since=value)


@given(period=periods(), since=dates(), until=dates())
def test_it_overlaps_a_period_if_they_share_a_day(period: Period, since: dt.date, until: dt.date):
    assert Lifetime().overlaps(period)
    assert Lifetime(since=since).overlaps(period) == (period.end >= since)
    assert Lifetime(until=until).overlaps(period) == (period.start <= until)
    if since <= until:
        shared = Period(since, until).overlaps(period)
        assert Lifetime(since, until).overlaps(period) == shared
