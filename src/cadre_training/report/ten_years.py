"""The report on ten years of the regime, or on any other period."""

from __future__ import annotations

import datetime as dt

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import CheckResult
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.register_given import must_be_register
from cadre_training.report.document import Report, Section
from cadre_training.report.material import Builder, Material, capitalised
from cadre_training.report.sections.classes import classes
from cadre_training.report.sections.counters import counters
from cadre_training.report.sections.coverage import coverage
from cadre_training.report.sections.findings import findings
from cadre_training.report.sections.lecturers import lecturers
from cadre_training.report.sections.method import method
from cadre_training.report.sections.regulations import regulations
from cadre_training.report.sections.reported import reported
from cadre_training.report.sections.sessions import sessions
from cadre_training.report.sections.sources import sources
from cadre_training.report.sections.summary import summary
from cadre_training.report.sections.topics import topics
from cadre_training.report.sections.units import units

_FIGURES: tuple[Builder, ...] = (
    summary,
    classes,
    coverage,
    topics,
    sessions,
    lecturers,
    reported,
    findings,
)
_BACKGROUND: tuple[Builder, ...] = (regulations, units, counters, sources)


def ten_year_report(
    register: Register, *, result: CheckResult | None = None, as_of: dt.date | None = None
) -> Report:
    """Build the standard report of a register over the period it covers.

    A section for which the register holds nothing is left out.

    Args:
        register: The register.
        result: What the checks said of it; worked out here when not given.
        as_of: The day to print as that of the report; none is printed when not given.

    Raises:
        TypeError: If it is given something else than a register.

    >>> [section.id for section in ten_year_report(Register()).sections]
    ['findings', 'method']
    """
    must_be_register(register, "ten_year_report")
    material = Material(register, check(register) if result is None else result)
    figures = _built(_FIGURES, material)
    return Report(
        title=_title(register),
        subtitle=_subtitle(register),
        as_of=as_of,
        sections=(*figures, method(figures), *_built(_BACKGROUND, material)),
    )


def _built(builders: tuple[Builder, ...], material: Material) -> tuple[Section, ...]:
    built = (build(material) for build in builders)
    return tuple(section for section in built if section is not None)


def _title(register: Register) -> Label:
    vi = "bồi dưỡng, cập nhật kiến thức đối với cán bộ lãnh đạo, quản lý"
    en = "knowledge updates for leading and managing cadres"
    if register.covers is not None and (years := len(register.covers.years)) > 1:
        vi, en = f"{years} năm {vi}", f"{years} years of {en}"
    if register.title is None:
        return capitalised(Label(vi, en))
    return Label(f"{register.title.vi}: {vi}", f"{register.title.en}: {en}")


def _subtitle(register: Register) -> Phrase | None:
    if register.covers is None:
        return None
    return Phrase.of(
        "Báo cáo số liệu giai đoạn {period}",
        "Report on the figures for {period}",
        period=register.covers,
    )
