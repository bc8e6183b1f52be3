"""From a table of a report to a table of texts."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.display.elements import Box, Element, Items, Lattice, Line, Strip, Weight
from cadre_training.exporters._text_table import is_number
from cadre_training.exporters._voice import Voice
from cadre_training.model.absence import Absence
from cadre_training.model.not_known import NotKnown
from cadre_training.report.document import Cell, Column, Row, Table


def lattice(table: Table, voice: Voice) -> Iterator[Element]:
    """Yield a table, and below it the definitions of its columns and its notes."""
    if not table.rows:
        yield Line(voice.text(table.caption))
        yield Line(voice.word("no rows"))
        return
    notes: dict[str, int] = {}
    strips = tuple(_strip(row, table, voice, notes) for row in table.rows)
    yield Lattice(
        caption=voice.text(table.caption),
        heads=tuple(
            (voice.heading(column.label, column.unit), column.is_header) for column in table.columns
        ),
        strips=strips,
        notes=tuple(notes),
    )
    defined = [column for column in table.columns if column.definition is not None]
    if defined:
        yield Items(tuple(_definition(column, voice) for column in defined))
    for note in table.notes:
        yield Line(voice.text(note), Weight.NOTE)


def _definition(column: Column, voice: Voice) -> str:
    definition = "" if column.definition is None else voice.text(column.definition)
    return f"{voice.text(column.label)}: {definition}"


def _strip(row: Row, table: Table, voice: Voice, notes: dict[str, int]) -> Strip:
    return Strip(
        boxes=tuple(
            _box(cell, column, voice, notes)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ),
        is_total=row.is_total,
    )


def _box(cell: Cell, column: Column, voice: Voice, notes: dict[str, int]) -> Box:
    note = None
    if cell.note is not None:
        note = notes.setdefault(voice.text(cell.note), len(notes) + 1)
    return Box(
        voice.cell(cell.value, column.unit),
        is_number=is_number(cell.value),
        is_absent=isinstance(cell.value, Absence | NotKnown),
        note=note,
        sources=tuple(map(voice.source, cell.sources)),
    )
