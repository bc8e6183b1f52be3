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
    for value in (variable or "", *_values(args)):
        found = named(value) or found
    return found


def named(value: str) -> Language | None:
    """Return the language with this code, in whatever case it is written, or None."""
    return next(
        (language for language in Language if language.value == value.strip().lower()), None
    )


def _values(args: Sequence[str]) -> list[str]:
    values: list[str] = []
    for at, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--lang" and at + 1 < len(args):
            values.append(args[at + 1])
        elif arg.startswith("--lang="):
            values.append(arg.removeprefix("--lang="))
    return values


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
