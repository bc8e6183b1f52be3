"""The values of cells, column by column, without a float."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import filterfalse
from math import floor, hypot
from typing import cast

from cadre_training.plugin import RawCell

FileCell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What is read of a cell: a text, empty where it is blank; a number; a truth; a time."""

_EXACT = 1e15
"""Whole numbers below this have 15 digits at most, which spreadsheets show in full."""


def without_floats(column: Sequence[FileCell]) -> Sequence[RawCell]:
    """Return a column with each float as the number that a spreadsheet shows.

    >>> without_floats(["Tỷ lệ", 98.96, 3.0, 0.1 + 0.2, ""])
    ['Tỷ lệ', Decimal('98.96'), 3, Decimal('0.3'), '']
    """
    kinds = set(map(type, column))
    if float not in kinds:
        return cast("Sequence[RawCell]", column)
    if kinds & {int, bool}:  # which may equal a float and are none
        return [_number(v) if type(v) is float else cast("RawCell", v) for v in column]
    return _all_whole(column) or _by_value(column)


def _all_whole(column: Sequence[FileCell]) -> Sequence[RawCell] | None:
    """Return a column of whole numbers under a header: the shortest way. Else None."""
    first = next(at for at, value in enumerate(column) if type(value) is float)
    numbers = cast("Sequence[float]", column[first:])
    try:
        if not all(map(float.is_integer, numbers)):
            return None
    except TypeError:  # texts among them
        return None
    # The length of all together is no less than any of them, and found in one go.
    if hypot(*numbers) >= _EXACT and (max(numbers) >= _EXACT or min(numbers) <= -_EXACT):
        return None
    return [*cast("Sequence[RawCell]", column[:first]), *map(floor, numbers)]


def _by_value(column: Sequence[FileCell]) -> Sequence[RawCell]:
    """Return a column whose equal floats are worked out once."""
    floats = [value for value in set(column) if type(value) is float]
    known: dict[FileCell, RawCell] = {}
    whole = [v for v in filter(float.is_integer, floats) if -_EXACT < v < _EXACT]
    known.update(zip(whole, map(int, whole), strict=True))
    broken = list(filterfalse(known.__contains__, floats))
    texts = list(map(_SHOWN, broken))
    known.update(zip(broken, map(Decimal, texts), strict=True))
    unusual = [v for v, text in zip(broken, texts, strict=True) if "." not in text or "e" in text]
    known.update(zip(unusual, map(_number, unusual), strict=True))
    if any(value != value for value in unusual):  # no number equals itself but “no number”
        return [_number(v) if type(v) is float else cast("RawCell", v) for v in column]
    return list(map(known.get, column, cast("Sequence[RawCell]", column)))


_SHOWN = "{:.15g}".format


def _number(value: float) -> RawCell:
    """Return a float as a whole number or with 15 digits; as a text where it is no number."""
    text = _SHOWN(value)
    number = Decimal(text)
    if not number.is_finite():
        return text
    return int(number) if number == number.to_integral_value() else number
