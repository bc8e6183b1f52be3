"""Very many values of one class at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Protocol, TypeVar, cast

import attrs

T = TypeVar("T")


class _Attribute(Protocol):
    """What attrs knows of a field."""

    name: str
    default: object
    converter: Callable[[object], object] | None
    validator: Callable[[object, _Attribute, object], object] | None


def _fields(kind: type) -> Mapping[str, _Attribute]:
    found = attrs.fields_dict(cast("type[attrs.AttrsInstance]", kind))
    return cast("Mapping[str, _Attribute]", found)


def check_of(kind: type, name: str) -> Callable[[object], object]:
    """Return what a class does with a value of a field: converts it, and objects to it.

    Args:
        kind: The class, made by :mod:`attrs`.
        name: The name of the field.

    >>> from cadre_training.model.source import Place
    >>> check_of(Place, "cell")("F10")
    'F10'
    """
    attribute = _fields(kind)[name]
    convert, validate = attribute.converter, attribute.validator

    def check(value: object) -> object:
        if convert is not None:
            value = convert(value)
        if validate is not None:
            validate(None, attribute, value)
        return value

    return check


def checked(kind: type, name: str, values: Sequence[object]) -> Sequence[object]:
    """Return the values of a field as a class takes them, each different object looked at once.

    Args:
        kind: The class, made by :mod:`attrs`.
        name: The name of the field.
        values: A value for each of very many.

    Raises:
        TypeError: If the class does not accept a value.
        ValueError: The same.
    """
    check = check_of(kind, name)
    different = dict(zip(map(id, values), values, strict=True))  # all live as long as ``values``
    known = {at: check(value) for at, value in different.items()}
    if all(known[at] is value for at, value in different.items()):
        return values
    return list(map(known.__getitem__, map(id, values)))


def made(kind: type[T], number: int, fields: Mapping[str, Iterable[object]]) -> list[T]:
    """Make values of a frozen class field by field; nothing is looked at.

    So this is only for what is known to be right: what the class would accept, as it is.

    Args:
        kind: The class, made by :func:`attrs.frozen` with slots.
        number: How many.
        fields: The values of each field; what is left out has its default.

    >>> from cadre_training.model.source import Place
    >>> [str(place) for place in made(Place, 2, {"file": repeat("a.csv"), "line": [4, 5]})]
    ['a.csv:4', 'a.csv:5']
    """
    result = list(map(cast("Callable[[type[T]], T]", object.__new__), repeat(kind, number)))
    for name, attribute in _fields(kind).items():
        put = cast("Callable[[T, object], None]", kind.__dict__[name].__set__)
        deque(map(put, result, fields.get(name, repeat(attribute.default))), maxlen=0)
    return result
