"""``cadre-training counter``: counts visits, from logs or live."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module

from cadre_training.plugin import Label, Language
from cadre_training_counter.commands.line import HelpAsked, WrongUsage
from cadre_training_counter.commands.printing import complain
from cadre_training_counter.store.problem import StoreProblem

Run = Callable[[Sequence[str], Language], int]

CANNOT = 2
"""Exit status: the command line, a log or the state cannot be used."""

INTERRUPTED = 130
"""Exit status: stopped from the keyboard."""

_NAME = "cadre-training counter"
_COMMANDS: Mapping[str, tuple[str, Label]] = {
    "count": (
        "count",
        Label("Đếm nhật ký của máy chủ web.", "Count the logs of a web server."),
    ),
    "show": ("show", Label("In số liệu đã đếm.", "Print the figures that were counted.")),
    "explain": (
        "explain",
        Label("Nói rõ đã tính gì, loại gì và vì sao.", "Say what was counted, left out, and why."),
    ),
    "import": (
        "take_over",
        Label("Tiếp nhận tổng số của bộ đếm cũ.", "Take over the total of an older counter."),
    ),
    "serve": ("", Label("Chạy bộ đếm trực tiếp.", "Run the live counter.")),
}


def main(args: tuple[str, ...], language: Language) -> int:
    """Run ``cadre-training counter`` and return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    name, *rest = args or ("--help",)
    if name in ("-h", "--help"):
        sys.stdout.write(_help(language))
        return 0
    try:
        return _command(name)(rest, language)
    except HelpAsked as asked:
        sys.stdout.write(f"{asked.text}\n")
        return 0
    except WrongUsage as wrong:
        see = f"{_NAME} {name} --help" if name in _COMMANDS else f"{_NAME} --help"
        vi, en = (
            text if text.endswith(("?", ".")) else f"{text}."
            for text in (wrong.message.vi, wrong.message.en)
        )
        complain(Label(f"{vi} Xem: {see}", f"{en} See: {see}"), language)
        return CANNOT
    except StoreProblem as problem:
        complain(problem.message, language)
        return CANNOT
    except KeyboardInterrupt:
        complain(_STOPPED, language)
        return INTERRUPTED


_STOPPED = Label(
    "đã dừng theo yêu cầu; phần đã ghi vẫn giữ nguyên, chạy lại để đếm tiếp",
    "stopped as asked; what was kept stays, run again to go on",
)


def _command(name: str) -> Run:
    """Import a command.

    Raises:
        WrongUsage: If there is none of that name.
    """
    if name not in _COMMANDS:
        close = get_close_matches(name, _COMMANDS, n=1)
        known = ", ".join(_COMMANDS)
        raise WrongUsage(
            f"không có lệnh “{name}”; "
            + (f"có phải {close[0]}?" if close else f"hiện có: {known}"),
            f"there is no command {name!r}; "
            + (f"did you mean {close[0]}?" if close else f"there are: {known}"),
        )
    if name == "serve":
        from cadre_training_counter.serve.command import main as serve

        return lambda rest, language: serve(tuple(rest), language)
    found: Run = import_module(f"cadre_training_counter.commands.{_COMMANDS[name][0]}").run
    return found


def _help(language: Language) -> str:
    """Return the help of the whole, with the commands there are."""
    width = max(map(len, _COMMANDS))
    head = Label(f"Cách dùng: {_NAME} LỆNH …", f"Usage: {_NAME} COMMAND …")
    text = Label(
        "Đếm lượt truy cập từ nhật ký của máy chủ web, hoặc trực tiếp; mỗi số đều kèm cách tính.",
        "Count visits from the logs of a web server, or live; every figure says what it counts.",
    )
    title = Label("Lệnh:", "Commands:")
    lines = [head.in_language(language), "", f"  {text.in_language(language)}", ""]
    lines.append(title.in_language(language))
    lines += [
        f"  {name.ljust(width)}  {summary.in_language(language)}"
        for name, (_, summary) in _COMMANDS.items()
    ]
    return "\n".join([*lines, ""])
