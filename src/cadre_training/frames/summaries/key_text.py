"""The values of dimensions as plain values, for the file of a summary, and back."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import cast

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.dimension import KeyValue

Json = str | int | list["Json"] | None

_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_UNIT_FIELDS = 7
UNIT_DIMENSIONS = ("unit", "commune", "district", "province")


def key_plain(value: KeyValue) -> Json:
    """Return a value of a dimension as JSON has it; None where a record does not state it.

    >>> key_plain(TargetGroup("164", "4"))
    ['164', '4']
    """
    match value:
        case Absence.NO_DATA:
            return None
        case Period():
            year = value.start.year
            return year if value == Period.of_year(year) else str(value)
        case TargetGroup():
            return [value.scheme, value.code]
        case Programme():
            return value.value
        case AdminUnit():
            since, until = value.lifetime.since, value.lifetime.until
            return [
                value.code,
                value.name,
                value.level.value,
                value.parent,
                since.isoformat() if since else None,
                until.isoformat() if until else None,
                list[Json](value.successors),
            ]
        case str():
            return value
        case _:
            raise ValueError(f"{value!r} is no value of a summary's dimensions")


def key_text(value: KeyValue) -> str:
    """Return the text that a value of a dimension is known by; no two have the same."""
    return json.dumps(key_plain(value), ensure_ascii=False, separators=(",", ":"))


def key_value(dimension: str, plain: object) -> KeyValue:
    """Return the value of a dimension that stands as JSON.

    Raises:
        ValueError: If it is none of this dimension.
        TypeError: If it is none of this dimension.
    """
    if plain is None:
        return Absence.NO_DATA
    match dimension:
        case "year" if type(plain) is int:
            return Period.of_year(plain)
        case "quarter":
            found = _QUARTER.fullmatch(_text(plain))
            if found is None:
                raise ValueError(f"{plain!r} is no quarter")
            return Period.of_quarter(int(found[1]), int(found[2]))
        case "target_group":
            scheme, code = _listed(plain, 2)
            return TargetGroup(_text(scheme), _text(code))
        case "programme":
            return Programme(_text(plain))
        case "scheme":
            return _text(plain)
        case _ if dimension in UNIT_DIMENSIONS:
            return _text(plain) if isinstance(plain, str) else _unit(_listed(plain, _UNIT_FIELDS))
        case _:
            raise ValueError(f"{plain!r} is no value of {dimension}")


def _unit(fields: list[object]) -> AdminUnit:
    code, name, level, parent, since, until, successors = fields
    return AdminUnit(
        code=_text(code),
        name=_text(name),
        level=UnitLevel(level),
        parent=None if parent is None else _text(parent),
        lifetime=Lifetime(_day(since), _day(until)),
        successors=tuple(map(_text, _listed(successors))),
    )


def _day(value: object) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _listed(value: object, length: int | None = None) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    items = cast("list[object]", value)
    if length is not None and len(items) != length:
        raise ValueError(f"{value!r} has not {length} items")
    return items
