"""Columns of choices among a few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from cadre_training.codec.cell_text import each
from cadre_training.codec.column import Column, Needed, or_empty
from cadre_training.codec.problem import Refused, shown
from cadre_training.model.label import Label

E = TypeVar("E", bound=Enum)


def one_of(got: str, choices: Iterable[str]) -> Refused:
    """Return the refusal of ``got``, which is none of ``choices``."""
    options = tuple(choices)
    listed = ", ".join(options)
    near = _near(shown(got), options)
    hint_vi = f" (gần nhất: “{near[0]}”)" if near else ""
    hint_en = f" (closest: {near[0]!r})" if near else ""
    return Refused(
        "unknown-value",
        f"“{shown(got)}” không phải là giá trị của cột này{hint_vi}; có thể ghi: {listed}",
        f"{shown(got)!r} is no value of this column{hint_en}; it can be: {listed}",
    )


@lru_cache(maxsize=1024)
def _near(got: str, options: tuple[str, ...]) -> list[str]:
    return get_close_matches(got, options, n=1)


def _reader(kind: Iterable[E]) -> Callable[[str], E]:
    members = {str(member.value): member for member in kind}

    def parse(cell: str) -> E:
        member = members.get(cell)
        if member is not None:
            return member
        got = cell.strip()
        member = members.get(got.lower())
        if member is None:
            raise one_of(got, members)
        return member

    return parse


def _value(member: Enum) -> str:
    return str(member.value)


def choice(name: str, title: Label, description: Label, kind: type[E]) -> Column[E | None]:
    """Make a column of one choice that may be left out."""
    return any_choice(name, title, description, tuple(kind))


def any_choice(
    name: str, title: Label, description: Label, options: tuple[E, ...]
) -> Column[E | None]:
    """Make a column of one choice among members of several kinds that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        choices=tuple(_value(member) for member in options),
        parse=_reader(options),
        write=or_empty(_value),
        default=None,
    )


def choice_or(name: str, title: Label, description: Label, default: E) -> Column[E]:
    """Make a column of one choice that is ``default`` where it is left out."""
    kind = type(default)
    return Column(
        name=name,
        title=title,
        description=description,
        choices=tuple(str(member.value) for member in kind),
        parse=_reader(kind),
        write=lambda value: "" if value is default else _value(value),
        default=default,
    )


def filled_choice(
    name: str, title: Label, description: Label, kind: type[E], default: E | Needed
) -> Column[E]:
    """Make a column of one choice of which no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        required=isinstance(default, Needed),
        filled=True,
        choices=tuple(str(member.value) for member in kind),
        parse=_reader(kind),
        write=_value,
        default=default,
    )


def choices(name: str, title: Label, description: Label, kind: type[E]) -> Column[tuple[E, ...]]:
    """Make a column of lists of choices."""
    members = "|".join(re.escape(str(member.value)) for member in kind)
    return Column(
        name=name,
        title=title,
        description=description,
        pattern=rf"({members})(\s*;\s*({members}))*",
        parse=each(_reader(kind)),
        write=lambda values: ";".join(_value(value) for value in values),
        default=(),
    )


def choice_set(name: str, title: Label, description: Label, kind: type[E]) -> Column[frozenset[E]]:
    """Make a column of lists of choices whose order says nothing."""
    listed = choices(name, title, description, kind)

    @lru_cache(maxsize=256)  # also lets the records share one set
    def parse(cell: str) -> frozenset[E]:
        return frozenset(listed.parse(cell))

    def write(values: frozenset[E]) -> str:
        return listed.write(tuple(member for member in kind if member in values))

    return Column(
        name=name,
        title=title,
        description=description,
        pattern=listed.pattern,
        parse=parse,
        write=write,
        default=frozenset[E](),
    )


def yes(name: str, title: Label, description: Label) -> Column[bool]:
    """Make a column of ``true`` and ``false`` that is ``true`` where it is left out."""
    members = {"true": True, "false": False}

    def parse(cell: str) -> bool:
        got = cell.strip()
        value = members.get(got.lower())
        if value is None:
            raise one_of(got, members)
        return value

    return Column(
        name=name,
        title=title,
        description=description,
        type="boolean",
        parse=parse,
        write=lambda value: "" if value else "false",
        default=True,
    )
