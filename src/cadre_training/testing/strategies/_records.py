"""Strategies for records; pass strategies of identifiers and the like to tie them to others."""

from __future__ import annotations

import datetime as dt
from functools import cache

from hypothesis import strategies as st

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.testing.strategies._values import (
    counts,
    counts_or_absences,
    dates,
    identifiers,
    intervals,
    labels,
    lifetimes,
    not_knowns,
    periods,
    quantities,
    sources,
    stated_rates,
    texts,
)

KNOWN_GROUPS = tuple(
    TargetGroup(scheme, code)
    for scheme, codes in (("164", "1234"), ("145", "123"))
    for code in codes
)
"""The groups of the regulations that the library knows."""

MEASURES = ("classes", "sessions", "attendances", "people", "topics", "planned_classes", "summoned")
"""Measures that a reported figure may be of."""

Ids = st.SearchStrategy[str]
Groups = st.SearchStrategy[TargetGroup]


@cache
def target_groups() -> Groups:
    """A group of a regulation that the library knows."""
    return st.sampled_from(KNOWN_GROUPS)


def _ids(given: Ids | None) -> Ids:
    return identifiers() if given is None else given


def _group(given: Groups | None) -> st.SearchStrategy[TargetGroup | None]:
    return st.none() | (target_groups() if given is None else given)


def maybe(given: Ids | None, otherwise: Ids | None = None) -> st.SearchStrategy[str | None]:
    """None, or an identifier of those given; where none are given, any text."""
    if given is not None:
        return st.none() | given
    return st.none() | (texts() if otherwise is None else otherwise)


@st.composite
def training_classes(
    draw: st.DrawFn,
    *,
    ids: Ids | None = None,
    when: st.SearchStrategy[Period] | None = None,
    groups: Groups | None = None,
    units: Ids | None = None,
    topics: Ids | None = None,
) -> TrainingClass:
    """A record of one class or several."""
    topic = identifiers() if topics is None else topics
    count, learners = draw(counts()), draw(counts_or_absences())
    return TrainingClass(
        id=draw(_ids(ids)),
        period=draw(periods() if when is None else when),
        target_group=draw(_group(groups)),
        unit=draw(maybe(units)),
        programme=draw(st.none() | st.sampled_from(Programme)),
        title=draw(st.none() | texts()),
        count=count,
        learners=0 if count == 0 and isinstance(learners, int) else learners,
        planned=draw(counts_or_absences()),
        summoned=draw(counts_or_absences()),
        enrolled=draw(counts_or_absences()),
        topics=tuple(draw(st.lists(topic, max_size=0 if topic.is_empty else 3, unique=True))),
        lecturers=draw(st.frozensets(st.sampled_from(LecturerKind))),
        source=draw(st.none() | sources()),
    )


def sessions(
    *,
    ids: Ids | None = None,
    when: st.SearchStrategy[Period] | None = None,
    groups: Groups | None = None,
    units: Ids | None = None,
    class_ids: Ids | None = None,
) -> st.SearchStrategy[Session]:
    """A record of one session or several."""
    return st.builds(
        Session,
        id=_ids(ids),
        period=periods() if when is None else when,
        target_group=_group(groups),
        unit=maybe(units),
        programme=st.none() | st.sampled_from(Programme),
        class_id=maybe(class_ids),
        count=counts(),
        attendees=counts_or_absences(),
        planned=counts_or_absences(),
        source=st.none() | sources(),
    )


@st.composite
def topics(draw: st.DrawFn, *, ids: Ids | None = None, groups: Groups | None = None) -> Topic:
    """A topic, or so many without a title."""
    title, count = draw(st.none() | texts()), draw(counts())
    return Topic(
        id=draw(_ids(ids)),
        title=title,
        period=draw(st.none() | periods()),
        target_group=draw(_group(groups)),
        count=count if title is None else 1,
        author=draw(st.none() | texts()),
        source=draw(st.none() | sources()),
    )


def cadres(
    *, ids: Ids | None = None, groups: Groups | None = None, units: Ids | None = None
) -> st.SearchStrategy[Cadre]:
    """A cadre."""
    return st.builds(
        Cadre,
        id=_ids(ids),
        name=st.sampled_from(Absence) | texts(),
        target_group=_group(groups),
        unit=maybe(units),
        source=st.none() | sources(),
    )


def attendances(
    *, class_ids: Ids | None = None, cadre_ids: Ids | None = None
) -> st.SearchStrategy[Attendance]:
    """A line of a class roll."""
    return st.builds(
        Attendance,
        class_id=_ids(class_ids),
        cadre_id=_ids(cadre_ids),
        status=st.sampled_from(AttendanceStatus),
        source=st.none() | sources(),
    )


@st.composite
def reported_figures(
    draw: st.DrawFn,
    *,
    ids: Ids | None = None,
    groups: Groups | None = None,
    units: Ids | None = None,
    figure_ids: Ids | None = None,
) -> ReportedFigure:
    """A figure that a document states."""
    own_id, part_of, rate_of = draw(_ids(ids)), draw(maybe(figure_ids)), draw(maybe(figure_ids))
    value = draw(quantities() | intervals() | stated_rates())
    return ReportedFigure(
        id=own_id,
        measure=draw(st.sampled_from(MEASURES)),
        value=value,
        scope=Scope(
            period=draw(st.none() | periods()),
            target_group=draw(_group(groups)),
            unit=draw(maybe(units)),
            programme=draw(st.none() | st.sampled_from(Programme)),
        ),
        qualifier=draw(st.sampled_from(Qualifier)),
        per=tuple(draw(st.lists(st.sampled_from(Per), unique=True, max_size=2))),
        part_of=None if part_of == own_id else part_of,
        breakdown=draw(st.none() | texts()),
        exhaustive=draw(st.booleans()),
        rate_of=rate_of if isinstance(value, StatedRate) else None,
        source=draw(st.none() | sources()),
    )


def admin_units(
    *, codes: Ids | None = None, others: Ids | None = None
) -> st.SearchStrategy[AdminUnit]:
    """An administrative unit."""
    successors = st.lists(texts() if others is None else others, unique=True, max_size=2)
    return st.builds(
        AdminUnit,
        code=_ids(codes),
        name=identifiers(),
        level=st.sampled_from(UnitLevel),
        parent=maybe(others),
        lifetime=lifetimes(),
        successors=successors.map(tuple),
        source=st.none() | sources(),
    )


@cache
def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments with a zone."""
    zones = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
    return st.builds(dt.datetime.combine, dates(), st.times(), zones | st.just(dt.UTC))


@st.composite
def counter_definitions(draw: st.DrawFn) -> CounterDefinition:
    """What a figure of a visitor counter counts, in parts."""
    window = draw(st.sampled_from(CounterWindow))
    start, end = sorted((draw(moments()), draw(moments())))
    inherited = (Inheritance.NONE, Inheritance.APART)
    return CounterDefinition(
        window=window,
        unit=draw(st.sampled_from(CountUnit)),
        zone=draw(identifiers()),
        start=draw(st.sampled_from([None, start])),
        end=end,
        robots=draw(st.sampled_from(Robots)),
        since=draw(st.none() | moments()),
        inherited=draw(st.sampled_from(inherited)),
        error_percent=draw(st.none() | st.decimals("0.01", 50, places=2)),
        basis=draw(st.none() | labels()),
    )


@st.composite
def counter_figures(draw: st.DrawFn) -> CounterFigure:
    """A figure of a visitor counter."""
    definition = draw(labels() | not_knowns() | counter_definitions())
    value = draw(quantities(least=0) | st.sampled_from(Absence))
    window = draw(st.sampled_from(CounterWindow))
    if isinstance(definition, CounterDefinition):
        window = definition.window
        value = value.counted_as(definition.unit) if isinstance(value, Quantity) else value
    source = draw(st.none() | sources())
    return CounterFigure(window=window, value=value, definition=definition, source=source)


def _told_apart(
    figure: CounterFigure,
) -> tuple[CounterWindow, CountUnit | None, Robots | None]:
    return figure.window, figure.unit, figure.robots


def counter_snapshots(*, ids: Ids | None = None) -> st.SearchStrategy[CounterSnapshot]:
    """What a visitor counter showed at one moment."""
    inherited = st.builds(
        InheritedCount,
        value=quantities(least=0),
        on=st.none() | dates(),
        source=st.none() | sources(),
    )
    return st.builds(
        CounterSnapshot,
        id=_ids(ids),
        site=st.none() | texts(),
        at=st.none() | moments(),
        figures=st.lists(counter_figures(), unique_by=_told_apart, max_size=4).map(tuple),
        inherited=st.none() | inherited,
        source=st.none() | sources(),
    )


@st.composite
def schemes(draw: st.DrawFn, ids: Ids | None = None) -> Scheme:
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
