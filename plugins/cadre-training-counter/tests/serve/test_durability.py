"""What is answered as counted is on the disk, however the service ends."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

import pytest

from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.sqlite import NAME, SqliteStore
from cadre_training_counter.tally.outcome import Outcome

from .process import LIMITS, Load, counted, running
from .support import in_loop, service

KILLS = 20


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_loses_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path, *LIMITS) as served:
        load = Load(served)
        load.start()
        load.wait_for(200)
        status, said = served.stop(number)
        load.join()
    assert status == (130 if number is signal.SIGINT else 0)
    assert said == ""
    # Every hit that was taken was answered, and every one answered was counted.
    assert counted(tmp_path) == load.counted
    assert load.refused == 0


def test_twenty_kills_under_load_lose_nothing_that_was_answered(tmp_path: Path) -> None:
    answered = unanswered = 0
    for turn in range(KILLS):
        with running(tmp_path, *LIMITS) as served:
            load = Load(served, clients=4)
            load.start()
            load.wait_for(20 + turn * 7)
            served.stop(signal.SIGKILL)
            load.join()
        answered += load.counted
        unanswered += load.unanswered
        assert load.refused == 0
        # A hit may be counted whose answer was cut off, and no other.
        assert answered <= counted(tmp_path) <= answered + unanswered
    assert answered > KILLS * 20
    assert unanswered <= KILLS * 4


@in_loop
async def test_while_the_disk_is_full_hits_are_refused_and_then_taken_again(
    tmp_path: Path,
) -> None:
    with SqliteStore(tmp_path) as store:
        async with service(tmp_path, store=store) as client:
            assert (await client.hit()).status == 204
            (pages,) = store._db.execute("PRAGMA page_count").fetchone()
            store._db.execute(f"PRAGMA max_page_count = {pages}")
            answered = refused = 0
            for number in range(2000):  # more visitors than the pages there are have room for
                client.peer = f"2001:db8:{number:x}::1"
                answer = await client.hit()
                answered += int(answer.status == 204)
                refused += int(answer.status == 503)
                if refused == 3:
                    break
            assert (answer.status, refused) == (503, 3)
            assert "cannot be kept" in answer.text
            assert answer.headers["retry-after"] == "1"
            assert isinstance(client.failures[-1], StoreProblem)
            assert "full" in str(client.failures[-1])
            # The figures are shown all the same, and hold what was counted.
            assert client.outcomes() == {Outcome.PERSON: answered + 1}
            assert (await client.ask("GET", "/counter.json")).status == 200
            store._db.execute("PRAGMA max_page_count = 1000000")
            assert (await client.hit()).status == 204
            *_, last = client.failures
            assert last is None
            assert client.outcomes() == {Outcome.PERSON: answered + 2}


@in_loop
async def test_while_another_program_writes_hits_wait_and_then_are_refused(
    tmp_path: Path,
) -> None:
    with SqliteStore(tmp_path, wait=0) as store:
        async with service(tmp_path, store=store) as client:
            assert (await client.hit()).status == 204
            other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            assert (await client.hit()).status == 503
            assert "another program" in str(client.failures[-1])
            other.execute("ROLLBACK")
            other.close()
            assert (await client.hit()).status == 204
            assert client.outcomes() == {Outcome.PERSON: 2}


@in_loop
async def test_a_new_day_that_cannot_be_kept_is_begun_once_it_can(tmp_path: Path) -> None:
    with SqliteStore(tmp_path, wait=0) as store:
        async with service(tmp_path, store=store) as client:
            assert (await client.hit()).status == 204
            client.hands.pass_by(days=1)
            other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            assert (await client.hit()).status == 503
            other.execute("ROLLBACK")
            other.close()
            assert (await client.hit()).status == 204
            assert client.outcomes() == {Outcome.PERSON: 2}


@in_loop
async def test_what_was_left_out_is_not_lost_with_a_batch_that_failed(tmp_path: Path) -> None:
    with SqliteStore(tmp_path, wait=0) as store:
        async with service(tmp_path, store=store) as client:
            other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            assert (await client.hit(origin="https://elsewhere.example")).status == 403
            assert (await client.hit()).status == 503
            other.execute("ROLLBACK")
            other.close()
            assert (await client.hit()).status == 204
            assert client.outcomes() == {Outcome.PERSON: 1, Outcome.OTHER_SITE: 1}
