"""Days of a time zone, whatever its clocks do."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.counter import VIETNAM, Zone

SECOND = dt.timedelta(seconds=1)


def zone(name: str) -> Zone:
    return Zone(name, ZoneInfo(name))


def test_vietnam_is_what_the_tz_database_says():
    database = zone("Asia/Ho_Chi_Minh")
    for year in range(1976, 2038):
        for day in (dt.date(year, 1, 1), dt.date(year, 7, 1)):
            assert VIETNAM.start_of(day) == database.start_of(day)


@pytest.mark.parametrize(
    ("name", "day", "start"),
    [
        ("Europe/Berlin", "2023-03-26", "2023-03-26T00:00:00+01:00"),
        ("Asia/Beirut", "2022-03-27", "2022-03-27T01:00:00+03:00"),
        ("America/Havana", "2022-11-06", "2022-11-06T00:00:00-04:00"),  # midnight comes twice
        ("America/Toronto", "1919-03-31", "1919-03-31T00:30:00-04:00"),  # 23:30 to 0:30
        ("Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00"),  # a day was left out
        ("Asia/Kathmandu", "2023-08-01", "2023-08-01T00:00:00+05:45"),
    ],
)
def test_where_a_day_begins(name: str, day: str, start: str):
    assert zone(name).start_of(dt.date.fromisoformat(day)).isoformat() == start


def test_a_day_that_there_was_not_holds_nothing():
    apia = zone("Pacific/Apia")
    assert apia.start_of(dt.date(2011, 12, 30)) == apia.start_of(dt.date(2011, 12, 31))


@given(
    st.sampled_from(
        ["Europe/Berlin", "Asia/Beirut", "America/Toronto", "America/Sao_Paulo", "Asia/Tehran"]
    ),
    st.dates(dt.date(1920, 1, 1), dt.date(2037, 1, 1)),
)
def test_a_day_begins_where_the_one_before_it_ends(name: str, day: dt.date):
    place = zone(name)
    start = place.start_of(day).astimezone(dt.UTC)
    assert place.day_of(start) == day
    assert place.day_of(start - SECOND) < day
