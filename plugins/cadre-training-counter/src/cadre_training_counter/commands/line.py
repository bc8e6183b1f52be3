"""Command lines: what they may say, read into values, and their help in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

import click
from attrs import field, frozen

from cadre_training.plugin import Label, Language

T = TypeVar("T")


class WrongUsage(Exception):
    """A command line that cannot be followed.

    Args:
        vi: What is wrong, and what is taken, in Vietnamese.
        en: The same in English.
    """

    def __init__(self, vi: str, en: str) -> None:
        """Keep the message."""
        super().__init__(en)
        self.message = Label(vi, en)


class HelpAsked(Exception):
    """A command line that only asks for help.

    Args:
        text: The help.
    """

    def __init__(self, text: str) -> None:
        """Keep the text."""
        super().__init__(text)
        self.text = text


@frozen(kw_only=True)
class Option:
    """An option of a command.

    Args:
        name: Its name, with the hyphens.
        value: What it takes, as the help calls it.
        help: What it does.
        also: Another name of it.
        needed: Whether it must be given.
        many: Whether it may be given more than once.
    """

    name: str
    value: Label
    help: Label
    also: str | None = None
    needed: bool = False
    many: bool = False

    @property
    def key(self) -> str:
        """The name that its value is kept by."""
        return self.name.strip("-").replace("-", "_")


@frozen(kw_only=True)
class Usage:
    """What a command does, and what its line may say.

    Args:
        name: The whole name of the command.
        text: What it does.
        arguments: What it is given beside options, as the help calls it; None where nothing.
        options: Its options.
    """

    name: str
    text: Label
    arguments: Label | None = None
    options: tuple[Option, ...] = ()

    def read(self, args: Sequence[str], language: Language) -> Line:
        """Read a command line.

        Args:
            args: What follows the name of the command.
            language: The language of the help.

        Raises:
            WrongUsage: If it cannot be followed.
            HelpAsked: If it only asks for help.
        """
        command = _Command(self, language)
        try:
            context = command.make_context(self.name, list(args))
        except click.NoSuchOption as error:
            raise self._no_such(error.option_name) from None
        except click.BadOptionUsage as error:
            name = error.option_name
            if name in _HELP:
                raise WrongUsage(
                    f"{name} không nhận giá trị nào", f"{name} takes no value"
                ) from None
            raise WrongUsage(f"sau {name} phải có một giá trị", f"{name} needs a value") from None
        if context.params["help"]:
            raise HelpAsked(command.get_help(context))
        found = {one: context.params[one.key] for one in self.options}
        given = {one: value for one, value in found.items() if value not in (None, ())}
        line = Line(
            values={one.key: value for one, value in given.items() if not one.many},
            lists={one.key: value for one, value in given.items() if one.many},
            arguments=tuple(context.args),
        )
        if line.arguments and self.arguments is None:
            extra = " ".join(line.arguments)
            raise WrongUsage(f"thừa tham số: {extra}", f"too many arguments: {extra}")
        for option in self.options:
            if option.needed and option not in given:
                raise WrongUsage(f"còn thiếu {option.name}", f"{option.name} is missing")
        return line

    def _no_such(self, name: str) -> WrongUsage:
        known = ["--help", *(one.name for one in self.options)]
        close = get_close_matches(name, known, n=1)
        return WrongUsage(
            f"không có tùy chọn {name}" + (f"; có phải {close[0]}?" if close else ""),
            f"there is no option {name}" + (f"; did you mean {close[0]}?" if close else ""),
        )


@frozen(kw_only=True)
class Line:
    """What a command line says.

    Args:
        values: The values of the options that were given.
        lists: The values of those that may be given more than once.
        arguments: What was given beside options.
    """

    values: Mapping[str, str] = field(factory=dict[str, str])
    lists: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    arguments: tuple[str, ...] = ()

    def one(self, key: str, read: Callable[[str], T]) -> T | None:
        """Return what ``read`` makes of the value of an option; None where it was not given."""
        value = self.values.get(key)
        return None if value is None else read(value)

    def many(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """Return what ``read`` makes of each value of an option that may be given many times."""
        return tuple(read(value) for value in self.lists.get(key, ()))


_HELP = ("-h", "--help")


class _Command(click.Command):
    """A command in one language."""

    def __init__(self, usage: Usage, language: Language) -> None:
        self._usage = usage
        self._language = language
        params: list[click.Parameter] = [
            click.Option([*filter(None, (one.name, one.also)), one.key], multiple=one.many)
            for one in usage.options
        ]
        params.append(click.Option([*_HELP, "help"], is_flag=True))
        super().__init__(
            usage.name,
            params=params,
            add_help_option=False,
            context_settings={"allow_extra_args": True},
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text and options."""
        del ctx
        usage, language = self._usage, self._language
        pieces = [Label("[TÙY CHỌN]", "[OPTIONS]"), usage.arguments]
        pieces += [
            Label(f"{one.name} {one.value.vi}", f"{one.name} {one.value.en}")
            for one in usage.options
            if one.needed
        ]
        line = " ".join(piece.in_language(language) for piece in pieces if piece)
        prefix = Label("Cách dùng: ", "Usage: ").in_language(language)
        formatter.write_usage(usage.name, line, prefix)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(usage.text.in_language(language))
        rows = [
            (f"{one.name} {one.value.in_language(language)}", one.help.in_language(language))
            for one in usage.options
        ]
        shown = Label("In hướng dẫn này rồi thoát.", "Show this help and exit.")
        rows.append((", ".join(_HELP), shown.in_language(language)))
        with formatter.section(Label("Tùy chọn", "Options").in_language(language)):
            formatter.write_dl(rows)
