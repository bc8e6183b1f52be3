"""Measures the live counter beside a bare route, in turn, and prints a table.

It needs wrk and starlette. With a number behind it, a soak of so many seconds comes after.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from serve_load import CONNECTIONS, Load, bare, load, ours, start

from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome

TURNS = 4
SECONDS = 4


def counted(folder: str) -> int:
    """Return how many hits are in a state."""
    with SqliteStore(Path(folder), create=False) as store, store.reading() as reading:
        return reading.lines(None, None).get(Outcome.PERSON, 0)


def memory(process: int) -> int:
    """Return the resident memory of a process in KiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


def in_turn(folder: str) -> tuple[list[Load], list[Load]]:
    """Load both services in turn; both run all the time, and one of them does nothing."""
    counter, route = start(ours(folder)), start(bare())
    try:
        for service in (counter, route):
            load(service, 1)
        mine, theirs = [], []
        for _ in range(TURNS):
            mine.append(load(counter, SECONDS))
            theirs.append(load(route, SECONDS))
    finally:
        counter.stop()
        route.stop()
    return mine, theirs


def row(name: str, loads: list[Load]) -> str:
    """Write a row: the medians of several runs."""
    rate, p50, p99, per_core = (
        statistics.median(values)
        for values in zip(
            *((one.rate, one.p50, one.p99, one.hits / one.cpu) for one in loads), strict=True
        )
    )
    failed = sum(one.failed for one in loads)
    return f"| {name} | {rate:.0f} | {p50:.1f} | {p99:.1f} | {per_core:.0f} | {failed} |"


def soak(folder: str, seconds: int) -> None:
    """Load the counter for a long time; print what was answered, what is counted, and memory."""
    before = counted(folder) if (Path(folder) / "counter.sqlite").exists() else 0
    counter = start(ours(folder))
    try:
        answered = load(counter, 10).hits
        first = memory(counter.process.pid)
        found = load(counter, seconds)
        last = memory(counter.process.pid)
    finally:
        counter.stop()
    answered += found.hits
    print(f"{seconds} s: {found.rate:.0f} hits/s, p50 {found.p50} ms, p99 {found.p99} ms")
    print(f"answered {answered}, failed {found.failed}, counted {counted(folder) - before}")
    # wrk hangs up on what is under way at the end of each of its two runs.
    print(f"of those counted, at most {2 * CONNECTIONS} were cut off before their answer was read")
    print(f"memory {first} KiB after 10 s, {last} KiB at the end")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        mine, theirs = in_turn(folder)
        ratio = statistics.median(a.rate / b.rate for a, b in zip(mine, theirs, strict=True))
        print(f"One core, loopback, {CONNECTIONS} connections, medians of {TURNS} runs.\n")
        print("| | hits/s | p50, ms | p99, ms | hits/s of computing | failed |")
        print("|---|---:|---:|---:|---:|---:|")
        print(row("counter, every hit on the disk before its answer", mine))
        print(row("a bare Starlette route that stores nothing", theirs))
        computing = statistics.median(
            (a.hits / a.cpu) / (b.hits / b.cpu) for a, b in zip(mine, theirs, strict=True)
        )
        print(f"\nThe counter has {ratio:.0%} of the bare route's rate.")
        # Where other programs take turns on the cores, this is the fairer number.
        print(f"By the time that each computes it is {computing:.0%}.")
        if len(sys.argv) > 1:
            soak(folder, int(sys.argv[1]))


if __name__ == "__main__":
    main()
