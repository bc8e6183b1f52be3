"""Options of an exporter or a reader, made from the words of a command line."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Literal,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from cadre_training._registry.problem import message_of
from cadre_training.model.label import Label
from cadre_training.plugin import ExportOptions, ReadOptions

_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})


OptionsT = TypeVar("OptionsT", bound=ExportOptions | ReadOptions)
Options_co = TypeVar("Options_co", covariant=True)


class BadOption(ValueError):
    """An option that a format or reader does not have, or a value that it does not take.

    Args:
        message: What is wrong, in English.
        advice: What the option takes, in both languages; None where only the message tells.
    """

    def __init__(self, message: str, advice: Label | None = None) -> None:
        super().__init__(message)
        self.advice = advice


class _Maker(Protocol[Options_co]):
    def __call__(self, **values: object) -> Options_co: ...


def make_options(
    kind: type[OptionsT], given: Mapping[str, str], whose: str, settled: Mapping[str, object]
) -> OptionsT:
    """Make options of text.

    Text becomes what the field's type says: a bool, an int, an enum's value, a path, None. A
    field of another type gets the text as it is and must have a converter.

    Args:
        kind: The class of the options.
        given: Names and values as text.
        whose: Whose options they are, for messages: ``format 'json'``.
        settled: Values that are no text, and can be given no other way.

    Raises:
        BadOption: If a name is unknown or a value does not fit; the message says what is allowed.
    """
    types = _types(kind, settled)
    values = dict(settled)
    for name, text in given.items():
        if name not in types:
            raise BadOption(_say_unknown(name, types, whose))
        try:
            values[name] = _convert(text, types[name])
        except ValueError as error:
            takes = _allowed(types[name])
            raise BadOption(
                f"option {name!r} of {whose} takes {takes.en}, got {text!r}",
                Label(f"{name}: hãy ghi {takes.vi}, không ghi “{text}”", f"{name}: {takes.en}"),
            ) from error
    try:
        return cast("_Maker[OptionsT]", kind)(**values)
    except (TypeError, ValueError) as error:
        raise BadOption(f"the options of {whose} do not fit: {message_of(error)}") from error


def names_of(kind: type[attrs.AttrsInstance], settled: Collection[str]) -> tuple[str, ...]:
    """Return the names of the options that can be given as text."""
    return tuple(_types(kind, settled))


def _types(kind: type[attrs.AttrsInstance], settled: Collection[str]) -> dict[str, object]:
    """Return the type of each option; a type that cannot be found is text for its converter."""
    try:
        hints = get_type_hints(kind)
    except NameError:  # a type that the module names for type checkers only
        hints = {}
    return {
        f.alias or f.name: hints.get(f.name, str)
        for f in attrs.fields(kind)
        if f.init and f.name not in settled
    }


def _convert(text: str, kind: object) -> object:
    """Return ``text`` as a value of ``kind``; raise ValueError if it is none."""
    choices = _choices(kind)
    if choices is not None:
        return choices[text.strip()] if text.strip() in choices else _refuse(text)
    if get_origin(kind) in (Union, UnionType):
        return _convert_to_any(text, get_args(kind))
    if kind is bool:
        word = text.strip().lower()
        return True if word in _YES else False if word in _NO else _refuse(text)
    if kind is int:
        return int(text)
    if kind is Path:
        return Path(text)
    if kind is NoneType:
        return None if text.strip().lower() in {"", "none"} else _refuse(text)
    return text


def _convert_to_any(text: str, kinds: tuple[object, ...]) -> object:
    """Convert to the first of ``kinds`` that takes the text, None before the others."""
    for kind in sorted(kinds, key=lambda k: k is not NoneType):
        try:
            return _convert(text, kind)
        except ValueError:
            continue
    return _refuse(text)


def _choices(kind: object) -> dict[str, object] | None:
    """Return the values of an enum or a literal by their text, or None for another type."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {str(member.value): member for member in kind}
    if get_origin(kind) is Literal:
        return {str(value): value for value in get_args(kind)}
    return None


def _allowed(kind: object) -> Label:
    choices = _choices(kind)
    if choices is not None:
        return Label(" hoặc ".join(choices), " or ".join(map(repr, choices)))
    if get_origin(kind) in (Union, UnionType):
        parts = [_allowed(part) for part in get_args(kind)]
        return Label(
            " hoặc ".join(part.vi for part in parts), " or ".join(part.en for part in parts)
        )
    if kind is bool:
        return Label("yes hoặc no", "'yes' or 'no'")
    if kind is int:
        return Label("một số nguyên", "a whole number")
    return Label("none", "'none'") if kind is NoneType else Label("giá trị khác", "another text")


def _refuse(text: str) -> object:
    raise ValueError(text)


def _say_unknown(name: str, types: Mapping[str, object], whose: str) -> str:
    if not types:
        return f"{whose} has no options, got {name!r}"
    near = difflib.get_close_matches(name, types, n=1)
    meant = f"; did you mean {near[0]!r}?" if near else ""
    return f"{whose} has no option {name!r}; it has: {', '.join(types)}{meant}"
