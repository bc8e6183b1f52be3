"""Whenever a build is killed, the store before it is whole, and the next build goes through."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cadre_training.frames import aggregate
from cadre_training.frames.manifest import MANIFEST
from cadre_training.store import build
from cadre_training.store.people import keys_folder

CHILD = Path(__file__).with_name("killed_child.py")


def write(folder: Path, name: str, rows: int, year: int = 2022) -> list[Path]:
    made = folder / name
    made.mkdir()
    (made / "classes.csv").write_text(
        "id,period,learners\n" + "".join(f"{name}{i},{year + i % 2},2\n" for i in range(rows))
    )
    (made / "attendances.csv").write_text(
        "class_id,cadre_id\n" + "".join(f"{name}{i},P{i % 7}\n" for i in range(rows))
    )
    return [made / "classes.csv", made / "attendances.csv"]


def rolls(store: Path) -> list[object]:
    table = aggregate(store, ["year"], ["classes", "roll_attendances", "people"])
    return [(row.key, [cell.value for cell in row.cells]) for row in (*table.rows, table.total)]


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def build_and_be_stopped(
    number: signal.Signals, at: int, store: Path, sources: list[Path]
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CHILD), str(int(number)), str(at), str(store)]
    return subprocess.run(
        [*command, *map(str, sources)], check=False, timeout=120, capture_output=True, text=True
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("at", [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 30])
def test_killed_at_some_step(tmp_path: Path, at: int) -> None:
    store = tmp_path / "store"
    first, second = write(tmp_path, "a", 6), write(tmp_path, "b", 9)
    build(first, store)
    before = rolls(store)
    whole = tmp_path / "whole"
    build([*first, *second], whole)
    after = rolls(whole)

    child = build_and_be_stopped(signal.SIGKILL, at, store, second)
    assert child.returncode in (-signal.SIGKILL, 0)
    found = rolls(store)
    assert found in (before, after)
    if child.returncode == 0:
        assert found == after

    build(second, store)
    assert rolls(store) == after
    assert MANIFEST in files(store)
    build(second, store)  # sweeps what may still lie about
    named = {part.path for part in build(second, store).manifest.parts}
    assert set(files(store)) == named | {MANIFEST, ".lock"}
    assert len(files(keys_folder(store))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["INT", "TERM"]
)
@pytest.mark.parametrize("at", [1, 5, 9, 13])
def test_stopped_at_some_step(tmp_path: Path, number: signal.Signals, status: int, at: int) -> None:
    store = tmp_path / "store"
    build(write(tmp_path, "a", 6), store)
    second = write(tmp_path, "b", 9)
    before, was = rolls(store), files(tmp_path)
    child = build_and_be_stopped(number, at, store, second)
    assert child.returncode == status
    assert "Traceback" not in child.stderr
    found = rolls(store)
    if found == before:
        assert files(tmp_path) == was
    else:  # it had been put in place when the signal was heard
        assert found == rolls_of_all(tmp_path, second)
    assert not list(store.glob(".building*"))


def rolls_of_all(folder: Path, second: list[Path]) -> list[object]:
    first = [folder / "a" / path.name for path in second]
    build([*first, *second], folder / "whole")
    return rolls(folder / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("most", [200, 1_500, 2_500, 20_000])
def test_no_room(tmp_path: Path, most: int) -> None:
    """A limit on the size of files stops writing as a full disk does."""
    store = tmp_path / "store"
    build(write(tmp_path, "a", 6), store)
    second = write(tmp_path, "b", 9000)
    was = files(tmp_path)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    args = ["store", "build", *map(str, second), "-o", str(store), "--lang", "en"]
    start = f"import sys; sys.argv[1:] = {args!r}; from cadre_training.cli import main; main()"
    child = subprocess.run(
        [sys.executable, "-c", f"{limit}; {start}"],
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    assert (child.returncode, child.stderr) == (
        2,
        f"Error: {store}: the file would be larger than is allowed\n",
    )
    assert files(tmp_path) == was


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_failure_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, at: int
) -> None:
    store = tmp_path / "store"
    build(write(tmp_path, "a", 6), store)
    more = write(tmp_path, "b", 9)
    before, was = rolls(store), files(store)
    calls = 0
    fsync = os.fsync

    def failing(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        fsync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(type(error)):
        build(more, store)
    monkeypatch.undo()
    assert rolls(store) == before
    assert files(store) == was


def test_a_build_that_fails_leaves_no_folder_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        build(write(tmp_path, "a", 3), tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_first_build_that_fails_at_its_last_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = write(tmp_path, "a", 3)
    was = files(tmp_path)
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.name == MANIFEST:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        build(sources, tmp_path / "store")
    assert files(tmp_path) == was
    assert not keys_folder(tmp_path / "store").exists()
    assert not (tmp_path / "store").exists()
