"""A run that is killed at any moment loses nothing and counts nothing twice."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from .support import COC_COC, FIREFOX, GOOGLEBOT, NOON, Asked, count_into, figures, numbers, write

CHILD = Path(__file__).with_name("counting_child.py")
KILLS = 10


def long_log(path: Path) -> Path:
    draw = random.Random(7)
    return write(
        path,
        (
            Asked(
                at=NOON - timedelta(seconds=draw.randrange(4 * 86_400)),
                address=f"198.51.{draw.randrange(4)}.{draw.randrange(250)}",
                target=draw.choice(["/", "/a.html", "/a.css"]),
                status=draw.choice([200, 200, 404]),
                agent=draw.choice([FIREFOX, COC_COC, GOOGLEBOT]),
            )
            for _ in range(12_000)
        ),
    )


def child(state: Path, log: Path, processes: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(state), str(log), NOON.isoformat(), str(processes)],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("packed", "processes"), [(False, 1), (True, 2)])
def test_killed_again_and_again(packed: bool, processes: int, tmp_path: Path) -> None:
    log = long_log(tmp_path / "access.log")
    if packed:
        data = log.read_bytes()
        log = tmp_path / "access.log.1.gz"
        log.write_bytes(gzip.compress(data))
    draw = random.Random(20240229 + processes)
    state, undisturbed = tmp_path / "state", tmp_path / "undisturbed"
    seen: list[int] = []
    for _ in range(KILLS):
        process = child(state, log, processes)
        assert process.stdout is not None
        with process.stdout as out:
            # Somewhere behind a few of the steps, or ahead of the first.
            for _ in range(draw.randrange(8)):
                assert out.readline() in ("ready\n", "kept\n")
            time.sleep(draw.random() * 0.005)
            os.kill(process.pid, signal.SIGKILL)
            assert "done" not in out.read()
        process.wait()
        seen.append(counted_lines(state))
    assert seen == sorted(seen)
    assert 0 < seen[-1] < 12_000
    count_into(state, [log], NOON)
    count_into(undisturbed, [log], NOON)
    assert counted_lines(state) == 12_000
    ours, theirs = (numbers(figures(one, NOON)) for one in (state, undisturbed))
    for key, value in ours.items():
        # Two states have two secrets, so that only their estimates may differ a little.
        assert abs(value - theirs[key]) <= (0 if is_exact(key) else theirs[key] // 50), key


def is_exact(key: tuple[str, str, str]) -> bool:
    window, unit, _ = key
    return unit == "page view" or window in ("today", "online")


def counted_lines(state: Path) -> int:
    from cadre_training_counter.store.sqlite import SqliteStore

    with SqliteStore(state) as store, store.reading() as reading:
        return sum(reading.lines(None, None).values())


def test_stopped_from_the_keyboard(tmp_path: Path) -> None:
    """What was kept stays, helpers end, and the next run goes on."""
    log, state = long_log(tmp_path / "access.log"), tmp_path / "state"
    process = child(state, log, 2)
    assert process.stdout is not None
    with process.stdout as out:
        assert out.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        # The pipe ends when the helpers, which hold it too, have ended.
        out.read()
    assert process.wait() != 0
    count_into(state, [log], NOON)
    assert counted_lines(state) == 12_000
