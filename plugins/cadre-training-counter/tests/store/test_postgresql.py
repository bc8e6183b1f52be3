"""A state in PostgreSQL says what one in SQLite says, also when many write to it at once."""

from __future__ import annotations

import datetime as dt
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from attrs import evolve

from cadre_training.plugin import CountUnit, InheritedCount, Language, Quantity
from cadre_training_counter.store.postgresql import PostgresqlStore
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.protocol import Reading
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, Stretch, UnreadLine
from cadre_training_counter.tally.sketch import estimate

from .postgresql_server import Server

DAY = dt.date(2024, 5, 15)
NOON = int(dt.datetime(2024, 5, 15, 5, tzinfo=dt.UTC).timestamp())
ONE_DAY = dt.timedelta(days=1)


def lines(number: int = 1, day: dt.date = DAY, outcome: Outcome = Outcome.PERSON) -> Batch:
    one = DayLines(day=day, outcome=outcome, lines=number)
    return Batch(until=NOON, today=day, lines=(one,))


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


def random_batches(seed: int) -> Iterator[Batch]:
    """Make batches as logs and hits may give them, over two months."""
    chance = random.Random(seed)
    today, until = DAY, NOON
    for _ in range(40):
        if chance.random() < 0.4:
            today += chance.choice((1, 1, 1, 5, 20)) * ONE_DAY
            until += 86_400
        days = [today, today, today - ONE_DAY, today - 9 * ONE_DAY, today - 40 * ONE_DAY]
        yield Batch(
            until=until + chance.randrange(-50, 50),
            today=chance.choice([today, today, today - ONE_DAY]),
            lines=tuple(
                DayLines(
                    day=chance.choice(days if outcome.counted else [*days, None]),
                    outcome=outcome,
                    lines=chance.randrange(5),
                )
                for outcome in chance.choices(tuple(Outcome), k=chance.randrange(6))
            ),
            sightings=tuple(
                Sighting(
                    day=chance.choice([*days[:3], today + ONE_DAY]),
                    key=key(chance.randrange(9)),
                    last=until + chance.randrange(-300, 5),
                    robot=chance.random() < 0.3,
                )
                for _ in range(chance.randrange(9))
            ),
            views=tuple(
                SecondViews(
                    second=until + chance.randrange(-9, 1),
                    robot=chance.random() < 0.3,
                    views=chance.randrange(9),
                )
                for _ in range(chance.randrange(5))
            ),
            marks=tuple(
                DayMarks(
                    day=chance.choice(days),
                    robot=chance.random() < 0.3,
                    marks=tuple(chance.getrandbits(63) for _ in range(chance.randrange(1, 30))),
                )
                for _ in range(chance.randrange(4))
            ),
            unread=tuple(UnreadLine(name="a.log", line=n) for n in range(chance.randrange(7))),
        )


def all_that_is_said(reading: Reading) -> list[object]:
    """Read everything a snapshot or an explanation may ask for."""
    days = [DAY + n * ONE_DAY for n in range(-45, 120, 7)]
    ends = [None, *days]
    windows = [(first, last) for first in ends for last in ends]
    return [
        reading.until(),
        reading.first_day(),
        reading.inherited(),
        list(reading.positions()),
        list(reading.unread()),
        [
            {outcome: number for outcome, number in reading.lines(*window).items() if number}
            for window in windows
        ],
        [reading.sighted(DAY + n * ONE_DAY, 0) for n in range(120)],
        [reading.sighted(DAY + n * ONE_DAY, NOON + n * 86_400 - 9) for n in range(120)],
        [reading.views(NOON + second) for second in range(0, 86_400 * 60, 43_200)],
        [
            estimate(reading.sketches(*window, robots=robots))
            for window in windows
            for robots in (False, True)
        ],
    ]


@pytest.mark.parametrize("seed", range(6))
def test_it_says_what_sqlite_says(seed: int, address: str, tmp_path: Path) -> None:
    with PostgresqlStore(address) as ours, SqliteStore(tmp_path) as theirs:
        for batch in random_batches(seed):
            ours.apply(batch)
            theirs.apply(batch)
        with ours.reading() as mine, theirs.reading() as other:
            assert all_that_is_said(mine) == all_that_is_said(other)
            assert mine.lines(None, None)


def test_positions_of_logs_are_kept(address: str, tmp_path: Path) -> None:
    one = LogPosition(
        name="a.log", head_length=3, head=b"\x00\xff", offset=2**40, tail_length=5, tail=b"t",
        line=7, columns=b"\xe1\xbb\x87", form="iis", inside=True,
        ahead=(Stretch(1, 2, 3), Stretch(5, 9, 1)), waiting=2, stamp="s",
    )  # fmt: skip
    two = LogPosition(
        name="b.log", head_length=0, head=b"", offset=0, tail_length=0, tail=b"", form="combined"
    )
    with PostgresqlStore(address) as ours, SqliteStore(tmp_path) as theirs:
        for store in (ours, theirs):
            store.apply(evolve(lines(), positions=(one, two)))
        with ours.reading() as mine, theirs.reading() as other:
            kept = list(mine.positions())
            assert kept == list(other.positions())
        moved = evolve(kept[0], offset=5, inside=False, ahead=())
        ours.apply(evolve(lines(), positions=(moved, evolve(two, name="c.log"))))
        with ours.reading() as mine:
            found = list(mine.positions())
        assert [one.id for one in found[:2]] == [one.id for one in kept]
        assert len({one.id for one in found}) == 3
        assert [(one.name, one.offset) for one in found] == [
            ("a.log", 5),
            ("b.log", 0),
            ("c.log", 0),
        ]


def test_rules_and_an_inherited_number_are_kept(address: str) -> None:
    with PostgresqlStore(address) as store:
        assert store.pin("first thoughts") == "first thoughts"
        assert store.pin("rules") == "rules"
        store.apply(lines())
        assert store.pin("others") == "rules"
        for number in (7, 2_468_642):
            inherited = InheritedCount(value=Quantity(number, CountUnit.VISIT), on=DAY)
            store.inherit(inherited)
    with PostgresqlStore(address) as store:
        assert store.pin("third") == "rules"
        with store.reading() as reading:
            assert reading.inherited() == inherited


def test_all_who_count_share_the_keys_of_a_day(address: str) -> None:
    with PostgresqlStore(address) as one, PostgresqlStore(address) as other:
        assert one.secret == other.secret
        assert one.keys(DAY) == other.keys(DAY) == one.keys(DAY)
        assert one.keys(DAY).salt != one.keys(DAY + ONE_DAY).salt
        other.apply(lines(day=DAY + ONE_DAY))
        with pytest.raises(StoreProblem, match="2024-05-15"):
            one.keys(DAY)
        assert one.keys(DAY + ONE_DAY) == other.keys(DAY + ONE_DAY)


def test_nothing_is_lost_or_doubled_when_many_write_at_once(address: str) -> None:
    writers, each = 6, 25
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            with PostgresqlStore(address) as store:
                for turn in range(each):
                    outcomes = [Outcome.PERSON, Outcome.ROBOT]
                    random.Random(turn).shuffle(outcomes)  # in no order that is the same for all
                    store.apply(
                        Batch(
                            until=NOON + turn,
                            today=DAY,
                            lines=tuple(
                                DayLines(day=DAY, outcome=one, lines=1) for one in outcomes
                            ),
                            sightings=tuple(
                                Sighting(day=DAY, key=key(k), last=NOON + turn, robot=False)
                                for k in range(number, number + turn)
                            ),
                            views=(SecondViews(second=NOON, robot=False, views=1),),
                            marks=(DayMarks(day=DAY, robot=False, marks=(number * each + turn,)),),
                        )
                    )
        except BaseException as error:
            failures.append(error)

    with PostgresqlStore(address) as store:  # the tables are made by several at once, too
        threads = [threading.Thread(target=write, args=(n,)) for n in range(writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=120)
        assert not failures
        with store.reading() as reading:
            assert reading.lines(None, None) == dict.fromkeys(
                (Outcome.PERSON, Outcome.ROBOT), writers * each
            )
            assert reading.sighted(DAY, 0).people == writers + each - 2
            assert reading.views(NOON).people == writers * each
            assert estimate(reading.sketches(None, None, robots=False)) == writers * each


def test_many_may_begin_a_state_at_once(address: str) -> None:
    secrets: list[bytes] = []

    def begin() -> None:
        with PostgresqlStore(address) as store:
            secrets.append(store.secret)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(secrets) == 8
    assert len(set(secrets)) == 1


def test_a_batch_is_kept_whole_or_not_at_all(address: str, server: Server) -> None:
    with PostgresqlStore(address) as store:
        store.apply(lines(5))
        database = address.partition("?")[0].rpartition("/")[2]
        server.ask(
            "ALTER TABLE cadre_training_counter.sketches ADD CHECK (day < 5)", database=database
        )
        marks = (DayMarks(day=DAY, robot=False, marks=(1,)),)
        with pytest.raises(StoreProblem):
            store.apply(evolve(lines(7), marks=marks))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 5}
        store.apply(lines(1))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 6}


def test_a_reading_is_of_one_moment(address: str) -> None:
    with PostgresqlStore(address) as store, PostgresqlStore(address) as other:
        store.apply(lines(5))
        with store.reading() as reading:
            before = reading.lines(None, None)
            other.apply(lines(1))
            assert reading.lines(None, None) == before
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 6}


def traces(folder: Path, what: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and what in path.read_bytes()]


def test_a_salt_that_is_destroyed_is_nowhere_on_the_disk(address: str, server: Server) -> None:
    with PostgresqlStore(address) as store:
        salt, next_salt = store.keys(DAY).salt, store.keys(DAY + ONE_DAY).salt
        store.apply(lines())
        server.stop()  # writes to the disk what it has in memory
        server.start()
        assert traces(server.data, salt)
        store.apply(lines(day=DAY + ONE_DAY))
        server.stop()
        server.start()
        assert not traces(server.data, salt)
        assert traces(server.data, next_salt)
        assert store.keys(DAY + ONE_DAY).salt == next_salt


def said(of: Callable[[], object]) -> str:
    with pytest.raises(StoreProblem) as caught:
        of()
    message = caught.value.message
    assert message.vi != message.en
    for language in Language:
        assert "secret-word" not in message.in_language(language)
    assert "secret-word" not in str(caught.value)
    return str(caught.value)


def test_a_connection_that_was_cut_is_made_anew(address: str, server: Server) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'cadre-training-counter'"
    )
    with PostgresqlStore(address) as store:
        store.apply(lines(1))
        server.ask(cut)
        store.apply(lines(1))
        server.ask(cut)
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 2}
        server.ask(cut)
        assert len(store.keys(DAY).salt) == 32


def test_while_the_server_is_away_nothing_is_kept_and_then_it_goes_on(
    address: str, server: Server
) -> None:
    with PostgresqlStore(address) as store:
        store.apply(lines(1))
        server.stop("immediate")
        try:
            assert "no connection" in said(lambda: store.apply(lines(1)))
            assert "no connection" in said(lambda: PostgresqlStore(address))

            def read() -> None:
                with store.reading():
                    pass

            assert "no connection" in said(read)
        finally:
            server.start()
        store.apply(lines(1))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 2}


def test_who_holds_the_counter_too_long_is_not_waited_for(address: str) -> None:
    with PostgresqlStore(address) as holder, PostgresqlStore(address, wait=1) as store:
        with holder.reading():  # a look holds nobody up
            store.apply(lines(1))

        def hold(db: psycopg.Connection[tuple[object, ...]]) -> None:
            assert "another program" in said(lambda: store.apply(lines(1)))

        holder._step(hold)
        store.apply(lines(1))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 2}


def test_what_is_committed_is_on_the_disk_whatever_the_database_says(
    address: str, server: Server
) -> None:
    database = address.partition("?")[0].rpartition("/")[2]
    for setting, expected in (("off", "on"), ("remote_apply", "remote_apply")):
        server.ask(f"ALTER DATABASE {database} SET synchronous_commit = '{setting}'")
        with PostgresqlStore(address) as store:
            assert store._db is not None
            assert store._db.execute("SHOW synchronous_commit").fetchall() == [(expected,)]


def test_what_cannot_be_used_is_said(address: str, server: Server) -> None:
    database = address.partition("?")[0].rpartition("/")[2]
    server.ask("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    assert "CREATE SCHEMA" in said(lambda: PostgresqlStore(server.address(database, "guest")))
    assert "no connection" in said(lambda: PostgresqlStore(server.address("nowhere")))
    assert "no connection" in said(lambda: PostgresqlStore(server.address(database, "nobody")))
    assert "cannot be read" in said(lambda: PostgresqlStore("postgresql://a:secret-word@b:x:y/?z"))
    server.ask(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    assert "read-only" in said(lambda: PostgresqlStore(address))
    server.ask(f"ALTER DATABASE {database} RESET default_transaction_read_only")
    with PostgresqlStore(address):
        pass
    server.ask("UPDATE cadre_training_counter.facts SET value = '99'", database=database)
    assert "another version" in said(lambda: PostgresqlStore(address))


def test_a_schema_that_the_administrator_made_is_enough(address: str, server: Server) -> None:
    database = address.partition("?")[0].rpartition("/")[2]
    server.ask(
        "DROP ROLE IF EXISTS counter", "CREATE ROLE counter LOGIN",
        "CREATE SCHEMA cadre_training_counter AUTHORIZATION counter", database=database,
    )  # fmt: skip
    with PostgresqlStore(server.address(database, "counter")) as store:
        store.apply(lines(3))
        with store.reading() as reading:
            assert reading.lines(None, None) == {Outcome.PERSON: 3}
    server.ask("DROP SCHEMA cadre_training_counter CASCADE", "DROP ROLE counter", database=database)
