"""Writes one table as a CSV file."""

from __future__ import annotations

from typing import BinaryIO

from cadre_training.plugin import Column, Formatter, Label, Phrase, Table
from cadre_training_csv.draft import draft_of, lines_of
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.quoting import LINE_END
from cadre_training_csv.survey import by_column, runs
from cadre_training_csv.voice import Voice
from cadre_training_csv.voices import voice_of

_CAPTION = Label("Bảng", "Table")
_NOTE = Label("Ghi chú", "Note")


def export(table: Table, out: BinaryIO, options: CsvOptions) -> None:
    """Write ``table`` to ``out``, a run of rows at a time."""
    voice = voice_of(options)
    draft = draft_of(table, voice, options)
    layout, quoting = draft.layout, voice.quoting
    start = "\ufeff" if voice.encoding == "utf-8-sig" else ""
    write = out.write
    write((start + quoting.lines([map(quoting.field, layout.headings)])).encode())
    for lines in draft.lines:
        write(lines)
    for rows in runs(table.rows, draft.rows):
        write(lines_of(rows, tuple(by_column(rows)), layout, voice))
    if options.dialect is Dialect.EXCEL_VI and options.notes:
        text = quoting.lines(map(quoting.field, line) for line in below(table, voice))
        write((LINE_END + text).encode())


def below(table: Table, voice: Voice) -> list[tuple[str, str]]:
    """Return what a person reads below the table: its caption, its notes, what the columns are."""
    lines = [(_CAPTION, table.caption), *((_NOTE, note) for note in table.notes)]
    meanings = ((column.label, _meaning(column, voice.formatter)) for column in table.columns)
    return [(voice.prose(label), voice.prose(text)) for label, text in lines] + [
        (voice.prose(label), voice.text(meaning)) for label, meaning in meanings if meaning
    ]


def _meaning(column: Column, formatter: Formatter) -> str:
    unit = Phrase.of("Đơn vị tính: {unit}.", "Unit: {unit}.", unit=column.unit or "")
    parts = (unit if column.unit else None, column.definition)
    return " ".join(formatter.text(part) for part in parts if part)
