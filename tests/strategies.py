"""Hypothesis strategies for every class of record and for whole, consistent registers.

Import them in any test of the core::

    from tests.strategies import registers, training_classes

    @given(registers())
    def test_something(register): ...

The folder that holds ``tests`` is on the path of pytest, so this works whatever is run from
where. ``registers()`` gives registers that a reader accepts as they are: identifiers are unique,
references lead somewhere, groups exist in a known regulation or in an overlay of the register.
The strategies of single records give valid records with awkward texts; pass ``ids=``,
``groups=``, ``units=`` and the like to tie them to others.

``everything(value)`` returns a plain copy to compare *all* of two values, sources included,
which ``==`` leaves out.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import (
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    InheritedCount,
)
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

KNOWN_GROUPS = tuple(
    TargetGroup(scheme, code)
    for scheme, codes in (("164", "1234"), ("145", "123"))
    for code in codes
)
MEASURES = ("classes", "sessions", "attendances", "people", "topics", "planned_classes", "summoned")

AWKWARD = (
    "",
    "0",
    "001",
    "lớp bồi dưỡng",
    unicodedata.normalize("NFD", "kỹ năng đối tượng"),
    "a;b",
    "a,b",
    'nói "học"',
    "“hai\nhàng”",
    "cr\rlf\r\n",
    " spaces ",
    "\u00a0nbsp",
    "tab\t",
    "\\",
    "\\;",
    "a\\;b",
    "=1+1",
    "+84",
    "-5",
    "@x",
    "no data",
    "n/a",
    "withheld",
    "không có số liệu",
    "inherited",
    "true",
    "\ufeffbom",
    "\u2028\x85\x1c",
    "𠀋",
)


def everything(value: object, *, places: bool = True) -> object:
    """Return a plain copy of ``value`` that compares all fields, sources included.

    With ``places=False`` the places where values were read are left out, and a source that says
    nothing more is none.
    """
    if isinstance(value, Source) and not places:
        value = attrs.evolve(value, read_at=None)
        if value == Source():
            return None
    kind = type(value)
    if isinstance(value, Enum):
        return str(value)
    if attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        return kind.__name__, {n: everything(getattr(value, n), places=places) for n in names}
    if isinstance(value, tuple | list):
        return [everything(item, places=places) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, Decimal | dt.datetime):
        return str(value)
    return value


@cache
def texts(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, without NUL; often an awkward one."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.sampled_from([text for text in AWKWARD if len(text) >= min_size]) | st.text(
        characters, min_size=min_size, max_size=12
    )


@cache
def identifiers() -> st.SearchStrategy[str]:
    """A text that is not blank."""
    plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=6)
    return plain | texts(min_size=1).filter(lambda text: bool(text.strip()))


@cache
def labels() -> st.SearchStrategy[Label]:
    return st.builds(Label, texts(min_size=1), texts(min_size=1))


@cache
def not_knowns() -> st.SearchStrategy[NotKnown]:
    return st.builds(NotKnown, labels())


@cache
def places() -> st.SearchStrategy[Place]:
    line = st.none() | st.integers(1, 10**6)
    text = st.none() | texts(min_size=1)
    return st.builds(Place, texts(min_size=1), line=line, column=text, sheet=text, cell=text)


@cache
def sources(*, read_at: bool = False) -> st.SearchStrategy[Source]:
    spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
        lambda ends: (min(ends), max(ends))
    )
    return st.builds(
        Source,
        document=st.none() | texts(),
        within=st.none() | texts(),
        span=st.none() | spans,
        words=st.none() | texts(),
        read_at=(st.none() | places()) if read_at else st.none(),
    )


@cache
def dates(first: int = 2009, last: int = 2030) -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31))


@cache
def periods(first: int = 2009, last: int = 2030) -> st.SearchStrategy[Period]:
    """Years, runs of years, quarters, days and any stretch of days."""
    years = st.integers(first, last)
    pairs = st.tuples(years, years).map(sorted)
    days = st.tuples(dates(first, last), dates(first, last)).map(sorted)
    return st.one_of(
        years.map(Period.of_year),
        pairs.map(lambda pair: Period.of_years(pair[0], pair[1])),
        st.builds(Period.of_quarter, st.integers(first, min(last, 9998)), st.integers(1, 4)),
        dates(first, last).map(Period.of_day),
        days.map(lambda pair: Period(pair[0], pair[1])),
    )


@cache
def lifetimes() -> st.SearchStrategy[Lifetime]:
    return st.one_of(
        st.just(Lifetime()),
        st.builds(Lifetime, since=dates()),
        st.builds(Lifetime, until=dates()),
        st.tuples(dates(), dates()).map(lambda pair: Lifetime(min(pair), max(pair))),
    )


@cache
def counts() -> st.SearchStrategy[int]:
    return st.integers(0, 500) | st.integers(0, 10**30)


@cache
def counts_or_absences() -> st.SearchStrategy[int | Absence]:
    return counts() | st.sampled_from(Absence)


@cache
def quantities(*, least: int = -(10**30)) -> st.SearchStrategy[Quantity]:
    numbers = st.integers(max(least, -500), 50_000) | st.integers(least, 10**30)
    return st.builds(Quantity, numbers, st.sampled_from(CountUnit))


@cache
def intervals() -> st.SearchStrategy[Interval]:
    ends = st.tuples(counts(), counts()).map(sorted)
    return st.builds(
        lambda pair, unit: Interval.of(pair[0], pair[1], unit), ends, st.sampled_from(CountUnit)
    )


@cache
def percentages() -> st.SearchStrategy[Decimal]:
    return st.integers(0, 4).flatmap(
        lambda places: st.decimals(0, 400, allow_nan=False, allow_infinity=False, places=places)
    )


@cache
def stated_rates() -> st.SearchStrategy[StatedRate]:
    return st.builds(StatedRate, percentages(), st.sampled_from(RateBase))


@cache
def rates() -> st.SearchStrategy[Rate]:
    return st.builds(Rate, quantities(), quantities(least=1), st.sampled_from(RateBase))


@cache
def scalars() -> st.SearchStrategy[Any]:
    """Any value that can stand in a phrase or a cell."""
    return st.one_of(
        st.integers(),
        percentages(),
        texts(),
        labels(),
        quantities(),
        intervals(),
        rates(),
        stated_rates(),
        st.sampled_from(Absence),
        not_knowns(),
        st.sampled_from(CountUnit),
        periods(),
        dates(),
    )


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    names = draw(st.lists(st.sampled_from("abcd"), unique=True))
    template = "x " + " ".join(f"{{{name}}}" for name in names)
    values = [(name, draw(scalars() | st.lists(scalars()).map(tuple))) for name in names]
    return Phrase(Label.same(template), tuple(values))


@cache
def target_groups() -> st.SearchStrategy[TargetGroup]:
    """A group of a regulation that the library knows."""
    return st.sampled_from(KNOWN_GROUPS)


def _some(of: st.SearchStrategy | None, otherwise: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | (otherwise if of is None else of)


def training_classes(
    *,
    ids: st.SearchStrategy[str] | None = None,
    when: st.SearchStrategy[Period] | None = None,
    groups: st.SearchStrategy[TargetGroup] | None = None,
    units: st.SearchStrategy[str] | None = None,
    topics: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[TrainingClass]:
    topic = identifiers() if topics is None else topics
    some_topics = st.lists(topic, max_size=0 if topic.is_empty else 3, unique=True)

    def build(count: int, learners: int | Absence, **rest: Any) -> TrainingClass:
        if count == 0 and isinstance(learners, int):
            learners = 0
        return TrainingClass(count=count, learners=learners, **rest)

    return st.builds(
        build,
        id=identifiers() if ids is None else ids,
        period=periods() if when is None else when,
        target_group=_some(groups, target_groups()),
        unit=_some(units, texts()),
        programme=st.none() | st.sampled_from(Programme),
        title=st.none() | texts(),
        count=counts(),
        learners=counts_or_absences(),
        planned=counts_or_absences(),
        summoned=counts_or_absences(),
        enrolled=counts_or_absences(),
        topics=some_topics.map(tuple),
        lecturers=st.frozensets(st.sampled_from(LecturerKind)),
        source=st.none() | sources(),
    )


def sessions(
    *,
    ids: st.SearchStrategy[str] | None = None,
    when: st.SearchStrategy[Period] | None = None,
    groups: st.SearchStrategy[TargetGroup] | None = None,
    units: st.SearchStrategy[str] | None = None,
    class_ids: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Session]:
    return st.builds(
        Session,
        id=identifiers() if ids is None else ids,
        period=periods() if when is None else when,
        target_group=_some(groups, target_groups()),
        unit=_some(units, texts()),
        programme=st.none() | st.sampled_from(Programme),
        class_id=_some(class_ids, texts()),
        count=counts(),
        attendees=counts_or_absences(),
        planned=counts_or_absences(),
        source=st.none() | sources(),
    )


def topics(
    *,
    ids: st.SearchStrategy[str] | None = None,
    groups: st.SearchStrategy[TargetGroup] | None = None,
) -> st.SearchStrategy[Topic]:
    def build(title: str | None, count: int, **rest: Any) -> Topic:
        return Topic(title=title, count=count if title is None else 1, **rest)

    return st.builds(
        build,
        id=identifiers() if ids is None else ids,
        title=st.none() | texts(),
        period=st.none() | periods(),
        target_group=_some(groups, target_groups()),
        count=counts(),
        author=st.none() | texts(),
        source=st.none() | sources(),
    )


def cadres(
    *,
    ids: st.SearchStrategy[str] | None = None,
    groups: st.SearchStrategy[TargetGroup] | None = None,
    units: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Cadre]:
    return st.builds(
        Cadre,
        id=identifiers() if ids is None else ids,
        name=st.sampled_from(Absence) | texts(),
        target_group=_some(groups, target_groups()),
        unit=_some(units, texts()),
        source=st.none() | sources(),
    )


def attendances(
    *,
    class_ids: st.SearchStrategy[str] | None = None,
    cadre_ids: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[Attendance]:
    return st.builds(
        Attendance,
        class_id=identifiers() if class_ids is None else class_ids,
        cadre_id=identifiers() if cadre_ids is None else cadre_ids,
        status=st.sampled_from(AttendanceStatus),
        source=st.none() | sources(),
    )


def reported_figures(
    *,
    ids: st.SearchStrategy[str] | None = None,
    groups: st.SearchStrategy[TargetGroup] | None = None,
    units: st.SearchStrategy[str] | None = None,
    figure_ids: st.SearchStrategy[str] | None = None,
) -> st.SearchStrategy[ReportedFigure]:
    def build(
        id: str, part_of: str | None, rate_of: str | None, value: Any, **rest: Any
    ) -> ReportedFigure:
        return ReportedFigure(
            id=id,
            value=value,
            part_of=None if part_of == id else part_of,
            rate_of=rate_of if isinstance(value, StatedRate) else None,
            **rest,
        )

    scopes = st.builds(
        Scope,
        period=st.none() | periods(),
        target_group=_some(groups, target_groups()),
        unit=_some(units, texts()),
        programme=st.none() | st.sampled_from(Programme),
    )
    return st.builds(
        build,
        id=identifiers() if ids is None else ids,
        measure=st.sampled_from(MEASURES),
        value=quantities() | intervals() | stated_rates(),
        scope=scopes,
        qualifier=st.sampled_from(Qualifier),
        per=st.lists(st.sampled_from(Per), unique=True, max_size=2).map(tuple),
        part_of=_some(figure_ids, texts()),
        breakdown=st.none() | texts(),
        exhaustive=st.booleans(),
        rate_of=_some(figure_ids, texts()),
        source=st.none() | sources(),
    )


def admin_units(
    *, codes: st.SearchStrategy[str] | None = None, others: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[AdminUnit]:
    successors = st.lists(texts() if others is None else others, unique=True, max_size=2)
    return st.builds(
        AdminUnit,
        code=identifiers() if codes is None else codes,
        name=identifiers(),
        level=st.sampled_from(UnitLevel),
        parent=_some(others, texts()),
        lifetime=lifetimes(),
        successors=successors.map(tuple),
        source=st.none() | sources(),
    )


@cache
def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments with a zone."""
    zones = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
    return st.builds(dt.datetime.combine, dates(), st.times(), zones | st.just(dt.UTC))


@cache
def counter_figures() -> st.SearchStrategy[CounterFigure]:
    return st.builds(
        CounterFigure,
        window=st.sampled_from(CounterWindow),
        value=quantities(least=0) | st.sampled_from(Absence),
        definition=labels() | not_knowns(),
        source=st.none() | sources(),
    )


def _window_and_unit(figure: CounterFigure) -> tuple[CounterWindow, CountUnit | None]:
    unit = figure.value.unit if isinstance(figure.value, Quantity) else None
    return figure.window, unit


def counter_snapshots(
    *, ids: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[CounterSnapshot]:
    inherited = st.builds(
        InheritedCount,
        value=quantities(least=0),
        on=st.none() | dates(),
        source=st.none() | sources(),
    )
    return st.builds(
        CounterSnapshot,
        id=identifiers() if ids is None else ids,
        site=st.none() | texts(),
        at=st.none() | moments(),
        figures=st.lists(counter_figures(), unique_by=_window_and_unit, max_size=4).map(tuple),
        inherited=st.none() | inherited,
        source=st.none() | sources(),
    )


@st.composite
def schemes(draw: st.DrawFn, ids: st.SearchStrategy[str] | None = None) -> Scheme:
    """A local overlay, with groups of its own."""
    name = draw(ids if ids is not None else st.sampled_from(["local", "vùng 2"]))
    codes = draw(st.lists(identifiers(), unique=True, max_size=3))
    return Scheme(
        id=name,
        label=draw(labels()),
        defined_by=draw(labels() | not_knowns()),
        groups=tuple(
            GroupDefinition(
                group=TargetGroup(name, code),
                label=draw(labels()),
                definition=draw(labels() | not_knowns()),
                article=draw(identifiers() | not_knowns()),
                source=draw(sources()),
            )
            for code in codes
        ),
        in_force=draw(lifetimes()),
        extends=draw(st.sampled_from([None, "164", "145"])),
        source=draw(sources()),
    )


@st.composite
def registers(draw: st.DrawFn, *, max_size: int = 3) -> Register:
    """A consistent register with up to ``max_size`` records of each kind."""

    def ids() -> list[str]:
        return draw(st.lists(identifiers(), unique=True, max_size=max_size))

    def among(items: list[str]) -> st.SearchStrategy[str]:
        return st.sampled_from(items) if items else st.nothing()

    overlays = draw(st.lists(schemes(), unique_by=lambda scheme: scheme.id, max_size=2))
    groups = st.sampled_from(
        [*KNOWN_GROUPS, *(definition.group for s in overlays for definition in s.groups)]
    )
    codes = ids()
    some_code = among(codes) if codes else None
    unit_records: list[AdminUnit] = []
    for code in codes:
        unit = draw(admin_units(codes=st.just(code), others=among(codes)))
        unit_records.append(unit)
    class_ids, topic_ids, cadre_ids, figure_ids = ids(), ids(), ids(), ids()
    pairs = [(c, p) for c in class_ids for p in cadre_ids]
    roll = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Register(
        title=draw(st.none() | labels()),
        covers=draw(st.none() | periods()),
        unit=draw(_some(some_code, identifiers())),
        classes=tuple(
            draw(
                training_classes(
                    ids=st.just(i), groups=groups, units=some_code, topics=among(topic_ids)
                )
            )
            for i in class_ids
        ),
        sessions=tuple(
            draw(
                sessions(ids=st.just(i), groups=groups, units=some_code, class_ids=among(class_ids))
            )
            for i in ids()
        ),
        topics=tuple(draw(topics(ids=st.just(i), groups=groups)) for i in topic_ids),
        cadres=tuple(
            draw(cadres(ids=st.just(i), groups=groups, units=some_code)) for i in cadre_ids
        ),
        attendances=tuple(
            draw(attendances(class_ids=st.just(c), cadre_ids=st.just(p))) for c, p in roll
        ),
        figures=tuple(
            draw(
                reported_figures(
                    ids=st.just(i), groups=groups, units=some_code, figure_ids=among(figure_ids)
                )
            )
            for i in figure_ids
        ),
        units=tuple(unit_records),
        counters=tuple(draw(counter_snapshots(ids=st.just(i))) for i in ids()),
        schemes=tuple(overlays),
        sources=tuple(draw(st.lists(sources(), max_size=3, unique=True))),
    )
