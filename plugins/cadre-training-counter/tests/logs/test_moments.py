"""When minutes begin."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.logs.moments import clf_minute, iso_minute

from .support import clf

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda n: dt.timezone(dt.timedelta(minutes=n)))
FIRST, LAST = (
    (dt.datetime(*day, tzinfo=dt.UTC) - dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    // dt.timedelta(minutes=1)
    for day in ((1, 1, 3), (9999, 12, 29))
)


@given(st.integers(FIRST, LAST), ZONES)
def test_both_ways_of_writing(minutes: int, told_in: dt.timezone) -> None:
    first = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    moment = (first + dt.timedelta(minutes=minutes)).astimezone(told_in)
    seconds = (moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(seconds=1)
    text, zone = clf(moment).rsplit(" ", 1)
    year = f"{moment.year:04}"
    text = text.replace(f"/{moment.year}:", f"/{year}:")
    assert clf_minute(text[:-3].encode(), zone.encode()) == seconds
    iso = f"{year}-{moment:%m-%dT%H:%M}"
    assert iso_minute(iso.encode(), zone.encode()) == seconds
    assert iso_minute(iso.replace("T", " ").encode(), f"{zone[:3]}:{zone[3:]}".encode()) == seconds


@pytest.mark.parametrize(
    ("minute", "zone"),
    [
        (b"30/Feb/2024:00:00", b"+0700"),
        (b"29/Feb/2023:00:00", b"+0700"),
        (b"01/Foo/2024:00:00", b"+0700"),
        (b"01/Jan/2024:24:00", b"+0700"),
        (b"01/Jan/2024:00:60", b"+0700"),
        (b"01/Jan/2024:00:00", b"+2500"),
        (b"01/Jan/2024:00:00", b"+0760"),
        (b"01/Jan/2024:00:00", b""),
        (b"1/Jan/2024:00:00", b"+0700"),
        (b"", b"Z"),
    ],
)
def test_minutes_that_there_are_not(minute: bytes, zone: bytes) -> None:
    assert clf_minute(minute, zone) is None
    assert iso_minute(minute, zone) is None


def test_years_before_the_first() -> None:
    assert iso_minute(b"0000-01-01T00:00", b"Z") is None
