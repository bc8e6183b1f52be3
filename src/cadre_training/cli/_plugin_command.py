"""A command that a plugin brings: found, run under guard, and told of where it fails."""

from __future__ import annotations

import sys
import traceback

import click

from cadre_training._registry import (
    AmbiguousCommand,
    InstalledCommand,
    PluginError,
    PluginMistake,
    Stage,
    UnknownCommand,
    commands,
    find_command,
    guarded,
)
from cadre_training.cli import _errors
from cadre_training.cli._click import Command
from cadre_training.cli._language import both, choose, current, split_language
from cadre_training.cli._load import refusal_of
from cadre_training.cli._options import check_language
from cadre_training.cli._plugins import problems, unwarned
from cadre_training.cli._streams import settle_output, speak_utf8
from cadre_training.codec.problem import InputProblems
from cadre_training.plugin import Label

_PASSED_ON = (
    InputProblems,
    OSError,
    SystemExit,
    click.Abort,
    click.ClickException,
    click.exceptions.Exit,
)
"""What is no fault of a command: the program treats it as if it were built in."""

_LARGEST_STATUS = 255


class PluginCommand(Command):
    """A command that a plugin brings; what its arguments mean, ``--help`` too, only it knows.

    Args:
        offer: The command, and whose it is.
    """

    def __init__(self, offer: InstalledCommand) -> None:
        summary = offer.spec.summary
        super().__init__(offer.name, short_help=both(summary.vi, summary.en), add_help_option=False)
        self._offer = offer

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments as they are; only the language is taken out."""
        choose(ctx, args)
        speak_utf8()
        rest, languages = split_language(args)
        for value in languages:
            check_language(value)
        ctx.args = rest
        return rest

    def invoke(self, ctx: click.Context) -> object:
        """Run it and end with its exit status."""
        raise click.exceptions.Exit(_run(self._offer, tuple(ctx.args)))


def plugin_command(name: str) -> PluginCommand | None:
    """Return the plugins' command called ``name``; None if there is none."""
    try:
        with unwarned():
            return PluginCommand(find_command(name))
    except UnknownCommand:
        return None
    except AmbiguousCommand as error:
        same = [one.full_name for one in installed_commands() if one.spec.name == name]
        raise _errors.refuse(
            f"có nhiều phần mở rộng cùng có lệnh “{name}”; hãy chọn một trong: {', '.join(same)}",
            f"several plugins offer the command {name!r}; choose one of: {', '.join(same)}",
        ) from error
    except PluginError as error:  # asked to be strict
        message = error.problem.message
        raise _errors.refuse(message.vi, message.en) from error


def installed_commands() -> tuple[InstalledCommand, ...]:
    """Return the commands of all plugins that work."""
    with unwarned():
        return commands(strict=False)


def unknown_command(name: str, built_in: list[str]) -> _errors.Refusal:
    """Say which commands there are, and which plugin may have had this one and is broken."""
    known = [*built_in, *(one.name for one in installed_commands())]
    return _errors.unknown("lệnh", "command", name, known, lines=problems(current()))


def _run(offer: InstalledCommand, args: tuple[str, ...]) -> int:
    """Run a command; it may fail, and everything else goes on."""
    passed: BaseException | None = None
    status: object = None
    try:
        with guarded(offer.distribution, offer.version, Stage.RUN, _TELL_AUTHOR):
            function = offer.load_command()
    except PluginError as error:
        message = error.problem.message
        raise _errors.refuse(message.vi, message.en) from error
    try:
        with guarded(offer.distribution, offer.version, Stage.RUN, _TELL_AUTHOR):
            try:
                status = function(args, current())
                if sys.stdout is not None:
                    sys.stdout.flush()
            except _PASSED_ON as error:
                passed = error
            else:
                if type(status) is not int or not 0 <= status <= _LARGEST_STATUS:
                    raise PluginMistake(f"it returned {status!r:.100}, which is no exit status")
    except PluginError as error:
        settle_output()
        raise _fault(error) from error
    if isinstance(passed, SystemExit):
        return _status_of(passed)
    if isinstance(passed, InputProblems):
        raise refusal_of(passed, offer.name)
    if passed is not None:
        raise passed
    return status if isinstance(status, int) else 0


def _status_of(ended: SystemExit) -> int:
    """Return the status that a ``SystemExit`` stands for; a text is printed, as Python does."""
    code: object = ended.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & _LARGEST_STATUS
    click.echo(str(code), err=True)
    return 1


def _fault(error: PluginError) -> click.ClickException:
    """Make the message about a fault of a plugin, after what its author needs to find it."""
    if error.problem.error is not None and not isinstance(error.problem.error, PluginMistake):
        traceback.print_exception(error.problem.error)
    return _Fault(error.problem.message.in_language(current()))


class _Fault(_errors.Refusal):
    """A fault of a plugin, told like one of the program itself."""

    exit_code = _errors.FAULT


_TELL_AUTHOR = Label(
    "Hãy báo cho tác giả phần mở rộng; các lệnh khác vẫn dùng được.",
    "Tell the plugin's author; other commands still work.",
)
