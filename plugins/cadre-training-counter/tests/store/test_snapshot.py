"""The figures of a state."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

from cadre_training.plugin import (
    VIETNAM,
    CounterRules,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    InheritedCount,
    Quantity,
    Robots,
)
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, Sighting
from cadre_training_counter.tally.outcome import Outcome

MONDAY = dt.datetime(2024, 5, 13, 12, tzinfo=VIETNAM.tz)
RULES = CounterRules()


def visitors(taken: CounterSnapshot, window: CounterWindow) -> int:
    figure = taken.find(window, CountUnit.VISITOR, Robots.WITHOUT)
    assert figure is not None
    assert isinstance(figure.value, Quantity)
    return figure.value.value


def busy(folder: Path, at: dt.datetime, number: int) -> CounterSnapshot:
    """Let many visitors come on one day, and read the figures."""
    day = at.date()
    with SqliteStore(folder) as store:
        seen = tuple(
            Sighting(day=day, key=n.to_bytes(16, "big"), last=int(at.timestamp()), robot=False)
            for n in range(number)
        )
        store.apply(
            Batch(
                until=int(at.timestamp()),
                today=day,
                lines=(DayLines(day=day, outcome=Outcome.PERSON, lines=number),),
                sightings=seen,
                marks=(DayMarks(day=day, robot=False, marks=tuple(range(number))),),
            )
        )
        with store.reading() as reading:
            return snapshot(reading, at, RULES, site="Cổng thông tin")


@pytest.mark.parametrize("days", [0, 1])
def test_an_estimate_is_never_below_what_is_known_exactly(days: int, tmp_path: Path) -> None:
    taken = busy(tmp_path, MONDAY + dt.timedelta(days=days), 12_345)
    today = visitors(taken, CounterWindow.TODAY)
    assert today == 12_345
    for window in (CounterWindow.WEEK, CounterWindow.LAST_7_DAYS, CounterWindow.MONTH):
        assert today <= visitors(taken, window) <= visitors(taken, CounterWindow.ALL)


def test_a_week_that_is_one_day_is_exact(tmp_path: Path) -> None:
    taken = busy(tmp_path, MONDAY, 12_345)
    week = taken.find(CounterWindow.WEEK, CountUnit.VISITOR, Robots.WITHOUT)
    month = taken.find(CounterWindow.MONTH, CountUnit.VISITOR, Robots.WITHOUT)
    assert week is not None
    assert month is not None
    assert (week.error, visitors(taken, CounterWindow.WEEK)) == (None, 12_345)
    assert month.error is not None
    assert month.error.percent > 0


def test_every_figure_says_what_it_counts(tmp_path: Path) -> None:
    taken = busy(tmp_path, MONDAY, 3)
    assert taken.site == "Cổng thông tin"
    assert taken.at == MONDAY
    assert len(taken.figures) == 24
    assert all(figure.parts is not None for figure in taken.figures)


def test_what_was_taken_over_stands_apart(tmp_path: Path) -> None:
    busy(tmp_path, MONDAY, 3)
    own = InheritedCount(value=Quantity(50, CountUnit.PAGE_VIEW), on=dt.date(2020, 1, 1))
    of_rules = InheritedCount(value=Quantity(9, CountUnit.PAGE_VIEW), on=dt.date(2020, 1, 1))
    with SqliteStore(tmp_path) as store:
        with store.reading() as reading:
            taken = snapshot(reading, MONDAY, evolve(RULES, inherited=of_rules))
            assert taken.inherited == of_rules
        store.inherit(own)
        with store.reading() as reading:
            taken = snapshot(reading, MONDAY, evolve(RULES, inherited=of_rules))
    assert taken.inherited == own
    everything = taken.find(CounterWindow.ALL, CountUnit.PAGE_VIEW, Robots.WITHOUT)
    assert everything is not None
    assert everything.value == Quantity(3, CountUnit.PAGE_VIEW)
    assert taken.total == Quantity(53, CountUnit.PAGE_VIEW)


def test_time_passes_without_a_count(tmp_path: Path) -> None:
    """Read later, the same state has nobody online, nobody today, and its total as it was."""
    busy(tmp_path, MONDAY, 3)
    with SqliteStore(tmp_path) as store, store.reading() as reading:
        minutes = snapshot(reading, MONDAY + dt.timedelta(minutes=5), RULES)
        days = snapshot(reading, MONDAY + dt.timedelta(days=40), RULES)
    assert visitors(minutes, CounterWindow.ONLINE) == 0
    assert visitors(minutes, CounterWindow.TODAY) == 3
    assert visitors(days, CounterWindow.TODAY) == 0
    assert visitors(days, CounterWindow.MONTH) == 0
    assert visitors(days, CounterWindow.ALL) == 3
