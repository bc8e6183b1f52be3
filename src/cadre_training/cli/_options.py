"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import SETTINGS, Command, Option
from cadre_training.cli._language import VARIABLE, both, named

P = ParamSpec("P")


def command(name: str, summary: str, text: str) -> Callable[[Callable[P, None]], Command]:
    """Make a function the command ``name``, with ``--lang`` and ``--help``.

    Args:
        name: The name of the command.
        summary: What it does in one line, for the list of commands; made by :func:`both`.
        text: What it does, for its own help; made by :func:`both`.
    """
    make = click.command(
        name,
        cls=Command,
        short_help=summary,
        help=text,
        add_help_option=False,
        context_settings=SETTINGS,
    )
    return lambda function: make(common_options(function))


def common_options(function: Callable[P, None]) -> Callable[P, None]:
    """Give a command ``--lang`` and ``--help``."""
    lang = click.option(
        "--lang",
        cls=Option,
        envvar=VARIABLE,
        expose_value=False,
        callback=_check_language,
        metavar="vi|en",
        help=both(
            f"Ngôn ngữ; mặc định là vi, hoặc theo biến môi trường {VARIABLE}.",
            f"The language; by default vi, or what the variable {VARIABLE} says.",
        ),
    )
    help_ = click.option(
        "-h",
        "--help",
        cls=Option,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help=both("In hướng dẫn này rồi thoát.", "Show this help and exit."),
    )
    return lang(help_(function))


def _check_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        check_language(value)


def check_language(value: str) -> None:
    """Refuse a language that there is none of; the choice itself was made ahead of parsing."""
    if named(value) is None:
        raise _errors.refuse(
            f"không có ngôn ngữ “{value}” (--lang hoặc {VARIABLE}); chọn vi hoặc en",
            f"there is no language {value!r} (--lang or {VARIABLE}); choose vi or en",
        )


def _show_help(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def path_argument(function: Callable[P, None]) -> Callable[P, None]:
    """Give a command the register it is about: a folder, a JSON or CSV file, or a spreadsheet."""
    return click.argument(
        "path", metavar=both("ĐƯỜNG_DẪN", "PATH"), type=click.Path(path_type=Path)
    )(function)


def output_option(function: Callable[P, None]) -> Callable[P, None]:
    """Give a command that prints one text ``-o FILE``."""
    return click.option(
        "-o",
        "--output",
        "output",
        cls=Option,
        metavar=both("TỆP", "FILE"),
        type=click.Path(path_type=Path),
        help=both(
            "Ghi vào tệp này thay vì in ra màn hình.",
            "Write to this file instead of printing.",
        ),
    )(function)


def directory_option(words: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Give a command ``-o``, in its parameter ``directory``: the folder that it writes into."""
    return click.option(
        "-o",
        "--output",
        "directory",
        cls=Option,
        required=True,
        type=click.Path(path_type=Path),
        metavar=both("THƯ_MỤC", "DIR"),
        help=words,
    )


def format_option(*forms: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Give a command ``--format``, in its parameter ``form``: one of ``forms``, or the first."""

    def one_of(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
        if value not in forms:
            raise _errors.unknown("dạng", "form", value, forms)
        return value

    return click.option(
        "--format",
        "form",
        cls=Option,
        default=forms[0],
        callback=one_of,
        metavar="|".join(forms),
        help=both(f"Dạng in ra; mặc định là {forms[0]}.", f"What to print; {forms[0]} by default."),
    )


def names_option(
    name: str, variable: str, default: str, words: str
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Give a command an option of names between commas, which may stand more than once.

    Args:
        name: The option.
        variable: The parameter of the command that takes them: each name once, in order.
        default: What it is when it is left out; empty where no name need be given.
        words: Its help, made by :func:`both`.
    """

    def split(
        _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
    ) -> tuple[str, ...]:
        parts = (part.strip() for value in values for part in value.split(","))
        names = tuple(dict.fromkeys(part for part in parts if part))
        if default and not names:
            raise _errors.refuse(f"{name} cần ít nhất một tên", f"{name} needs a name or more")
        return names

    return click.option(
        name,
        variable,
        cls=Option,
        multiple=True,
        default=(default,),
        callback=split,
        metavar=both("TÊN,…", "NAME,…"),
        help=words,
    )


def mapping_options(*, writes: bool = False) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Give a command that reads spreadsheets ``--mapping FILE`` and ``--no-mapping``.

    Args:
        writes: Whether the command writes such a file where there is none.
    """
    mapping = click.option(
        "--mapping",
        "mapping",
        cls=Option,
        type=click.Path(path_type=Path),
        metavar=both("TỆP", "FILE"),
        help=both(
            "Đọc bảng tính theo tệp cách hiểu này, của năm trước chẳng hạn.",
            "Read the spreadsheet as this mapping file says, last year's perhaps.",
        ),
    )
    no_mapping = click.option(
        "--no-mapping",
        "use_mapping",
        cls=Option,
        is_flag=True,
        flag_value=False,
        default=True,
        help=both(
            "Không đọc và không ghi tệp cách hiểu nào.", "Neither read nor write a mapping file."
        )
        if writes
        else both(
            "Không đọc tệp cách hiểu ở bên cạnh bảng tính.",
            "Do not read the mapping file beside the spreadsheet.",
        ),
    )
    return lambda function: mapping(no_mapping(function))
