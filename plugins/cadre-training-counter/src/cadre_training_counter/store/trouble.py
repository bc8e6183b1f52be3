"""What is said when a state cannot be used: what, where, and what to do."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cadre_training.plugin import Label
from cadre_training_counter.store.problem import StoreProblem

_NOTHING_KEPT = Label(
    "chưa ghi thêm gì; chạy lại lệnh sau khi khắc phục, không có lượt nào bị mất",
    "nothing was added; run the command again once that is put right, and nothing is lost",
)
_CAUSES = {
    sqlite3.SQLITE_FULL: Label("ổ đĩa đã đầy", "the disk is full"),
    sqlite3.SQLITE_READONLY: Label("ổ đĩa hoặc tệp chỉ cho đọc", "the disk or file is read-only"),
    sqlite3.SQLITE_CANTOPEN: Label("không mở được tệp", "the file cannot be opened"),
    sqlite3.SQLITE_IOERR: Label("lỗi đọc, ghi ổ đĩa", "the disk failed"),
    sqlite3.SQLITE_BUSY: Label(
        "một chương trình khác đang ghi vào đây", "another program is writing to it"
    ),
    sqlite3.SQLITE_LOCKED: Label(
        "một chương trình khác đang ghi vào đây", "another program is writing to it"
    ),
    sqlite3.SQLITE_NOTADB: Label("tệp không phải là một bộ đếm", "the file is no counter"),
    sqlite3.SQLITE_CORRUPT: Label(
        "tệp bị hỏng; hãy dùng lại bản sao lưu", "the file is damaged; take a copy of it"
    ),
}
_SYSTEM = {
    errno.ENOSPC: _CAUSES[sqlite3.SQLITE_FULL],
    errno.EDQUOT: Label("đã hết hạn mức ổ đĩa", "the disk quota is used up"),
    errno.EROFS: _CAUSES[sqlite3.SQLITE_READONLY],
    errno.EACCES: Label("không có quyền truy cập", "permission denied"),
    errno.EPERM: Label("không được phép", "not permitted"),
    errno.ENOTDIR: Label("đây không phải là thư mục", "it is not a folder"),
    errno.EEXIST: Label("đây không phải là thư mục", "it is not a folder"),
}


@contextmanager
def told(path: Path) -> Generator[None]:
    """Say what SQLite or the system cannot do with ``path`` as a :class:`StoreProblem`."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error; what stands above it is finer than is of use here.
        code = getattr(error, "sqlite_errorcode", None)
        kind = code & 0xFF if isinstance(code, int) else None
        if (
            kind == sqlite3.SQLITE_CANTOPEN
            and path.exists()
            and not os.access(path.parent, os.W_OK)
        ):
            kind = sqlite3.SQLITE_READONLY  # what SQLite needs beside the file cannot be made
        cause = _CAUSES.get(kind) if kind is not None else None
        raise _cannot(path, cause or Label.same(str(error) or type(error).__name__)) from error
    except OSError as error:
        cause = _SYSTEM.get(error.errno or 0, Label.same(error.strerror or str(error) or "?"))
        raise _cannot(path, cause) from error


def _cannot(path: Path, cause: Label) -> StoreProblem:
    return StoreProblem(
        Label(
            f"{path}: {cause.vi}; {_NOTHING_KEPT.vi}",
            f"{path}: {cause.en}; {_NOTHING_KEPT.en}",
        ),
        cause=Label(f"{path}: {cause.vi}", f"{path}: {cause.en}"),
    )


def no_state(folder: Path) -> StoreProblem:
    """Say that there is no state in ``folder``."""
    return StoreProblem(
        Label(
            f"{folder}: chưa có trạng thái nào ở đây; lệnh counter count tạo ra nó",
            f"{folder}: there is no state here; the command counter count makes one",
        )
    )


def other_version(path: Path) -> StoreProblem:
    """Say that a state was made by another version of the program."""
    return StoreProblem(
        Label(
            f"{path}: tệp do một phiên bản khác của chương trình tạo ra",
            f"{path}: the file was made by another version of the program",
        )
    )


def other_secret(folder: Path) -> StoreProblem:
    """Say that the secret is lost or another one."""
    return StoreProblem(
        Label(
            f"{folder}: khóa bí mật secret.key bị mất hoặc bị thay, nên không nhận ra người truy "
            "cập cũ nữa; hãy khôi phục tệp đó, hoặc bắt đầu một thư mục mới và nhập tổng số cũ "
            "bằng counter import",
            f"{folder}: secret.key is lost or another one, so that visitors are not known again; "
            "bring that file back, or start a new folder and take the old total over with "
            "counter import",
        )
    )


def day_is_over(day: dt.date) -> StoreProblem:
    """Say that the salt of a day is destroyed."""
    return StoreProblem(
        Label(
            f"ngày {day:%d/%m/%Y} đã khép lại, muối của ngày đó đã bị hủy",
            f"the day {day.isoformat()} is over and its salt is destroyed",
        )
    )
