"""Parsed JSON into values of the model, with every objection and its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from cadre_training.codec.problem import Refused
from cadre_training.codec.refusal import refusal

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


@cache
def converter() -> Converter:
    """Return the converter; it is made once."""
    # cattrs is slow to load, and whoever reads tables does without it.
    from cadre_training.codec.converter import make_converter

    return make_converter()


def structure(
    value: object, kind: type[T], path: str, wrong: Callable[[str, Refused], None]
) -> T | None:
    """Return ``value`` as ``kind``; None when something is wrong with it.

    Args:
        value: Parsed JSON.
        kind: The class of the model it is to be.
        path: Where it stands, such as ``$``.
        wrong: Called with the path and the refusal of each thing that is wrong.
    """
    try:
        return converter().structure(value, kind)
    except Exception as error:
        for where, refused in _objections(error, path):
            wrong(where, refused)
        return None


def _objections(error: Exception, path: str) -> Iterator[tuple[str, Refused]]:
    """Walk the tree of exceptions that cattrs raises, down to what each part objected to."""
    from cattrs.errors import (
        ClassValidationError,
        ForbiddenExtraKeysError,
        IterableValidationError,
    )

    if isinstance(error, ClassValidationError):
        noted, others = error.group_exceptions()
        for inner, note in noted:
            if isinstance(inner, KeyError):
                yield f"{path}.{note.name}", _missing()
            else:
                yield from _objections(inner, f"{path}.{note.name}")
        for inner in others:
            yield from _objections(inner, path)
    elif isinstance(error, IterableValidationError):
        noted_items, others = error.group_exceptions()
        for inner, item in noted_items:
            yield from _objections(inner, f"{path}[{item.index}]")
        for inner in others:
            yield from _objections(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [a.name for a in attrs.fields(cast("type[attrs.AttrsInstance]", error.cl))]
        for name in sorted(error.extra_fields):
            yield f"{path}.{name}", unknown_key(name, known)
    else:
        refused = refusal(error)
        yield (f"{path}.{refused.column}" if refused.column else path), refused


def _missing() -> Refused:
    return Refused("missing-key", "thiếu khóa này", "this key is missing")


def unknown_key(name: str, known: list[str]) -> Refused:
    """Return the refusal of a key that nobody knows."""
    near = get_close_matches(name, known, n=1)
    options = ", ".join(known)
    return Refused(
        "unknown-key",
        f"không có khóa “{name}”" + (f"; có lẽ là “{near[0]}”" if near else f"; có: {options}"),
        f"there is no key {name!r}"
        + (f"; did you mean {near[0]!r}?" if near else f"; known: {options}"),
    )
