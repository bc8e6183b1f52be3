"""What the command line says when it cannot do what it was asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import IO

import click

from cadre_training.cli._language import current, pick, say
from cadre_training.exporters._unsafe import escape

FINDINGS = 1
"""Exit status: a check found an error in the figures."""

BAD_INPUT = 2
"""Exit status: the command or its input cannot be used."""

INTERRUPTED = 130
"""Exit status: stopped from the keyboard."""

TERMINATED = 143
"""Exit status: the system asked it to end."""

READER_GONE = 141
"""Exit status: whoever read the output has stopped reading."""

FAULT = 70
"""Exit status: a fault of the program itself."""


class Refusal(click.ClickException):
    """A message for the user, in their language, and exit status 2.

    Args:
        message: What is wrong and what to do, without a full stop too many.
        lines: Lines to print ahead of it, each a problem by itself.
    """

    exit_code = BAD_INPUT

    def __init__(self, message: str, lines: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.lines = tuple(lines)
        self._head = say("Lỗi", "Error")

    def show(self, file: IO[str] | None = None) -> None:
        """Print the message to standard error, or to ``file``."""
        for line in (*self.lines, f"{self._head}: {self.message}"):
            click.echo(escape(line), file=file, err=file is None)


def refuse(vi: str, en: str, lines: Iterable[str] = ()) -> Refusal:
    """Make the refusal that says this in the language of the command that runs."""
    return Refusal(say(vi, en), lines)


def unknown(
    vi: str, en: str, name: str, known: Iterable[str], lines: Iterable[str] = ()
) -> Refusal:
    """Make the refusal of a name that nothing has, with those that come close, and all.

    Args:
        vi: What such names are of, in Vietnamese: ``chỉ tiêu``.
        en: The same in English, in the singular: ``measure``.
        name: The name that was given.
        known: The names there are.
        lines: Lines to print ahead of it.
    """
    names = list(known)
    close = get_close_matches(name, names, n=3)
    guess = say(
        f" Có phải “{'” hay “'.join(close)}”?" if close else "",
        f" Did you mean {' or '.join(map(repr, close))}?" if close else "",
    )
    have = ", ".join(names) or say("không có", "none")
    return refuse(
        f"không có {vi} “{name}”.{guess} Hiện có: {have}",
        f"there is no {en} {name!r}.{guess} There are: {have}",
        lines,
    )


_CAUSES = {
    errno.ENOENT: ("không tìm thấy tệp", "no such file"),
    errno.EACCES: ("không có quyền truy cập", "permission denied"),
    errno.EPERM: ("không được phép", "not permitted"),
    errno.EISDIR: ("đây là một thư mục, không phải tệp", "it is a folder, not a file"),
    errno.ENOTDIR: ("đây không phải là thư mục", "it is not a folder"),
    errno.EEXIST: ("đã có tệp cùng tên ở đó", "a file of that name stands there"),
    errno.ENOSPC: ("ổ đĩa đã đầy", "the disk is full"),
    errno.EFBIG: ("tệp vượt quá cỡ lớn nhất được phép", "the file would be larger than is allowed"),
    errno.EDQUOT: ("đã hết hạn mức ổ đĩa", "the disk quota is used up"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: ("tên quá dài", "the name is too long"),
    errno.EMFILE: ("mở quá nhiều tệp cùng lúc", "too many files are open"),
    errno.EIO: ("lỗi đọc, ghi ổ đĩa", "the disk failed"),
}


def of_system(error: OSError) -> Refusal:
    """Make the refusal for an error of the operating system: which file, and why."""
    vi, en = _CAUSES.get(error.errno or 0, (f"lỗi hệ thống {error.errno}", error.strerror or "?"))
    if error.errno is None:
        vi = en = str(error)
    named = error.filename2 or error.filename
    if not isinstance(named, str | bytes):
        return refuse(vi, en)
    path = shown(os.fsdecode(named))
    return refuse(f"{path}: {vi}", f"{path}: {en}")


def shown(path: str | Path) -> str:
    """Return a path as text that can be printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def of_usage(error: click.UsageError, command: click.Command, context: click.Context) -> Refusal:
    """Make the refusal that says what click found wrong with the command line."""
    vi, en = _usage(error, command, context)
    end = "" if vi.endswith("?") else "."
    path = context.command_path
    return refuse(f"{vi}{end} Xem: {path} --help", f"{en}{end} See: {path} --help")


def _usage(
    error: click.UsageError, command: click.Command, context: click.Context
) -> tuple[str, str]:
    match error:
        case click.NoSuchOption():
            options = [name for param in command.get_params(context) for name in param.opts]
            close = get_close_matches(error.option_name, options, n=1)
            return (
                f"không có tùy chọn {error.option_name}"
                + (f"; có phải {close[0]}?" if close else ""),
                f"there is no option {error.option_name}"
                + (f"; did you mean {close[0]}?" if close else ""),
            )
        case click.MissingParameter():
            name = _name(error.param)
            return f"còn thiếu {name}", f"{name} is missing"
        case click.BadOptionUsage():
            name = error.option_name
            for param in command.get_params(context):
                if isinstance(param, click.Option) and name in param.opts and not param.is_flag:
                    return f"sau {name} phải có một giá trị", f"{name} needs a value"
            return f"{name} không nhận giá trị nào", f"{name} takes no value"
        case _:
            message = error.format_message().rstrip(".")
            return message, message


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    if isinstance(param, click.Argument):
        return pick(param.metavar or param.name or "?", current())
    return max(param.opts, key=len)
