"""Connections that are too long, too slow, too many or no HTTP at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
import uvicorn
from attrs import define

from cadre_training_counter.serve import bounded_http
from cadre_training_counter.serve.bounded_http import MOST_HEAD, BoundedHttp
from cadre_training_counter.serve.service import make_app
from cadre_training_counter.store.sqlite import SqliteStore

from .support import SETTINGS, SITE

HIT = f"POST /hit HTTP/1.1\r\nHost: x\r\nOrigin: {SITE}\r\nUser-Agent: Firefox\r\n".encode()


@define
class Served:
    port: int

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def say(self, *parts: bytes) -> bytes:
        """Send this and return all that is answered until the service closes."""
        with self.connect() as connection:
            for part in parts:
                try:
                    connection.sendall(part)
                except (BrokenPipeError, ConnectionResetError):
                    break  # it has heard enough
            return everything(connection)


def everything(connection: socket.socket) -> bytes:
    found = b""
    try:
        while piece := connection.recv(65536):
            found += piece
    except ConnectionResetError:
        pass  # it closed while more was coming
    return found


@pytest.fixture
def served(tmp_path: Path) -> Generator[Served]:
    store = SqliteStore(tmp_path)
    app = make_app(store, SETTINGS)
    config = uvicorn.Config(
        app, http=BoundedHttp, ws="none", access_log=False, log_config=None, log_level="critical",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield Served(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(timeout=60)
            store.close()


def test_a_request_is_answered(served: Served) -> None:
    close = b"Connection: close\r\nContent-Length: 0\r\n\r\n"
    assert served.say(HIT + close).startswith(b"HTTP/1.1 204 ")


def test_many_requests_on_one_connection_are_all_answered(served: Served) -> None:
    # Together they are longer than one head may be.
    agent = b"X-Long: " + b"x" * 2000 + b"\r\n"
    one = HIT + agent + b"Content-Length: 3\r\n\r\nabc"
    last = HIT + b"Connection: close\r\n\r\n"
    found = served.say(one * 29 + last)
    assert found.count(b"HTTP/1.1 204 ") == 30


@pytest.mark.parametrize("size", [1, 100, 5000])
def test_a_long_head_is_refused_however_it_comes(served: Served, size: int) -> None:
    long = HIT + b"X-Long: " + b"x" * (2 * MOST_HEAD)
    parts = [long[at : at + size] for at in range(0, len(long), size)]
    found = served.say(*parts) if size > 1 else served.say(long)
    assert found == b"" or found.startswith(b"HTTP/1.1 431 ")


def test_a_long_head_is_answered_with_why(served: Served) -> None:
    with served.connect() as connection:
        connection.sendall(HIT + b"X-Long: " + b"x" * MOST_HEAD)
        found = everything(connection)
    assert found.startswith(b"HTTP/1.1 431 ")
    assert "quá dài".encode() in found


def test_many_short_headers_are_a_long_head_too(served: Served) -> None:
    found = served.say(HIT + b"A: b\r\n" * 10_000)
    assert found == b"" or found.startswith(b"HTTP/1.1 431 ")


def test_a_long_address_is_a_long_head_too(served: Served) -> None:
    found = served.say(b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\n\r\n")
    assert found == b"" or found.startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "junk",
    [
        b"\x16\x03\x01\x02\x00\x01",  # the beginning of TLS
        b"HELLO\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST /hit HTTP/1.1\r\n: x\r\n\r\n",
        HIT + b"Content-Length: -5\r\n\r\n",
        HIT + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
    ],
)
def test_what_is_no_request_is_answered_400(served: Served, junk: bytes) -> None:
    assert served.say(junk).startswith(b"HTTP/1.1 400 ")


def test_a_long_body_is_refused_whatever_its_length_is_said_to_be(served: Served) -> None:
    said = served.say(HIT + b"Content-Length: 100000\r\n\r\n" + b"x" * 100_000)
    assert said == b"" or said.startswith(b"HTTP/1.1 413 ")
    chunked = b"Transfer-Encoding: chunked\r\n\r\n" + b"400\r\n" + b"x" * 1024 + b"\r\n"
    more = b"400\r\n" + b"x" * 1024 + b"\r\n"
    said = served.say(HIT + chunked, more)
    assert said == b"" or said.startswith(b"HTTP/1.1 413 ")


def test_a_chunk_with_an_endless_length_is_refused(served: Served) -> None:
    said = served.say(HIT + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * (3 * MOST_HEAD))
    assert b" 204 " not in said


def test_who_says_nothing_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "MOST_SECONDS", 0.05)
    with served.connect() as connection:
        assert everything(connection) == b""


def test_who_speaks_too_slowly_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "MOST_SECONDS", 0.05)
    with served.connect() as connection:
        connection.sendall(HIT + b"Content-Length: 0\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 204 ")
        # The next request is begun in time, and never ended.
        connection.sendall(b"POST /hit HT")
        assert everything(connection) == b""


def test_no_more_connections_than_may_be(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_http, "MOST_CONNECTIONS", 3)
    kept = [served.connect() for _ in range(3)]
    try:
        for connection in kept:
            connection.sendall(HIT + b"Content-Length: 0\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 204 ")
        with served.connect() as one_more:
            assert everything(one_more) == b""
    finally:
        for connection in kept:
            connection.close()
