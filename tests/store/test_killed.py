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


STEPS = ("fsync", "replace", "unlink", "write_text")


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

    child = subprocess.run(
        [sys.executable, str(CHILD), str(store), str(at), *map(str, second)],
        check=False,
        timeout=120,
    )
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
