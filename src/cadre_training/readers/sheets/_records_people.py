"""Class rolls: rows that are persons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import define, field

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.folding import fold
from cadre_training.model.source import Source
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets._records_classes import record_prefix
from cadre_training.readers.sheets._records_rows import TableRows
from cadre_training.readers.sheets._records_totals import Facet, overlap
from cadre_training.readers.sheets.fields import Field

_EXCUSED = re.compile(r"phép|lý do|lí do|excused", re.IGNORECASE)
_AWAY = re.compile(r"vắng|không|absent|^\s*v\s*$", re.IGNORECASE)


@define
class People:
    """What was made of class rolls.

    Args:
        cadres: The persons.
        attendances: Who was in which class.
        classes: The classes that only a roll tells of.
        unknown: The rolls of which it is not known to which class they belong.
    """

    cadres: list[Cadre] = field(factory=list[Cadre])
    attendances: list[Attendance] = field(factory=list[Attendance])
    classes: list[TrainingClass] = field(factory=list[TrainingClass])


def is_roll(rows: TableRows) -> bool:
    """Tell whether the rows of a table are learners; a list of lecturers is no roll."""
    if rows.first(Field.PERSON) is None or rows.table.families.families:
        return False
    lines = rows.table.context.lines
    lecturers = any(words.has(Sign.LECTURER) for words in lines) or (
        rows.first(Field.LECTURER) is not None
    )
    return not lecturers or any(words.has(Sign.LEARNER) for words in lines)


def is_class_roll(rows: TableRows) -> bool:
    """Tell whether the words around a roll speak of learners or of a class."""
    lines = rows.table.context.lines
    return is_roll(rows) and any(words.has(Sign.LEARNER, Sign.CLASS) for words in lines)


def take_roll(
    rows: TableRows, classes: Iterable[TrainingClass], facet: Facet, facets: Iterable[Facet]
) -> People:
    """Return the persons of a roll, and their classes where these are known.

    A row that names its class belongs to it. Else the title names the class: one that another
    table tells of, or a class of which only the roll tells.

    Args:
        rows: The rows of the roll.
        classes: The classes that tables tell of.
        facet: Of when and whom the roll may be.
        facets: Of when and whom the classes of tables may be.
    """
    made = People()
    names = rows.texts(Field.PERSON) or ()
    known = {fold(key): one.id for one in classes for key in (one.title, one.id) if key}
    titles = rows.texts(Field.CLASS_ID) or rows.texts(Field.TITLE)
    statuses = rows.texts(Field.STATUS)
    whole = _class_of_title(rows, known, facet, facets)
    grid, prefix = rows.table.layout.grid, record_prefix(rows)
    column = rows.first(Field.PERSON)
    index = 0 if column is None else column.index
    present = 0
    for run in rows.runs:
        for position, unit in zip(run.positions, rows.unit_codes(run), strict=False):
            name = names[position]
            if name is None:
                continue
            source = Source(read_at=grid.place(rows.first_row + position, index))
            person = f"{prefix}{rows.first_row + position + 1}"
            made.cadres.append(
                Cadre(id=person, name=name or Absence.NO_DATA, unit=unit, source=source)
            )
            title = titles[position] if titles is not None else None
            own = known.get(fold(title)) if title else (None if whole is None else whole.id)
            if own is not None:
                status = _status(statuses[position] if statuses is not None else None)
                present += status is AttendanceStatus.PRESENT
                made.attendances.append(
                    Attendance(class_id=own, cadre_id=person, status=status, source=source)
                )
    if whole is not None and whole.id not in known.values() and made.attendances:
        made.classes.append(_with_learners(whole, present, len(made.attendances)))
    return made


def _with_learners(whole: TrainingClass, present: int, enrolled: int) -> TrainingClass:
    return TrainingClass(
        id=whole.id,
        period=whole.period,
        target_group=whole.target_group,
        unit=whole.unit,
        programme=whole.programme,
        title=whole.title,
        learners=present,
        enrolled=enrolled,
        source=whole.source,
    )


def _class_of_title(
    rows: TableRows, known: dict[str, str], facet: Facet, facets: Iterable[Facet]
) -> TrainingClass | None:
    """Return the class that the title of a roll names; None where that is not certain."""
    context, layout = rows.table.context, rows.table.layout
    titles = [line.text for line in layout.above]
    period = rows.default_period
    if period is None:
        return None
    place = layout.grid.place(layout.header.start, layout.columns[0].index)
    for text in titles:
        if fold(text) in known:
            return TrainingClass(id=known[fold(text)], period=period)
    if any(overlap(facet, other) for other in facets):
        return None  # one of the classes of another table may be meant
    title = next((text for text in titles if fold(text).startswith(fold("lớp"))), context.title)
    if title is None:
        return None
    words = rows.default_group
    group = rows.schemes.group(words, period, context.programme) if words.code else None
    above = rows.default_unit
    return TrainingClass(
        id=f"{record_prefix(rows)}{place.cell}",
        period=period,
        title=title,
        target_group=group,
        unit=None if above is None else rows.units.code(above, place),
        programme=rows.table.mapping.programme or context.programme,
        source=Source(words=title, read_at=place),
    )


def _status(text: str | None) -> AttendanceStatus:
    if text is None:
        return AttendanceStatus.PRESENT
    if _AWAY.search(text):
        excused = _EXCUSED.search(text) and "không phép" not in text.lower()
        return AttendanceStatus.EXCUSED if excused else AttendanceStatus.ABSENT
    return AttendanceStatus.PRESENT
