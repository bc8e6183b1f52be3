"""Which language the command line speaks, and texts in both."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from cadre_training.model.language import Language

VARIABLE = "CADRE_TRAINING_LANG"
"""The environment variable that chooses the language where ``--lang`` does not."""

_KEY = "cadre_training.language"
_BETWEEN = " · "


def both(vi: str, en: str) -> str:
    """Put a text of the help in both languages into the one string that click has room for."""
    return f"{vi}{_BETWEEN}{en}"


def pick(text: str, language: Language) -> str:
    """Return the half of a text made by :func:`both` that is in ``language``.

    >>> pick(both("Kiểm tra", "Check"), Language.EN)
    'Check'
    """
    vi, _, en = text.partition(_BETWEEN)
    return en if en and language is Language.EN else vi


def asked_for(args: Sequence[str], variable: str | None) -> Language:
    """Return the language asked for by a whole command line, or else by the variable.

    It is looked for ahead of parsing, so that help and complaints about the command line speak it.

    >>> asked_for(["check", "--lang=en"], None)
    <Language.EN: 'en'>
    """
    found = Language.VI
    for value in (variable or "", *split_language(args)[1]):
        found = named(value) or found
    return found


def named(value: str) -> Language | None:
    """Return the language with this code, in whatever case it is written, or None."""
    return next(
        (language for language in Language if language.value == value.strip().lower()), None
    )


def split_language(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the arguments without ``--lang``, and the languages that it names.

    >>> split_language(["serve", "--lang", "en", "--", "--lang=vi"])
    (['serve', '--', '--lang=vi'], ['en'])
    """
    rest: list[str] = []
    values: list[str] = []
    left = iter(args)
    for arg in left:
        if arg == "--":
            rest += [arg, *left]
        elif arg == "--lang":
            value = next(left, None)
            if value is None:
                rest.append(arg)
            else:
                values.append(value)
        elif arg.startswith("--lang="):
            values.append(arg.removeprefix("--lang="))
        else:
            rest.append(arg)
    return rest, values


def choose(context: click.Context, args: Sequence[str]) -> None:
    """Settle the language of ``context`` and those below it, unless one above has settled it."""
    if _KEY not in context.meta:
        context.meta[_KEY] = asked_for(args, os.environ.get(VARIABLE))


def current() -> Language:
    """Return the language of the command that runs."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_KEY) if context else None
    return chosen if isinstance(chosen, Language) else Language.VI


def say(vi: str, en: str) -> str:
    """Return the text in the language of the command that runs."""
    return vi if current() is Language.VI else en
