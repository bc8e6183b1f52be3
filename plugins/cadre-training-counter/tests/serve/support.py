"""The service as tests talk to it: in this process, without a server, on a clock of their own."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ParamSpec

from attrs import define, field, frozen

from cadre_training.plugin import CounterWindow, CountUnit, FigureKey, Quantity, Robots
from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.asgi import Message, Scope
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.serve.service import ServiceSettings, make_app
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome

P = ParamSpec("P")

VIETNAM = dt.timezone(dt.timedelta(hours=7))
NOON = dt.datetime(2024, 5, 15, 12, tzinfo=VIETNAM)  # a Wednesday
SITE = "https://huyen.example"
SETTINGS = ServiceSettings(origins=Origins((SITE,)))
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def in_loop(test: Callable[P, Awaitable[None]]) -> Callable[P, None]:
    """Run a test that waits, in a loop of its own."""

    @functools.wraps(test)
    def running(*args: P.args, **kwargs: P.kwargs) -> None:
        async def bounded() -> None:
            async with asyncio.timeout(120):
                await test(*args, **kwargs)

        asyncio.run(bounded())

    return running


@define
class Hands:
    """Two clocks that a test sets: one of the day, one that only measures."""

    at: dt.datetime = NOON
    ticks: int = 0

    def now(self) -> int:
        return int(self.at.timestamp())

    def pass_by(self, **duration: int) -> None:
        passed = dt.timedelta(**duration)
        self.at += passed
        self.ticks += passed // dt.timedelta(microseconds=1) * 1000


@frozen
class Response:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@define
class Client:
    """Asks a service."""

    app: CounterApp
    hands: Hands
    store: Store
    peer: str = "192.0.2.1"
    failures: list[BaseException | None] = field(factory=list)

    async def ask(
        self,
        method: str,
        target: str,
        headers: dict[str, str] | None = None,
        body: bytes | list[bytes] = b"",
        **more: str,
    ) -> Response:
        """Ask; ``more`` are header lines too, with _ for -."""
        path, _, query = target.partition("?")
        lines = {**(headers or {}), **{name.replace("_", "-"): v for name, v in more.items()}}
        scope: Scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), v.encode()) for name, v in lines.items()],
            "client": (self.peer, 50_000),
        }
        pieces = [body] if isinstance(body, bytes) else list(body)
        sent: list[Message] = []

        async def receive() -> Message:
            if not pieces:
                return {"type": "http.disconnect"}
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        start, end = sent
        assert (start["type"], end["type"]) == ("http.response.start", "http.response.body")
        pairs = list(start["headers"])
        found = {name.decode(): value.decode() for name, value in pairs}
        assert len(found) == len(pairs)
        return Response(start["status"], found, end["body"])

    async def hit(self, method: str = "POST", target: str = "/hit", **more: str) -> Response:
        """Send a hit of a page of the site."""
        lines = {"origin": SITE, "user_agent": FIREFOX, **more}
        return await self.ask(method, target, {}, b"", **lines)

    def outcomes(self) -> dict[Outcome, int]:
        """Return what is in the store."""
        with self.store.reading() as reading:
            return {outcome: n for outcome, n in reading.lines(None, None).items() if n}

    async def figure(
        self,
        window: CounterWindow,
        unit: CountUnit = CountUnit.PAGE_VIEW,
        robots: Robots = Robots.WITHOUT,
    ) -> int:
        """Return a figure as it is in the store."""
        snapshot = await self.app.counting.snapshot((FigureKey(window, unit, robots),))
        (figure,) = snapshot.figures
        assert isinstance(figure.value, Quantity)
        return figure.value.value


@asynccontextmanager
async def service(
    folder: Path,
    settings: ServiceSettings = SETTINGS,
    *,
    hands: Hands | None = None,
    store: Store | None = None,
) -> AsyncGenerator[Client]:
    """Run a service with its counts in ``folder``, until the test is done."""
    hands = hands or Hands()
    kept = SqliteStore(folder) if store is None else store
    failures: list[BaseException | None] = []
    app = make_app(
        kept, settings, now=hands.now, ticks=lambda: hands.ticks, settled=failures.append
    )
    await app.counting.start()
    try:
        yield Client(app, hands, kept, failures=failures)
    finally:
        await app.counting.stop()
        if store is None:
            kept.close()
