"""Short ways to make records, figures and registers for the tests of the checks."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from attrs import evolve

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import CheckResult, Finding
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure, Scope
from cadre_training.model.source import Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.model.training_class import TrainingClass

ROOT = Path(__file__).parents[2]
CANG_LONG = ROOT / "examples" / "cang-long"
CLEAN = ROOT / "tests" / "data" / "clean"

UNITS = {
    "classes": CountUnit.CLASS,
    "planned_classes": CountUnit.CLASS,
    "sessions": CountUnit.SESSION,
    "planned_sessions": CountUnit.SESSION,
    "topics": CountUnit.TOPIC,
    "people": CountUnit.PERSON,
    "years_covered": CountUnit.YEAR,
}

When = int | tuple[int, int] | Period


def period(when: When) -> Period:
    """A year, a first and a last year, or a period as it is."""
    match when:
        case Period():
            return when
        case int():
            return Period.of_year(when)
        case (first, last):
            return Period.of_years(first, last)


def _group(text: str | None) -> TargetGroup | None:
    """``164/4``, or None."""
    return None if text is None else TargetGroup(*text.split("/", 1))


def held(
    id: str,
    when: When = 2019,
    learners: int | Absence = 50,
    *,
    count: int = 1,
    group: str | None = "164/4",
    **rest,
) -> TrainingClass:
    """A record of classes."""
    return TrainingClass(
        id=id,
        period=period(when),
        target_group=_group(group),
        count=count,
        learners=learners,
        **rest,
    )


def figure(
    id: str,
    value: int | tuple[int, int] | str,
    measure: str = "classes",
    *,
    when: When | None = None,
    group: str | None = None,
    unit: str | None = None,
    counts: CountUnit | None = None,
    base: RateBase = RateBase.UNKNOWN,
    words: str | None = None,
    document: str | None = "báo cáo",
    **rest,
) -> ReportedFigure:
    """A figure: a whole number counts what its measure counts, a text is a percentage."""
    counts = counts or UNITS.get(measure, CountUnit.ATTENDANCE)
    stated: Quantity | Interval | StatedRate
    match value:
        case str():
            stated = StatedRate(Decimal(value), base)
        case int():
            stated = Quantity(value, counts)
        case (low, high):
            stated = Interval.of(low, high, counts)
    return ReportedFigure(
        id=id,
        measure=measure,
        value=stated,
        scope=Scope(
            period=None if when is None else period(when),
            target_group=_group(group),
            unit=unit,
        ),
        source=Source(document=document, words=words),
        **rest,
    )


def with_value(one: ReportedFigure, number: int) -> ReportedFigure:
    """The same figure with another number."""
    assert isinstance(one.value, Quantity)
    return evolve(one, value=Quantity(number, one.value.unit))


def replaced(register: Register, one: ReportedFigure) -> Register:
    """The register with ``one`` in place of the figure of its identifier."""
    figures = tuple(one if f.id == one.id else f for f in register.figures)
    assert figures != register.figures
    return evolve(register, figures=figures)


def overlay(id: str, *codes: str, extends: str | None = "164", known: bool = False) -> Scheme:
    """A local overlay."""
    source = Source(document="phụ lục")
    missing = NotKnown(Label("văn bản của huyện", "a document of the district"))
    return Scheme(
        id=id,
        label=Label(f"nhóm riêng {id}", f"local groups {id}"),
        defined_by=Label("Hướng dẫn số 1", "Guideline 1") if known else missing,
        groups=tuple(
            GroupDefinition(
                group=TargetGroup(id, code),
                label=Label(f"đối tượng {code} ({id})", f"group {code} ({id})"),
                definition=missing,
                article=missing,
                source=source,
            )
            for code in codes
        ),
        extends=extends,
        source=source,
    )


def counter(
    shown: dict[CounterWindow, int | Absence],
    *,
    id: str = "trang",
    unit: CountUnit = CountUnit.VISIT,
    document: str | None = None,
    words: dict[CounterWindow, str] | None = None,
    **rest,
) -> CounterSnapshot:
    """A counter."""
    return CounterSnapshot(
        id=id,
        figures=tuple(
            CounterFigure(
                window=window,
                value=value if isinstance(value, Absence) else Quantity(value, unit),
                definition=Label("lượt truy cập", "visits"),
                source=Source(document=document, words=(words or {}).get(window)),
            )
            for window, value in shown.items()
        ),
        **rest,
    )


def found(register: Register, code: str) -> tuple[Finding, ...]:
    """What one check finds."""
    return check(register, [code]).findings


def only(register: Register, code: str) -> Finding:
    """The one thing that one check finds."""
    (finding,) = found(register, code)
    assert finding.code == code
    return finding


def codes(result: CheckResult) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in result.findings]


def keys(finding: Finding) -> list[str]:
    """The keys of the records that a finding speaks of, in order."""
    return [spot.key for spot in finding.spots]


def seen(finding: Finding, language: str = "vi") -> str:
    """What was seen, in words."""
    return Formatter(language).text(finding.seen)


def texts(findings: Iterable[Finding], language: str) -> list[str]:
    """All words of findings."""
    write = Formatter(language).text
    return [
        write(text)
        for finding in findings
        for text in (finding.seen, *finding.reasons, finding.question)
    ]
