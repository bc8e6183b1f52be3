"""What is no readable file is refused, and never waited for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cadre_training.readers import InputProblems
from cadre_training.readers.files import read_file, read_inside


def code(path: Path, folder: Path | None = None) -> tuple[str, str]:
    with pytest.raises(InputProblems) as caught:
        read_file(path, "x.csv") if folder is None else read_inside(folder, str(path))
    (problem,) = caught.value.problems
    return problem.code, problem.message.en


def test_the_bytes_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\xff")
    assert read_file(tmp_path / "a.csv", "a.csv") == b"\x00\xff"
    assert read_inside(tmp_path, "a.csv") == b"\x00\xff"


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert code(tmp_path / "none")[0] == "no-such-file"
    assert code(tmp_path / "file" / "below")[0] == "no-such-file"
    assert code(tmp_path / "with\0nul")[0] == "unreadable-file"
    assert code(Path("with\0nul"), tmp_path)[0] == "unreadable-file"
    assert code(tmp_path / ("x" * 300)) == ("unreadable-file", "the file's name is too long")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code(tmp_path) == ("not-a-file", "this is a folder, not a file")
    assert code(tmp_path / "pipe")[0] == "not-a-file"  # and nobody waits for its other end
    assert code(Path(os.devnull))[0] == "not-a-file"


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert code(tmp_path / "a")[1] == "the symbolic links go round in a loop"
    assert code(Path("a"), tmp_path)[0] == "unreadable-file"


def test_no_permission_and_other_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int) -> None:
        def fail(*_args: object) -> int:
            raise OSError(number, "in the system's words")

        monkeypatch.setattr("cadre_training.readers.files.os.open", fail)

    refuse(errno.EACCES)
    assert code(tmp_path / "a") == ("unreadable-file", "no permission to read the file")
    refuse(errno.EIO)
    assert code(tmp_path / "a") == (
        "unreadable-file",
        f"the file cannot be read (system error {errno.EIO})",
    )


def test_a_link_may_lead_about_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (tmp_path / "secret.csv").write_bytes(b"secret")
    (folder / "data.csv").write_bytes(b"data")
    (folder / "inside.csv").symlink_to("data.csv")
    (folder / "outside.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "parent").symlink_to(tmp_path)
    assert read_inside(folder, "inside.csv") == b"data"
    for name in ("outside.csv", "parent/secret.csv", "../secret.csv"):
        assert code(Path(name), folder)[0] == "path-outside"
    (tmp_path / "link").symlink_to(folder)
    assert read_inside(tmp_path / "link", "data.csv") == b"data"
