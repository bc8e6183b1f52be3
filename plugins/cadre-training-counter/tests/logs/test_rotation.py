"""A log is known again by what stands in it, whatever became of its file."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cadre_training.plugin import InputProblems
from cadre_training_counter.logs.finding import Standing
from cadre_training_counter.tally.outcome import Outcome

from .support import NOON, Asked, count_into, figures, numbers, write

ALL = ("all", "page view", "without")
SECOND = timedelta(seconds=1)


def requests(first: int, number: int) -> list[Asked]:
    return [
        Asked(at=NOON - timedelta(hours=3) + n * SECOND, address=f"198.51.100.{n % 250}")
        for n in range(first, first + number)
    ]


def text(first: int, number: int) -> bytes:
    return "".join(one.line for one in requests(first, number)).encode()


def views(state: Path) -> int:
    return numbers(figures(state, NOON))[ALL]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return write(tmp_path / "access.log", requests(0, 30))


def test_the_same_log_twice(log: Path, state: Path) -> None:
    count_into(state, [log], NOON)
    (again,) = count_into(state, [log], NOON)
    assert (again.standing, again.lines, views(state)) == (Standing.KNOWN, 0, 30)


def test_the_same_log_twice_in_one_run(log: Path, state: Path) -> None:
    copy = log.with_name("copy.log")
    copy.write_bytes(log.read_bytes())
    packed = log.with_name("access.log.gz")
    packed.write_bytes(gzip.compress(log.read_bytes()))
    count_into(state, [log, copy, packed], NOON)
    assert views(state) == 30


def test_a_log_that_grows(log: Path, state: Path) -> None:
    count_into(state, [log], NOON)
    with log.open("ab") as more:
        more.write(text(30, 12))
    (again,) = count_into(state, [log], NOON)
    assert (again.standing, again.lines, views(state)) == (Standing.RESUMED, 12, 42)


def rename(log: Path) -> list[Path]:
    old = log.with_name("access.log.1")
    log.rename(old)
    with old.open("ab") as more:  # the server writes there until it is told
        more.write(text(30, 5))
    log.write_bytes(text(100, 7))
    return [log, old]


def copy_and_truncate(log: Path) -> list[Path]:
    with log.open("ab") as more:
        more.write(text(30, 5))
    old = log.with_name("access.log.1")
    shutil.copyfile(log, old)
    os.truncate(log, 0)
    with log.open("ab") as more:
        more.write(text(100, 7))
    return [old, log]


def compress(log: Path) -> list[Path]:
    with log.open("ab") as more:
        more.write(text(30, 5))
    old = log.with_name("access.log.1.gz")
    old.write_bytes(gzip.compress(log.read_bytes()))
    log.write_bytes(text(100, 7))
    return [old, log]


def compress_in_parts(log: Path) -> list[Path]:
    """Two members one behind the other, as when compressed logs are put together."""
    old = log.with_name("access.log.1.gz")
    old.write_bytes(gzip.compress(log.read_bytes()) + gzip.compress(text(30, 5)))
    log.write_bytes(text(100, 7))
    return [log, old]


ROTATIONS = [rename, copy_and_truncate, compress, compress_in_parts]


@pytest.mark.parametrize("rotate", ROTATIONS)
@pytest.mark.parametrize("backwards", [False, True])
def test_rotation(
    rotate: Callable[[Path], list[Path]], backwards: bool, log: Path, state: Path
) -> None:
    count_into(state, [log], NOON)
    logs = rotate(log)
    count_into(state, logs[::-1] if backwards else logs, NOON)
    assert views(state) == 30 + 5 + 7
    count_into(state, logs, NOON)
    assert views(state) == 42


def test_rotation_while_lines_wait(log: Path, state: Path) -> None:
    """What had to wait in a log is counted from its compressed copy."""
    half = NOON - timedelta(hours=3) + 9 * SECOND
    (counted,) = count_into(state, [log], half)
    assert (counted.lines, counted.waiting) == (10, 20)
    logs = compress(log)
    count_into(state, logs, NOON)
    assert views(state) == 42


def test_an_older_and_shorter_copy_adds_nothing(log: Path, state: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.log"
    older.write_bytes(log.read_bytes()[:-200])
    count_into(state, [log], NOON)
    (counted,) = count_into(state, [older], NOON)
    assert (counted.standing, views(state)) == (Standing.KNOWN, 30)


def test_a_log_that_was_changed_where_it_was_counted_is_refused(log: Path, state: Path) -> None:
    with log.open("ab") as more:
        more.write(text(30, 100))
    count_into(state, [log], NOON)
    data = bytearray(log.read_bytes())
    data[-300:-298] = b"99"
    log.write_bytes(bytes(data) + text(200, 1))
    with pytest.raises(InputProblems, match=r"access\.log: the file begins like a log") as refused:
        count_into(state, [log], NOON)
    assert refused.value.problems[0].code == "log-changed"
    assert views(state) == 130


def test_short_logs_that_begin_alike_are_told_apart(state: Path, tmp_path: Path) -> None:
    """Two logs of IIS whose headings are the same, seen first when nothing else is in them."""
    head = b"#Software: IIS\r\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\r\n"
    one, other = tmp_path / "one.log", tmp_path / "other.log"
    for log in (one, other):
        log.write_bytes(head)
    count_into(state, [one, other], NOON)
    one.write_bytes(head + b"2024-02-29 04:00:00 192.0.2.1 GET /a 200\r\n")
    other.write_bytes(head + b"2024-02-29 04:00:01 192.0.2.2 GET /b 200\r\n" * 2)
    count_into(state, [one, other], NOON)
    count_into(state, [other, one], NOON)
    assert views(state) == 3


def test_a_compressed_log_cut_short_goes_on_when_it_is_whole(log: Path, state: Path) -> None:
    whole = gzip.compress(text(0, 4000), mtime=0)
    packed = log.with_name("access.log.2.gz")
    packed.write_bytes(whole[: len(whole) // 2])
    (counted,) = count_into(state, [packed], NOON)
    assert counted.damaged
    assert 0 < counted.lines < 4000
    packed.write_bytes(whole)
    (rest,) = count_into(state, [packed], NOON)
    assert not rest.damaged
    assert (rest.standing, views(state)) == (Standing.RESUMED, 4000)


def test_a_compressed_log_with_a_broken_part(log: Path, state: Path) -> None:
    packed = log.with_name("access.log.2.gz")
    data = bytearray(gzip.compress(text(0, 4000), mtime=0))
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    packed.write_bytes(bytes(data))
    (counted,) = count_into(state, [packed], NOON)
    assert counted.damaged
    assert counted.lines > 100


def test_a_last_line_without_end_is_counted_once(log: Path, state: Path) -> None:
    whole = text(0, 31)
    log.write_bytes(whole[:-1])
    (counted,) = count_into(state, [log], NOON)
    assert counted.lines == 31
    log.write_bytes(whole + text(31, 2))
    (more,) = count_into(state, [log], NOON)
    assert (more.lines, views(state)) == (2, 33)


@pytest.mark.parametrize("missing", [2, 5, 40, 100, 130])
def test_a_last_line_that_breaks_off_waits(missing: int, log: Path, state: Path) -> None:
    whole = text(0, 31)
    log.write_bytes(whole[:-missing])
    (counted,) = count_into(state, [log], NOON)
    assert dict(counted.counts) == {Outcome.PERSON: 30}
    log.write_bytes(whole)
    count_into(state, [log], NOON)
    assert views(state) == 31


def test_a_line_that_goes_on_after_it_was_counted_is_not_counted_again(
    log: Path, state: Path
) -> None:
    whole = text(0, 31)
    log.write_bytes(whole[:-1])
    count_into(state, [log], NOON)
    log.write_bytes(whole[:-1] + b' "0.015"')
    assert count_into(state, [log], NOON)[0].lines == 0
    log.write_bytes(whole[:-1] + b' "0.015"\n' + text(31, 1))
    assert count_into(state, [log], NOON)[0].lines == 1
    assert views(state) == 32


def test_a_hole_in_front_of_lines_is_passed(log: Path, state: Path) -> None:
    """A server goes on where it was, in a file that was cut off beneath it."""
    with log.open("wb") as file:
        file.seek(6 << 20)
        file.write(text(0, 3))
    count_into(state, [log], NOON, form="combined")
    assert views(state) == 3


def test_an_empty_log(state: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.log"
    empty.touch()
    (counted,) = count_into(state, [empty], NOON)
    assert (counted.lines, counted.standing) == (0, Standing.NEW)
    empty.write_bytes(text(0, 2))
    count_into(state, [empty], NOON)
    assert views(state) == 2


def test_a_compressed_log_of_which_nothing_can_be_read(state: Path, tmp_path: Path) -> None:
    packed = tmp_path / "a.log.gz"
    packed.write_bytes(b"\x1f\x8b" + b"no gzip at all" * 10)
    (counted,) = count_into(state, [packed], NOON)
    assert (counted.damaged, counted.lines) == (True, 0)
