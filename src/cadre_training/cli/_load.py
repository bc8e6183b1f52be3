"""Reading the register a command is about."""

from __future__ import annotations

from pathlib import Path

from cadre_training.cli import _errors
from cadre_training.cli._language import current
from cadre_training.model.register import Register
from cadre_training.model.source import Place


def load_register(path: Path) -> Register:
    """Read the register at ``path``; what is wrong with it is told all at once."""
    from cadre_training import InputProblems, load
    from cadre_training._registry import PluginError
    from cadre_training.cli._plugins import unwarned

    try:
        with unwarned():
            return load(path)
    except PluginError as error:
        broken = error.problem.message
        raise _errors.refuse(broken.vi, broken.en) from error
    except InputProblems as error:
        lines = [problem.text(current()) for problem in error.problems]
        number, name = len(lines), _errors.shown(path)
        if number == 1 and error.problems[0].place == Place(str(path)):  # nothing was read at all
            message = error.problems[0].message.in_language(current())
            raise _errors.Refusal(f"{name}: {message}") from error
        raise _errors.refuse(
            f"{name}: có {number} chỗ cần sửa; chưa xử lý gì",
            f"{name}: {number} problem{'s' * (number != 1)}; nothing was done",
            lines,
        ) from error
