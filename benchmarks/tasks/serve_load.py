"""Loads a service on one core with hits of many visitors, as browsers send them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import evolve, frozen

CONNECTIONS = 256
VISITORS = 5_000
ORIGIN = "https://huyen.example"

# Every request is made once, before the clock starts. A proxy says which visitor it is of.
HITS = f"""
local hits, last = {{}}, 0
function init()
  for n = 1, {VISITORS} do
    hits[n] = wrk.format("POST", "/hit", {{
      ["Host"] = "counter.example",
      ["Origin"] = "{ORIGIN}",
      ["X-Forwarded-For"] = string.format("10.%d.%d.%d", n % 7, n % 251, n % 13),
      ["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
        .. " (KHTML, like Gecko) Chrome/" .. 100 + n % 30 .. ".0.0.0 Safari/537.36",
      ["Accept"] = "*/*",
      ["Accept-Language"] = "vi-VN,vi;q=0.9",
      ["Sec-Fetch-Site"] = "cross-site",
      ["Sec-Fetch-Mode"] = "cors",
      ["Sec-Fetch-Dest"] = "empty",
    }})
  end
end
function request()
  last = last % {VISITORS} + 1
  return hits[last]
end
"""


@frozen
class Load:
    """What a service took.

    Args:
        hits: How many hits were answered.
        rate: How many a second.
        p50: The time that half of the answers took at most, in milliseconds.
        p99: The time that 99 of 100 answers took at most.
        failed: How many were refused or not answered.
        cpu: The time that the service computed for it, in seconds.
    """

    hits: int
    rate: float
    p50: float
    p99: float
    failed: int
    cpu: float = 0.0


def pinned(core: int, *command: str) -> list[str]:
    """Return ``command`` held to a core, where that can be done and there is more than one."""
    cores = sorted(os.sched_getaffinity(0))
    return ["taskset", "-c", str(cores[core % len(cores)]), *command]


def load(service: Service, seconds: int, connections: int = CONNECTIONS) -> Load:
    """Send hits for some seconds, from another core."""
    before = service.cpu()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing; install Debian's wrk.")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(HITS)
        script.flush()
        options = ("-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s")
        command = pinned(
            1, "wrk", *options, "-s", script.name, f"http://127.0.0.1:{service.port}/hit"
        )
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return evolve(_read(said), cpu=service.cpu() - before)


def _read(said: str) -> Load:
    def number(pattern: str, default: str = "0") -> str:
        found = re.search(pattern, said)
        return found[1] if found else default

    errors = re.findall(r"(?:connect|read|write|timeout|Non-2xx or 3xx responses:) (\d+)", said)
    return Load(
        hits=int(number(r"(\d+) requests in")),
        rate=float(number(r"Requests/sec:\s+([\d.]+)")),
        p50=_milliseconds(number(r"50%\s+([\d.]+[mu]?s)", "0ms")),
        p99=_milliseconds(number(r"99%\s+([\d.]+[mu]?s)", "0ms")),
        failed=sum(map(int, errors)),
    )


def _milliseconds(text: str) -> float:
    value, unit = re.fullmatch(r"([\d.]+)([mu]?s)", text).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


@frozen
class Service:
    """A service that runs on a core of its own.

    Args:
        process: Its process.
        port: Where it listens.
    """

    process: subprocess.Popen[str]
    port: int

    def cpu(self) -> float:
        """Return the seconds that it has computed."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8", errors="replace")
        spent = stat.rpartition(")")[2].split()[11:13]
        return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Stop it, and wait until it is gone."""
        self.process.terminate()
        self.process.wait(timeout=60)


def start(command: list[str]) -> Service:
    """Start a service that prints its address as its first line."""
    process = subprocess.Popen(pinned(0, *command), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r":(\d+)", line)
    if found is None:
        sys.exit(f"{command[1]} did not start: {line}")
    return Service(process, int(found[1]))


def ours(folder: Path | str) -> list[str]:
    """Return the command that runs the counter, its limits so high that none is met."""
    many = "1000000,1000000"
    return [
        *(sys.executable, "-c", "from cadre_training.cli import main; main()"),
        *("counter", "serve", "--db", str(folder)),
        *("--port", "0", "--origin", ORIGIN, "--proxy", "127.0.0.1"),
        *("--limit-visitor", many, "--limit-address", many, "--limit-all", many),
    ]


def bare() -> list[str]:
    """Return the command that runs a route of Starlette which stores nothing."""
    return [sys.executable, str(Path(__file__).parent / "serve_route.py")]


def main(command: list[str]) -> None:
    """Load a service and print what 100.000 hits take, in seconds."""
    service = start(command)
    try:
        load(service, 1)  # a first second that does not count
        found = load(service, 3)
    finally:
        service.stop()
    if found.failed:
        sys.exit(f"{found.failed} of {found.hits} hits failed")
    print(f"{found.rate:.0f}/s, p50 {found.p50} ms, p99 {found.p99} ms")
    print(100_000 / found.rate)
