"""Where each window begins and ends, to the second."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.counter import VIETNAM, CounterRules, Hit, Zone, count, second_of, window_bounds
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.quantity import Quantity
from cadre_training.model.weekday import Weekday

ONLINE, TODAY, WEEK, SEVEN, MONTH, ALL = CounterWindow
BERLIN = Zone("Europe/Berlin", ZoneInfo("Europe/Berlin"))
BEIRUT = Zone("Asia/Beirut", ZoneInfo("Asia/Beirut"))
SECOND = dt.timedelta(seconds=1)


def bounds(window: CounterWindow, at: str, **rules) -> list[str | None]:
    start, end = window_bounds(window, dt.datetime.fromisoformat(at), CounterRules(**rules))
    return [start.isoformat() if start else None, end.isoformat()]


@pytest.mark.parametrize(
    ("window", "start"),
    [
        (ONLINE, "2024-02-29T23:55:00+07:00"),
        (TODAY, "2024-02-29T00:00:00+07:00"),
        (WEEK, "2024-02-26T00:00:00+07:00"),
        (SEVEN, "2024-02-23T00:00:00+07:00"),
        (MONTH, "2024-02-01T00:00:00+07:00"),
        (ALL, None),
    ],
)
def test_the_last_second_of_a_leap_day(window: CounterWindow, start: str | None):
    assert bounds(window, "2024-02-29T23:59:59+07:00") == [start, "2024-03-01T00:00:00+07:00"]


@pytest.mark.parametrize(
    ("at", "window", "start"),
    [
        # The turn of a day, a week (2023-01-02 is a Monday), a month and a year.
        ("2022-12-31T23:59:59+07:00", TODAY, "2022-12-31"),
        ("2023-01-01T00:00:00+07:00", TODAY, "2023-01-01"),
        ("2023-01-01T23:59:59+07:00", WEEK, "2022-12-26"),
        ("2023-01-02T00:00:00+07:00", WEEK, "2023-01-02"),
        ("2023-01-02T00:00:00+07:00", SEVEN, "2022-12-27"),
        ("2023-02-28T23:59:59+07:00", MONTH, "2023-02-01"),
        ("2023-03-01T00:00:00+07:00", MONTH, "2023-03-01"),
        ("2024-02-29T00:00:00+07:00", MONTH, "2024-02-01"),
        ("2024-03-01T00:00:00+07:00", SEVEN, "2024-02-24"),
        # The zone of the moment is not that of the rules.
        ("2022-12-31T16:59:59+00:00", MONTH, "2022-12-01"),
        ("2022-12-31T17:00:00+00:00", MONTH, "2023-01-01"),
    ],
)
def test_what_a_moment_belongs_to(at: str, window: CounterWindow, start: str):
    assert bounds(window, at)[0] == f"{start}T00:00:00+07:00"


def test_parts_of_a_second_belong_to_their_second():
    at = "2023-01-01T23:59:59.999999+07:00"
    assert bounds(TODAY, at) == bounds(TODAY, "2023-01-01T23:59:59+07:00")
    assert second_of(dt.datetime.fromisoformat(at)).microsecond == 0


def test_how_long_a_visitor_is_online():
    assert bounds(ONLINE, "2023-01-01T00:00:59+07:00", online_minutes=1) == [
        "2023-01-01T00:00:00+07:00",
        "2023-01-01T00:01:00+07:00",
    ]
    assert bounds(ONLINE, "2023-01-01T00:00:00+07:00", online_minutes=1440)[0] == (
        "2022-12-31T00:00:01+07:00"
    )


@pytest.mark.parametrize(
    ("starts", "day"),
    [("monday", "07-31"), ("tuesday", "08-01"), ("wednesday", "07-26"), ("sunday", "07-30")],
)
def test_the_day_that_a_week_begins_on(starts: str, day: str):
    at = "2023-08-01T12:00:00+07:00"  # a Tuesday
    assert bounds(WEEK, at, week_starts=Weekday(starts))[0] == f"2023-{day}T00:00:00+07:00"


class TestSince:
    """Nothing counts before the counter began."""

    AT = "2023-08-02T12:00:00+07:00"

    def test_it_cuts_what_begins_before(self):
        since = dt.datetime.fromisoformat("2023-08-01T08:30:00.25+07:00")
        for window in (WEEK, SEVEN, MONTH, ALL):
            assert bounds(window, self.AT, since=since)[0] == "2023-08-01T08:30:00+07:00"
        assert bounds(TODAY, self.AT, since=since)[0] == "2023-08-02T00:00:00+07:00"

    def test_it_is_told_in_the_zone_of_the_rules(self):
        since = dt.datetime.fromisoformat("2023-08-01T01:30:00+00:00")
        assert bounds(ALL, self.AT, since=since)[0] == "2023-08-01T08:30:00+07:00"

    def test_a_counter_that_has_not_begun_counts_nothing(self):
        since = dt.datetime.fromisoformat("2024-01-01T00:00:00+07:00")
        for window in CounterWindow:
            start, end = bounds(window, self.AT, since=since)
            assert start == end


class TestSummerTime:
    """A day has 23 or 25 hours where clocks are changed."""

    @pytest.mark.parametrize(
        ("at", "start", "end"),
        [
            # Clocks go from 2:00 to 3:00 on 2023-03-26, from 3:00 to 2:00 on 2023-10-29.
            ("2023-03-26T23:59:59+02:00", "2023-03-26T00:00:00+01:00", 23),
            ("2023-10-29T23:59:59+01:00", "2023-10-29T00:00:00+02:00", 25),
        ],
    )
    def test_the_length_of_a_day(self, at: str, start: str, end: int):
        found = bounds(TODAY, at, zone=BERLIN)
        assert found[0] == start
        first, last = (dt.datetime.fromisoformat(moment or "") for moment in found)
        assert last - first == dt.timedelta(hours=end)

    def test_a_week_with_a_change_in_it(self):
        assert bounds(WEEK, "2023-03-26T12:00:00+02:00", zone=BERLIN) == [
            "2023-03-20T00:00:00+01:00",
            "2023-03-26T12:00:01+02:00",
        ]

    @pytest.mark.parametrize("offset", ["+02:00", "+01:00"])
    def test_the_hour_that_comes_twice(self, offset: str):
        at = f"2023-10-29T02:00:00{offset}"
        assert bounds(ONLINE, at, zone=BERLIN)[1] == f"2023-10-29T02:00:01{offset}"
        start = {"+02:00": "2023-10-29T01:55:01+02:00", "+01:00": "2023-10-29T02:55:01+02:00"}
        assert bounds(ONLINE, at, zone=BERLIN)[0] == start[offset]

    def test_a_counter_begins_in_the_hour_that_comes_twice(self):
        since = dt.datetime(2023, 10, 29, 2, 30, tzinfo=BERLIN.tz, fold=1)
        found = bounds(ALL, "2023-10-29T12:00:00+01:00", zone=BERLIN, since=since)
        assert found[0] == "2023-10-29T02:30:00+01:00"
        assert bounds(ALL, "2023-10-29T02:40:00+02:00", zone=BERLIN, since=since) == [
            "2023-10-29T02:40:01+02:00",
            "2023-10-29T02:40:01+02:00",
        ]

    def test_a_day_without_its_midnight(self):
        # In Beirut clocks went from 0:00 to 1:00 on 2022-03-27.
        assert bounds(TODAY, "2022-03-27T10:00:00+03:00", zone=BEIRUT)[0] == (
            "2022-03-27T01:00:00+03:00"
        )
        assert bounds(TODAY, "2022-03-26T23:59:59+02:00", zone=BEIRUT) == [
            "2022-03-26T00:00:00+02:00",
            "2022-03-27T01:00:00+03:00",
        ]


def views(moments: list[dt.datetime], at: dt.datetime, **rules) -> dict[CounterWindow, int]:
    """Page views by window."""
    units = (CountUnit.PAGE_VIEW,)
    snapshot = count(
        [Hit(at=moment, visitor="v") for moment in moments],
        at,
        CounterRules(units=units, robots=(Robots.WITH,), **rules),
    )
    found = {}
    for figure in snapshot.figures:
        assert isinstance(figure.value, Quantity)
        found[figure.window] = figure.value.value
    return found


@pytest.mark.parametrize(
    ("at", "zone"),
    [
        ("2024-02-29T13:14:15+07:00", VIETNAM),  # a leap day
        ("2024-01-01T13:14:15+07:00", VIETNAM),  # a day that begins a week, a month and a year
        ("2023-01-01T13:14:15+07:00", VIETNAM),  # a Sunday that begins a year
        ("2023-03-26T13:14:15+02:00", BERLIN),  # clocks have been put forward
        ("2023-10-29T13:14:15+01:00", BERLIN),  # and back
        ("2022-03-27T13:14:15+03:00", BEIRUT),
    ],
)
@pytest.mark.parametrize("window", [ONLINE, TODAY, WEEK, SEVEN, MONTH])
def test_a_second_before_each_bound_on_it_and_after(at: str, zone: Zone, window: CounterWindow):
    moment = dt.datetime.fromisoformat(at)
    start, end = window_bounds(window, moment, CounterRules(zone=zone))
    assert start is not None
    first, last = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    for hit, counted in (
        (first - SECOND, 0),
        (first, 1),
        (first + SECOND, 1),
        (last - SECOND, 1),
        (last, 0),
        (last + SECOND, 0),
    ):
        found = views([hit], moment, zone=zone)
        assert found[window] == counted, hit
        assert found[ALL] == int(hit < last)


def test_the_second_that_is_asked_for_counts():
    at = dt.datetime.fromisoformat("2023-08-01T00:00:00+07:00")
    later = at + dt.timedelta(microseconds=999_999)
    assert set(views([at, later], at).values()) == {2}
    assert set(views([at + SECOND], at).values()) == {0}


def test_a_moment_has_a_zone():
    with pytest.raises(ValueError, match="needs a zone"):
        window_bounds(TODAY, dt.datetime(2023, 8, 1), CounterRules())  # noqa: DTZ001 - refused


@given(
    st.datetimes(
        dt.datetime(1980, 1, 2),  # noqa: DTZ001 - Hypothesis takes naive ends
        dt.datetime(2037, 1, 1),  # noqa: DTZ001
        timezones=st.just(dt.UTC),
    ),
    st.sampled_from([VIETNAM, BERLIN, BEIRUT]),
    st.sampled_from(Weekday),
)
def test_windows_lie_within_each_other(at: dt.datetime, zone: Zone, starts: Weekday):
    rules = CounterRules(zone=zone, week_starts=starts)
    start = {window: window_bounds(window, at, rules)[0] for window in CounterWindow}
    end = {window_bounds(window, at, rules)[1] for window in CounterWindow}
    assert len(end) == 1
    moments = {window: moment.astimezone(dt.UTC) for window, moment in start.items() if moment}
    assert set(moments) == set(CounterWindow) - {ALL}
    assert moments[SEVEN] <= moments[WEEK] <= moments[TODAY] <= second_of(at)
    assert moments[MONTH] <= moments[TODAY]
    week = start[WEEK]
    assert week is not None
    assert Weekday.of(week) is starts
