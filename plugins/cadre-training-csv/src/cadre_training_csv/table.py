"""Writes one table as a CSV file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cadre_training.plugin import Column, Formatter, Label, Phrase, Row, Table
from cadre_training_csv.layout import Layout, by_column, layout_of, runs
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.quoting import LINE_END
from cadre_training_csv.voice import Voice
from cadre_training_csv.voices import voice_of
from cadre_training_csv.words import Word

_CAPTION = Label("Bảng", "Table")
_NOTE = Label("Ghi chú", "Note")


def export(table: Table, out: BinaryIO, options: CsvOptions) -> None:
    """Write ``table`` to ``out``, a run of rows at a time."""
    voice = voice_of(options)
    layout = layout_of(table, voice, options)
    quoting = voice.quoting

    def write(text: str) -> None:
        out.write(text.encode())

    start = "\ufeff" if voice.encoding == "utf-8-sig" else ""
    write(start + quoting.lines([map(quoting.field, layout.headings)]))
    for rows in runs(table.rows):
        write(quoting.lines(_rows(rows, layout, voice)))
    if options.dialect is Dialect.EXCEL_VI and options.notes:
        lines = below(table, voice)
        write(LINE_END + quoting.lines(map(quoting.field, line) for line in lines))


def _rows(rows: tuple[Row, ...], layout: Layout, voice: Voice) -> Iterator[tuple[str, ...]]:
    cells = tuple(by_column(rows))
    fields = [column.fields(cells[column.index]) for column in layout.columns]
    if layout.total_heading is not None:
        yes, no = voice.word(Word.TRUE), voice.word(Word.FALSE)
        fields.append([yes if row.is_total else no for row in rows])
    return zip(*fields, strict=True)


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
