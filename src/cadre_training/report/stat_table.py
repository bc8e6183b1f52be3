"""Turning tables of statistics into tables of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.off_map import OffMap
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.programme import Programme
from cadre_training.model.register import Record
from cadre_training.model.source import Source
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.report.document import Cell, Column, Row, Table
from cadre_training.report.material import Material
from cadre_training.stats import (
    Dimension,
    KeyValue,
    MapBreak,
    Margin,
    Measure,
    StatCell,
    StatRow,
    StatTable,
)
from cadre_training.stats.table import CONFIDENCE, plain_key

MOST_SOURCES = 10
"""How many sources a cell lists; the section on methods says so."""

NOT_STATED = Label("không nêu", "not stated")
_TOTAL = Label("Cộng", "Total")
_NOTHING = Label.same("–")
_OVERLAP = Label(
    "Một lớp có thể thuộc nhiều dòng, nên các dòng cộng lại không bằng dòng “Cộng”.",
    "A class can fall under several rows, so that the rows do not add up to the total.",
)


def report_table(material: Material, table: StatTable, *, id: str, caption: Text) -> Table:  # noqa: A002
    """Return a table of statistics as a table of a report, with the grand total below.

    Args:
        material: The register it was worked out from.
        table: The statistics.
        id: The identifier of the table in the report.
        caption: What it shows.
    """
    rows = [_row(material, row, table.breaks) for row in table.rows]
    if table.dimensions:
        rows.append(_total_row(table))
    overlapping = any(d.overlaps for d in table.dimensions)
    return Table(
        id=id,
        caption=caption,
        columns=(
            *(_key_column(dimension) for dimension in table.dimensions),
            *(_measure_column(measure) for measure in table.measures),
        ),
        rows=tuple(rows),
        notes=(*((_OVERLAP,) if overlapping else ()), *(one.note for one in table.breaks)),
    )


def _key_column(dimension: Dimension) -> Column:
    return Column(name=dimension.name, label=dimension.label, is_header=True)


def _measure_column(measure: Measure) -> Column:
    return Column(
        name=measure.name,
        label=measure.label,
        unit=None if measure.whole_unit else measure.unit,
        definition=measure.definition,
    )


def _row(material: Material, row: StatRow, breaks: Sequence[MapBreak] = ()) -> Row:
    is_gap = not any(cell.records for cell in row.cells)
    keys = (
        Cell(_NOTHING, code="")
        if is_gap and value is Absence.NO_DATA
        else evolve(key_cell(material, value), note=turn_of(value, row, breaks))
        for value in row.key
    )
    return Row((*keys, *map(stat_cell, row.cells)))


def turn_of(value: KeyValue, row: StatRow, breaks: Sequence[MapBreak]) -> Phrase | None:
    """Return the mark of a year or quarter in which the map changed for the unit of a row."""
    if not isinstance(value, Period):
        return None
    days = {
        one.day
        for one in breaks
        if value.start < one.day <= value.end and any(key in row.key for key in one.keys)
    }
    if not days:
        return None
    day = min(days)
    return Phrase.of("Địa giới thay đổi từ ngày {day}.", "The map changed on {day}.", day=day)


def _total_row(table: StatTable) -> Row:
    blank = [Cell(_NOTHING, code="")] * (len(table.dimensions) - 1)
    return Row((Cell(_TOTAL), *blank, *map(stat_cell, table.total.cells)), is_total=True)


def key_cell(material: Material, value: KeyValue) -> Cell:
    """Return the cell that names a row."""
    plain = plain_key(value)
    code = None if plain is None else str(plain)
    match value:
        case Period():
            return Cell(value)
        case TargetGroup():
            return Cell(material.group_label(value), code=str(value))
        case AdminUnit():
            return Cell(Label.same(value.name), code=code)
        case OffMap():
            return Cell(value.label, code=code)
        case Topic():
            return Cell(Label.same(value.title or value.id), code=code)
        case Programme() | LecturerKind():
            return Cell(value.label, code=code)
        case Absence():
            return Cell(NOT_STATED, code="")
        case Margin():
            return Cell(_TOTAL)
        case str():
            return Cell(value)


def stat_cell(cell: StatCell) -> Cell:
    """Return a statistic as a cell, with its sources and what a reader must know of it."""
    sources = sources_of(cell.records)
    about = cell.estimate
    value = cell.value if about is None else Interval(about.low, about.high)
    return Cell(value, sources=sources[:MOST_SOURCES], note=note_of(cell))


def note_of(cell: StatCell) -> Phrase | None:
    """Return what a reader must know to read a statistic rightly, or None."""
    if cell.reason is not None:
        return cell.reason
    if cell.estimate is not None:
        return Phrase.of(
            "Ước lượng khoảng {n}, độ tin cậy {confidence}%: từ {low} đến {high}. Không phải số "
            "đếm được.",
            "Estimated at about {n}, with a confidence of {confidence}%: from {low} to {high}. It "
            "was not counted.",
            n=cell.estimate.value,
            confidence=CONFIDENCE,
            low=cell.estimate.low.value,
            high=cell.estimate.high.value,
        )
    if cell.bounds is not None:
        if cell.bounds.high is None:
            if cell.bounds.low.value == 0:
                return None
            return Phrase.of("Ít nhất {low}.", "At least {low}.", low=cell.bounds.low)
        if cell.bounds.low == cell.bounds.high:
            return Phrase.of("Chắc chắn là {high}.", "Certainly {high}.", high=cell.bounds.high)
        return Phrase.of(
            "Chắc chắn từ {low} đến {high}.",
            "Certainly between {low} and {high}.",
            low=cell.bounds.low.value,
            high=cell.bounds.high,
        )
    if cell.missing and not isinstance(cell.value, Absence):
        return Phrase.of(
            "Chưa gồm {n} bản ghi không có số liệu này.",
            "Records left out, for want of this number: {n}.",
            n=cell.missing,
        )
    return None


def sources_of(records: Iterable[Record]) -> tuple[Source, ...]:
    """Return the sources of records, each once, in order."""
    return tuple(dict.fromkeys(r.source for r in records if r.source is not None))
