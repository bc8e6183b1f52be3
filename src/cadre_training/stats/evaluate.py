"""Exact evaluation of formulas over records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from operator import attrgetter

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate
from cadre_training.model.register import Record
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.formula import Count, Distinct, Primitive, Ratio, Resource, Sum, Where
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import Bounds, StatCell

Rows = Callable[[Resource], Sequence[Record]]
"""Gives the records of a resource that fall under one key."""


def column(records: Iterable[Record], name: str) -> list[int | Absence]:
    """Return a column of whole numbers or absences."""
    return list(map(attrgetter(name), records))


def evaluate(measure: Measure, formula: Primitive, rows: Rows) -> StatCell:
    """Return the cell of ``measure`` over the records that ``rows`` gives."""
    records = _kept(rows(formula.resource), getattr(formula, "where", ()))
    match formula:
        case Sum():
            return _sum(records, formula.column, measure.unit)
        case Count():
            if not records:
                return StatCell(Absence.NO_DATA)
            return StatCell(Quantity(len(records), measure.unit), records=tuple(records))
        case Ratio():
            return _ratio(records, formula, measure)
        case Distinct():
            return _distinct(records, formula, measure.unit, rows)


def _kept(records: Sequence[Record], where: tuple[Where, ...]) -> Sequence[Record]:
    for condition in where:
        get = attrgetter(condition.column)

        def code(record: Record, get: Callable[[Record], Enum | str] = get) -> str:
            value = get(record)
            return str(value.value) if isinstance(value, Enum) else value

        records = [record for record in records if code(record) == condition.equals]
    return records


def _sum(records: Sequence[Record], name: str, unit: CountUnit) -> StatCell:
    values = column(records, name)
    known = [value for value in values if isinstance(value, int)]
    if not known:
        return StatCell(_why_absent(values), missing=len(values), records=tuple(records))
    missing = sum(value is Absence.NO_DATA or value is Absence.WITHHELD for value in values)
    return StatCell(Quantity(sum(known), unit), missing=missing, records=tuple(records))


def _why_absent(values: Sequence[int | Absence]) -> Absence:
    """Return the one absence that all values share, or no data."""
    kinds = {value for value in values if isinstance(value, Absence)}
    return kinds.pop() if len(kinds) == 1 else Absence.NO_DATA


def _ratio(records: Sequence[Record], formula: Ratio, measure: Measure) -> StatCell:
    parts, wholes = column(records, formula.part), column(records, formula.whole)
    both = [
        (part, whole, record)
        for part, whole, record in zip(parts, wholes, records, strict=True)
        if isinstance(part, int) and isinstance(whole, int)
    ]
    missing = len(records) - len(both)
    if not both:
        absent = _why_absent([*parts, *wholes])
        return StatCell(absent, missing=missing, records=tuple(records))
    used = tuple(record for _, _, record in both)
    whole = sum(whole for _, whole, _ in both)
    if whole == 0:
        return StatCell(Absence.NOT_APPLICABLE, missing=missing, records=used)
    value = Rate(
        Quantity(sum(part for part, _, _ in both), measure.unit),
        Quantity(whole, measure.whole_unit or measure.unit),
        formula.base,
    )
    return StatCell(value, missing=missing, records=used)


def _distinct(
    records: Sequence[Record], formula: Distinct, unit: CountUnit, rows: Rows
) -> StatCell:
    get: Callable[[Record], str | int | None] = attrgetter(formula.column)
    values = {value for value in map(get, records) if value is not None}
    if formula.named_by is not None:
        classes = [c for c in rows(formula.named_by.resource) if isinstance(c, TrainingClass)]
        rolls = [a for a in rows(formula.resource) if isinstance(a, Attendance)]
        return _people(len(values), tuple(records), classes, rolls, unit)
    if not values:
        return StatCell(Absence.NO_DATA, records=tuple(records))
    return StatCell(Quantity(len(values), unit), records=tuple(records))


def _people(
    named: int,
    records: tuple[Record, ...],
    classes: Sequence[TrainingClass],
    rolls: Sequence[Attendance],
    unit: CountUnit,
) -> StatCell:
    """Count distinct people; known only where every class with learners has a roll.

    The persons of one class are distinct, so the largest class is a lower bound (of a record of
    several classes, its mean rounded up); no more people can have come than there were attendances.
    """
    with_roll = {attendance.class_id for attendance in rolls}
    unnamed = [c for c in classes if c.id not in with_roll and c.learners != 0]
    if not unnamed:
        if not classes and not rolls:
            return StatCell(Absence.NO_DATA)
        return StatCell(Quantity(named, unit), records=records or tuple(classes))
    low, high = named, named
    complete = True
    for record in unnamed:
        if isinstance(record.learners, int) and record.count > 0:
            low = max(low, -(-record.learners // record.count))
            high += record.learners
        else:
            complete = False
    bounds = Bounds(Quantity(low, unit), Quantity(high, unit) if complete else None)
    why = (*records, *unnamed)
    return StatCell(Absence.NO_DATA, missing=len(unnamed), bounds=bounds, records=why)
