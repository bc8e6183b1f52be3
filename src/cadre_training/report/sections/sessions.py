"""The sessions held."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.session import Session
from cadre_training.report.document import Cell, Column, Paragraph, Row, Section, Table
from cadre_training.report.material import Material
from cadre_training.report.stat_table import NOT_STATED, report_table
from cadre_training.stats import aggregate

_FEW = 30


def sessions(material: Material) -> Section | None:
    """Build the section, or None when no session is recorded."""
    records = material.register.sessions
    if not records:
        return None
    table = _listed(records) if len(records) <= _FEW else _by_year(material)
    return Section(
        id="sessions",
        title=Label("Các cuộc đã tổ chức", "Sessions"),
        blocks=(table, *map(Paragraph, _stated_rates(material))),
    )


def _stated_rates(material: Material) -> Iterator[Phrase]:
    """Yield a sentence for each percentage that a document states of sessions."""
    for figure in material.register.figures:
        if figure.measure == "sessions" and isinstance(figure.value, StatedRate):
            yield Phrase.of(
                "Tài liệu nguồn nêu tỷ lệ đạt {rate}.",
                "The source states a rate of {rate}.",
                rate=figure.value,
            )


def _by_year(material: Material) -> Table:
    measures = ("sessions", "session_attendances")
    return report_table(
        material,
        aggregate(material.register, ("year",), measures, totals=False),
        id="sessions-by-year",
        caption=Label("Số cuộc theo năm", "Sessions by year"),
    )


def _listed(records: tuple[Session, ...]) -> Table:
    return Table(
        id="sessions-listed",
        caption=Label("Số cuộc theo nguồn ghi nhận", "Sessions as recorded"),
        columns=(
            Column(name="period", label=Label("Thời gian", "Period"), is_header=True),
            Column(name="programme", label=Label("Chương trình", "Programme")),
            Column(name="sessions", label=Label("Số cuộc", "Sessions"), unit=CountUnit.SESSION),
            Column(
                name="attendees",
                label=Label("Lượt người dự", "Attendances"),
                unit=CountUnit.ATTENDANCE,
            ),
        ),
        rows=tuple(_row(record) for record in records),
    )


def _row(record: Session) -> Row:
    sources = (record.source,) if record.source else ()
    attendees = record.attendees
    return Row(
        (
            Cell(record.period),
            Cell(record.programme.label, code=record.programme.value)
            if record.programme
            else Cell(NOT_STATED, code=""),
            Cell(Quantity(record.count, CountUnit.SESSION), sources),
            Cell(
                attendees
                if isinstance(attendees, Absence)
                else Quantity(attendees, CountUnit.ATTENDANCE),
                sources,
            ),
        )
    )
