"""Describes a CSV file as a Data Resource with a Table Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from cadre_training.plugin import CountUnit, Table
from cadre_training_csv.detail import Aspect
from cadre_training_csv.kinds import Kind
from cadre_training_csv.layout import FileColumn, layout_of
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.quoting import LINE_END
from cadre_training_csv.safety import clean
from cadre_training_csv.table import below
from cadre_training_csv.voice import Voice
from cadre_training_csv.voices import voice_of
from cadre_training_csv.words import Word

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | None
"""What a description is made of."""


def export(table: Table, out: BinaryIO, options: CsvOptions) -> None:
    """Write the description of the file that the format ``csv`` makes of ``table``."""
    out.write(to_json(describe(table, options)))


def to_json(value: Json) -> bytes:
    """Return ``value`` as JSON that a person can read too."""
    return (clean(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode()


def describe(table: Table, options: CsvOptions) -> Mapping[str, Json]:
    """Return the Data Resource of ``table``: what its file is called, holds and means."""
    voice = voice_of(options)
    layout = layout_of(table, voice, options)
    fields = [_field(table, column, voice, options) for column in layout.columns]
    if layout.total_heading is not None:
        fields.append(
            {
                "name": layout.total_heading,
                "type": "boolean",
                "aspect": Word.IS_TOTAL.value,
                "title": voice.formatter.text(Word.IS_TOTAL.label),
                "trueValues": [voice.word(Word.TRUE)],
                "falseValues": [voice.word(Word.FALSE)],
            }
        )
    dialect: dict[str, Json] = {
        "delimiter": voice.delimiter,
        "lineTerminator": LINE_END,
        "quoteChar": '"',
        "doubleQuote": True,
        "header": True,
    }
    if options.dialect is Dialect.EXCEL_VI and options.notes:
        # An empty line, and what a person reads below the table.
        first = len(table.rows) + 2
        dialect["commentRows"] = list(range(first, first + 1 + len(below(table, voice))))
    return {
        "name": table.id,
        "path": f"{table.id}.csv",
        "title": voice.formatter.text(table.caption),
        "description": "\n\n".join(voice.formatter.text(note) for note in table.notes),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": voice.encoding,
        "written_for": options.dialect.value,
        "language": options.language.value,
        "dialect": dialect,
        "schema": {"fields": fields, "missingValues": voice.absent},
    }


def _field(
    table: Table, column: FileColumn, voice: Voice, options: CsvOptions
) -> Mapping[str, Json]:
    of = table.columns[column.index]
    machine = options.dialect is Dialect.MACHINE
    words = voice.formatter
    field: dict[str, Json] = {
        "name": column.heading,
        **_type(column, of.unit, machine=machine),
        "column": clean(of.name),
        "aspect": column.aspect.value,
    }
    if column.aspect is not Aspect.VALUE:
        return field | {"title": f"{words.text(of.label)} ({words.text(column.aspect.label)})"}
    field["title"] = words.text(of.label)
    if of.definition is not None:
        field["description"] = words.text(of.definition)
    if of.unit is not None:
        field["unit"] = voice.word(of.unit)
    field["names_rows"] = of.is_header
    field["kinds"] = sorted(column.kinds)
    return field


def _type(column: FileColumn, unit: CountUnit | None, *, machine: bool) -> Mapping[str, Json]:
    """Return the type of a column, which the words for what is absent do not change."""
    if column.aspect is not Aspect.VALUE:
        return {"type": "integer" if column.aspect.is_number else "string"}
    # A machine finds one word for a range or an unknown clause, a person what there is to say.
    absent = {Kind.ABSENCE, Kind.NOT_KNOWN, Kind.INTERVAL} if machine else {Kind.ABSENCE}
    kinds = column.kinds - absent
    if kinds <= {Kind.QUANTITY} and (kinds or unit):
        return {"type": "integer"}
    if kinds and kinds <= {Kind.QUANTITY, Kind.RATE, Kind.STATED_RATE}:
        number: dict[str, Json] = {"type": "number"}
        return number if machine else number | {"decimalChar": ",", "bareNumber": False}
    return {"type": "date" if kinds and kinds <= {Kind.DATE} else "string"}
