"""The service as a process of its own, and clients that load it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from attrs import define, field

from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome

START = (
    "import sys; from cadre_training.plugin import Language;"
    " from cadre_training_counter.commands.main import main;"
    " sys.exit(main(('serve', *sys.argv[2:]), Language(sys.argv[1])))"
)
ORIGIN = "https://huyen.example"
LIMITS = [
    part
    for name in ("visitor", "address", "all")
    for part in (f"--limit-{name}", "1000000,1000000")
]


def command(*arguments: str, language: str = "en") -> list[str]:
    return [sys.executable, "-c", START, language, *arguments]


def run(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    """Run it where it is to end by itself."""
    return subprocess.run(
        command(*arguments, language=language),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@define
class Running:
    """A service that runs."""

    process: subprocess.Popen[str]
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def hit(self, agent: str = "Firefox/128.0") -> int:
        connection = self.connect()
        try:
            connection.request("POST", "/hit", headers={"Origin": ORIGIN, "User-Agent": agent})
            return connection.getresponse().status
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = self.connect()
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()
        finally:
            connection.close()

    def figures(self) -> dict[str, int]:
        """Return the figures by window, as they are served."""
        _, _, body = self.get("/counter.json")
        return {one["window"]: one["value"] for one in json.loads(body)["figures"]}

    def stop(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Stop it; return the exit status and what it said on standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def running(db: str | Path, *arguments: str, language: str = "en") -> Generator[Running]:
    """Run a service on a free port until the test is done with it."""
    process = subprocess.Popen(
        command(
            *("--db", str(db), "--port", "0", "--origin", ORIGIN, *arguments), language=language
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        found = re.search(r":(\d+)", said)
        if found is None:
            raise AssertionError((said, *process.communicate(timeout=60)))
        yield Running(process, int(found[1]))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=60)


@define
class Load:
    """Clients that send one hit after the other, each waiting for its answer."""

    service: Running
    clients: int = 8
    counted: int = 0
    refused: int = 0
    unanswered: int = 0
    _lock: threading.Lock = field(factory=threading.Lock)
    _stopping: threading.Event = field(factory=threading.Event)
    _threads: list[threading.Thread] = field(factory=list)

    def start(self) -> None:
        self._threads = [
            threading.Thread(target=self._send, args=(number,)) for number in range(self.clients)
        ]
        for thread in self._threads:
            thread.start()

    def wait_for(self, hits: int) -> None:
        """Wait until so many are counted."""
        while self.counted < hits:
            self._stopping.wait(0.002)
            assert any(thread.is_alive() for thread in self._threads)

    def join(self) -> None:
        """Wait for the clients, which end once the service is gone."""
        for thread in self._threads:
            thread.join(timeout=60)
            assert not thread.is_alive()

    def _send(self, number: int) -> None:
        connection = self.service.connect()
        lines = {"Origin": ORIGIN, "User-Agent": f"Firefox/{number}"}
        while True:
            sent = False
            try:
                connection.request("POST", "/hit", headers=lines)
                sent = True
                answer = connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                with self._lock:
                    self.unanswered += sent
                break
            with self._lock:
                if answer.status == 204:
                    self.counted += 1
                else:
                    self.refused += 1
        connection.close()


def counted(folder: Path) -> int:
    """Return how many page views are in a state."""
    with SqliteStore(folder, create=False) as store, store.reading() as reading:
        return reading.lines(None, None).get(Outcome.PERSON, 0)
