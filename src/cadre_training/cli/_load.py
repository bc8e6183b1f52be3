"""Reading the register a command is about."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cadre_training.cli import _errors
from cadre_training.cli._language import current, say
from cadre_training.cli._waiting import Waiting
from cadre_training.model.register import Register
from cadre_training.model.source import Place

if TYPE_CHECKING:
    from cadre_training.codec.problem import InputProblems


def load_register(path: Path, mapping: Path | None = None, *, use_mapping: bool = True) -> Register:
    """Read the register at ``path``; what is wrong with it is told all at once.

    Args:
        path: What to read.
        mapping: The file that says how a spreadsheet is understood, where the user names one.
        use_mapping: Whether such a file is read at all.
    """
    from cadre_training.loading import load

    with told(path):
        if is_spreadsheet(path):
            from cadre_training.cli._mapping_file import MappingFile

            choice = MappingFile.of(path, mapping, use_mapping).choice
        else:
            refuse_mapping(mapping, use_mapping=use_mapping)
            choice = None
        with Waiting(say("Đang đọc số liệu", "Reading the records")):
            return load(path, mapping=choice)


def is_spreadsheet(path: Path) -> bool:
    """Tell whether a path is read as a spreadsheet; why it cannot be read is told."""
    from cadre_training.loading import is_spreadsheet as is_sheet

    with told(path):
        return is_sheet(path)


def refuse_mapping(mapping: Path | None, *, use_mapping: bool) -> None:
    """Refuse the options about a mapping file, where there is no spreadsheet to read by it."""
    if mapping is not None or not use_mapping:
        raise _errors.refuse(
            "--mapping và --no-mapping chỉ dùng cho bảng tính",
            "--mapping and --no-mapping are for spreadsheets only",
        )


@contextmanager
def told(path: Path) -> Generator[None]:
    """Say in the user's language why the input at ``path`` cannot be used, whatever is raised."""
    from cadre_training._registry import PluginError
    from cadre_training.cli._plugins import unwarned
    from cadre_training.codec.problem import InputProblems

    try:
        with unwarned():
            yield
    except PluginError as error:
        broken = error.problem.message
        raise _errors.refuse(broken.vi, broken.en) from error
    except InputProblems as error:
        if len(error.problems) == 1 and error.problems[0].place == Place(str(path)):
            # Nothing was read at all.
            message = error.problems[0].message.in_language(current())
            raise _errors.Refusal(f"{_errors.shown(path)}: {message}") from error
        raise refusal_of(error, _errors.shown(path)) from error


def refusal_of(error: InputProblems, name: str) -> _errors.Refusal:
    """Make the refusal of an input, with a line for each thing that is wrong with it.

    Args:
        error: What is wrong.
        name: What to call the input.
    """
    lines = [problem.text(current()) for problem in error.problems]
    number = len(lines)
    return _errors.refuse(
        f"{name}: có {number} chỗ cần sửa; chưa xử lý gì",
        f"{name}: {number} problem{'s' * (number != 1)}; nothing was done",
        lines,
    )
