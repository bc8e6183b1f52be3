"""The state in SQLite: steps that are whole, days that end, and trouble with disks."""

from __future__ import annotations

import datetime as dt
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cadre_training.plugin import CountUnit, InheritedCount, Quantity
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, Stretch, UnreadLine
from cadre_training_counter.tally.sketch import estimate

DAY = dt.date(2024, 5, 30)
NEXT = DAY + dt.timedelta(days=1)
ONE, TWO = b"1" * 16, b"2" * 16


def lines(number: int, day: dt.date | None = DAY) -> tuple[DayLines, ...]:
    return (DayLines(day=day, outcome=Outcome.PERSON, lines=number),)


def test_lines_add_up_and_those_of_no_day_are_found_only_in_all(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=1, today=DAY, lines=lines(3)))
        store.apply(Batch(until=1, today=DAY, lines=lines(4) + lines(2, NEXT) + lines(5, None)))
        with store.reading() as reading:
            person = Outcome.PERSON
            assert reading.lines(DAY, DAY)[person] == 7
            assert reading.lines(DAY, None)[person] == 9
            assert reading.lines(None, NEXT)[person] == 9
            assert reading.lines(None, None)[person] == 14
            assert reading.first_day() == DAY


def test_a_visitor_is_sighted_once_with_the_last_moment(tmp_path: Path) -> None:
    def sighting(key: bytes, last: int, *, robot: bool = False, day: dt.date = DAY) -> Sighting:
        return Sighting(day=day, key=key, last=last, robot=robot)

    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=9, today=DAY, sightings=(sighting(ONE, 5), sighting(TWO, 6))))
        store.apply(Batch(until=9, today=DAY, sightings=(sighting(ONE, 3),)))
        store.apply(Batch(until=9, today=DAY, sightings=(sighting(TWO, 9, robot=True),)))
        with store.reading() as reading:
            assert (reading.sighted(DAY, 0).people, reading.sighted(DAY, 0).everyone) == (2, 2)
            assert (reading.sighted(DAY, 6).people, reading.sighted(DAY, 6).everyone) == (1, 1)
            assert (reading.sighted(DAY, 7).people, reading.sighted(DAY, 7).everyone) == (0, 1)
            assert reading.sighted(NEXT, 0).everyone == 0


def test_a_new_day_destroys_keys_and_salts_of_the_old_one(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        old = store.keys(DAY)
        assert store.keys(DAY) == old
        tomorrow = store.keys(NEXT)
        seen = tuple(Sighting(day=day, key=ONE, last=9, robot=False) for day in (DAY, NEXT))
        store.apply(Batch(until=9, today=DAY, sightings=seen))
        store.apply(Batch(until=10, today=NEXT))
        assert store.keys(NEXT) == tomorrow
        with pytest.raises(StoreProblem, match="2024-05-30 is over"):
            store.keys(DAY)
        store.apply(Batch(until=10, today=DAY, sightings=seen[:1]))
        with store.reading() as reading:
            assert reading.sighted(DAY, 0).everyone == 0
            assert reading.sighted(NEXT, 0).everyone == 1
            assert reading.until() == 10


def test_page_views_by_second(tmp_path: Path) -> None:
    def views(second: int, number: int, *, robot: bool = False) -> SecondViews:
        return SecondViews(second=second, robot=robot, views=number)

    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=9, today=DAY, views=(views(4, 2), views(5, 1, robot=True))))
        store.apply(Batch(until=9, today=DAY, views=(views(4, 3), views(6, 1))))
        with store.reading() as reading:
            assert (reading.views(4).people, reading.views(4).everyone) == (6, 7)
            assert (reading.views(6).people, reading.views(7).everyone) == (1, 0)
        store.apply(Batch(until=9 + 90_000, today=NEXT))
        with store.reading() as reading:
            assert reading.views(0).everyone == 0


def test_sketches_of_days_long_past_are_merged_and_lose_nobody(tmp_path: Path) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=7 * n) for n in range(20)]
    with SqliteStore(tmp_path) as store:
        for number, day in enumerate(days):
            marks = tuple(range(number * 10, number * 10 + 20))
            late = DayMarks(day=days[0], robot=False, marks=(100_000 + number,))
            of_day = DayMarks(day=day, robot=False, marks=marks)
            store.apply(Batch(until=number, today=day, marks=(of_day, late)))
        with store.reading() as reading:
            whole = reading.sketches(None, None, robots=False)
            assert estimate(whole) == pytest.approx(210 + 20, abs=2)
            assert len(whole) < 8
            month = reading.sketches(dt.date(2024, 5, 1), None, robots=False)
            assert estimate(month) == pytest.approx(30, abs=1)
            assert reading.sketches(None, None, robots=True) == []


def test_what_was_taken_over_is_kept_apart(tmp_path: Path) -> None:
    taken = InheritedCount(value=Quantity(2_468_642, CountUnit.VISIT), on=dt.date(2019, 2, 1))
    other = InheritedCount(value=Quantity(7, CountUnit.PAGE_VIEW), on=DAY)
    with SqliteStore(tmp_path) as store:
        with store.reading() as reading:
            assert reading.inherited() is None
        for one in (taken, other):
            store.inherit(one)
            with store.reading() as reading:
                assert reading.inherited() == one
                assert reading.lines(None, None) == {}
        with pytest.raises(ValueError, match="needs the day"):
            store.inherit(InheritedCount(value=Quantity(7, CountUnit.PAGE_VIEW)))


def test_how_far_logs_are_read(tmp_path: Path) -> None:
    position = LogPosition(
        id=3,
        name="/var/log/a.log",
        head_length=4096,
        head=b"h",
        offset=10,
        tail_length=8,
        tail=b"t",
        line=2,
        columns=b"#Fields: x",
        form="iis",
        inside=True,
        ahead=(Stretch(20, 30, 1), Stretch(40, 60, 5)),
        waiting=4,
        stamp="1:2:3",
    )
    places = tuple(UnreadLine(name="a", line=number) for number in range(1, 80))
    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=1, today=DAY, positions=(position,), unread=places))
        store.apply(Batch(until=1, today=DAY, positions=(position,), unread=places))
    with SqliteStore(tmp_path) as store, store.reading() as reading:
        assert reading.positions() == [position]
        assert len(reading.unread()) == 100


def test_rules_are_settled_once_something_is_counted(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        assert store.pin("a") == "a"
        assert store.pin("b") == "b"
        store.apply(Batch(until=1, today=DAY))
        assert store.pin("c") == "b"


def test_a_step_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """Here the last thing that is written, a place, is none that SQLite can keep."""
    bad = UnreadLine(name="a", line=1 << 80)
    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=1, today=DAY, lines=lines(3)))
        with pytest.raises(OverflowError):
            store.apply(Batch(until=2, today=NEXT, lines=lines(5), unread=(bad,)))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 3}
            assert reading.until() == 1


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        store.apply(Batch(until=1, today=DAY, lines=lines(3)))
        pages = sqlite3.connect(tmp_path / "counter.sqlite").execute("PRAGMA page_count")
        store._db.execute(f"PRAGMA max_page_count = {pages.fetchone()[0]}")
        many = tuple(
            Sighting(day=DAY, key=number.to_bytes(16, "big"), last=1, robot=False)
            for number in range(20_000)
        )
        with pytest.raises(StoreProblem, match="the disk is full; nothing was added") as refused:
            store.apply(Batch(until=2, today=DAY, lines=lines(5), sightings=many))
        assert "ổ đĩa đã đầy" in refused.value.message.vi
        store._db.execute("PRAGMA max_page_count = 1000000")
        store.apply(Batch(until=2, today=DAY, lines=lines(5), sightings=many))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 8}


def test_a_disk_that_takes_no_more_is_told(tmp_path: Path) -> None:
    """The system itself refuses to let files grow, as a quota does."""
    code = f"""
import datetime, pathlib, resource, sys
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.batch import Batch, Sighting
day = datetime.date(2024, 5, 30)
with SqliteStore(pathlib.Path({str(tmp_path)!r})) as store:
    store.apply(Batch(until=1, today=day))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    many = tuple(
        Sighting(day=day, key=n.to_bytes(16, "big"), last=1, robot=False) for n in range(20_000)
    )
    try:
        store.apply(Batch(until=2, today=day, sightings=many))
    except StoreProblem as problem:
        print(problem.message.en)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "nothing was added" in run.stdout
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000
    with SqliteStore(tmp_path) as store, store.reading() as reading:
        assert reading.until() == 1


def test_a_state_that_is_read_only_is_told(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        store._db.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreProblem, match="read-only"):
            store.apply(Batch(until=1, today=DAY))


def test_a_folder_that_nothing_can_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SqliteStore(tmp_path).close()
    for name in ("counter.sqlite-wal", "counter.sqlite-shm"):
        (tmp_path / name).mkdir()  # nor can SQLite, then, whoever runs the test
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(StoreProblem, match="read-only"):
        SqliteStore(tmp_path)
    monkeypatch.undo()
    with pytest.raises(StoreProblem, match="cannot be opened"):
        SqliteStore(tmp_path)


def test_another_process_that_writes_is_waited_for_and_then_told(tmp_path: Path) -> None:
    with SqliteStore(tmp_path, wait=0) as store:
        other = sqlite3.connect(tmp_path / "counter.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="another program is writing"):
            store.apply(Batch(until=1, today=DAY))
        other.close()
        store.apply(Batch(until=1, today=DAY))


def test_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreProblem, match="it is not a folder"):
        SqliteStore(file / "state")
    with pytest.raises(StoreProblem, match="there is no state here"):
        SqliteStore(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "counter.sqlite").write_bytes(b"no data base at all, and long enough" * 100)
    with pytest.raises(StoreProblem, match="the file is no counter"):
        SqliteStore(tmp_path)


def test_a_state_of_another_version(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    with sqlite3.connect(tmp_path / "counter.sqlite") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreProblem, match="another version"):
        SqliteStore(tmp_path)


def test_a_secret_that_is_lost_or_another_one(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    secret = tmp_path / "secret.key"
    kept = secret.read_bytes()
    secret.write_bytes(bytes(32))
    with pytest.raises(StoreProblem, match=r"secret\.key is lost or another one"):
        SqliteStore(tmp_path)
    secret.unlink()
    with pytest.raises(StoreProblem, match=r"secret\.key is lost"):
        SqliteStore(tmp_path)
    secret.write_bytes(b"short")
    with pytest.raises(StoreProblem, match="holds no secret"):
        SqliteStore(tmp_path)
    secret.write_bytes(kept)
    SqliteStore(tmp_path).close()
