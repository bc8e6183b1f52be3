"""What is counted from logs is what the definition counts from the same hits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_training.plugin import (
    CounterRules,
    CounterSnapshot,
    CountUnit,
    Weekday,
    count,
    find_zone,
)
from cadre_training_counter.tally.settings import Settings

from .support import (
    LOGS,
    MOMENTS,
    NOON,
    VN,
    Asked,
    count_into,
    exact,
    figures,
    numbers,
    write,
)

RULES = st.builds(
    CounterRules,
    zone=st.sampled_from([find_zone("Asia/Ho_Chi_Minh"), find_zone("UTC-09:30")]),
    online_minutes=st.sampled_from([1, 5, 90, 1440]),
    week_starts=st.sampled_from(Weekday),
    since=st.none() | MOMENTS,
)


def held(asked: list[Asked], at: dt.datetime, rules: CounterRules) -> CounterSnapshot:
    return count([one.hit for one in asked if one.page], at, rules)


def assert_alike(counted: CounterSnapshot, defined: CounterSnapshot) -> None:
    """Exact figures are equal; estimates of so few visitors are, too, but for one."""
    ours, theirs = numbers(counted), numbers(defined)
    assert ours.keys() == theirs.keys()
    for key, value in exact(counted).items():
        assert value == theirs[key], key
    for key in ours.keys() - exact(counted).keys():
        assert key[1] == CountUnit.VISITOR.value
        assert abs(ours[key] - theirs[key]) <= 1, key


@given(asked=LOGS, at=MOMENTS, rules=RULES)
@settings(max_examples=60)
def test_at_any_moment_by_any_rules(
    asked: list[Asked], at: dt.datetime, rules: CounterRules
) -> None:
    with TemporaryDirectory() as folder:
        log = write(Path(folder) / "a.log", asked)
        ruled = Settings(counter=rules)
        count_into(Path(folder) / "state", [log], at, ruled)
        assert_alike(figures(Path(folder) / "state", at, ruled), held(asked, at, rules))


@given(asked=LOGS, moments=st.lists(MOMENTS, min_size=1, max_size=4), rules=RULES)
@settings(max_examples=30)
def test_in_steps_of_time(
    asked: list[Asked], moments: list[dt.datetime], rules: CounterRules
) -> None:
    """What is later than a moment waits, in whatever order it stands, and is counted once."""
    with TemporaryDirectory() as folder:
        log, state = write(Path(folder) / "a.log", asked), Path(folder) / "state"
        ruled = Settings(counter=rules)
        for at in sorted(moments):
            (counted,) = count_into(state, [log], at, ruled)
            later = sum(one.at.replace(microsecond=0) > at.replace(microsecond=0) for one in asked)
            assert counted.waiting == later
            assert_alike(figures(state, at, ruled), held(asked, at, rules))


@given(asked=LOGS, at=MOMENTS, data=st.data())
@settings(max_examples=30)
def test_in_steps_of_writing(asked: list[Asked], at: dt.datetime, data: st.DataObject) -> None:
    """A log that grows is counted to the same numbers, wherever it is cut, inside lines too."""
    text = "".join(one.line for one in asked).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    with TemporaryDirectory() as folder:
        log, state = Path(folder) / "a.log", Path(folder) / "state"
        for cut in [*cuts, len(text)]:
            log.write_bytes(text[:cut])
            count_into(state, [log], at)
        assert_alike(figures(state, at), held(asked, at, CounterRules()))


@given(asked=LOGS, at=MOMENTS, data=st.data())
@settings(max_examples=30)
def test_split_into_logs_in_any_order(
    asked: list[Asked], at: dt.datetime, data: st.DataObject
) -> None:
    places = data.draw(st.lists(st.integers(0, 2), min_size=len(asked), max_size=len(asked)))
    with TemporaryDirectory() as folder:
        state = Path(folder) / "state"
        for number in data.draw(st.permutations(range(3))):
            # The lines of each log begin unlike those of the others, as those of servers do.
            mine = [one for one, place in zip(asked, places, strict=True) if place == number]
            log = write(Path(folder) / f"{number}.log", mine)
            log.write_bytes(f"# server {number}\n".encode() + log.read_bytes())
            count_into(state, [log], at, form="combined")
        assert_alike(figures(state, at), held(asked, at, CounterRules()))


SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    "edge",
    [
        dt.datetime(2024, 5, 15, tzinfo=VN),
        dt.datetime(2024, 5, 13, tzinfo=VN),
        dt.datetime(2024, 3, 1, tzinfo=VN),
        dt.datetime(2023, 3, 1, tzinfo=VN),
        dt.datetime(2024, 1, 1, tzinfo=VN),
        dt.datetime(2023, 1, 1, tzinfo=VN),
    ],
    ids=["midnight", "monday", "leap-month", "month", "year-on-monday", "year-on-sunday"],
)
@pytest.mark.parametrize("apart", [-1, 0, 1])
@pytest.mark.parametrize("zone", [VN, dt.UTC])
def test_a_second_around_an_edge(
    edge: dt.datetime, apart: int, zone: dt.timezone, tmp_path: Path
) -> None:
    """A page view a second before, at and after an edge, seen at each of these seconds."""
    asked = [
        Asked(at=(edge + n * SECOND).astimezone(zone), address=f"192.0.2.{n + 5}")
        for n in (-1, 0, 1)
    ]
    at = edge + apart * SECOND
    log = write(tmp_path / "a.log", asked)
    count_into(tmp_path / "state", [log], at)
    assert numbers(figures(tmp_path / "state", at)) == numbers(held(asked, at, CounterRules()))


def test_the_moment_itself_counts_and_the_second_after_it_waits(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", [Asked(at=NOON), Asked(at=NOON + SECOND)])
    (counted,) = count_into(tmp_path / "state", [log], NOON + dt.timedelta(microseconds=999_999))
    assert (counted.lines, counted.waiting) == (1, 1)
