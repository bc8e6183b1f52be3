from __future__ import annotations

import errno
import os

import pytest

from cadre_training.cli._errors import of_system, refuse, shown, unknown


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file", "a/b"), "a/b: không tìm thấy tệp"),
        (PermissionError(errno.EACCES, "denied", "a"), "a: không có quyền truy cập"),
        (OSError(errno.ENOSPC, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(errno.EXDEV, "x", "a", None, "b"), f"b: lỗi hệ thống {errno.EXDEV}"),
        (OSError("lạ"), "lạ"),
    ],
)
def test_an_error_of_the_system_names_file_and_cause(error: OSError, message: str) -> None:
    assert of_system(error).message == message


def test_a_name_of_any_bytes_can_be_shown() -> None:
    assert shown(os.fsdecode("báo-cáo".encode())) == "báo-cáo"
    assert shown(os.fsdecode(b"a\xff")) == r"a\xff"


def test_an_unknown_name_comes_with_the_close_ones_and_all() -> None:
    message = unknown("chỉ tiêu", "measure", "clases", ["classes", "people"]).message
    assert message == "không có chỉ tiêu “clases”. Có phải “classes”? Hiện có: classes, people"
    assert unknown("x", "x", "a", []).message == "không có x “a”. Hiện có: không có"


def test_the_lines_of_a_refusal_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    refuse("hai chỗ cần sửa", "two", ["a.csv:1: x", "a.csv:2: y"]).show()
    shown_text = capsys.readouterr()
    assert shown_text.err == "a.csv:1: x\na.csv:2: y\nLỗi: hai chỗ cần sửa\n"
    assert shown_text.out == ""
