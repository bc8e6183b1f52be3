"""Reading the register a command is about."""

from __future__ import annotations

from pathlib import Path

from cadre_training.cli import _errors
from cadre_training.cli._language import current
from cadre_training.model.register import Register


def load_register(path: Path) -> Register:
    """Read the register at ``path``; what is wrong with it is told all at once."""
    from cadre_training import InputProblems, load

    _check_path(path)
    try:
        return load(path)
    except InputProblems as error:
        lines = [problem.text(current()) for problem in error.problems]
        number = len(lines)
        raise _errors.refuse(
            f"{_errors.shown(path)}: có {number} chỗ cần sửa; chưa xử lý gì",
            f"{_errors.shown(path)}: {number} problem{'s' * (number != 1)}; nothing was done",
            lines,
        ) from error


def _check_path(path: Path) -> None:
    """Refuse a path that leads nowhere, or to a folder that is no register."""
    name = _errors.shown(path)
    if not path.exists():
        raise _errors.refuse(f"{name}: không tìm thấy", f"{name}: not found")
    if path.is_dir() and not (path / "datapackage.json").exists():
        raise _errors.refuse(
            f"{name}: thư mục này không có datapackage.json nên không phải là sổ số liệu",
            f"{name}: the folder has no datapackage.json, so it is no register",
        )
