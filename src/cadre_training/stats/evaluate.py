"""Exact evaluation of formulas over records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import compress
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

Rows = Callable[[Resource], tuple[Record, ...]]
"""Gives the records of a resource that fall under one key."""


def column(records: Iterable[Record], name: str) -> list[int | Absence]:
    """Return a column of whole numbers or absences."""
    return list(map(attrgetter(name), records))


def evaluate(measure: Measure, formula: Primitive, rows: Rows) -> StatCell:
    """Return the cell of ``measure`` over the records that ``rows`` gives."""
    every = rows(formula.resource)
    match formula:
        case Sum():
            return _sum(_kept(every, formula.where), formula.column, measure.unit)
        case Count():
            if not every:
                return StatCell(Absence.NO_DATA)
            kept = _kept(every, formula.where)
            return StatCell(Quantity(len(kept), measure.unit), records=kept or every)
        case Ratio():
            return _ratio(every, formula, measure)
        case Distinct():
            return _distinct(_kept(every, formula.where), formula, measure.unit, rows)


def _kept(records: tuple[Record, ...], where: tuple[Where, ...]) -> tuple[Record, ...]:
    for condition in where:
        get = attrgetter(condition.column)

        def code(record: Record, get: Callable[[Record], Enum | str] = get) -> str:
            value = get(record)
            return str(value.value) if isinstance(value, Enum) else value

        records = tuple(record for record in records if code(record) == condition.equals)
    return records


def _sum(records: tuple[Record, ...], name: str, unit: CountUnit) -> StatCell:
    values = column(records, name)
    known = _numbers(values)
    # Where the question does not arise, nothing is missing.
    missing = len(values) - len(known) - values.count(Absence.NOT_APPLICABLE)
    value = Quantity(sum(known), unit) if known else _why_absent(values)
    return StatCell(value, missing=missing, records=records)


def _numbers(values: Iterable[int | Absence]) -> list[int]:
    return [value for value in values if type(value) is int]


def _why_absent(values: Sequence[int | Absence]) -> Absence:
    """Return the one absence that all values share, or no data."""
    kinds = {value for value in values if isinstance(value, Absence)}
    return kinds.pop() if len(kinds) == 1 else Absence.NO_DATA


def _ratio(records: tuple[Record, ...], formula: Ratio, measure: Measure) -> StatCell:
    parts, wholes = column(records, formula.part), column(records, formula.whole)
    known = [type(p) is int and type(w) is int for p, w in zip(parts, wholes, strict=True)]
    missing = known.count(False)
    if missing:
        # Where the question does not arise, nothing is missing.
        missing -= sum(Absence.NOT_APPLICABLE in pair for pair in zip(parts, wholes, strict=True))
    used = tuple(compress(records, known))
    if not used:
        return StatCell(_why_absent([*parts, *wholes]), missing=missing, records=records)
    part = sum(_numbers(compress(parts, known)))
    whole = sum(_numbers(compress(wholes, known)))
    if whole == 0:
        return StatCell(Absence.NOT_APPLICABLE, missing=missing, records=used)
    value = Rate(
        Quantity(part, measure.unit),
        Quantity(whole, measure.whole_unit or measure.unit),
        formula.base,
    )
    return StatCell(value, missing=missing, records=used)


def _distinct(
    records: tuple[Record, ...], formula: Distinct, unit: CountUnit, rows: Rows
) -> StatCell:
    get: Callable[[Record], str | int | None] = attrgetter(formula.column)
    stated = [value for value in map(get, records) if value is not None]
    values = set(stated)
    if formula.named_by is not None:
        classes = [c for c in rows(formula.named_by.resource) if isinstance(c, TrainingClass)]
        rolls = [a for a in rows(formula.resource) if isinstance(a, Attendance)]
        return _people(len(values), records, classes, rolls, unit)
    value = Quantity(len(values), unit) if values else Absence.NO_DATA
    return StatCell(value, missing=len(records) - len(stated), records=records)


def _people(
    named: int,
    records: tuple[Record, ...],
    classes: Sequence[TrainingClass],
    rolls: Sequence[Attendance],
    unit: CountUnit,
) -> StatCell:
    """Count distinct people; known only where the rolls name all learners of every class.

    The persons of one class are distinct, so the largest class is a lower bound (of a record of
    several classes, its mean rounded up). Those whom no roll names may all be others than those
    named, and no two of them one person: that is the upper bound.
    """
    if not classes and not rolls:
        return StatCell(Absence.NO_DATA)
    listed = Counter(a.class_id for a in rolls)
    unnamed = [c for c in classes if not _is_named(c, listed[c.id])]
    if not unnamed:
        return StatCell(Quantity(named, unit), records=records or (*rolls, *classes))
    present = Counter(a.class_id for a in records if isinstance(a, Attendance))
    low, high = named, named
    complete = True
    for record in unnamed:
        if isinstance(record.learners, int):
            low = max(low, -(-record.learners // record.count))
            high += record.learners - present[record.id]
        else:
            complete = False
    bounds = Bounds(Quantity(low, unit), Quantity(high, unit) if complete else None)
    why = (*records, *unnamed)
    return StatCell(Absence.NO_DATA, missing=len(unnamed), bounds=bounds, records=why)


def _is_named(record: TrainingClass, listed: int) -> bool:
    """Tell whether a roll with ``listed`` rows can name all learners of ``record``.

    One person may sit in several classes of one record and stands on its roll once, so only the
    roll of a single class can be seen to be too short.
    """
    if record.count == 0 or record.learners == 0:
        return True
    if record.count == 1 and isinstance(record.learners, int):
        return listed >= record.learners
    return listed > 0
