"""Exact evaluation of formulas over records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import compress
from operator import attrgetter

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.register import Record
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.components import Counted, Different, Divided, People, Summed
from cadre_training.stats.formula import Count, Distinct, Primitive, Ratio, Resource, Sum, Where
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell

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
            kept = _kept(every, formula.where)
            return _made_of(kept, _summed(kept, formula.column).cell(measure))
        case Count():
            kept = _kept(every, formula.where)
            return _made_of(kept or every, Counted(rows=len(every), kept=len(kept)).cell(measure))
        case Ratio():
            return _ratio(every, formula, measure)
        case Distinct():
            return _distinct(_kept(every, formula.where), formula, measure, rows)


def _made_of(records: tuple[Record, ...], cell: StatCell) -> StatCell:
    return StatCell(cell.value, missing=cell.missing, bounds=cell.bounds, records=records)


def _kept(records: tuple[Record, ...], where: tuple[Where, ...]) -> tuple[Record, ...]:
    for condition in where:
        get = attrgetter(condition.column)

        def code(record: Record, get: Callable[[Record], Enum | str] = get) -> str:
            value = get(record)
            return str(value.value) if isinstance(value, Enum) else value

        records = tuple(record for record in records if code(record) == condition.equals)
    return records


def _summed(records: tuple[Record, ...], name: str) -> Summed:
    values = column(records, name)
    known = _numbers(values)
    absences = Counter(value for value in values if isinstance(value, Absence))
    return Summed(known=len(known), total=sum(known), absences=absences)


def _numbers(values: Iterable[int | Absence]) -> list[int]:
    return [value for value in values if type(value) is int]


def _ratio(records: tuple[Record, ...], formula: Ratio, measure: Measure) -> StatCell:
    parts, wholes = column(records, formula.part), column(records, formula.whole)
    known = [type(p) is int and type(w) is int for p, w in zip(parts, wholes, strict=True)]
    missing = known.count(False)
    if missing:
        # Where the question does not arise, nothing is missing.
        missing -= sum(Absence.NOT_APPLICABLE in pair for pair in zip(parts, wholes, strict=True))
    used = tuple(compress(records, known))
    divided = Divided(
        known=len(used),
        part=sum(_numbers(compress(parts, known))),
        whole=sum(_numbers(compress(wholes, known))),
        missing=missing,
        base=formula.base,
        absences=frozenset(v for v in (*parts, *wholes) if isinstance(v, Absence))
        if not used
        else frozenset(),
    )
    return _made_of(used or records, divided.cell(measure))


def _distinct(
    records: tuple[Record, ...], formula: Distinct, measure: Measure, rows: Rows
) -> StatCell:
    get: Callable[[Record], str | int | None] = attrgetter(formula.column)
    stated = [value for value in map(get, records) if value is not None]
    values = set(stated)
    if formula.named_by is not None:
        classes = [c for c in rows(formula.named_by.resource) if isinstance(c, TrainingClass)]
        rolls = [a for a in rows(formula.resource) if isinstance(a, Attendance)]
        return _people(len(values), records, classes, rolls, measure)
    different = Different(values=len(values), missing=len(records) - len(stated))
    return _made_of(records, different.cell(measure))


def _people(
    named: int,
    records: tuple[Record, ...],
    classes: Sequence[TrainingClass],
    rolls: Sequence[Attendance],
    measure: Measure,
) -> StatCell:
    """Count distinct people; known only where the rolls name all learners of every class."""
    listed = Counter(a.class_id for a in rolls)
    unnamed = [c for c in classes if not _is_named(c, listed[c.id])]
    attended = records if unnamed else ()
    present = Counter(a.class_id for a in attended if isinstance(a, Attendance))
    largest, others, complete = 0, 0, True
    for record in unnamed:
        if isinstance(record.learners, int):
            largest = max(largest, -(-record.learners // record.count))
            others += record.learners - present[record.id]
        else:
            complete = False
    people = People(
        named=named,
        rows=len(classes) + len(rolls),
        unnamed=len(unnamed),
        largest=largest,
        others=others if complete else None,
    )
    why = (*records, *unnamed) if unnamed else records or (*rolls, *classes)
    return _made_of(why, people.cell(measure))


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
