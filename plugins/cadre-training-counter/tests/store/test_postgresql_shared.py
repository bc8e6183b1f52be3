"""Several web servers share one counter in PostgreSQL."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable

from cadre_training.plugin import CounterRules, CounterSnapshot, CountUnit, Robots, figure_keys
from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.asgi import Message, Scope
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.serve.service import ServiceSettings, make_app
from cadre_training_counter.store.postgresql import PostgresqlStore

SITE = b"https://huyen.example"
KEYS = tuple(figure_keys(CounterRules()))
VIETNAM = dt.timezone(dt.timedelta(hours=7))


async def hit(app: CounterApp, peer: str) -> int:
    """Send a hit and return the status."""
    statuses: list[int] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        if "status" in message:
            statuses.append(message["status"])

    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/hit",
        "headers": [(b"origin", SITE), (b"user-agent", b"Firefox/128.0")],
        "client": (peer, 1),
    }
    await app(scope, receive, send)
    return statuses[0]


def numbers(snapshot: CounterSnapshot, unit: CountUnit) -> list[object]:
    return [
        figure.value.value
        for figure in snapshot.figures
        if figure.parts and (figure.parts.unit, figure.parts.robots) == (unit, Robots.WITHOUT)
    ]


def clock(seconds: list[int], late: int) -> Callable[[], int]:
    return lambda: seconds[0] - late


def test_three_servers_show_one_count_over_midnight(address: str) -> None:
    seconds = [int(dt.datetime(2024, 5, 15, 23, 59, 50, tzinfo=VIETNAM).timestamp())]
    settings = ServiceSettings(origins=Origins((SITE.decode(),)))

    async def running() -> None:
        stores = [PostgresqlStore(address) for _ in range(3)]
        # Their clocks differ by some seconds: midnight comes to one after the other.
        apps = [
            make_app(store, settings, now=clock(seconds, late)) for late, store in enumerate(stores)
        ]
        for app in apps:
            await app.counting.start()
        for _ in range(20):
            people = [f"192.0.2.{number}" for number in range(5)]
            hits = [hit(app, person) for app in apps for person in people]
            assert set(await asyncio.gather(*hits)) == {204}
            seconds[0] += 1
        views = [numbers(await app.counting.snapshot(KEYS), CountUnit.PAGE_VIEW) for app in apps]
        visitors = [numbers(await app.counting.snapshot(KEYS), CountUnit.VISITOR) for app in apps]
        for app, store in zip(apps, stores, strict=True):
            await app.counting.stop()
            store.close()
        # All six windows: online, today, week, last seven days, month, all. The servers had
        # ten, nine and eight seconds of the new day.
        assert views == [[300, 135, 300, 300, 300, 300]] * 3
        assert visitors == [[5] * 6] * 3

    asyncio.run(running())
