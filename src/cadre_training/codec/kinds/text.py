"""Columns of texts and lists of texts."""

from __future__ import annotations

from functools import lru_cache

from cadre_training.codec.cell_text import (
    PLAIN_TEXT,
    read_absence,
    read_items,
    read_text,
    write_absence,
    write_items,
    write_text,
)
from cadre_training.codec.column import Column, Needed, or_empty
from cadre_training.codec.problem import Refused
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label


def _read_identifier(cell: str) -> str:
    if read_absence(cell) is not None:
        raise Refused("empty-cell", "ô không có giá trị", "the cell has no value")
    return read_text(cell)


def _read_optional(cell: str) -> str | None:
    return read_text(cell) if read_absence(cell) is None else None


def identifier(name: str, title: Label, description: Label) -> Column[str]:
    """Make a column of identifiers: every table has it, and no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        required=True,
        filled=True,
        plain=PLAIN_TEXT,
        parse=_read_identifier,
        write=write_text,
        default=Needed.NEEDED,
        stand_in="line {}".format,
    )


def text(name: str, title: Label, description: Label) -> Column[str | None]:
    """Make a column of texts that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        plain=PLAIN_TEXT,
        parse=_read_optional,
        write=or_empty(write_text),
        default=None,
    )


def text_or_absence(name: str, title: Label, description: Label) -> Column[str | Absence]:
    """Make a column of texts; an empty cell says that there is no data."""

    def parse(cell: str) -> str | Absence:
        return read_absence(cell) or read_text(cell)

    def write(value: str | Absence) -> str:
        return write_absence(value) if isinstance(value, Absence) else write_text(value)

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
        parse=lru_cache(maxsize=4096)(read_items),
        write=write_items,
        default=(),
    )
