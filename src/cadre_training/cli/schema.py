"""``schema``: what the columns of a table on disk are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import both, current, say
from cadre_training.cli._options import command
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page

if TYPE_CHECKING:
    from cadre_training.codec.column import ColumnSpec


@command(
    "schema",
    both("In lược đồ của một bảng số liệu.", "Print the schema of a table."),
    both(
        "In lược đồ (Table Schema, dạng JSON) của bảng TÊN: các cột, ý nghĩa, ô nào phải có, giá "
        "trị nào được nhận. Không nêu TÊN thì in các bảng và các cột để người đọc.",
        "Print the Table Schema (JSON) of the table NAME: its columns, what they mean, which "
        "cells must say something, what they may say. Without NAME the tables and their columns "
        "are listed, for people to read.",
    ),
)
@click.argument("name", required=False, metavar=both("TÊN", "NAME"))
def schema(name: str | None) -> None:
    """Print a Table Schema, or list the tables."""
    from cadre_training.codec import table_names, table_schema

    if name is None:
        emit(_overview(), None)
        return
    if name not in table_names():
        raise _errors.unknown("bảng", "table", name, table_names())
    text = json.dumps(table_schema(name, language=current()), ensure_ascii=False, indent=2)
    emit(f"{text}\n", None)


def _overview() -> str:
    """Write the tables and their columns, those that all tables have only once."""
    from cadre_training.codec.resources import RESOURCES

    language, page = current(), Page.to(None)
    tables = tuple(RESOURCES.values())
    shared = {
        column.name
        for column in tables[0].columns
        if all(column.name in {other.name for other in one.columns} for one in tables)
    }
    for one in tables:
        page.heading(f"{one.name}: {one.title.in_language(language)}")
        page.line(one.description.in_language(language), indent=2)
        for column in one.columns:
            if column.name not in shared:
                page.line(_column(column), indent=2, hang=4)
    page.heading(say("Bảng nào cũng có thể có thêm:", "Each of them may have besides:"))
    for column in tables[0].columns:
        if column.name in shared:
            page.line(_column(column), indent=2, hang=4)
    return page.text()


def _column(column: ColumnSpec) -> str:
    needed = ""
    if column.required:
        needed = say(" (phải có)", " (needed)")
    elif column.filled:
        needed = say(" (có cột thì không để trống)", " (never empty where the column is there)")
    title = column.title.in_language(current())
    said = column.description.in_language(current())
    words = said if said.rstrip(".") == title else f"{title}. {said}"
    if column.choices:
        words += say(" Ghi một trong: ", " One of: ") + f"{', '.join(column.choices)}."
    return f"{column.name}{needed}: {words}"
