"""Columns of numbers: digits only, so that no reader can take one for another."""

from __future__ import annotations

import re
from decimal import Decimal

from cadre_training.codec.cell_text import read_absence, write_absence
from cadre_training.codec.column import Column, or_empty
from cadre_training.codec.json_text import read_digits
from cadre_training.codec.problem import Refused, shown
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label

_SPANS = re.compile(r"(\d{1,18})\.\.(\d{1,18})", re.ASCII)
_NUMBERS = re.compile(r"-?\d{1,4000}(\.\d{1,4000})?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3}){1,9}", re.ASCII)
_DECIMAL_COMMA = re.compile(r"-?\d{1,20},\d{1,20}", re.ASCII)


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
        if len(whole) + 1 == len(got):
            decimal = got.replace(",", ".").rstrip("0").rstrip(".")
            in_vietnamese = decimal.replace(".", ",")
            return Refused(
                "ambiguous-number",
                f"“{got}” có thể là {whole} hoặc là số thập phân {in_vietnamese}; "
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
        f"“{shown(got)}” không phải là số nguyên; hãy viết chỉ bằng chữ số, như 6200",
        f"“{shown(got)}” is no whole number; write digits only, such as 6200",
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
        return write_absence(value) if isinstance(value, Absence) else str(value)

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
        write=or_empty(str),
        default=None,
    )


def whole_or_absence(name: str, title: Label, description: Label) -> Column[int | Absence]:
    """Make a column of whole numbers, below zero too; an empty cell says no data."""

    def parse(cell: str) -> int | Absence:
        return read_absence(cell) or read_whole(cell)

    def write(value: int | Absence) -> str:
        return write_absence(value) if isinstance(value, Absence) else str(value)

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
            f"“{shown(got)}” không phải là số; hãy viết như 98.96",
            f"“{shown(got)}” is no number; write it like 98.96",
        )

    return Column(
        name=name,
        title=title,
        description=description,
        type="number",
        parse=parse,
        write=or_empty(lambda value: f"{value:f}"),
        default=None,
    )


def span(name: str, title: Label, description: Label) -> Column[tuple[int, int] | None]:
    """Make a column of character spans: from (included), two dots, to (excluded)."""

    def parse(cell: str) -> tuple[int, int]:
        match = _SPANS.fullmatch(cell.strip())
        if match is None or int(match[1]) > int(match[2]):
            raise Refused(
                "not-a-span",
                f"“{shown(cell.strip())}” không phải là đoạn ký tự; hãy viết như 1203..1240",
                f"“{shown(cell.strip())}” is no span of characters; write it like 1203..1240",
            )
        return int(match[1]), int(match[2])

    return Column(
        name=name,
        title=title,
        description=description,
        pattern=r"\d+\.\.\d+",
        parse=parse,
        write=or_empty(lambda ends: f"{ends[0]}..{ends[1]}"),
        default=None,
    )
