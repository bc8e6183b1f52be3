"""Records as they stand in the tables of a register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cadre_training.codec.resources import tables
from cadre_training.display.described import Described
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Record, Register
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.session import Session
from cadre_training.model.source import Source
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.report.document import Cell, Column, Row, SourceList, Table

R = TypeVar("R", bound=Record)

_MOST = 100
"""How many records are shown."""


def describe_records(records: Sequence[Record]) -> Described:
    """Return records as tables, a table for each kind, and the sources they come from.

    Columns of which no record states anything are left out.
    """
    some = Register(
        classes=_of(TrainingClass, records),
        sessions=_of(Session, records),
        topics=_of(Topic, records),
        cadres=_of(Cadre, records),
        attendances=_of(Attendance, records),
        figures=_of(ReportedFigure, records),
        units=_of(AdminUnit, records),
        counters=_of(CounterSnapshot, records),
    )
    shown: list[Table] = []
    for resource, cells in tables(some):
        rows = list(cells)
        columns = [
            column
            for column in resource.columns
            if not column.name.startswith("source") and any(row.get(column.name) for row in rows)
        ]
        shown.append(
            Table(
                id=resource.name,
                caption=resource.title,
                columns=tuple(
                    Column(name=c.name, label=c.title, is_header=c.name in resource.primary_key)
                    for c in columns
                ),
                rows=tuple(Row(tuple(Cell(row.get(c.name, "")) for c in columns)) for row in rows),
                notes=_rest(len(records) - _MOST),
            )
        )
    sources = _sources(records[:_MOST])
    return Described(None, (*shown, *((SourceList(sources),) if sources else ())))


def _of(kind: type[R], records: Sequence[Record]) -> tuple[R, ...]:
    return tuple(record for record in records[:_MOST] if isinstance(record, kind))


def _rest(number: int) -> tuple[Phrase, ...]:
    if number <= 0:
        return ()
    return (
        Phrase.of(
            "Còn {n} bản ghi không hiện ở đây.", "Records that are not shown here: {n}.", n=number
        ),
    )


def _sources(records: Sequence[Record]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(r.source for r in records if r.source is not None))
