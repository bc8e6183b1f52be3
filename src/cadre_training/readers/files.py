"""Opening files safely."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.label import Label
from cadre_training.model.source import Place

# Without O_NONBLOCK, opening a pipe would wait for somebody to write to it; without O_BINARY,
# Windows would change the ends of lines. Either is missing where it is not needed.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MISSING = (errno.ENOENT, errno.ENOTDIR)
_REASONS = {
    errno.ENOENT: Label("không tìm thấy tệp", "no such file"),
    errno.ENOTDIR: Label("không tìm thấy tệp", "no such file"),
    errno.EACCES: Label("không có quyền đọc tệp", "no permission to read the file"),
    errno.EPERM: Label("không có quyền đọc tệp", "no permission to read the file"),
    errno.ELOOP: Label("liên kết tượng trưng quay vòng", "the symbolic links go round in a loop"),
    errno.ENAMETOOLONG: Label("tên tệp quá dài", "the file's name is too long"),
}


def cannot_read(error: OSError | ValueError, name: str) -> Problem:
    """Return the problem that a file cannot be read."""
    number = error.errno if isinstance(error, OSError) else None
    reason = _REASONS.get(number or 0) or Label(
        f"không đọc được tệp (lỗi hệ thống {number})" if number else "tên tệp không hợp lệ",
        f"the file cannot be read (system error {number})" if number else "no valid file name",
    )
    code = "no-such-file" if number in _MISSING else "unreadable-file"
    return Problem(code, reason, Place(name))


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file.
        name: What to call it in messages.

    Raises:
        InputProblems: If it cannot be read, or is a folder, a pipe or a device.
    """
    try:
        handle = os.open(path, _FLAGS)
        try:
            mode = os.fstat(handle).st_mode
            if not stat.S_ISREG(mode):
                raise InputProblems([_no_regular(mode, name)])
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(handle)
    except InputProblems:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputProblems([cannot_read(error, name)]) from None


def read_inside(folder: Path, name: str) -> bytes:
    """Return the bytes of a regular file inside ``folder``.

    Args:
        folder: The folder.
        name: The file's path from there, also what to call it in messages.

    Raises:
        InputProblems: If it cannot be read, or a symbolic link leads out of the folder.
    """
    path = folder / name
    try:
        inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError as error:  # a NUL in the name
        raise InputProblems([cannot_read(error, name)]) from None
    if not inside:
        raise InputProblems([outside(name).at(Place(name))])
    return read_file(path, name)


def outside(path: str) -> Refused:
    """Return the refusal of a path that leads out of the package."""
    return Refused(
        "path-outside",
        f"đường dẫn “{path}” dẫn ra ngoài thư mục số liệu; chỉ đọc các tệp nằm trong thư mục đó",
        f"the path {path!r} leads out of the package; only files inside its folder are read",
    )


def _no_regular(mode: int, name: str) -> Problem:
    if stat.S_ISDIR(mode):
        return Problem(
            "not-a-file",
            Label("đây là thư mục, không phải tệp", "this is a folder, not a file"),
            Place(name),
        )
    return Problem(
        "not-a-file",
        Label(
            "đây không phải là tệp thường (ống dẫn hoặc thiết bị)",
            "this is no regular file (a pipe or a device)",
        ),
        Place(name),
    )
