"""Columns of texts and lists of texts."""

from __future__ import annotations

from functools import lru_cache

from cadre_training.codec.cell_text import (
    EXACT,
    read_absence,
    read_items,
    read_text,
    write_absence,
    write_items,
    write_text,
)
from cadre_training.codec.column import Column, Needed, or_empty
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label


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
        write=or_empty(write_text),
        default=None,
    )


def text_or_absence(name: str, title: Label, description: Label) -> Column[str | Absence]:
    """Make a column of texts; an empty cell says that there is no data."""

    def parse(cell: str) -> str | Absence:
        return read_absence(cell) or read_text(cell)

    def write(value: str | Absence) -> str:
        if isinstance(value, Absence):
            return write_absence(value)
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
        parse=lru_cache(maxsize=4096)(read_items),
        write=write_items,
        default=(),
    )
