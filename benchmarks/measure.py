"""Runs tasks as processes of their own, in turn, and compares them as ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from attrs import frozen

TASKS = Path(__file__).parent / "tasks"


@frozen
class Timing:
    """What one task took: the median of its own clock in seconds, and its greatest memory."""

    seconds: float
    peak_mib: float


def run_once(task: str, arguments: tuple[str, ...]) -> Timing:
    """Run a task in a new interpreter; it prints the seconds of the part that counts."""
    process = subprocess.Popen(
        [sys.executable, str(TASKS / task), *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as out:
        printed = out.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{task} ended with {process.returncode}")
    return Timing(float(printed.split()[-1]), usage.ru_maxrss / 1024)


def in_turn(
    ours: str, peer: str, arguments: tuple[str, ...] = (), runs: int = 5
) -> tuple[Timing, Timing, float]:
    """Run two tasks in turn, after one round that does not count.

    Returns:
        What ours took, what the peer took, and the median of the ratios run by run.
    """
    run_once(ours, arguments)
    run_once(peer, arguments)
    pairs = [(run_once(ours, arguments), run_once(peer, arguments)) for _ in range(runs)]
    ratio = statistics.median(a.seconds / b.seconds for a, b in pairs)
    return middle([a for a, _ in pairs]), middle([b for _, b in pairs]), ratio


def middle(timings: list[Timing]) -> Timing:
    """Return the median of several timings."""
    return Timing(
        statistics.median(t.seconds for t in timings),
        statistics.median(t.peak_mib for t in timings),
    )
