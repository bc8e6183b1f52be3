"""The program as a process: exit statuses, encodings, interrupts, closed outputs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from .folders import CANG_LONG

MAIN = "from cadre_training.cli import main\nmain()\n"

Done = subprocess.CompletedProcess[bytes]


def environment(variables: dict[str, str] | None = None) -> dict[str, str]:
    left_out = ("CADRE_TRAINING", "LC_", "PYTHONUNBUFFERED")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    return kept | (variables or {})


def run_code(
    code: str,
    *args: str | Path,
    variables: dict[str, str] | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
) -> Done:
    """Run Python code as a program with these arguments."""
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        env=environment(variables),
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
)
def test_output_is_utf8_whatever_the_locale(variables: dict[str, str]) -> None:
    done = run_code(MAIN, "measures", variables=variables)
    assert done.returncode == 0
    assert "Lượt học viên".encode() in done.stdout
    refused = run_code(MAIN, "chek", variables=variables)
    assert refused.returncode == 2
    assert "không có lệnh “chek”".encode() in refused.stderr


def test_a_name_that_is_no_text_can_be_complained_about() -> None:
    done = run_code(MAIN, "check", os.fsdecode(b"/nowhere/\xff"))
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "không tìm thấy tệp" in said
    assert "Lỗi: /nowhere/\\xff: " in said
    assert "Traceback" not in said


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = run_code(MAIN, "measures", stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_without_a_standard_output_a_command_runs() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-c", MAIN, "measures"],
        env=environment(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_without_a_traceback() -> None:
    with FULL.open("wb") as full:
        done = run_code(MAIN, "measures", stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode() == "Lỗi: ổ đĩa đã đầy\n"


SLOW = """
import sys, time
from cadre_training.exporting.file_set import FileSet

def publish(self):
    print("written", file=sys.stderr, flush=True)
    time.sleep(60)

FileSet.publish = publish
from cadre_training.cli import main
main()
"""


@pytest.mark.parametrize(
    "args",
    [
        ("aggregate", CANG_LONG, "--by", "year", "-o", "OUT/a.txt"),
        ("check", CANG_LONG, "-o", "OUT/a.txt"),
        ("report", CANG_LONG, "--to", "json,text", "-o", "OUT"),
    ],
    ids=lambda args: str(args[0]),
)
def test_an_interrupt_leaves_no_file(args: tuple[str | Path, ...], tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = [str(arg).replace("OUT", str(out)) for arg in args]
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, *words], env=environment(), stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"written\n"
        assert len(list(out.iterdir())) >= 1
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""
    assert not out.exists()


def test_an_interrupt_while_starting_is_quiet() -> None:
    code = """
import sys, types
from cadre_training.cli import main

def run(args):
    raise KeyboardInterrupt

sys.modules["cadre_training.cli._run"] = types.SimpleNamespace(run=run)
main()
"""
    done = run_code(code)
    assert (done.returncode, done.stderr) == (130, b"")


def test_a_fault_of_the_program_is_not_taken_for_a_finding() -> None:
    code = f"import cadre_training.stats\ncadre_training.stats.MEASURES = None\n{MAIN}"
    done = run_code(code, "measures")
    assert done.returncode == 70
    assert b"TypeError" in done.stderr


@pytest.mark.parametrize("args", [("--help",), ("formats",), ("plugins",), ("measures",)])
def test_light_commands_import_nothing_heavy(args: tuple[str, ...]) -> None:
    code = """
import sys
from cadre_training.cli._run import run
assert run(sys.argv[1:]) == 0
heavy = {"babel", "cattrs", "jinja2", "rich"} & set(sys.modules)
assert not heavy, heavy
"""
    done = run_code(code, *args)
    assert (done.returncode, done.stderr) == (0, b"")
