"""The summary: the main figures, and what they say in words."""

from __future__ import annotations

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.target_group import TargetGroup
from cadre_training.report.document import BulletList, KeyFigure, KeyFigures, Paragraph, Section
from cadre_training.report.material import Material
from cadre_training.report.stat_table import MOST_SOURCES, note_of, sources_of
from cadre_training.stats import StatCell, StatTable, aggregate

_PERSONS_AS_ATTENDANCES = Label(
    "Cộng học viên của các lớp thành lượt; tài liệu nguồn có chỗ nêu là người.",
    "Learners of classes added as attendances; the source states some of them as persons.",
)
_MAIN = ("classes", "attendances", "people", "sessions", "years_covered")


def summary(material: Material) -> Section | None:
    """Build the section, or None for an empty register."""
    totals = aggregate(material.register, (), _MAIN)
    shown = [name for name in _MAIN if not _is_empty(totals.cell(name))]
    if not shown:
        return None
    return Section(
        id="summary",
        title=Label("Tóm tắt", "Summary"),
        blocks=(
            KeyFigures(tuple(_key_figure(material, totals, name) for name in shown)),
            *(Paragraph(sentence) for sentence in _sentences(material, totals)),
            *_groups(material),
        ),
    )


def _is_empty(cell: StatCell) -> bool:
    return isinstance(cell.value, Absence) and cell.bounds is None


def _key_figure(material: Material, totals: StatTable, name: str) -> KeyFigure:
    measure = next(m for m in totals.measures if m.name == name)
    cell = totals.cell(name)
    note: Text | None = note_of(cell)
    if name == "attendances" and _counts_persons(material):
        note = _PERSONS_AS_ATTENDANCES
    return KeyFigure(
        label=measure.label,
        value=cell.value,
        note=note,
        sources=sources_of(cell.records)[:MOST_SOURCES],
    )


def _counts_persons(material: Material) -> bool:
    """Tell whether a document states learners as persons, where we add them as attendances."""
    return any(
        figure.measure == "attendances"
        and isinstance(figure.value, Quantity)
        and figure.value.unit is CountUnit.PERSON
        for figure in material.register.figures
    )


def _sentences(material: Material, totals: StatTable) -> list[Phrase]:
    sentences: list[Phrase] = []
    covers = material.register.covers
    classes, attendances = totals.cell("classes").value, totals.cell("attendances").value
    if isinstance(classes, Quantity) and isinstance(attendances, Quantity):
        vi, en = _ahead(totals.cell("attendances"))
        if covers:
            sentences.append(
                Phrase.of(
                    f"Trong giai đoạn {{period}} đã mở {{classes}}, có {vi}{{attendances}} "
                    "tham gia.",
                    f"In {{period}}, {{classes}} were held, with {en}{{attendances}}.",
                    period=covers,
                    classes=classes,
                    attendances=attendances,
                )
            )
        else:
            sentences.append(
                Phrase.of(
                    f"Đã mở {{classes}}, có {vi}{{attendances}} tham gia.",
                    f"{{classes}} were held, with {en}{{attendances}}.",
                    classes=classes,
                    attendances=attendances,
                )
            )
    sessions = totals.cell("sessions").value
    if isinstance(sessions, Quantity):
        sentences.append(
            Phrase.of(
                "Đã tổ chức {sessions} triển khai, học tập.",
                "{sessions} were held to present and study the contents.",
                sessions=sessions,
            )
        )
    if covers and (gap := _coverage(material, covers)):
        sentences.append(gap)
    return sentences


def _ahead(cell: StatCell) -> tuple[str, str]:
    """Return what stands ahead of a sum: that it is the least there can be, or nothing."""
    return ("ít nhất ", "at least ") if cell.missing else ("", "")


def _coverage(material: Material, covers: Period) -> Phrase | None:
    """Return the sentence on the years with and without records of classes."""
    table = aggregate(material.register, ("year",), ("classes",), totals=False)
    years = [row.key[0] for row in table.rows if isinstance(row.key[0], Period)]
    held = [
        row.key[0]
        for row in table.rows
        if isinstance(row.key[0], Period) and isinstance(row.cells[0].value, Quantity)
    ]
    if not held:
        return None
    if len(held) == len(years) == 1:
        return Phrase.of(
            "Năm {year} có số liệu về lớp.",
            "There are records of classes for {year}.",
            year=held[0],
        )
    if len(held) == len(years):
        return Phrase.of(
            "Cả {n} năm đều có số liệu về lớp.",
            "There are records of classes for all {n} years.",
            n=len(years),
        )
    return Phrase.of(
        "Có số liệu về lớp của {n} trong {all} năm: {years}. Các năm còn lại không có số liệu; "
        "như vậy không có nghĩa là không mở lớp.",
        "There are records of classes for {n} of {all} years: {years}. For the other years "
        "there is no data, which does not mean that no class was held.",
        n=len(held),
        all=len(covers.years),
        years=tuple(held),
    )


def _groups(material: Material) -> tuple[BulletList, ...]:
    """Return one line for each target group, with the years of its classes."""
    by_group = aggregate(material.register, ("target_group",), totals=False)
    by_year = aggregate(material.register, ("target_group", "year"), ("classes",), totals=False)
    items: list[Phrase] = []
    for row in by_group.rows:
        group = row.key[0]
        classes, attendances = (cell.value for cell in row.cells)
        if not (isinstance(group, TargetGroup) and isinstance(classes, Quantity)):
            continue
        years = tuple(
            r.key[1] for r in by_year.rows if r.key[0] == group and isinstance(r.key[1], Period)
        )
        vi, en = _ahead(row.cells[1])
        if isinstance(attendances, Absence):
            vi, en = "lượt học viên: ", "attendances: "
        items.append(
            Phrase.of(
                f"{{group}}: {{classes}}, {vi}{{attendances}} (năm {{years}}).",
                f"{{group}}: {{classes}}, {en}{{attendances}} ({{years}}).",
                group=material.group_label(group),
                classes=classes,
                attendances=attendances,
                years=years or Label("không nêu", "year not stated"),
            )
        )
    return (BulletList(tuple(items)),) if items else ()
