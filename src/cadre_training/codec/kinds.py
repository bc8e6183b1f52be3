"""The kinds of column: text, count, period, choice, and the like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from cadre_training.codec.cell_text import (
    EXACT,
    each,
    read_absence,
    read_items,
    read_text,
    write_items,
    write_text,
)
from cadre_training.codec.column import Column, Needed
from cadre_training.codec.json_text import read_digits
from cadre_training.codec.period_text import SHAPES, parse_period, period_text
from cadre_training.codec.problem import Refused
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label
from cadre_training.model.period import Period

E = TypeVar("E", bound=Enum)
V = TypeVar("V")

_SPANS = re.compile(r"(\d{1,18})\.\.(\d{1,18})", re.ASCII)
_NUMBERS = re.compile(r"-?\d{1,4000}(\.\d{1,4000})?", re.ASCII)
_DATES = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3})+", re.ASCII)
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)


def _or_empty(write: Callable[[V], str]) -> Callable[[V | None], str]:
    return lambda value: "" if value is None else write(value)


# Text


def identifier(name: str, title: Label, description: Label) -> Column[str]:
    """Make a column of identifiers: every table has it, and no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        required=True,
        filled=True,
        parse=read_text,
        write=write_text,
        default=Needed.NEEDED,
    )


def text(name: str, title: Label, description: Label) -> Column[str | None]:
    """Make a column of texts that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        parse=read_text,
        write=_or_empty(write_text),
        default=None,
    )


def text_or_absence(name: str, title: Label, description: Label) -> Column[str | Absence]:
    """Make a column of texts; an empty cell says that there is no data."""

    def parse(cell: str) -> str | Absence:
        return read_absence(cell) or read_text(cell)

    def write(value: str | Absence) -> str:
        if isinstance(value, Absence):
            return _write_absence(value)
        return write_text(value) if read_absence(value) is None else EXACT + value

    return Column(
        name=name,
        title=title,
        description=description,
        parse=parse,
        write=write,
        default=Absence.NO_DATA,
    )


def items(name: str, title: Label, description: Label) -> Column[tuple[str, ...]]:
    """Make a column of lists of texts."""
    return Column(
        name=name,
        title=title,
        description=description,
        parse=read_items,
        write=write_items,
        default=(),
    )


# Numbers


def read_whole(cell: str) -> int:
    """Return the whole number of a cell: digits only, nothing between them.

    Raises:
        Refused: If it is none; a number with separators names both readings.
    """
    if cell.isdigit() and cell.isascii():
        return read_digits(cell)
    digits = cell.strip()
    unsigned = digits.removeprefix("-")
    if unsigned.isdigit() and unsigned.isascii():
        return read_digits(digits)
    raise _no_whole(digits)


def _no_whole(got: str) -> Refused:
    if _GROUPED.fullmatch(got):
        whole = re.sub(r"[.,]", "", got)
        if got.count(".") + got.count(",") == 1:
            decimal = got.replace(",", ".")
            return Refused(
                "ambiguous-number",
                f"“{got}” có thể là {whole} hoặc là số thập phân {decimal}; "
                f"hãy viết {whole} nếu là số nguyên",
                f"“{got}” reads as {whole} or as the decimal {decimal}; "
                f"write {whole} if it is a whole number",
            )
        return Refused(
            "ambiguous-number",
            f"“{got}” có dấu phân cách; hãy viết {whole}, chỉ gồm chữ số",
            f"“{got}” has separators; write {whole}, digits only",
        )
    return Refused(
        "not-a-whole-number",
        f"“{got}” không phải là số nguyên; hãy viết chỉ bằng chữ số, như 6200",
        f"“{got}” is no whole number; write digits only, such as 6200",
    )


def _read_count(cell: str) -> int:
    value = read_whole(cell)
    if value < 0:
        raise Refused("negative", f"{value} là số âm; số ít nhất là 0", f"{value} is below zero")
    return value


def _read_count_or_absence(cell: str) -> int | Absence:
    if cell.isdigit():
        return _read_count(cell)
    return read_absence(cell) or _read_count(cell)


def _write_absence(value: Absence) -> str:
    return "" if value is Absence.NO_DATA else value.value


def count(name: str, title: Label, description: Label) -> Column[int]:
    """Make a column of counts: without the column each row stands for one, no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        type="integer",
        minimum=0,
        filled=True,
        parse=_read_count,
        write=str,
        default=1,
    )


def count_or_absence(name: str, title: Label, description: Label) -> Column[int | Absence]:
    """Make a column of counts; an empty cell says that there is no data, never zero."""

    def write(value: int | Absence) -> str:
        return _write_absence(value) if isinstance(value, Absence) else str(value)

    return Column(
        name=name,
        title=title,
        description=description,
        type="integer",
        minimum=0,
        parse=_read_count_or_absence,
        write=write,
        default=Absence.NO_DATA,
    )


def whole(name: str, title: Label, description: Label) -> Column[int | None]:
    """Make a column of whole numbers, below zero too, that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        type="integer",
        parse=read_whole,
        write=_or_empty(str),
        default=None,
    )


def whole_or_absence(name: str, title: Label, description: Label) -> Column[int | Absence]:
    """Make a column of whole numbers, below zero too; an empty cell says no data."""

    def parse(cell: str) -> int | Absence:
        return read_absence(cell) or read_whole(cell)

    def write(value: int | Absence) -> str:
        return _write_absence(value) if isinstance(value, Absence) else str(value)

    return Column(
        name=name,
        title=title,
        description=description,
        type="integer",
        parse=parse,
        write=write,
        default=Absence.NO_DATA,
    )


def decimal(name: str, title: Label, description: Label) -> Column[Decimal | None]:
    """Make a column of decimal numbers with a point, kept with all their digits."""

    def parse(cell: str) -> Decimal:
        got = cell.strip()
        if _NUMBERS.fullmatch(got):
            return Decimal(got)
        if _DECIMAL_COMMA.fullmatch(got):
            better = got.replace(",", ".")
            raise Refused(
                "decimal-comma",
                f"“{got}” có dấu phẩy; trong tệp này hãy viết số thập phân với dấu chấm: {better}",
                f"“{got}” has a comma; in this file decimals are written with a point: {better}",
            )
        raise Refused(
            "not-a-number",
            f"“{got}” không phải là số; hãy viết như 98.96",
            f"“{got}” is no number; write it like 98.96",
        )

    return Column(
        name=name,
        title=title,
        description=description,
        type="number",
        parse=parse,
        write=_or_empty(lambda value: f"{value:f}"),
        default=None,
    )


# Time


def period(name: str, title: Label, description: Label) -> Column[Period]:
    """Make a column of periods: every table has it, and no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        required=True,
        filled=True,
        pattern=SHAPES,
        parse=parse_period,
        write=_period_text,
        default=Needed.NEEDED,
    )


def optional_period(name: str, title: Label, description: Label) -> Column[Period | None]:
    """Make a column of periods that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        pattern=SHAPES,
        parse=parse_period,
        write=_or_empty(_period_text),
        default=None,
    )


_period_text = lru_cache(maxsize=4096)(period_text)


def date(name: str, title: Label, description: Label) -> Column[dt.date | None]:
    """Make a column of days that may be left out."""

    def parse(cell: str) -> dt.date:
        got = cell.strip()
        try:
            if _DATES.fullmatch(got):
                return dt.date.fromisoformat(got)
        except ValueError:
            pass
        raise Refused(
            "not-a-date",
            f"“{got}” không phải là ngày đọc được; hãy viết năm-tháng-ngày, như 2025-06-30",
            f"“{got}” is no day that can be read; write year-month-day, such as 2025-06-30",
        )

    return Column(
        name=name,
        title=title,
        description=description,
        type="date",
        parse=parse,
        write=_or_empty(dt.date.isoformat),
        default=None,
    )


def moment(name: str, title: Label, description: Label) -> Column[dt.datetime | None]:
    """Make a column of moments, each with its zone, that may be left out."""

    def parse(cell: str) -> dt.datetime:
        got = cell.strip()
        try:
            value = dt.datetime.fromisoformat(got)
        except ValueError:
            value = None
        if value is None or value.tzinfo is None:
            raise Refused(
                "not-a-moment",
                f"“{got}” không phải là thời điểm có múi giờ; "
                "hãy viết như 2022-12-31T08:00:00+07:00",
                f"“{got}” is no moment with a zone; write it like 2022-12-31T08:00:00+07:00",
            )
        return value

    return Column(
        name=name,
        title=title,
        description=description,
        type="datetime",
        parse=parse,
        write=_or_empty(dt.datetime.isoformat),
        default=None,
    )


# Choices


def one_of(name: str, got: str, choices: Iterable[str]) -> Refused:
    """Return the refusal of ``got``, which is none of ``choices``."""
    options = tuple(choices)
    near = get_close_matches(got, options, n=1)
    hint_vi = f" (gần nhất: “{near[0]}”)" if near else ""
    hint_en = f" (closest: {near[0]!r})" if near else ""
    return Refused(
        "unknown-value",
        f"“{got}” không có trong các giá trị của “{name}”{hint_vi}; có thể ghi: "
        + ", ".join(options),
        f"{got!r} is none of the values of {name!r}{hint_en}; it can be: " + ", ".join(options),
    )


def _reader(name: str, kind: Iterable[E]) -> Callable[[str], E]:
    members = {str(member.value): member for member in kind}

    def parse(cell: str) -> E:
        member = members.get(cell)
        if member is not None:
            return member
        got = cell.strip()
        member = members.get(got.lower())
        if member is None:
            raise one_of(name, got, members)
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
        parse=_reader(name, options),
        write=_or_empty(_value),
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
        parse=_reader(name, kind),
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
        parse=_reader(name, kind),
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
        parse=each(_reader(name, kind)),
        write=lambda values: ";".join(_value(value) for value in values),
        default=(),
    )


def yes(name: str, title: Label, description: Label) -> Column[bool]:
    """Make a column of ``true`` and ``false`` that is ``true`` where it is left out."""
    members = {"true": True, "false": False}

    def parse(cell: str) -> bool:
        got = cell.strip()
        value = members.get(got.lower())
        if value is None:
            raise one_of(name, got, members)
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


def span(name: str, title: Label, description: Label) -> Column[tuple[int, int] | None]:
    """Make a column of character spans: from (included), two dots, to (excluded)."""

    def parse(cell: str) -> tuple[int, int]:
        match = _SPANS.fullmatch(cell.strip())
        if match is None or int(match[1]) > int(match[2]):
            raise Refused(
                "not-a-span",
                f"“{cell.strip()}” không phải là đoạn ký tự; hãy viết như 1203..1240",
                f"“{cell.strip()}” is no span of characters; write it like 1203..1240",
            )
        return int(match[1]), int(match[2])

    return Column(
        name=name,
        title=title,
        description=description,
        pattern=r"\d+\.\.\d+",
        parse=parse,
        write=_or_empty(lambda ends: f"{ends[0]}..{ends[1]}"),
        default=None,
    )
