"""All of two values, compared."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import cast

import attrs

from cadre_training.model.source import Source


def everything(value: object, *, places: bool = True) -> object:
    """Return a plain copy of ``value`` that compares all fields, sources included.

    With ``places=False`` the places where values were read are left out, and a source that says
    nothing more is none.

    >>> everything(Source(words="36 lớp")) == everything(Source(words="34 lớp"))
    False
    """
    if isinstance(value, Source) and not places:
        value = attrs.evolve(value, read_at=None)
        if value == Source():
            return None
    kind = type(value)
    if isinstance(value, Enum):
        return str(value)
    if attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        return kind.__name__, {n: everything(getattr(value, n), places=places) for n in names}
    if isinstance(value, tuple | list):
        return [everything(item, places=places) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, frozenset):
        return sorted(str(item) for item in cast("frozenset[object]", value))
    if isinstance(value, Decimal | dt.datetime):
        return str(value)
    return value
