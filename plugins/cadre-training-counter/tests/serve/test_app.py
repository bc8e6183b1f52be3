"""What the service answers."""

from __future__ import annotations

import asyncio
import ipaddress
from pathlib import Path

import pytest

from cadre_training.plugin import CounterWindow, CountUnit, Robots
from cadre_training_counter.serve import app as app_module
from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.asgi import Message, Scope
from cadre_training_counter.serve.client import Proxies
from cadre_training_counter.serve.gate import Rates
from cadre_training_counter.serve.origins import Origins
from cadre_training_counter.serve.rate import Rate
from cadre_training_counter.serve.service import ServiceSettings, make_app
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome

from .support import FIREFOX, SETTINGS, SITE, Client, in_loop, service

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
ELSEWHERE = "https://elsewhere.example"


@in_loop
async def test_a_hit_is_in_the_store_once_it_is_answered(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        answer = await client.hit()
        assert (answer.status, answer.body) == (204, b"")
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert client.outcomes() == {Outcome.PERSON: 1}
        assert await client.figure(CounterWindow.ONLINE) == 1


@in_loop
async def test_an_image_counts_as_well(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        for target in ("/hit.gif", "/hit", "/hit.gif?1715749200"):
            answer = await client.ask("GET", target, referer=f"{SITE}/", user_agent=FIREFOX)
            assert answer.status == 200
            assert answer.headers["content-type"] == "image/gif"
            assert answer.headers["cache-control"] == "no-store"
            assert answer.body.startswith(b"GIF89a")
            assert len(answer.body) == int(answer.headers["content-length"]) < 50
        assert client.outcomes() == {Outcome.PERSON: 3}


@in_loop
async def test_page_views_visitors_and_robots(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        for peer in ("192.0.2.1", "192.0.2.2", "192.0.2.1"):
            client.peer = peer
            await client.hit()
        await client.hit(user_agent="Mozilla/5.0 (Macintosh) Safari/605.1")
        await client.hit(user_agent=GOOGLEBOT)
        await client.ask("POST", "/hit", origin=SITE)  # no user agent at all
        assert client.outcomes() == {Outcome.PERSON: 4, Outcome.ROBOT: 2}
        for window in CounterWindow:
            assert await client.figure(window) == 4
            assert await client.figure(window, CountUnit.VISITOR) == 3
            assert await client.figure(window, CountUnit.VISITOR, Robots.WITH) == 5


@in_loop
async def test_hits_at_once_are_all_counted(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        answers = await asyncio.gather(*(client.hit(user_agent=f"Firefox {n}") for n in range(300)))
        assert {answer.status for answer in answers} == {204}
        assert client.outcomes() == {Outcome.PERSON: 300}
        assert await client.figure(CounterWindow.TODAY, CountUnit.VISITOR) == 300


@pytest.mark.parametrize("method", ["GET", "POST"])
@in_loop
async def test_pages_of_others_are_left_out_with_the_reason(tmp_path: Path, method: str) -> None:
    async with service(tmp_path) as client:
        other = await client.ask(method, "/hit", origin=ELSEWHERE, user_agent=FIREFOX)
        unknown = await client.ask(method, "/hit", user_agent=FIREFOX)
        assert (other.status, unknown.status) == (403, 403)
        assert "access-control-allow-origin" not in other.headers
        assert "other sites" in other.text
        assert "nơi khác" in other.text
        assert "not known which page" in unknown.text
        await client.app.counting.stop()
        assert client.outcomes() == {Outcome.OTHER_SITE: 1, Outcome.PAGE_UNKNOWN: 1}


@in_loop
async def test_the_script_that_sends_a_hit_may_read_the_answer(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        answer = await client.hit()
        assert answer.headers["access-control-allow-origin"] == SITE
        assert answer.headers["vary"] == "origin"
        before = await client.ask("OPTIONS", "/hit", origin=SITE)
        assert before.status == 204
        assert before.headers["access-control-allow-origin"] == SITE
        assert "POST" in before.headers["access-control-allow-methods"]
        assert client.outcomes() == {Outcome.PERSON: 1}


@in_loop
async def test_a_look_at_the_head_counts_nothing(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        answer = await client.ask("HEAD", "/hit.gif", referer=f"{SITE}/", user_agent=FIREFOX)
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["content-length"] != "0"
        assert client.outcomes() == {}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "X"])
@in_loop
async def test_other_methods_are_refused(tmp_path: Path, method: str) -> None:
    async with service(tmp_path) as client:
        for path, methods in (
            ("/hit", "GET, HEAD, POST, OPTIONS"),
            ("/counter.json", "GET, HEAD, OPTIONS"),
            ("/counter.js", "GET, HEAD, OPTIONS"),
        ):
            answer = await client.ask(method, path, origin=SITE)
            assert answer.status == 405
            assert answer.headers["allow"] == methods
            assert methods in answer.text
        assert (await client.ask("POST", "/counter.json")).status == 405
        assert client.outcomes() == {}


@pytest.mark.parametrize("path", ["/", "", "/hit/", "/HIT", "/counter", "/../hit", "/hit.png"])
@in_loop
async def test_there_is_nothing_else(tmp_path: Path, path: str) -> None:
    async with service(tmp_path) as client:
        answer = await client.hit(target=path)
        assert answer.status == 404
        assert "/hit" in answer.text
        assert client.outcomes() == {}


@in_loop
async def test_a_service_may_stand_below_a_path(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        answers: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request"}

        async def send(message: Message) -> None:
            answers.append(message)

        scope: Scope = {
            "type": "http",
            "method": "POST",
            "path": "/dem/hit",
            "root_path": "/dem",
            "headers": [(b"origin", SITE.encode()), (b"user-agent", b"Firefox")],
        }
        await client.app(scope, receive, send)
        assert answers[0]["status"] == 204


@in_loop
async def test_a_body_is_taken_if_it_is_short_and_forgotten(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        lines = {"origin": SITE, "user-agent": FIREFOX}
        most = app_module.MOST_BODY
        for body in ([b"x"], [b"x" * most], [b"x" * 500, b"", b"x" * (most - 500)]):
            size = str(sum(map(len, body)))
            answer = await client.ask("POST", "/hit", {**lines, "content-length": size}, body)
            assert answer.status == 204
            chunked = {**lines, "transfer-encoding": "chunked"}
            assert (await client.ask("POST", "/hit", chunked, body)).status == 204
        assert client.outcomes() == {Outcome.PERSON: 6}


@in_loop
async def test_a_long_body_is_refused_before_it_is_read(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        lines = {"origin": SITE, "user-agent": FIREFOX}
        for length in (str(app_module.MOST_BODY + 1), "9" * 30, "-1", "1e3", "x", ""):
            answer = await client.ask("POST", "/hit", {**lines, "content-length": length}, [])
            assert answer.status == 413
            assert answer.headers["connection"] == "close"
        chunked = {**lines, "transfer-encoding": "chunked"}
        endless = [b"x" * 400] * 1000
        assert (await client.ask("POST", "/hit", chunked, endless)).status == 413
        assert len(endless) == 1000
        assert client.outcomes() == {}


@in_loop
async def test_a_body_that_does_not_come_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "MOST_SECONDS", 0.02)
    async with service(tmp_path) as client:
        answers: list[Message] = []

        async def receive() -> Message:
            await asyncio.sleep(3600)
            raise AssertionError

        async def send(message: Message) -> None:
            answers.append(message)

        lines = [(b"origin", SITE.encode()), (b"content-length", b"10")]
        scope: Scope = {"type": "http", "method": "POST", "path": "/hit", "headers": lines}
        await client.app(scope, receive, send)
        assert answers[0]["status"] == 408
        assert client.outcomes() == {}


@in_loop
async def test_who_goes_before_the_body_is_there_is_not_answered(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        lines = {"origin": SITE, "content-length": "10"}
        with pytest.raises(ValueError, match="not enough values"):  # nothing was sent
            await client.ask("POST", "/hit", lines, [])
        assert client.outcomes() == {}


def limited(visitor: int = 10**6, address: int = 10**6, everyone: int = 10**6) -> ServiceSettings:
    return ServiceSettings(
        origins=SETTINGS.origins,
        rates=Rates(
            visitor=Rate(per_second=1, burst=visitor),
            address=Rate(per_second=1, burst=address),
            everyone=Rate(per_second=1, burst=everyone),
        ),
    )


async def statuses(client: Client, *agents: str) -> list[int]:
    return [(await client.hit(user_agent=agent)).status for agent in agents]


@in_loop
async def test_one_visitor_cannot_send_many_at_once(tmp_path: Path) -> None:
    async with service(tmp_path, limited(visitor=3)) as client:
        assert await statuses(client, *"aaaaa", "b") == [204, 204, 204, 429, 429, 204]
        answer = await client.hit(user_agent="a")
        assert answer.headers["retry-after"] == "1"
        assert "Too many" in answer.text
        client.hands.pass_by(seconds=1)
        assert await statuses(client, *"aa") == [204, 429]
        await client.app.counting.stop()
        assert client.outcomes() == {Outcome.PERSON: 5, Outcome.TOO_MANY: 4}


@in_loop
async def test_one_address_cannot_be_many_visitors(tmp_path: Path) -> None:
    async with service(tmp_path, limited(address=3)) as client:
        assert await statuses(client, *"abcd") == [204, 204, 204, 429]
        client.peer = "192.0.2.2"
        assert await statuses(client, "e") == [204]


@in_loop
async def test_one_subscriber_of_ipv6_cannot_be_many_addresses(tmp_path: Path) -> None:
    async with service(tmp_path, limited(address=3)) as client:
        found: list[int] = []
        for number in range(5):
            client.peer = f"2001:db8::{number:x}"
            found += await statuses(client, "a")
        assert found == [204, 204, 204, 429, 429]
        client.peer = "2001:db8:0:1::1"
        assert await statuses(client, "a") == [204]


@in_loop
async def test_all_together_cannot_send_too_many(tmp_path: Path) -> None:
    async with service(tmp_path, limited(everyone=3)) as client:
        found: list[int] = []
        for number in range(5):
            client.peer = f"192.0.2.{number}"
            found += await statuses(client, "a")
        assert found == [204, 204, 204, 429, 429]


@in_loop
async def test_hits_behind_a_proxy_are_of_whom_it_names(tmp_path: Path) -> None:
    proxies = Proxies(networks=(ipaddress.ip_network("192.0.2.1/32"),))
    settings = ServiceSettings(origins=SETTINGS.origins, proxies=proxies)
    async with service(tmp_path, settings) as client:
        for claimed in ("203.0.113.1", "203.0.113.2", "6.6.6.6, 203.0.113.2"):
            await client.hit(x_forwarded_for=claimed)
        assert await client.figure(CounterWindow.TODAY, CountUnit.VISITOR) == 2
        client.peer = "198.51.100.1"  # not the proxy
        for claimed in ("203.0.113.3", "203.0.113.4"):
            await client.hit(x_forwarded_for=claimed)
        assert await client.figure(CounterWindow.TODAY, CountUnit.VISITOR) == 3


async def live(app: CounterApp, *steps: str) -> list[Message]:
    """Let a service live through these steps of a server's life."""
    incoming: list[Message] = [{"type": f"lifespan.{step}"} for step in steps]
    outgoing: list[Message] = []

    async def receive() -> Message:
        return incoming.pop(0)

    async def send(message: Message) -> None:
        outgoing.append(message)

    await app({"type": "lifespan", "method": "", "path": "", "headers": ()}, receive, send)
    return outgoing


@in_loop
async def test_it_lives_as_long_as_the_server(tmp_path: Path) -> None:
    with SqliteStore(tmp_path) as store:
        said = await live(make_app(store, SETTINGS), "startup", "shutdown")
    assert [one["type"] for one in said] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]


@in_loop
async def test_a_service_that_cannot_use_its_store_says_so_to_the_server(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    store.close()
    (said,) = await live(make_app(store, SETTINGS), "startup")
    assert said["type"] == "lifespan.startup.failed"
    assert said["message"]


@in_loop
async def test_everybody_may_be_let_in(tmp_path: Path) -> None:
    async with service(tmp_path, ServiceSettings(origins=Origins(("*",)))) as client:
        answer = await client.ask("POST", "/hit", origin=ELSEWHERE, user_agent=FIREFOX)
        assert answer.status == 204
        assert answer.headers["access-control-allow-origin"] == "*"
