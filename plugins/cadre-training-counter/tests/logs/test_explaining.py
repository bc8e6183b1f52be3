"""Every line that was read is accounted for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_training.plugin import CounterRules, CounterWindow, CountUnit, Robots
from cadre_training_counter.logs.examples import MOST, ExampleFinder, masked
from cadre_training_counter.store.explaining import WINDOWS, explain
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.settings import Settings

from .support import GOOGLEBOT, LOGS, MOMENTS, NOON, Asked, count_into, write

NOISE = st.lists(st.sampled_from([b"garbage\n", b"\n", b"1 2 3\n"]), max_size=4)


@given(asked=LOGS, noise=NOISE, at=MOMENTS)
@settings(max_examples=30)
def test_the_reasons_add_up_to_the_lines_read(
    asked: list[Asked], noise: list[bytes], at: dt.datetime
) -> None:
    rules = CounterRules()
    with TemporaryDirectory() as folder:
        log, state = write(Path(folder) / "a.log", asked), Path(folder) / "state"
        log.write_bytes(log.read_bytes() + b"".join(noise))
        count_into(state, [log], at, form="combined")
        with SqliteStore(state) as store, store.reading() as reading:
            taken = snapshot(reading, at, rules)
            for window in WINDOWS:
                found = explain(reading, at, window, rules)
                parts = {part.reason.code: part.number for part in found.left_out}
                assert found.read == len(asked) + len(noise)
                assert found.counted + sum(parts.values()) == found.read
                figure = taken.find(window, CountUnit.PAGE_VIEW, Robots.WITHOUT)
                assert figure is not None
                assert figure.value.value == found.counted
                assert parts.get("unreadable", 0) == len(noise) - noise.count(b"\n")
                assert parts.get("remark", 0) == noise.count(b"\n")
                assert parts.get("later", 0) == sum(one.at > at for one in asked)


def test_each_reason(tmp_path: Path) -> None:
    asked = [
        Asked(at=NOON),
        Asked(at=NOON, agent=GOOGLEBOT),
        Asked(at=NOON, method="HEAD"),
        Asked(at=NOON, status=500),
        Asked(at=NOON, target="/a.css"),
        Asked(at=NOON, target="/hit"),
        Asked(at=NOON, target="/a.css", status=404, agent=GOOGLEBOT),  # the first reason counts
        Asked(at=NOON - dt.timedelta(days=60)),
        Asked(at=NOON - dt.timedelta(days=1)),
        Asked(at=NOON + dt.timedelta(hours=1)),
    ]
    log = write(tmp_path / "a.log", asked)
    ruled = Settings(counter=CounterRules(since=NOON - dt.timedelta(days=30)))
    count_into(tmp_path / "state", [log], NOON, ruled)
    with SqliteStore(tmp_path / "state") as store, store.reading() as reading:
        today = explain(reading, NOON, CounterWindow.TODAY, ruled.rules)
        whole = explain(reading, NOON, CounterWindow.ALL, ruled.rules)
        with pytest.raises(ValueError, match="windows of whole days"):
            explain(reading, NOON, CounterWindow.ONLINE, ruled.rules)
    assert (today.read, today.counted) == (10, 1)
    assert {part.reason.code: part.number for part in today.left_out} == {
        "robot": 1,
        "method": 1,
        "status": 1,
        "asset": 2,
        "skipped": 1,
        "other-days": 2,
        "later": 1,
    }
    assert (whole.read, whole.counted) == (10, 2)
    assert {part.reason.code: part.number for part in whole.left_out} == {
        "robot": 1,
        "method": 1,
        "status": 1,
        "asset": 2,
        "skipped": 1,
        "before": 1,
        "later": 1,
    }


def test_examples_are_a_few_of_each_and_tell_nobody(tmp_path: Path) -> None:
    address = "203.0.113.77"
    asked = [Asked(at=NOON, address=address, target=f"/x/{address}?ip={address}")] * 9
    asked += [Asked(at=NOON, address="2001:db8:aa::9", agent=f"M 2001:db8:aa::9 {address}")]
    asked += [Asked(at=NOON, address=address, status=404)] * 2
    asked += [Asked(at=NOON - dt.timedelta(days=3), method="POST")]
    log = write(tmp_path / "a.log", asked)
    log.write_bytes(b"garbage of 203.0.113.77\n" + log.read_bytes())
    today = NOON.date().toordinal()
    finder = ExampleFinder(Settings(), int(NOON.timestamp()), range(today, today + 1))
    found = list(finder.find(log))
    outcomes = [example.outcome for example in found]
    assert outcomes.count(Outcome.PERSON) == MOST
    assert outcomes.count(Outcome.STATUS) == 2
    assert outcomes.count(Outcome.METHOD) == 0
    assert [one.line for one in found if one.outcome is Outcome.UNREADABLE] == [1]
    texts = " ".join(example.text for example in found)
    assert "203.0.x.x" in texts
    assert "113.77" not in texts
    assert "?ip" not in texts
    again = [example.outcome for example in finder.find(log)]
    assert again == [Outcome.UNREADABLE, Outcome.STATUS]


def test_examples_of_ipv6_and_names() -> None:
    assert masked("2001:db8:aa::9") == "2001:db8:x"
    assert masked("::ffff:203.0.113.77") == "0:0:x"
    assert masked("localhost") == "x"
    assert masked("may-1.so.example.vn") == "x.example.vn"


def test_examples_of_a_file_that_is_no_log(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"no log\n")
    assert list(ExampleFinder(Settings(), 0, None).find(file)) == []
