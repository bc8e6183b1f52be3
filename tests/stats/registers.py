"""Hypothesis strategies for registers in which much falls together."""

from __future__ import annotations

import datetime as dt

from attrs import evolve
from hypothesis import strategies as st
from tests.sample_units import FIRST_NEW_DAY, LAST_OLD_DAY, UNITS

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

GROUPS = tuple(TargetGroup(scheme, code) for scheme in ("164", "145") for code in ("1", "2"))
CODES = ("84", "86", "844", "29266", "29269", "29278", "0")
PERIODS = (
    Period.of_year(2023),
    Period.of_year(2024),
    Period.of_quarter(2024, 1),
    Period.of_day(dt.date(2024, 3, 31)),
    Period(dt.date(2024, 3, 30), dt.date(2024, 4, 2)),
    Period(dt.date(2023, 12, 30), dt.date(2024, 1, 2)),
    Period.of_years(2023, 2024),
    Period.of_day(LAST_OLD_DAY),
    Period.of_day(FIRST_NEW_DAY),
)
TOPICS = ("t1", "t2", "t3")
PEOPLE = ("p1", "p2", "p3")

_counts = st.integers(0, 3)
_numbers = st.integers(0, 9) | st.sampled_from(Absence)


def _maybe(values: tuple) -> st.SearchStrategy:
    return st.none() | st.sampled_from(values)


def _class(count: int, learners: int | Absence, **rest) -> TrainingClass:
    if count == 0 and isinstance(learners, int):
        learners = 0
    return TrainingClass(id="-", count=count, learners=learners, **rest)


_records = {
    "period": st.sampled_from(PERIODS),
    "target_group": _maybe(GROUPS),
    "unit": _maybe(CODES),
    "programme": _maybe(tuple(Programme)[:2]),
    "count": _counts,
    "planned": _numbers,
}
_classes = st.builds(
    _class,
    learners=_numbers,
    summoned=_numbers,
    enrolled=_numbers,
    topics=st.lists(st.sampled_from(TOPICS), unique=True, max_size=2),
    lecturers=st.frozensets(st.sampled_from(tuple(LecturerKind)[:2])),
    **_records,
)
_sessions = st.builds(Session, id=st.just("-"), attendees=_numbers, **_records)
_topics = st.builds(
    Topic,
    id=st.just("-"),
    period=_maybe(PERIODS),
    target_group=_maybe(GROUPS),
    count=_counts,
)


@st.composite
def crowded_registers(draw: st.DrawFn, prefix: str = "") -> Register:
    """A register whose records share years, groups, units, topics, lecturers and people.

    All of its identifiers but those of people and units begin with ``prefix``.
    """

    def named(records: list, letter: str) -> tuple:
        return tuple(evolve(r, id=f"{prefix}{letter}{n}") for n, r in enumerate(records, start=1))

    classes = tuple(
        evolve(record, topics=[prefix + topic for topic in record.topics])
        for record in named(draw(st.lists(_classes, max_size=6)), "k")
    )
    pairs = [(c.id, p) for c in classes for p in PEOPLE]
    rows = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    return Register(
        covers=draw(st.none() | st.just(Period.of_years(2022, 2024))),
        classes=classes,
        sessions=named(draw(st.lists(_sessions, max_size=4)), "s"),
        topics=named(draw(st.lists(_topics, max_size=3)), "t"),
        attendances=tuple(
            Attendance(class_id=c, cadre_id=p, status=draw(st.sampled_from(AttendanceStatus)))
            for c, p in rows
        ),
        units=UNITS,
    )
