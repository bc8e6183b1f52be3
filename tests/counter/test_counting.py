"""What a counter counts, and the laws that its figures keep."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.counter.making import (
    AT,
    HANOI,
    VIEWS,
    VISITORS,
    WITH,
    WITHOUT,
    hit,
    logs,
    moments,
    number,
)

from cadre_training import CounterRules, Hit, Zone, count
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Inheritance, Robots
from cadre_training.model.counter_snapshot import InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.quantity import Quantity
from cadre_training.model.source import Source

ONLINE, TODAY, WEEK, SEVEN, MONTH, ALL = CounterWindow
BERLIN = Zone("Europe/Berlin", ZoneInfo("Europe/Berlin"))
DAY = dt.timedelta(days=1)
KINDS = [(unit, robots) for unit in (VIEWS, VISITORS) for robots in Robots]


def test_a_log_by_hand():
    at = dt.datetime(2023, 8, 3, 9, tzinfo=HANOI)  # a Thursday
    hits = [
        hit("2023-08-03T09:00:00", "a"),
        hit("2023-08-03T08:56:00", "b"),
        hit("2023-08-03T08:55:01", "b"),
        hit("2023-08-03T08:55:00", "c"),  # five minutes and a second ago
        hit("2023-08-03T03:00:00", "crawler", robot=True),
        hit("2023-08-02T23:59:59", "a"),
        hit("2023-07-31T00:00:00", "d"),
        hit("2023-07-30T23:59:59", "e"),
        hit("2023-07-28T00:00:00", "a"),
        hit("2023-07-27T23:59:59", "f"),
        hit("2023-06-01T00:00:00", "g"),
        hit("2023-08-03T09:00:01", "h"),  # later
    ]
    snapshot = count(hits, at)
    found = {
        (unit.value, robots.value): [number(snapshot, w, unit, robots) for w in CounterWindow]
        for unit, robots in KINDS
    }
    assert found == {
        ("page view", "without"): [3, 4, 6, 8, 5, 10],
        ("page view", "with"): [3, 5, 7, 9, 6, 11],
        ("visitor", "without"): [2, 3, 4, 5, 3, 7],
        ("visitor", "with"): [2, 4, 5, 6, 4, 8],
    }


def test_nothing_was_visited():
    snapshot = count([], AT)
    assert {figure.value for figure in snapshot.figures} == {
        Quantity(0, VIEWS),
        Quantity(0, VISITORS),
    }
    assert len(snapshot.figures) == 24


def test_what_is_asked_for_is_given_in_its_order():
    rules = CounterRules(
        windows=(ALL, TODAY), units=(VISITORS,), robots=(WITH,), zone=BERLIN, online_minutes=15
    )
    snapshot = count([hit(AT, robot=True)], AT, rules, counter_id="x", site="y", source=Source())
    assert [(f.window, f.unit, f.robots) for f in snapshot.figures] == [
        (ALL, VISITORS, WITH),
        (TODAY, VISITORS, WITH),
    ]
    assert (snapshot.id, snapshot.site, snapshot.source) == ("x", "y", Source())
    assert snapshot.at == AT
    assert str(snapshot.at) == "2024-03-03 06:00:00+01:00"


def test_keys_of_bytes_and_of_text_are_no_one_key():
    hits = [Hit(at=AT, visitor=b"k"), Hit(at=AT, visitor="k")]
    assert number(count(hits, AT), TODAY, VISITORS) == 2


def test_who_is_robot_and_person_is_one_visitor():
    hits = [hit(AT, "k"), hit(AT, "k", robot=True)]
    snapshot = count(hits, AT)
    assert number(snapshot, TODAY, VISITORS, WITH) == 1
    assert number(snapshot, TODAY, VISITORS, WITHOUT) == 1
    assert number(snapshot, TODAY, VIEWS, WITH) == 2


def test_the_hour_that_comes_twice_is_two_hours():
    first = dt.datetime(2023, 10, 29, 2, 30, tzinfo=BERLIN.tz)
    second = first.replace(fold=1)
    rules = CounterRules(zone=BERLIN, since=second)
    assert number(count([hit(first), hit(second)], second, rules), ALL) == 1
    assert number(count([hit(first), hit(second)], first, CounterRules(zone=BERLIN)), ALL) == 1


def test_hits_are_read_once():
    assert number(count(iter([hit(AT), hit(AT)]), AT), ALL) == 2


def test_a_moment_has_a_zone():
    with pytest.raises(ValueError, match="needs a zone"):
        count([], AT.replace(tzinfo=None))


@given(logs(), st.booleans())
def test_a_longer_time_never_counts_less(hits: list[Hit], in_berlin: bool):
    rules = CounterRules(zone=BERLIN) if in_berlin else CounterRules()
    snapshot = count(hits, AT, rules)
    for unit, robots in KINDS:
        n = {window: number(snapshot, window, unit, robots) for window in CounterWindow}
        assert n[TODAY] <= n[WEEK] <= n[SEVEN] <= n[ALL]
        assert n[TODAY] <= n[MONTH] <= n[ALL]
        assert n[ONLINE] <= n[ALL]
    for window in CounterWindow:
        for unit in (VIEWS, VISITORS):
            assert number(snapshot, window, unit, WITHOUT) <= number(snapshot, window, unit, WITH)
        for robots in Robots:
            visitors = number(snapshot, window, VISITORS, robots)
            assert visitors <= number(snapshot, window, VIEWS, robots)


@given(logs())
def test_page_views_of_a_week_are_the_sum_of_its_days(hits: list[Hit]):
    whole = count(hits, AT)
    ends = [AT - DAY * n for n in range(7)]
    ends[1:] = [end.replace(hour=23, minute=59, second=59) for end in ends[1:]]
    days = [count(hits, end) for end in ends]
    for robots in Robots:
        views = [number(day, TODAY, VIEWS, robots) for day in days]
        assert sum(views) == number(whole, WEEK, VIEWS, robots)  # AT is a Sunday
        assert sum(views) == number(whole, SEVEN, VIEWS, robots)
        assert sum(views[:3]) == number(whole, MONTH, VIEWS, robots)  # the third of its month
        visitors = [number(day, TODAY, VISITORS, robots) for day in days]
        week = number(whole, WEEK, VISITORS, robots)
        assert max(visitors) <= week <= sum(visitors)


@given(logs(), logs())
def test_a_log_in_two_parts(one: list[Hit], other: list[Hit]):
    left, right, both = count(one, AT), count(other, AT), count(one + other, AT)
    for window in CounterWindow:
        for robots in Robots:
            a, b, c = (number(s, window, VIEWS, robots) for s in (left, right, both))
            assert a + b == c
            a, b, c = (number(s, window, VISITORS, robots) for s in (left, right, both))
            assert max(a, b) <= c <= a + b


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_hits_does_not_matter(hits: list[Hit], random):
    mixed = list(hits)
    random.shuffle(mixed)
    assert count(mixed, AT) == count(hits, AT)


@given(logs())
def test_the_zone_that_a_hit_is_told_in_does_not_matter(hits: list[Hit]):
    elsewhere = [evolve(one, at=one.at.astimezone(BERLIN.tz)) for one in hits]
    assert count(elsewhere, AT.astimezone(dt.UTC)) == count(hits, AT)


@given(logs(), moments(), moments())
def test_nothing_is_ever_set_back(hits: list[Hit], one: dt.datetime, other: dt.datetime):
    early, late = sorted((one, other))
    for unit, robots in KINDS:
        before = number(count(hits, early), ALL, unit, robots)
        assert before <= number(count(hits, late), ALL, unit, robots)


@pytest.mark.parametrize("turn", ["2024-01-01", "2024-03-01", "2024-07-01", "2025-01-01"])
def test_the_turn_of_a_month_or_a_year_sets_nothing_back(turn: str):
    midnight = dt.datetime.fromisoformat(turn).replace(tzinfo=HANOI)
    hits = [hit(midnight - dt.timedelta(seconds=n), str(n)) for n in range(1, 50)]
    before = count(hits, midnight - dt.timedelta(seconds=1))
    after = count(hits, midnight)
    assert number(before, ALL) == number(after, ALL) == 49
    assert number(before, SEVEN) == number(after, SEVEN) == 49
    assert (number(before, MONTH), number(after, MONTH)) == (49, 0)
    later = count(hits, midnight + DAY * 6)
    assert number(later, ALL) == number(later, SEVEN) + 49 == 49


@given(logs(), moments())
def test_what_came_before_the_counter_is_not_counted(hits: list[Hit], since: dt.datetime):
    rules = CounterRules(since=since)
    kept = [one for one in hits if one.at >= since]
    for window in CounterWindow:
        for unit, robots in KINDS:
            found = number(count(hits, AT, rules), window, unit, robots)
            assert found == number(count(kept, AT), window, unit, robots)


@given(logs(), st.integers(0, 10**9))
def test_an_inherited_number_is_added_to_nothing(hits: list[Hit], start: int):
    inherited = InheritedCount(value=Quantity(start, VIEWS), on=dt.date(2024, 1, 1))
    plain, own = count(hits, AT), count(hits, AT, CounterRules(inherited=inherited))
    assert own.inherited == inherited
    assert [figure.value for figure in own.figures] == [figure.value for figure in plain.figures]
    for figure in own.figures:
        assert figure.parts is not None
        apart = Inheritance.APART if figure.window is ALL else Inheritance.NONE
        assert figure.parts.inherited is apart
    assert own.total == Quantity(start + number(plain, ALL), VIEWS)
    assert plain.total is None


def test_visitors_are_never_added_to_inherited_ones():
    inherited = InheritedCount(value=Quantity(5, CountUnit.VISITOR), on=dt.date(2024, 1, 1))
    snapshot = count([hit(AT)], AT, CounterRules(inherited=inherited))
    assert snapshot.inherited == inherited
    assert snapshot.total is None
