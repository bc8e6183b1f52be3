"""``schema``: what the columns of a table on disk are."""

from __future__ import annotations

import json

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import both, current, say
from cadre_training.cli._options import command
from cadre_training.cli._output import emit


@command(
    "schema",
    both("In lược đồ của một bảng số liệu.", "Print the schema of a table."),
    both(
        "In lược đồ (Table Schema, dạng JSON) của bảng TÊN: các cột, ý nghĩa, ô nào phải có, giá "
        "trị nào được nhận. Không nêu TÊN thì liệt kê các bảng.",
        "Print the Table Schema (JSON) of the table NAME: its columns, what they mean, which "
        "cells must say something, what they may say. Without NAME the tables are listed.",
    ),
)
@click.argument("name", required=False, metavar=both("TÊN", "NAME"))
def schema(name: str | None) -> None:
    """Print a Table Schema, or list the tables."""
    from cadre_training.codec import table_names, table_schema

    if name is None:
        head = say("Các bảng", "Tables")
        emit(f"{head}: {', '.join(table_names())}\n", None)
        return
    if name not in table_names():
        raise _errors.unknown("bảng", "table", name, table_names())
    text = json.dumps(table_schema(name, language=current()), ensure_ascii=False, indent=2)
    emit(f"{text}\n", None)
