"""Any value of the model and of a report as plain JSON values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import cast

import attrs

from cadre_training.codec.period_text import period_text
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
"""A value that :mod:`json` writes as it is. There are no floats: decimals are texts."""


def to_json_value(value: object) -> JsonValue:
    """Return ``value`` as JSON values, each kind told from the others by its shape.

    Whole numbers stay whole numbers and texts stay texts. A quantity is
    ``{"value": 36, "unit": "class"}``, a label ``{"vi": …, "en": …}``, a rate has ``part``,
    ``whole`` and ``base``, a stated rate ``percent`` and ``base``, an interval ``low`` and
    ``high``; the rest is named by its key: ``{"absence": "no data"}``,
    ``{"not_known": {"vi": …, "en": …}}``, ``{"period": "2014"}``, ``{"date": "2025-07-01"}``,
    ``{"decimal": "98.96"}``, ``{"count_unit": "class"}``. A phrase has ``template`` and
    ``values`` by name. Any other attrs class becomes an object of its fields without those that
    are None, any other enumeration its value, a tuple an array.

    Args:
        value: A value of a cell or a phrase, a finding, a record, or a part of a report.

    Raises:
        TypeError: If it, or a part of it, is none of these: a float, say.

    >>> to_json_value(Quantity(36, CountUnit.CLASS)), to_json_value(Absence.NO_DATA)
    ({'value': 36, 'unit': 'class'}, {'absence': 'no data'})
    """
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    named = _named(value)
    if named is not None:
        return {named[0]: named[1]}
    if isinstance(value, Quantity):
        return {"value": value.value, "unit": value.unit.value}
    if isinstance(value, Phrase):
        values: dict[str, JsonValue] = {name: to_json_value(v) for name, v in value.values}
        return {"template": to_json_value(value.template), "values": values}
    if isinstance(value, Enum):
        return to_json_value(value.value)
    if isinstance(value, tuple | list):
        return [to_json_value(item) for item in cast("Iterable[object]", value)]
    if isinstance(value, frozenset):
        items = cast("Iterable[object]", value)
        return sorted((to_json_value(item) for item in items), key=str)
    kind = type(value)
    if attrs.has(kind):
        fields: dict[str, object] = {f.name: getattr(value, f.name) for f in attrs.fields(kind)}
        return {name: to_json_value(part) for name, part in fields.items() if part is not None}
    raise TypeError(f"{type(value).__name__} {value!r} has no form in JSON")


def _named(value: object) -> tuple[str, JsonValue] | None:
    """Return the key and the value of what would be no more than a text without a key."""
    match value:
        case Absence():
            return "absence", value.value
        case CountUnit():
            return "count_unit", value.value
        case NotKnown():
            return "not_known", to_json_value(value.look_in)
        case Period():
            return "period", period_text(value)
        case dt.datetime():
            return "moment", value.isoformat()
        case dt.date():
            return "date", value.isoformat()
        case Decimal():
            return "decimal", str(value)
        case _:
            return None
