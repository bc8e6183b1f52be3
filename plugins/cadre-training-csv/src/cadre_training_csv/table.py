"""Writes one table as a CSV file."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from cadre_training.plugin import Column, Formatter, Label, Table
from cadre_training_csv.layout import Layout, layout_of
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.voice import Field, Voice, voice_of

_ROWS_AT_ONCE = 1024
_CAPTION = Label("Bảng", "Table")
_NOTE = Label("Ghi chú", "Note")


def export(table: Table, out: BinaryIO, options: CsvOptions) -> None:
    """Write ``table`` to ``out``, a run of rows at a time."""
    voice = voice_of(options)
    layout = layout_of(table, voice, options)
    # Whatever can be written to will do: nothing is wrapped around ``out`` that might close it.
    text = io.StringIO(newline="")
    writer = csv.writer(text, voice.csv_dialect)

    def flush() -> None:
        out.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()

    if voice.encoding == "utf-8-sig":
        text.write("\ufeff")
    writer.writerow(layout.headings)
    for start in range(0, len(table.rows), _ROWS_AT_ONCE):
        writer.writerows(_lines(table, layout, voice, start))
        flush()
    if options.dialect is Dialect.EXCEL_VI:
        writer.writerow(())
        writer.writerows(_below(table, voice))
    flush()


def _lines(table: Table, layout: Layout, voice: Voice, start: int) -> zip[tuple[Field, ...]]:
    rows = table.rows[start : start + _ROWS_AT_ONCE]
    by_column = tuple(zip(*(row.cells for row in rows), strict=True))
    fields = [column.fields(by_column[column.index], voice) for column in layout.columns]
    if layout.total_heading is not None:
        fields.append([voice.yes_or_no(row.is_total) for row in rows])
    return zip(*fields, strict=True)


def _below(table: Table, voice: Voice) -> list[tuple[str, str]]:
    """Return what a person reads below the table: its caption, its notes, what the columns are."""
    lines = [(_CAPTION, table.caption), *((_NOTE, note) for note in table.notes)]
    meanings = ((column.label, _meaning(column, voice.formatter)) for column in table.columns)
    return [(voice.prose(label), voice.prose(text)) for label, text in lines] + [
        (voice.prose(label), voice.text(meaning)) for label, meaning in meanings if meaning
    ]


def _meaning(column: Column, formatter: Formatter) -> str:
    unit = formatter.value(column.unit) if column.unit else ""
    definition = formatter.text(column.definition) if column.definition else ""
    return f"{definition} ({unit})" if unit and definition else definition or unit
