"""Files that appear together or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from cadre_training.exporting.file_set import FileSet, interrupts_held


def write(files: FileSet, name: str, data: bytes) -> None:
    with files.create(name) as out:
        out.write(data)


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


OLD = {"a.txt": b"old a", "b.txt": b"old b"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "out"
    path.mkdir()
    for name, data in OLD.items():
        (path / name).write_bytes(data)
    return path


def test_files_appear_when_published(folder: Path) -> None:
    with FileSet(folder) as files:
        write(files, "a.txt", b"new a")
        write(files, "c.txt", b"new c")
        assert {n: d for n, d in content(folder).items() if not n.startswith(".")} == OLD
        assert files.publish() == (folder / "a.txt", folder / "c.txt")
    assert content(folder) == {"a.txt": b"new a", "b.txt": b"old b", "c.txt": b"new c"}


def test_without_publishing_nothing_stays(tmp_path: Path, folder: Path) -> None:
    with FileSet(folder) as files:
        write(files, "a.txt", b"new a")
    assert content(folder) == OLD
    with FileSet(tmp_path / "x" / "y") as files:
        write(files, "a.txt", b"new a")
    assert not (tmp_path / "x").exists()


def test_folders_are_made_only_with_files_in_them(tmp_path: Path) -> None:
    with FileSet(tmp_path / "x" / "y") as files:
        assert files.publish() == ()
    assert not (tmp_path / "x").exists()
    with FileSet(tmp_path / "x" / "y") as files:
        write(files, "a.txt", b"a")
        files.publish()
    assert content(tmp_path / "x" / "y") == {"a.txt": b"a"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError, OSError])
def test_any_failure_while_writing_leaves_all_as_it_was(
    folder: Path, error: type[BaseException]
) -> None:
    def fail() -> None:
        with FileSet(folder) as files:
            write(files, "a.txt", b"new a")
            with files.create("b.txt") as out:
                out.write(b"half")
                raise error

    with pytest.raises(error):
        fail()
    assert content(folder) == OLD


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "no"), KeyboardInterrupt()])
@pytest.mark.parametrize("links", [True, False])
def test_a_failure_while_publishing_takes_all_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, links: bool
) -> None:
    replace = Path.replace

    def fail_at_b(self: Path, target: Path) -> Path:
        if target.name == "b.txt" and (folder / "a.txt").read_bytes() == b"new a":
            raise error
        return replace(self, target)

    def no_links(*args: object, **named: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "replace", fail_at_b)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with FileSet(folder) as files:
        for name in ("c.txt", "a.txt", "b.txt"):
            write(files, name, b"new " + name[:1].encode())
        with pytest.raises(type(error)):
            files.publish()
    assert content(folder) == OLD


def test_an_old_file_is_there_at_every_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def look(self: Path, target: Path) -> Path:
        assert (folder / "a.txt").exists()
        assert (folder / "b.txt").exists()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", look)
    with FileSet(folder) as files:
        for name in OLD:
            write(files, name, b"new")
        files.publish()


def test_a_folder_of_the_name_is_refused_at_once(folder: Path) -> None:
    (folder / "c.txt").mkdir()
    with FileSet(folder) as files, pytest.raises(IsADirectoryError, match=r"c\.txt"):
        write(files, "c.txt", b"new c")
    assert (folder / "c.txt").is_dir()


def test_a_file_in_place_of_the_folder_is_refused(folder: Path) -> None:
    with FileSet(folder / "a.txt") as files, pytest.raises(OSError, match=r"a\.txt"):
        write(files, "x", b"")
    assert content(folder) == OLD


def test_published_files_have_the_permissions_of_any_new_file(folder: Path) -> None:
    mask = os.umask(0o027)
    try:
        with FileSet(folder) as files:
            write(files, "c.txt", b"c")
            files.publish()
    finally:
        os.umask(mask)
    assert stat.S_IMODE((folder / "c.txt").stat().st_mode) == 0o640


def test_a_full_disk_leaves_all_as_it_was_and_is_named(tmp_path: Path) -> None:
    code = f"""
    import resource, signal
    from pathlib import Path
    from cadre_training.exporting.file_set import FileSet
    folder = Path({str(tmp_path)!r})
    (folder / "a.txt").write_bytes(b"old a")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        with FileSet(folder) as files:
            for name in ("b.txt", "a.txt"):
                with files.create(name) as out:
                    out.write(b"x" * (200_000 if name == "a.txt" else 10))
            files.publish()
    except OSError as error:
        print(error.filename)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(tmp_path / "a.txt")
    assert content(tmp_path) == {"a.txt": b"old a"}


class TestInterrupts:
    def test_ctrl_c_waits_until_the_block_has_ended(self) -> None:
        steps: list[str] = []

        def interrupted() -> None:
            with interrupts_held():
                signal.raise_signal(signal.SIGINT)
                steps.append("went on")
            steps.append("too far")

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert steps == ["went on"]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

    def test_other_threads_hold_nothing(self) -> None:
        seen: list[object] = []

        def run() -> None:
            with interrupts_held():
                seen.append(signal.getsignal(signal.SIGINT))

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        assert seen == [signal.default_int_handler]

    def test_one_that_comes_while_publishing_finds_all_files_in_place(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        replace = Path.replace

        def interrupt(self: Path, target: Path) -> Path:
            signal.raise_signal(signal.SIGINT)
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", interrupt)

        def publish() -> None:
            with FileSet(folder) as files:
                for name in OLD:
                    write(files, name, b"new")
                files.publish()

        with pytest.raises(KeyboardInterrupt):
            publish()
        assert content(folder) == dict.fromkeys(OLD, b"new")

    def test_at_any_moment_all_or_nothing(self, tmp_path: Path) -> None:
        code = f"""
        import itertools
        from pathlib import Path
        from cadre_training.exporting.file_set import FileSet
        folder = Path({str(tmp_path)!r})
        print("ready", flush=True)
        for turn in itertools.count():
            with FileSet(folder) as files:
                for name in ("a", "b", "c"):
                    with files.create(name) as out:
                        out.write(str(turn).encode() * 50_000)
                files.publish()
        """
        for moment in range(8):
            run = subprocess.Popen(
                [sys.executable, "-c", textwrap.dedent(code)],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            assert run.stdout is not None
            assert run.stdout.readline() == b"ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                run.wait(0.05 + moment * 0.013)
            run.send_signal(signal.SIGINT)
            run.wait()
            run.stdout.close()
            found = content(tmp_path)
            assert set(found) <= {"a", "b", "c"}
            assert len(set(found.values())) <= 1, "files of two turns"
