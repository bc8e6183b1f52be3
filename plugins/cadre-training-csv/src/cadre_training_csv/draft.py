"""The lines of a file, written while its table is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from cadre_training.plugin import Row, Table
from cadre_training_csv.kinds import Kind
from cadre_training_csv.layout import Layout, layout_by
from cadre_training_csv.options import CsvOptions
from cadre_training_csv.survey import Cells, Survey, by_column, runs
from cadre_training_csv.voice import Voice
from cadre_training_csv.words import Word

MOST_BYTES = 32 * 2**20
"""How much of a file is kept before its columns are known."""


@frozen
class Draft:
    """The columns of a file, and as many of its first lines as are written already.

    Args:
        layout: Its columns.
        lines: Its first lines, in runs, without the headings.
        rows: How many rows of the table stand in them.
    """

    layout: Layout
    lines: Sequence[bytes]
    rows: int


def draft_of(table: Table, voice: Voice, options: CsvOptions) -> Draft:
    """Look through ``table`` and return what its file is like.

    Which columns a file has is known only when each cell was looked at, and to look at millions
    twice takes longer than to write them. The first rows of most tables tell. So lines are
    written at once and kept, up to a limit; they are thrown away where a later row tells more.
    """
    survey = Survey(table)
    layout = layout_by(survey, table, voice, options)
    lines: list[bytes] = []
    kept = size = 0
    keeps = True
    for rows in runs(table.rows):
        cells = tuple(by_column(rows))
        if survey.look_at(rows, cells):
            before, layout = layout, layout_by(survey, table, voice, options)
            if kept and not _same_lines(before, layout):
                lines, kept, keeps = [], 0, False
        if keeps:
            lines.append(lines_of(rows, cells, layout, voice))
            kept += len(rows)
            size += len(lines[-1])
            keeps = size < MOST_BYTES
    return Draft(layout, lines, kept)


def _same_lines(one: Layout, other: Layout) -> bool:
    """Tell whether what was written by one layout is as the other would have written it."""
    return one.total_heading == other.total_heading and (
        [(column.heading, column.kinds - _UNHEARD) for column in one.columns]
        == [(column.heading, column.kinds - _UNHEARD) for column in other.columns]
    )


# What is absent changes nothing of how the values beside it are written.
_UNHEARD = {Kind.ABSENCE}


def lines_of(rows: Sequence[Row], cells: Cells, layout: Layout, voice: Voice) -> bytes:
    """Write a run of rows, given their cells column by column."""
    fields = [column.fields(cells[column.index]) for column in layout.columns]
    if layout.total_heading is not None:
        yes, no = voice.word(Word.TRUE), voice.word(Word.FALSE)
        fields.append([yes if row.is_total else no for row in rows])
    return voice.quoting.lines(zip(*fields, strict=True)).encode()
