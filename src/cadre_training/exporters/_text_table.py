"""A table as aligned plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from attrs import define

from cadre_training.exporters._layout import pad, paragraph, width, wrap
from cadre_training.exporters._voice import Voice
from cadre_training.plugin import (
    Cell,
    CellValue,
    CountUnit,
    Interval,
    Quantity,
    Rate,
    Row,
    StatedRate,
    Table,
)

_GAP = "  "
_LEAST = 8
"""The fewest characters that words are squeezed into before rows are written as lists."""


@define
class _Measure:
    """What all cells of a column need.

    Args:
        heading: Its heading.
        widest: The width of its widest value.
        digits: The width of its widest number: those are never broken.
        markers: The width of its widest marker of a note.
        columns: How many characters it gets.
    """

    heading: str
    widest: int = 0
    digits: int = 0
    markers: int = 0
    columns: int = 0

    @property
    def natural(self) -> int:
        return max(width(self.heading), self.widest + self.markers)

    def squeezed(self, most: int) -> int:
        """Return its width where none is to be over ``most``."""
        kept = self.digits + self.markers if self.digits else 0
        return max(min(self.natural, most), kept)


class _Footnotes:
    """The notes of a table's cells, each told once and numbered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marker(self, cell: Cell, voice: Voice) -> str:
        """Return the marker of a cell's note, which gets the next number when it is new."""
        if cell.note is None:
            return ""
        number = self._numbers.setdefault(voice.text(cell.note), len(self._numbers) + 1)
        return f" [{number}]"

    def lines(self, columns: int) -> Iterator[str]:
        for note, number in self._numbers.items():
            yield from paragraph(note, columns, f"[{number}] ")


def table_lines(table: Table, voice: Voice) -> Iterator[str]:
    """Yield the lines of a table: caption, heading, rows, footnotes, definitions, notes.

    The rows are gone over twice, for widths and for lines, and are never all held as text.
    """
    notes = _Footnotes()
    unit = _only_unit(table)
    measures = _measure(table, unit, voice, notes)
    yield from paragraph(voice.text(table.caption), voice.width)
    if unit is not None:
        yield f"{voice.word('unit')}: {voice.value(unit)}"
    if not table.rows:
        yield voice.word("no rows")
    elif _fit(measures, voice.width):
        yield from _aligned(table, voice, measures, notes)
    else:
        yield from _listed(table, voice, measures, notes)
    yield from notes.lines(voice.width)
    for column in table.columns:
        if column.definition is not None:
            text = f"{voice.text(column.label)}: {voice.text(column.definition)}"
            yield from paragraph(text, voice.width, "– ")
    for note in table.notes:
        yield from paragraph(voice.text(note), voice.width, "* ")


def _only_unit(table: Table) -> CountUnit | None:
    """Return the unit of all columns that have one, where it can be said once for them."""
    units = [column.unit for column in table.columns if column.unit is not None]
    return units[0] if len(units) > 1 and len(set(units)) == 1 else None


def _measure(
    table: Table, unit: CountUnit | None, voice: Voice, notes: _Footnotes
) -> list[_Measure]:
    # A unit that is said once for all columns is not said again.
    measures = [
        _Measure(voice.heading(column.label, None if column.unit is unit else column.unit))
        for column in table.columns
    ]
    for row in table.rows:
        for cell, column, measure in zip(row.cells, table.columns, measures, strict=True):
            wide = width(voice.cell(cell.value, column.unit))
            measure.widest = max(measure.widest, wide)
            if is_number(cell.value):
                measure.digits = max(measure.digits, wide)
            measure.markers = max(measure.markers, width(notes.marker(cell, voice)))
    return measures


def is_number(value: CellValue) -> bool:
    """Tell whether a value is a number, which is set to the right and never broken."""
    return isinstance(value, Quantity | Rate | StatedRate | Interval)


def _fit(measures: Sequence[_Measure], columns: int) -> bool:
    """Give each column its width, the widest squeezed first; tell whether all fit."""
    free = columns - len(_GAP) * (len(measures) - 1)
    most = max((measure.natural for measure in measures), default=0)
    while sum(measure.squeezed(most) for measure in measures) > free:
        most -= 1
        if most < _LEAST:
            return False
    for measure in measures:
        measure.columns = measure.squeezed(most)
    return True


def _aligned(
    table: Table, voice: Voice, measures: Sequence[_Measure], notes: _Footnotes
) -> Iterator[str]:
    rule = _GAP.join("-" * measure.columns for measure in measures)
    yield from _side_by_side([_set(measure.heading, measure) for measure in measures], measures)
    yield rule
    yield from _row_lines(table.rows[0], table, voice, measures, notes)
    for above, row in pairwise(table.rows):
        if row.is_total is not above.is_total:
            yield rule.replace("-", "=") if row.is_total else rule
        yield from _row_lines(row, table, voice, measures, notes)
    yield rule


def _row_lines(
    row: Row, table: Table, voice: Voice, measures: Sequence[_Measure], notes: _Footnotes
) -> Iterator[str]:
    cells: list[list[str]] = []
    for cell, column, measure in zip(row.cells, table.columns, measures, strict=True):
        # Markers get a column of their own, so that digits stand below digits.
        marker = notes.marker(cell, voice)
        marker = pad(marker, measure.markers) if measure.digits else marker
        cells.append(_set(voice.cell(cell.value, column.unit) + marker, measure))
    return _side_by_side(cells, measures)


def _set(text: str, measure: _Measure) -> list[str]:
    """Return the lines of one cell, as wide as its column."""
    fits = width(text) <= measure.columns
    lines = [text] if fits else [line.rstrip(" ") for line in wrap(text, measure.columns)]
    return [pad(line, measure.columns, right=measure.digits > 0) for line in lines]


def _side_by_side(cells: Sequence[list[str]], measures: Sequence[_Measure]) -> Iterator[str]:
    empty = [" " * measure.columns for measure in measures]
    for lines in zip_longest(*cells):
        parts = (line or blank for line, blank in zip(lines, empty, strict=True))
        yield _GAP.join(parts).rstrip(" ")


def _listed(
    table: Table, voice: Voice, measures: Sequence[_Measure], notes: _Footnotes
) -> Iterator[str]:
    """Yield a table that is too wide as lists: what names the row, and its values below."""
    for row in table.rows:
        heads: list[str] = []
        values: list[str] = []
        for cell, column, measure in zip(row.cells, table.columns, measures, strict=True):
            shown = voice.cell(cell.value, column.unit) + notes.marker(cell, voice)
            (heads if column.is_header else values).append(f"{measure.heading}: {shown}")
        yield from paragraph("; ".join(heads), voice.width, "= " if row.is_total else "- ")
        for value in values:
            yield from paragraph(value, voice.width, "    ", "      ")
