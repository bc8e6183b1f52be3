"""A folder is put in place whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cadre_training.writers.whole_folder import put_folder

MARKER = "datapackage.json"
OURS = frozenset({"classes.csv", "topics.csv"})
NEW = {MARKER: b"new", "classes.csv": b"new"}


def put(target: Path, files: dict[str, bytes] | None = None) -> None:
    put_folder(target, NEW if files is None else files, MARKER, OURS)


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A package with a table that goes, and other things that stay."""
    target = tmp_path / "package"
    (target / "notes").mkdir(parents=True)
    (target / MARKER).write_bytes(b"old")
    (target / "topics.csv").write_bytes(b"old")
    (target / "README.md").write_bytes(b"mine")
    (target / "notes" / "a.txt").write_bytes(b"mine")
    (target / "link").symlink_to("README.md")
    return target


KEPT = {"README.md": b"mine", "link": b"mine", "notes/a.txt": b"mine"}
BEFORE = {MARKER: b"old", "topics.csv": b"old", **KEPT}


def test_a_new_folder_and_the_folders_above(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    put(target)
    assert content(tmp_path) == {f"a/b/{name}": data for name, data in NEW.items()}
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(target.parent.stat().st_mode)


def test_an_empty_folder(tmp_path: Path) -> None:
    put(tmp_path)
    assert content(tmp_path) == NEW


def test_an_older_package_gives_way_and_other_files_stay(old: Path) -> None:
    old.chmod(0o750)
    put(old)
    assert content(old) == {**NEW, **KEPT}
    assert (old / "link").is_symlink()
    assert stat.S_IMODE(old.stat().st_mode) == 0o750
    assert [path.name for path in old.parent.iterdir()] == ["package"]


def test_a_link_to_a_folder_stays_a_link(old: Path) -> None:
    link = old.parent / "link"
    link.symlink_to(old)
    put(link)
    assert link.is_symlink()
    assert content(old) == {**NEW, **KEPT}


def test_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(FileExistsError, match=r"no datapackage\.json"):
        put(tmp_path)
    with pytest.raises(FileExistsError, match="is a file"):
        put(tmp_path / "thesis.docx")
    assert content(tmp_path) == {"thesis.docx": b"mine"}


STOPS = [KeyboardInterrupt(), OSError(28, "No space left on device")]


def stop_at_rename(monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException) -> None:
    """Raise at one of the renames: an interrupt after it is done, a failure in its place."""
    rename = Path.rename
    calls = 0

    def stop(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == number and isinstance(error, OSError):
            raise error
        result = rename(path, target)
        if calls == number:
            raise error
        return result

    monkeypatch.setattr(Path, "rename", stop)


def stop_at_write(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    write_bytes = Path.write_bytes

    def stop(path: Path, data: bytes) -> int:
        write_bytes(path, data[:1])
        if path.name == "classes.csv":
            raise error
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", stop)


@pytest.mark.parametrize("error", STOPS)
@pytest.mark.parametrize("step", range(5))
def test_whatever_stops_it_the_old_package_stays_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException
) -> None:
    with monkeypatch.context() as stopping:
        if step == 0:
            stop_at_write(stopping, error)
        else:
            stop_at_rename(stopping, step, error)
        with pytest.raises(type(error)):
            put(old)
    assert content(old) == BEFORE
    assert [path.name for path in old.parent.iterdir()] == ["package"]


def test_in_between_there_is_no_package_rather_than_a_mixed_one(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename
    seen: list[dict[str, bytes]] = []

    def look(path: Path, target: Path) -> Path:
        result = rename(path, target)
        seen.append({name: data for name, data in content(old).items() if name[0] != "."})
        return result

    monkeypatch.setattr(Path, "rename", look)
    put(old)
    assert len(seen) == 4
    assert seen[-1] == {**NEW, **KEPT}
    assert not any(MARKER in state for state in seen[:-1])


def test_those_are_all_its_steps(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_at_rename(monkeypatch, 5, KeyboardInterrupt())
    put(old)
    assert content(old) == {**NEW, **KEPT}


@pytest.mark.parametrize("error", STOPS)
@pytest.mark.parametrize("step", range(2))
def test_whatever_stops_it_there_is_no_half_of_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException
) -> None:
    with monkeypatch.context() as stopping:
        if step == 0:
            stop_at_write(stopping, error)
        else:
            stop_at_rename(stopping, 1, error)
        with pytest.raises(type(error)):
            put(tmp_path / "new")
    whole = {f"new/{name}": data for name, data in NEW.items()}
    assert content(tmp_path) in ({}, whole)


def test_the_folder_itself_is_never_moved(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(old)
    put(Path())
    assert content(Path.cwd()) == {**NEW, **KEPT}
    assert old.samefile(Path.cwd())
