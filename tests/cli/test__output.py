from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cadre_training.cli._output import blamed_on, emit, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", "đủ".encode())
    assert (tmp_path / "a" / "b.txt").read_text("utf-8") == "đủ"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("cũ")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(tmp_path / "a.txt", b"new")
    assert caught.value.filename == str(tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "cũ"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(tmp_path / "pipe", b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"x")


def test_a_hyphen_is_standard_output(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    emit("a\n", Path("-"))
    emit("b\n", None)
    assert capsys.readouterr().out == "a\nb\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", [None, "/x/.cadre-training-12.part"])
def test_a_hidden_file_is_called_by_the_name_the_user_knows(named: str | None) -> None:
    with pytest.raises(PermissionError) as caught, blamed_on(Path("out.csv")):
        raise PermissionError(errno.EACCES, "no", named)
    assert caught.value.filename == "out.csv"


def test_a_file_that_the_user_knows_keeps_its_name() -> None:
    with pytest.raises(PermissionError) as caught, blamed_on(Path("out")):
        raise PermissionError(errno.EACCES, "no", "out/above")
    assert caught.value.filename == "out/above"
