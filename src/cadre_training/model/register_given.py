"""What takes a register says so, where it is given something else."""

from __future__ import annotations

from cadre_training.model.register import Register


def must_be_register(value: object, function: str, *, instead: str | None = None) -> None:
    """Refuse what is no register, with what to do about it.

    Args:
        value: What was given.
        function: The public function it was given to.
        instead: What takes data frames in its place, if anything does.

    Raises:
        TypeError: If it is no register.

    >>> must_be_register("so-lop.xlsx", "check")
    Traceback (most recent call last):
    TypeError: check() takes a Register, not a path; load the file first: check(load('so-lop.xlsx'))
    """
    if isinstance(value, Register):
        return
    if isinstance(value, str) or hasattr(value, "__fspath__"):
        raise TypeError(
            f"{function}() takes a Register, not a path; load the file first: "
            f"{function}(load({str(value)!r}))"
        )
    kind = type(value)
    advice = "cadre_training.load() reads one from a file"
    if hasattr(kind, "register"):  # what was read of a spreadsheet has one
        advice = f"take its attribute register; {advice}"
    if instead is not None:
        advice += f", and data frames and stores are taken by {instead}()"
    raise TypeError(f"{function}() takes a Register, not {_name(kind)}; {advice}")


def _name(kind: type) -> str:
    where = "" if kind.__module__ == "builtins" else f"{kind.__module__.partition('.')[0]}."
    return f"{where}{kind.__qualname__}"
