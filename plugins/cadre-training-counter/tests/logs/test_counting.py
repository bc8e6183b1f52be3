"""What a run over logs says, refuses, and does side by side."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from cadre_training.plugin import CounterRules, InputProblems
from cadre_training_counter.logs import batching, blocks
from cadre_training_counter.logs.counting import count_logs
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.settings import Settings

from .support import COC_COC, FIREFOX, GOOGLEBOT, NOON, Asked, count_into, figures, numbers, write
from .test_goatcounter import SECOND_VERSION
from .test_goatcounter import one as export
from .test_iis import FIELDS, LINE
from .test_json_lines import line_of

LATER = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)


def many(number: int) -> list[Asked]:
    draw = random.Random(number)
    return [
        Asked(
            at=NOON - dt.timedelta(seconds=draw.randrange(-9_000, 9 * 86_400)),
            address=f"198.51.{draw.randrange(9)}.{draw.randrange(250)}",
            target=draw.choice(["/", "/a.html", "/a.css"]),
            status=draw.choice([200, 404]),
            agent=draw.choice([FIREFOX, COC_COC, GOOGLEBOT]),
        )
        for _ in range(number)
    ]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "SIZE", 3_000)
    monkeypatch.setattr(batching, "MOST_BYTES", 20_000)


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_count_what_one_does(processes: int, tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", many(3_000))
    log.write_bytes(b"garbage\n" + log.read_bytes() + b"garbage\n")
    (alone,) = count_into(tmp_path / "one", [log], NOON, processes=1)
    (together,) = count_into(tmp_path / "many", [log], NOON, processes=processes)
    assert sorted(together.counts, key=str) == sorted(alone.counts, key=str)
    assert (together.waiting, together.unread) == (alone.waiting, alone.unread)
    assert alone.waiting > 0
    assert [place.line for place in alone.unread] == [1, 3_002]
    ours, theirs = (numbers(figures(tmp_path / name, NOON)) for name in ("one", "many"))
    for key, value in ours.items():
        exact = key[1] == "page view" or key[0] in ("today", "online")
        assert abs(value - theirs[key]) <= (0 if exact else value // 50), key


def test_every_format_at_once(tmp_path: Path) -> None:
    contents = {
        "a.log": write(tmp_path / "a.log", [Asked(at=NOON)]).read_bytes(),
        "b.json": line_of() + b"\n",
        "c.log": FIELDS + b"\r\n" + LINE + b"\r\n",
        "d.csv": SECOND_VERSION.encode() + b"\n" + export(SECOND_VERSION),
    }
    paths = [tmp_path / name for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    counted = count_into(tmp_path / "state", paths, LATER)
    assert [log.form for log in counted] == ["combined", "nginx-json", "iis", "goatcounter"]
    found = numbers(figures(tmp_path / "state", LATER))
    # The agent “M” of the second log is nobody's that is known as a robot's.
    assert found["all", "page view", "with"] == 4
    assert found["all", "visitor", "with"] == 4


def test_the_columns_of_iis_are_known_where_reading_goes_on(tmp_path: Path) -> None:
    """Lines wait behind a change of columns, and others stand counted beyond them."""

    def line(minute: int) -> bytes:
        return b"2024-05-06 04:%02d:00 192.0.2.%d GET /a 200\n" % (minute, minute)

    def turned(minute: int) -> bytes:
        return b"200 /a GET 192.0.2.%d 04:%02d:00 2024-05-06\n" % (minute, minute)

    log = tmp_path / "a.log"
    log.write_bytes(
        b"#Fields: date time c-ip cs-method cs-uri-stem sc-status\n"
        + line(1)
        + b"#Fields: sc-status cs-uri-stem cs-method c-ip time date\n"
        + turned(2)
        + turned(30)
        + b"#Fields: date time c-ip cs-method cs-uri-stem sc-status\n"
        + line(3)
        + line(31)
        + b"#Fields: sc-status cs-uri-stem cs-method c-ip time date\n"
        + turned(4)
        + turned(32)
    )
    state, at = tmp_path / "state", dt.datetime(2024, 5, 6, 4, 10, tzinfo=dt.UTC)
    (first,) = count_into(state, [log], at)
    assert (dict(first.counts), first.waiting) == ({Outcome.REMARK: 4, Outcome.PERSON: 4}, 3)
    with log.open("ab") as more:
        more.write(turned(33))
    (rest,) = count_into(state, [log], at + dt.timedelta(hours=1))
    assert (dict(rest.counts), rest.waiting) == ({Outcome.PERSON: 4}, 0)


@pytest.mark.usefixtures("small_steps")
def test_the_places_of_lines_are_right_where_reading_goes_on(tmp_path: Path) -> None:
    log, state = write(tmp_path / "a.log", many(300)), tmp_path / "state"
    count_into(state, [log], NOON)
    with log.open("ab") as more:
        more.write(b"garbage\n\ngarbage\n")
    (counted,) = count_into(state, [log], NOON)
    assert [place.line for place in counted.unread] == [301, 303]
    with SqliteStore(state) as store, store.reading() as reading:
        assert [place.line for place in reading.unread()] == [301, 303]


def test_more_unreadable_lines_than_places_are_kept(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", [Asked(at=NOON)])
    log.write_bytes(log.read_bytes() + b"garbage\n" * 5_000)
    (counted,) = count_into(tmp_path / "state", [log], NOON, form="combined")
    assert dict(counted.counts)[Outcome.UNREADABLE] == 5_000
    assert [place.line for place in counted.unread] == list(range(2, 102))


def test_nothing_is_counted_where_one_of_the_logs_cannot_be(tmp_path: Path) -> None:
    log, other = write(tmp_path / "a.log", [Asked(at=NOON)]), tmp_path / "b.txt"
    other.write_bytes(b"no log\n")
    with pytest.raises(InputProblems) as refused:
        count_into(tmp_path / "state", [log, other, tmp_path], NOON)
    assert [problem.code for problem in refused.value.problems] == [
        "log-format-unknown",
        "not-a-file",
    ]
    with SqliteStore(tmp_path / "state") as store, store.reading() as reading:
        assert reading.lines(None, None) == {}


def test_a_log_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        count_into(tmp_path / "state", [tmp_path / "none.log"], NOON)


def test_an_earlier_moment_is_refused(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", [Asked(at=NOON)])
    count_into(tmp_path / "state", [log], NOON)
    with pytest.raises(StoreProblem, match="cannot be had any more") as refused:
        count_into(tmp_path / "state", [log], NOON - dt.timedelta(seconds=1))
    assert "12:00 ngày 29/02/2024" in refused.value.message.vi


def test_a_day_that_is_over_is_refused(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", [Asked(at=NOON)])
    count_into(tmp_path / "state", [log], NOON)
    with pytest.raises(StoreProblem):
        count_into(tmp_path / "state", [log], NOON - dt.timedelta(days=1))


def test_lines_of_days_that_are_over_are_counted_in_their_day(tmp_path: Path) -> None:
    state = tmp_path / "state"
    count_into(state, [write(tmp_path / "a.log", [Asked(at=NOON)])], NOON + dt.timedelta(days=1))
    late = [Asked(at=NOON, address="192.0.2.99"), Asked(at=NOON - dt.timedelta(days=50))]
    at = NOON + dt.timedelta(days=2)
    count_into(state, [write(tmp_path / "b.log", late)], at)
    found = numbers(figures(state, at))
    assert found["week", "page view", "without"] == 2
    assert found["week", "visitor", "without"] == 2
    assert found["all", "page view", "without"] == 3
    assert found["today", "visitor", "without"] == 0


def test_progress_comes_to_its_end(tmp_path: Path) -> None:
    logs = [write(tmp_path / f"{n}.log", many(200 + n)) for n in range(3)]
    told: list[tuple[int, int]] = []
    with SqliteStore(tmp_path / "state") as store:
        count_logs(
            logs, store, Settings(), NOON, progress=lambda done, total: told.append((done, total))
        )
    total = sum(log.stat().st_size for log in logs)
    assert told == sorted(told)
    assert told[-1] == (total, total)


def test_a_log_told_to_be_of_another_format(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", [Asked(at=NOON)])
    (counted,) = count_into(tmp_path / "state", [log], NOON, form="nginx-json")
    assert dict(counted.counts) == {Outcome.UNREADABLE: 1}


def test_many_different_agents_and_requests_are_forgotten_and_counted_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cadre_training_counter.logs import sorter

    monkeypatch.setattr(sorter, "_MOST", 20)
    monkeypatch.setattr(blocks, "SIZE", 2_000)
    asked = [
        Asked(at=NOON - dt.timedelta(minutes=n), agent=f"Firefox {n % 60}", target=f"/{n}")
        for n in range(400)
    ]
    count_into(tmp_path / "state", [write(tmp_path / "a.log", asked)], NOON)
    found = numbers(figures(tmp_path / "state", NOON))
    assert found["today", "page view", "without"] == 400
    assert found["today", "visitor", "without"] == 60


def test_a_zone_with_summer_time(tmp_path: Path) -> None:
    """The day on which clocks are put back has 25 hours, and one hour comes twice."""
    from cadre_training.plugin import find_zone

    zone = find_zone("Europe/Berlin")
    ruled = Settings(counter=CounterRules(zone=zone))
    start = dt.datetime(2024, 10, 26, 22, tzinfo=dt.UTC)  # 27 October, 00:00
    asked = [
        Asked(at=start + dt.timedelta(minutes=10 * n), address=f"192.0.2.{n}") for n in range(160)
    ]
    at = start + dt.timedelta(hours=25) - dt.timedelta(seconds=1)
    log = write(tmp_path / "a.log", asked)
    count_into(tmp_path / "state", [log], at, ruled)
    found = numbers(figures(tmp_path / "state", at, ruled))
    assert found["today", "page view", "without"] == 150
    assert found["today", "visitor", "without"] == 150


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar(year: str, tmp_path: Path) -> None:
    line = Asked(at=NOON).line
    times = [f"01/Jan/{year}:00:30:00 +1400", f"31/Dec/{year}:23:30:00 -1200"]
    log = tmp_path / "a.log"
    log.write_text(line + "".join(line.replace("29/Feb/2024:12:00:00 +0700", at) for at in times))
    (counted,) = count_into(tmp_path / "state", [log], NOON)
    assert counted.lines + counted.waiting == 3
    assert numbers(figures(tmp_path / "state", NOON))["today", "page view", "without"] == 1
