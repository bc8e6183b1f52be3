"""The statistics once more, slowly and with other means, to hold the library against.

Nothing here is taken from ``cadre_training.stats``: a table is worked out cell by cell, each
from all the records.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from itertools import product

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import AttendanceStatus
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

NO_DATA, NOT_APPLICABLE = Absence.NO_DATA, Absence.NOT_APPLICABLE
ALL = "all"

SUMS = {
    "classes": ("classes", "count"),
    "attendances": ("classes", "learners"),
    "planned_classes": ("classes", "planned"),
    "summoned": ("classes", "summoned"),
    "enrolled": ("classes", "enrolled"),
    "sessions": ("sessions", "count"),
    "session_attendances": ("sessions", "attendees"),
    "planned_sessions": ("sessions", "planned"),
    "topics": ("topics", "count"),
}
RATIOS = {
    "learners_per_class": ("classes", "learners", "count"),
    "plan_attainment": ("classes", "count", "planned"),
    "attendance_rate_summoned": ("classes", "learners", "summoned"),
    "attendance_rate_enrolled": ("classes", "learners", "enrolled"),
    "session_plan_attainment": ("sessions", "count", "planned"),
}


def fitting(record, kind: str) -> Period | None:
    """The one year or quarter that a record counts in."""
    period = record.period
    if period is None:
        return None
    for year in range(2020, 2030):
        for quarter in (0,) if kind == "year" else (1, 2, 3, 4):
            candidate = Period.of_quarter(year, quarter) if quarter else Period.of_year(year)
            one_run = isinstance(record, TrainingClass) and record.count == 1
            short = period.days <= (366 if kind == "year" else 89)
            if candidate.contains(period) or (one_run and short and period.start in candidate):
                return candidate
    return None


def living(units: Iterable[AdminUnit], code: str, day: dt.date | None) -> list[AdminUnit]:
    return [u for u in units if u.code == code and (day is None or u.lifetime.holds_on(day))]


def line(record, register: Register) -> list[AdminUnit]:
    """The unit of a record and those above it."""
    day = record.period.start if living(register.units, record.unit, record.period.start) else None
    found: list[AdminUnit] = []
    code = record.unit
    while code is not None and (here := living(register.units, code, day)):
        found.append(here[0])
        code = here[0].parent
    return found


OF_NO_SESSION = {"lecturer_kind", "topic"}
OF_NO_TOPIC = {"unit", "commune", "district", "province", "programme", "lecturer_kind"}


def values(record, dimension: str, register: Register) -> set | None:
    """What a record falls under in a dimension; None where the dimension is not its."""
    if isinstance(record, Session) and dimension in OF_NO_SESSION:
        return None
    if isinstance(record, Topic) and dimension in OF_NO_TOPIC:
        return None
    return set(stated(record, dimension, register)) - {None} or {NO_DATA}


def stated(record, dimension: str, register: Register) -> Iterable:
    match dimension:
        case "year" | "quarter":
            return [fitting(record, dimension)]
        case "target_group" | "programme":
            return [getattr(record, dimension)]
        case "scheme":
            return [record.target_group and record.target_group.scheme]
        case "lecturer_kind":
            return list(record.lecturers)
        case "topic":
            if isinstance(record, Topic):
                return [record]
            known = {topic.id: topic for topic in register.topics}
            return [known.get(topic, topic) for topic in record.topics]
        case "unit":
            return line(record, register)[:1] or [record.unit]
        case level:
            return [unit for unit in line(record, register) if unit.level is UnitLevel(level)]


def falls_under(record, by: tuple[str, ...], key: tuple, register: Register) -> bool:
    for dimension, wanted in zip(by, key, strict=True):
        found = values(record, dimension, register)
        if found is None or (wanted != ALL and wanted not in found):
            return False
    return True


def applies(kind: str, by: tuple[str, ...]) -> bool:
    sample = {"sessions": Session(id="-", period=Period.of_year(2024)), "topics": Topic(id="-")}
    return kind not in sample or all(values(sample[kind], d, Register()) is not None for d in by)


def keys(register: Register, kind: str, by: tuple[str, ...]) -> set[tuple]:
    """The keys of all rows and margins in which a record of a kind stands."""
    found: set[tuple] = set()
    for record in getattr(register, kind):
        several = [values(record, dimension, register) for dimension in by]
        if None not in several:
            found |= set(product(*((*each, ALL) for each in several if each is not None)))
    return found


def under(register: Register, kind: str, by: tuple[str, ...], key: tuple) -> list:
    return [r for r in getattr(register, kind) if falls_under(r, by, key, register)]


def sum_of(register: Register, measure: str, by: tuple[str, ...], key: tuple) -> tuple:
    """The value of a sum, or its absence, and how many records do not state it."""
    kind, column = SUMS[measure]
    if not applies(kind, by):
        return NOT_APPLICABLE, 0
    numbers = [getattr(record, column) for record in under(register, kind, by, key)]
    missing = len([n for n in numbers if n in (Absence.NO_DATA, Absence.WITHHELD)])
    known = [n for n in numbers if not isinstance(n, Absence)]
    if known:
        return sum(known), missing
    return numbers[0] if len(set(numbers)) == 1 else NO_DATA, missing


def ratio_of(register: Register, measure: str, by: tuple[str, ...], key: tuple):
    """The value of a ratio; None where it is absent."""
    kind, above, below = RATIOS[measure]
    if not applies(kind, by):
        return None
    pairs = [(getattr(r, above), getattr(r, below)) for r in under(register, kind, by, key)]
    both = [pair for pair in pairs if not any(isinstance(n, Absence) for n in pair)]
    whole = sum(pair[1] for pair in both)
    return Fraction(sum(pair[0] for pair in both), whole) if whole else None


def people_of(register: Register, by: tuple[str, ...], key: tuple) -> set[str] | None:
    """The persons known to have come; None where some of those who came are not named."""
    classes = under(register, "classes", by, key)
    listed = {c.id: [a for a in register.attendances if a.class_id == c.id] for c in classes}
    for record in classes:
        size = 0 if record.count == 0 else record.learners
        rows = len(listed[record.id])
        if size != 0 and rows == 0:
            return None
        if record.count == 1 and isinstance(size, int) and rows < size:
            return None
    if not classes:
        return None
    rolls = [row for rows in listed.values() for row in rows]
    return {row.cadre_id for row in rolls if row.status is AttendanceStatus.PRESENT}
