"""The cattrs converter of registers: strict about types, with objections in both languages.

Out of the box cattrs turns ``3`` into ``"3"`` and ``True`` into ``1``. Here every kind of value
has one form, and anything else is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from types import GenericAlias, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from cadre_training.codec.kinds.choice import one_of
from cadre_training.codec.period_text import parse_period, period_text
from cadre_training.codec.problem import Refused, shown
from cadre_training.model.absence import Absence
from cadre_training.model.counter_definition import CounterDefinition
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate

T = TypeVar("T")
Read = Callable[[object, object], object]

_DECIMAL = re.compile(r"\d{1,4000}(\.\d{1,4000})?(E[+-]?\d{1,4})?", re.ASCII)
_JSON_NAMES: dict[type, tuple[str, str]] = {
    type(None): ("null", "null"),
    bool: ("true hoặc false", "true or false"),
    int: ("số", "a number"),
    Decimal: ("số thập phân", "a number with a point"),
    str: ("văn bản", "a text"),
    list: ("danh sách", "an array"),
    dict: ("đối tượng", "an object"),
}


def make_converter() -> Converter:
    """Return the converter of registers."""
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    _add_plain(converter)
    _add_composites(converter)
    _add_unions(converter)
    return converter


def wrong_kind(value: object, vi: str, en: str) -> Refused:
    """Return the refusal of ``value`` where something else should stand."""
    got_vi, got_en = _JSON_NAMES[type(value)]
    return Refused("wrong-type", f"phải là {vi}, nhưng là {got_vi}", f"must be {en}, got {got_en}")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise wrong_kind(value, "văn bản", "a text")


def _add_plain(converter: Converter) -> None:
    def text(value: object, _kind: object) -> str:
        return _text(value)

    def whole(value: object, _kind: object) -> int:
        if type(value) is int:
            return value
        raise wrong_kind(value, "số nguyên", "a whole number")

    def flag(value: object, _kind: object) -> bool:
        if isinstance(value, bool):
            return value
        raise wrong_kind(value, "true hoặc false", "true or false")

    def decimal(value: object, _kind: object) -> Decimal:
        got = _text(value)
        if _DECIMAL.fullmatch(got):
            return Decimal(got)
        raise Refused(
            "not-a-number",
            f'“{shown(got)}” không phải là số; hãy viết như "98.96"',
            f'“{shown(got)}” is no number; write it like "98.96"',
        )

    def date(value: object, _kind: object) -> dt.date:
        got = _text(value)
        try:
            day = dt.date.fromisoformat(got)
        except ValueError:
            day = None
        if day is None or day.isoformat() != got:
            raise Refused(
                "not-a-date",
                f"“{shown(got)}” không phải là ngày; hãy viết như 2025-06-30",
                f"“{shown(got)}” is no day; write it like 2025-06-30",
            )
        return day

    def moment(value: object, _kind: object) -> dt.datetime:
        got = _text(value)
        try:
            return dt.datetime.fromisoformat(got)
        except ValueError:
            raise Refused(
                "not-a-moment",
                f"“{shown(got)}” không phải là thời điểm; hãy viết như 2022-12-31T08:00:00+07:00",
                f"“{shown(got)}” is no moment; write it like 2022-12-31T08:00:00+07:00",
            ) from None

    def period(value: object, _kind: object) -> Period:
        return parse_period(_text(value))

    converter.register_structure_hook(str, text)
    converter.register_structure_hook(int, whole)
    converter.register_structure_hook(bool, flag)
    converter.register_structure_hook(Decimal, decimal)
    converter.register_structure_hook(dt.date, date)
    converter.register_structure_hook(dt.datetime, moment)
    converter.register_structure_hook(Period, period)
    converter.register_structure_hook_func(_is_enum, _member)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(dt.datetime, dt.datetime.isoformat)
    converter.register_unstructure_hook(Period, period_text)
    converter.register_unstructure_hook_func(_is_enum, _member_value)


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _member(value: object, kind: type[Enum]) -> Enum:
    members = {str(member.value): member for member in kind}
    member = members.get(_text(value))
    if member is None:
        raise one_of(_text(value), members)
    return member


def _member_value(member: Enum) -> object:
    return member.value


def _is_tuple(kind: object) -> bool:
    return str(get_origin(kind)) == str(tuple)


def _is_kinds(kind: object) -> bool:
    return kind == frozenset[LecturerKind]


def _array(value: object) -> list[object]:
    if isinstance(value, list):
        return cast("list[object]", value)
    raise wrong_kind(value, "danh sách […]", "an array […]")


def _object(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value)
    raise wrong_kind(value, "đối tượng {…}", "an object {…}")


def _has(value: object, key: str) -> bool:
    return isinstance(value, dict) and key in cast("dict[str, object]", value)


def _add_composites(converter: Converter) -> None:
    def record_reader(kind: type[attrs.AttrsInstance]) -> Read:
        read = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

        def read_record(value: object, _kind: object) -> object:
            return read(_object(value), kind)

        return read_record

    def record_writer(kind: type[attrs.AttrsInstance]) -> Callable[[attrs.AttrsInstance], object]:
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)

    def tuple_reader(kind: object) -> Read:
        parts: tuple[object, ...] = get_args(kind)
        items = cast("type[list[object]]", GenericAlias(list, parts[:1]))

        def read_items(value: object, _kind: object) -> tuple[object, ...]:
            values = _array(value)
            if parts[1:] != (...,) and len(values) != len(parts):
                raise Refused(
                    "not-a-span",
                    "phải là hai số nguyên: từ và đến",
                    "must be two whole numbers: from and to",
                )
            return tuple(converter.structure(values, items))

        return read_items

    def kinds_reader(_kind: object) -> Read:
        def read_kinds(value: object, _kind: object) -> frozenset[LecturerKind]:
            return frozenset(converter.structure(_array(value), list[LecturerKind]))

        return read_kinds

    def kinds_writer(_kind: object) -> Callable[[frozenset[LecturerKind]], list[str]]:
        return lambda kinds: [kind.value for kind in LecturerKind if kind in kinds]

    converter.register_structure_hook_factory(attrs.has, record_reader)
    converter.register_unstructure_hook_factory(attrs.has, record_writer)
    converter.register_structure_hook_factory(_is_tuple, tuple_reader)
    converter.register_structure_hook_factory(_is_kinds, kinds_reader)
    converter.register_unstructure_hook_factory(_is_kinds, kinds_writer)


def _add_unions(converter: Converter) -> None:
    """Tell the members of each union apart by the shape of what stands there."""

    def to(kind: type[object], value: object) -> object:
        return converter.structure(value, kind)

    def number(value: object, _kind: object) -> object:
        return to(Absence if isinstance(value, str) else int, value)

    def name(value: object, _kind: object) -> object:
        if isinstance(value, str):
            return value
        known = _object(value)
        if list(known) != ["absence"]:
            raise Refused(
                "wrong-type",
                'phải là văn bản hoặc {"absence": …}',
                'must be a text or {"absence": …}',
            )
        return to(Absence, known["absence"])

    def figure(value: object, _kind: object) -> object:
        if _has(value, "percent"):
            return to(StatedRate, value)
        return to(Interval if _has(value, "low") else Quantity, value)

    def count(value: object, _kind: object) -> object:
        return to(Absence if isinstance(value, str) else Quantity, value)

    def clause(value: object, _kind: object) -> object:
        return to(str if isinstance(value, str) else NotKnown, value)

    def words(value: object, _kind: object) -> object:
        return to(NotKnown if _has(value, "look_in") else Label, value)

    def definition(value: object, _kind: object) -> object:
        return to(CounterDefinition, value) if _has(value, "window") else words(value, None)

    readers: dict[frozenset[object], Read] = {
        frozenset((int, Absence)): number,
        frozenset((str, Absence)): name,
        frozenset((Quantity, Interval, StatedRate)): figure,
        frozenset((Quantity, Absence)): count,
        frozenset((str, NotKnown)): clause,
        frozenset((Label, NotKnown)): words,
        frozenset((CounterDefinition, Label, NotKnown)): definition,
    }

    def members(kind: object) -> frozenset[object]:
        is_union = get_origin(kind) in (Union, UnionType)
        return frozenset(get_args(kind)) if is_union else frozenset()

    def is_known(kind: object) -> bool:
        return members(kind) in readers

    def reader(kind: object) -> Read:
        return readers[members(kind)]

    def is_name(kind: object) -> bool:
        return readers.get(members(kind)) is name

    def name_writer(_kind: object) -> Callable[[str | Absence], object]:
        return lambda value: {"absence": value.value} if isinstance(value, Absence) else value

    converter.register_structure_hook_factory(is_known, reader)
    converter.register_unstructure_hook_factory(is_name, name_writer)
