"""Days, weeks and months that begin while the service runs."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from cadre_training.plugin import CounterRules, CounterWindow, CountUnit, Robots, find_zone
from cadre_training_counter.serve.clock import Clock
from cadre_training_counter.serve.service import ServiceSettings
from cadre_training_counter.store.sqlite import NAME, SqliteStore
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.settings import Settings

from .support import SETTINGS, VIETNAM, Client, Hands, in_loop, service

VIEW, VISITOR = CountUnit.PAGE_VIEW, CountUnit.VISITOR


async def views(client: Client) -> dict[str, int]:
    return {window.value: await client.figure(window) for window in CounterWindow}


async def visitors(client: Client) -> dict[str, int]:
    return {window.value: await client.figure(window, VISITOR) for window in CounterWindow}


def figures(
    online: int, today: int, week: int, days7: int, month: int, all_: int
) -> dict[str, int]:
    numbers = (online, today, week, days7, month, all_)
    return {window.value: n for window, n in zip(CounterWindow, numbers, strict=True)}


def at(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> Hands:
    return Hands(at=dt.datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM))


@in_loop
async def test_a_day_begins(tmp_path: Path) -> None:
    # From a Wednesday to a Thursday in the middle of a month.
    async with service(tmp_path, hands=at(2024, 5, 15, 23, 59, 59)) as client:
        await client.hit()
        assert await views(client) == figures(1, 1, 1, 1, 1, 1)
        client.hands.pass_by(seconds=1)
        assert await views(client) == figures(1, 0, 1, 1, 1, 1)
        assert await visitors(client) == figures(1, 0, 1, 1, 1, 1)
        await client.hit()
        # The same visitor as before midnight is one visitor online, and one of the week.
        assert await views(client) == figures(2, 1, 2, 2, 2, 2)
        assert await visitors(client) == figures(1, 1, 1, 1, 1, 1)
        client.hands.pass_by(minutes=4, seconds=59)
        assert await views(client) == figures(1, 1, 2, 2, 2, 2)
        client.hands.pass_by(seconds=1)
        assert await views(client) == figures(0, 1, 2, 2, 2, 2)
        assert await visitors(client) == figures(0, 1, 1, 1, 1, 1)


@in_loop
async def test_a_week_begins_on_monday(tmp_path: Path) -> None:
    async with service(tmp_path, hands=at(2024, 5, 19, 23, 59, 59)) as client:
        await client.hit()
        client.hands.pass_by(seconds=1)
        assert await views(client) == figures(1, 0, 0, 1, 1, 1)
        client.hands.pass_by(days=6)
        assert await views(client) == figures(0, 0, 0, 0, 1, 1)
        await client.hit()
        assert await views(client) == figures(1, 1, 1, 1, 2, 2)


@pytest.mark.parametrize("moment", [(2024, 2, 29, 23, 59, 59), (2024, 12, 31, 23, 59, 59)])
@in_loop
async def test_a_month_begins_and_nothing_else_is_zeroed(
    tmp_path: Path, moment: tuple[int, int, int, int, int, int]
) -> None:
    async with service(tmp_path, hands=at(*moment)) as client:
        await client.hit()
        client.hands.pass_by(seconds=1)
        assert await views(client) == figures(1, 0, 1, 1, 0, 1)
        assert await visitors(client) == figures(1, 0, 1, 1, 0, 1)
        await client.hit()
        assert await views(client) == figures(2, 1, 2, 2, 1, 2)


@in_loop
async def test_a_day_is_told_in_the_zone_of_the_rules(tmp_path: Path) -> None:
    zone = find_zone("UTC-3:30")
    settings = ServiceSettings(
        origins=SETTINGS.origins, counted=Settings(counter=CounterRules(zone=zone))
    )
    hands = Hands(at=dt.datetime(2024, 5, 15, 23, 59, 59, tzinfo=zone.tz))
    async with service(tmp_path, settings, hands=hands) as client:
        await client.hit()
        client.hands.pass_by(seconds=1)
        assert (await views(client))["today"] == 0
        await client.hit()
        assert (await views(client))["today"] == 1


def salts(folder: Path) -> list[dt.date]:
    with sqlite3.connect(folder / NAME) as db:
        found = [dt.date.fromordinal(day) for (day,) in db.execute("SELECT day FROM salts")]
    db.close()
    return found


@in_loop
async def test_the_salt_of_a_day_is_destroyed_also_when_nobody_comes(tmp_path: Path) -> None:
    async with service(tmp_path, hands=at(2024, 5, 15, 23, 59, 59)) as client:
        await client.hit()
        assert dt.date(2024, 5, 15) in salts(tmp_path)
        client.hands.pass_by(seconds=1)
        assert client.app.counting.ledger.is_behind()
        await client.app.counting.stop()  # it would look by itself within a second
        assert dt.date(2024, 5, 15) not in salts(tmp_path)
        assert not client.app.counting.ledger.is_behind()


def traces(folder: Path, what: bytes) -> list[str]:
    return [path.name for path in sorted(folder.iterdir()) if what in path.read_bytes()]


@in_loop
async def test_a_salt_that_is_destroyed_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    async with service(tmp_path, hands=at(2024, 5, 15, 23, 59, 59)) as client:
        await client.hit()
        salt = client.store.keys(dt.date(2024, 5, 15)).salt
        assert traces(tmp_path, salt)
        client.hands.pass_by(seconds=1)
        await client.hit()
        assert traces(tmp_path, salt) == []
        assert traces(tmp_path, client.store.keys(dt.date(2024, 5, 16)).salt)


@in_loop
async def test_it_goes_on_after_days_of_sleep(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        await client.hit()
        client.hands.pass_by(days=40)
        assert (await client.hit()).status == 204
        assert await views(client) == figures(1, 1, 1, 1, 1, 2)
        assert await visitors(client) == figures(1, 1, 1, 1, 1, 1)


@in_loop
async def test_a_restart_on_the_same_day_knows_its_visitors_again(tmp_path: Path) -> None:
    hands = Hands()
    for _ in range(3):
        async with service(tmp_path, hands=hands) as client:
            await client.hit()
            hands.pass_by(minutes=1)
    async with service(tmp_path, hands=hands) as client:
        assert await views(client) == figures(3, 3, 3, 3, 3, 3)
        assert await visitors(client) == figures(1, 1, 1, 1, 1, 1)


@in_loop
async def test_a_clock_that_is_put_back_over_midnight_takes_nothing_back(tmp_path: Path) -> None:
    async with service(tmp_path, hands=at(2024, 5, 16, 0, 0, 1)) as client:
        await client.hit()
        client.hands.at -= dt.timedelta(seconds=5)
        assert (await client.hit()).status == 204
        assert await views(client) == figures(2, 2, 2, 2, 2, 2)


@in_loop
async def test_the_evening_counts_as_online_in_the_night_however_long_that_is(
    tmp_path: Path,
) -> None:
    rules = CounterRules(online_minutes=120)
    settings = ServiceSettings(origins=SETTINGS.origins, counted=Settings(counter=rules))
    async with service(tmp_path, settings, hands=at(2024, 5, 15, 22, 30)) as client:
        for number in range(4):
            await client.hit(user_agent=f"Firefox {number}")
        client.hands.pass_by(minutes=91)
        await client.hit(user_agent="Firefox 3")
        await client.hit(user_agent="Firefox 4")
        assert await client.figure(CounterWindow.ONLINE, VISITOR) == 5
        assert await client.figure(CounterWindow.ONLINE, VIEW, Robots.WITH) == 6
        assert await client.figure(CounterWindow.TODAY, VISITOR) == 2
        client.hands.pass_by(minutes=29)
        assert await client.figure(CounterWindow.ONLINE, VISITOR) == 2


def test_the_clock_tells_the_day_and_never_goes_back() -> None:
    seconds = iter([100, 100, 90, 86_400 * 3, 5, 86_400 * 3 + 17 * 3600])
    clock = Clock(lambda: next(seconds), CounterRules().zone)
    assert (clock.second(), clock.day) == (100, dt.date(1970, 1, 1))
    assert (clock.second(), clock.day) == (100, dt.date(1970, 1, 1))
    assert (clock.second(), clock.day) == (86_400 * 3, dt.date(1970, 1, 4))
    assert clock.second() == 86_400 * 3
    assert (clock.second(), clock.day) == (86_400 * 3 + 17 * 3600, dt.date(1970, 1, 5))


def test_the_state_on_the_disk_holds_no_address(tmp_path: Path) -> None:
    @in_loop
    async def running() -> None:
        async with service(tmp_path) as client:
            for number in range(20):
                client.peer = f"203.0.113.{number}"
                await client.hit(user_agent=f"Unmistakable/{number}")
            client.peer = "2001:db8:1234:5678::9abc"
            await client.hit()

    running()
    with SqliteStore(tmp_path):
        for path in tmp_path.rglob("*"):
            content = path.read_bytes()
            for trace in (b"203.0.113", b"2001:db8", b"Unmistakable", b"Firefox"):
                assert trace not in content, path


@in_loop
async def test_what_comes_before_counting_begins_is_left_out(tmp_path: Path) -> None:
    rules = CounterRules(since=dt.datetime(2024, 5, 15, 12, 0, 1, 500, tzinfo=VIETNAM))
    settings = ServiceSettings(origins=SETTINGS.origins, counted=Settings(counter=rules))
    async with service(tmp_path, settings) as client:
        answer = await client.hit()
        assert answer.status == 403
        assert "not begun" in answer.text
        client.hands.pass_by(seconds=1)
        assert (await client.hit()).status == 204
        await client.app.counting.stop()
        assert client.outcomes() == {Outcome.BEFORE: 1, Outcome.PERSON: 1}
