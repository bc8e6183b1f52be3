"""At a terminal a bar shows that something goes on, and goes away again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cadre_training.store import build

from .folders import CANG_LONG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")

AT_ONCE = """
import sys, threading

class Timer:
    def __init__(self, seconds, function):
        assert 0 < seconds <= 1
        self.start = function
    def cancel(self):
        pass

threading.Timer = Timer
from cadre_training.cli import main
main()
"""


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("aggregate", "{records}", "--by", "year"), "Đang đọc số liệu"),
        (("aggregate", "{records}", "--by", "year"), "Đang tổng hợp"),
        (("aggregate", "{store}", "--by", "year"), "Đang tổng hợp"),
        (("store", "build", "{records}", "-o", "{new}"), "Đang lập kho"),
        (("check", "{records}"), "Đang đọc số liệu"),
    ],
)
def test_a_bar_is_shown_after_a_second(tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    build([CANG_LONG], tmp_path / "store")
    named = {"records": CANG_LONG, "store": tmp_path / "store", "new": tmp_path / "new"}
    main, side = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", AT_ONCE, *(arg.format_map(named) for arg in args)],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", "CADRE_TRAINING_LANG": "vi"},
        stdout=subprocess.DEVNULL,
        stderr=side,
    ) as child:
        os.close(side)
        shown = b""
        try:
            while piece := os.read(main, 4096):
                shown += piece
        except OSError:  # a terminal without a program says so at its end
            pass
        os.close(main)
        assert child.wait(60) in (0, 1)
    assert words in shown.decode()
    assert shown.endswith(b"\x1b[2K"), "the bar's line is wiped"
