"""Rows of a table into records of classes and sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TypeVar

from attrs import define, field

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.folding import fold
from cadre_training.model.grid import column_letters
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.reported_figure import Scope
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.tabulation import Printed
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.numbers import Meaning
from cadre_training.readers.sheets._meaning_groups import GroupWords, group_words
from cadre_training.readers.sheets._records_families import Family
from cadre_training.readers.sheets._records_rows import Run, TableRows
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.figures import Claim, claimed, measure_of

NO_GROUP = GroupWords()

_PEOPLE = (Field.ATTENDANCES, Field.LEARNERS)
_BETWEEN_TOPICS = re.compile(r"\s*(?:;|\n)\s*")

Facts = tuple[
    Period | None,
    str | None,
    TargetGroup | None,
    Programme | None,
    str | None,
    frozenset[LecturerKind],
    tuple[str, ...],
]
"""When, the unit, for whom, what kind, the title, who taught, which topics."""

_Count = int | Absence | None

T = TypeVar("T")


@define
class Made:
    """What was made of the rows of tables.

    Args:
        classes: The classes.
        sessions: The sessions.
        topics: The topics.
        claims: The numbers that are claims and no records.
    """

    classes: list[TrainingClass] = field(factory=list[TrainingClass])
    sessions: list[Session] = field(factory=list[Session])
    topics: list[Topic] = field(factory=list[Topic])
    claims: list[Claim] = field(factory=list[Claim])
    _topic_ids: dict[tuple[str, int | None], str] = field(
        factory=dict[tuple[str, "int | None"], str], init=False
    )

    def topic(
        self, title: str, period: Period | None, group: TargetGroup | None, place: Place
    ) -> str:
        """Return the identifier of a topic; one that is taught again in a year is the same."""
        year = None if period is None else period.start.year
        key = (fold(title), year)
        known = self._topic_ids.get(key)
        if known is None:
            known = self._topic_ids[key] = (
                f"{place.sheet or place.file}!{place.cell}#{len(self.topics)}"
            )
            self.topics.append(
                Topic(
                    id=known,
                    title=title,
                    period=None if year is None else Period.of_year(year),
                    target_group=group,
                    source=Source(words=title, read_at=place),
                )
            )
        return known


def record_prefix(rows: TableRows) -> str:
    """Return what the identifiers of the records of a table begin with."""
    grid = rows.table.layout.grid
    return f"{grid.sheet or grid.file}!"


@define
class FamilyRows:
    """Makes records of the rows of one family of columns.

    Args:
        rows: What the rows say beside their numbers.
        family: The columns.
        made: Takes what is made of them.
        only_figures: Whether all numbers are figures, for another table has the records.
    """

    rows: TableRows
    family: Family
    made: Made
    only_figures: bool = False
    _main: Column = field(init=False)
    _people: Column | None = field(init=False)
    _sessions: bool = field(init=False)
    _group: GroupWords = field(init=False)
    _inexact: dict[int, list[tuple[Column, Meaning]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look at what the headers of the columns say."""
        beside = self.family.beside
        self._people = next((beside[f] for f in _PEOPLE if f in beside), None)
        self._main = self.family.held or self._people or next(iter(beside.values()))
        self._sessions = self._main.field in (Field.SESSIONS, Field.PLANNED_SESSIONS)
        self._group = header_group(self._main)
        self._inexact = {}
        for column in self.family.columns():
            if column.numbers is not None:
                for position, meaning in column.numbers.inexact.items():
                    self._inexact.setdefault(position, []).append((column, meaning))

    def make(self, run: Run) -> None:
        """Make the records of a run of rows."""
        start, stop = run.positions.start, run.positions.stop
        beside = self.family.beside
        held = self.family.held
        one_each = held is None and self.rows.holds_one_class_a_row
        letters, prefix = column_letters(self._main.index), record_prefix(self.rows)
        grid = self.rows.table.layout.grid
        file, sheet = grid.file, grid.sheet
        first = self.rows.first_row + 1
        planned = Field.PLANNED_SESSIONS if self._sessions else Field.PLANNED_CLASSES
        rows = zip(
            run.positions,
            counts_of(held, start, stop),
            counts_of(self._people, start, stop),
            counts_of(beside.get(planned), start, stop),
            counts_of(beside.get(Field.SUMMONED), start, stop),
            counts_of(beside.get(Field.ENROLLED), start, stop),
            self._facts(run),
            self._words(start, stop),
            strict=False,
        )
        for position, n, k, p, s, e, facts, words in rows:
            if self._inexact and position in self._inexact:
                self._claim_inexact(position, facts)
            if n is None and k is None and p is None and s is None and e is None:
                continue
            when, unit, group, programme, title, lecturers, topics = facts
            count = 1 if one_each and n is None else n
            if (
                self.only_figures
                or when is None
                or not isinstance(count, int)
                or (count == 0 and isinstance(k, int) and k > 0)
            ):
                self._claim(position, facts)
                continue
            cell = f"{letters}{first + position}"
            source = Source(words=words, read_at=Place(file, sheet=sheet, cell=cell))
            if self._sessions:
                self.made.sessions.append(
                    Session(
                        id=prefix + cell,
                        period=when,
                        target_group=group,
                        unit=unit,
                        programme=programme,
                        count=count,
                        attendees=Absence.NO_DATA if k is None else k,
                        planned=Absence.NO_DATA if p is None else p,
                        source=source,
                    )
                )
                continue
            self.made.classes.append(
                TrainingClass(
                    id=prefix + cell,
                    period=when,
                    target_group=group,
                    unit=unit,
                    programme=programme,
                    title=title,
                    count=count,
                    learners=Absence.NO_DATA if k is None else k,
                    planned=Absence.NO_DATA if p is None else p,
                    summoned=Absence.NO_DATA if s is None else s,
                    enrolled=Absence.NO_DATA if e is None else e,
                    topics=topics,
                    lecturers=lecturers,
                    source=source,
                )
            )

    def _facts(self, run: Run) -> Iterator[Facts]:
        """Yield what each row of a run says beside its numbers."""
        rows, start, stop = self.rows, run.positions.start, run.positions.stop
        draft = self._main.draft
        meaning = draft.column
        narrowed = draft.period
        beyond = run.heads.period or rows.default_period
        fixed = rows.table.mapping.programme or rows.table.context.programme
        programme = run.heads.programme or fixed
        nearest = self._group if self._group.code is not None else run.heads.group
        if nearest.code is None:
            nearest = rows.default_group
        group_of = rows.schemes.group
        texts = _slice(rows.texts(Field.TOPIC), start, stop)
        taught = Field.TOPIC if rows.first(Field.TOPIC) is not None else None
        for position, own, unit, words, kind, title, who, text in zip(
            run.positions,
            _slice(rows.periods, start, stop),
            self._units(run),
            _slice(rows.groups, start, stop),
            _slice(rows.programmes, start, stop),
            _slice(rows.titles, start, stop),
            _slice(rows.lecturers, start, stop),
            texts,
            strict=False,
        ):
            when = own if narrowed is None else _within(own, narrowed)
            if when is None:
                when = beyond
            programmed = meaning.programme or kind or programme
            asked = nearest if words is None or words.code is None else words
            if self._group.code is not None:
                asked = self._group
            group = group_of(asked, when, programmed) if asked.code is not None else None
            topics: tuple[str, ...] = ()
            if text is not None and taught is not None:
                topics = tuple(self._topics(text, when, group, position))
            named = _named(title, meaning.category)
            yield when, unit, group, programmed, named, who or frozenset(), topics

    def _units(self, run: Run) -> Iterator[str | None]:
        unit = self._main.draft.column.unit
        if unit is None:
            return self.rows.unit_codes(run)
        layout = self.rows.table.layout
        place = layout.grid.place(layout.header.start, self._main.index)
        return repeat(self.rows.units.code(unit, place, parent=self.rows.unit_of(run)))

    def _topics(
        self, text: str, when: Period | None, group: TargetGroup | None, position: int
    ) -> Iterator[str]:
        column = self.rows.first(Field.TOPIC)
        place = self._place(position, self._main if column is None else column)
        for title in _BETWEEN_TOPICS.split(text):
            if title:
                yield self.made.topic(title, when, group, place)

    def _words(self, start: int, stop: int) -> Iterable[str]:
        """Return the numbers of each row as written."""
        columns = [column for column in (self.family.held, self._people) if column is not None]
        cells = [column.cells[start:stop] for column in columns or [self._main]]
        if len(cells) == 1:
            return (str(cell) for cell in cells[0])
        return (f"{one}; {other}" for one, other in zip(*cells, strict=True))

    def _place(self, position: int, column: Column) -> Place:
        return self.rows.table.layout.grid.place(self.rows.first_row + position, column.index)

    def _claim(self, position: int, facts: Facts) -> None:
        """Take the numbers of a row as claims."""
        for column in self.family.columns():
            if column.numbers is None or (column.field in _PEOPLE and column is not self._people):
                continue
            value = column.numbers.values[position]
            if isinstance(value, int):
                self._add(position, column, value, facts)

    def _add(self, position: int, column: Column, value: int, facts: Facts) -> None:
        claim = self._about(position, column, facts)
        if claim is not None:
            measure, unit, scope, source = claim
            self.made.claims.append(
                Claim(
                    id=self._id(position, column),
                    measure=measure,
                    value=value,
                    unit=unit,
                    scope=scope,
                    source=source,
                )
            )

    def _claim_inexact(self, position: int, facts: Facts) -> None:
        for column, meaning in self._inexact[position]:
            found, about = claimed(meaning), self._about(position, column, facts)
            if found is None or about is None:
                continue
            (value, qualifier), (measure, unit, scope, source) = found, about
            self.made.claims.append(
                Claim(
                    id=self._id(position, column),
                    measure=measure,
                    value=value,
                    unit=unit,
                    scope=scope,
                    source=source,
                    qualifier=qualifier,
                )
            )

    def _about(
        self, position: int, column: Column, facts: Facts
    ) -> tuple[str, CountUnit, Scope, Source] | None:
        measure = measure_of(column.field, sessions=self._sessions)
        unit = column.field.unit
        if measure is None or unit is None:
            return None
        when, place, group, programme, *_ = facts
        scope = Scope(period=when, target_group=group, unit=place, programme=programme)
        words = str(column.cells[position])
        return measure, unit, scope, Source(words=words, read_at=self._place(position, column))

    def _id(self, position: int, column: Column) -> str:
        row = self.rows.first_row + position + 1
        return f"{record_prefix(self.rows)}{column_letters(column.index)}{row}"


def header_group(column: Column) -> GroupWords:
    """Return the words for the target group that the header of a column names."""
    code = column.draft.column.group
    if code is None:
        return NO_GROUP
    words = group_words(code)
    said = next((one.group_word for one in column.draft.words if one.group_word), None)
    return GroupWords(words.code or code, said, words.scheme)


def counts_of(column: Column | None, start: int, stop: int) -> Iterable[_Count]:
    """Return the counts of a stretch of a column; the kind of absence where a cell tells it."""
    if column is None or column.numbers is None:
        return repeat(None)
    values = column.numbers.values[start:stop]
    absent = column.numbers.absent
    if not absent or None not in values:
        return _whole(values)
    cells = column.cells[start:stop]
    return [
        _absence(cell, absent) if value is None else value
        for value, cell in zip(_whole(values), cells, strict=True)
    ]


def _absence(cell: object, absent: Mapping[str, Absence]) -> Absence | None:
    return absent.get(cell) if isinstance(cell, str) else None


def _whole(values: Sequence[Printed]) -> Sequence[int | None]:
    """Return the values of a column that counts: they are whole, or would not have been read."""
    return [value if isinstance(value, int) else None for value in values]


def _slice(values: Sequence[T] | None, start: int, stop: int) -> Iterable[T | None]:
    return repeat(None) if values is None else values[start:stop]


def _named(title: str | None, category: str | None) -> str | None:
    if title is None or category is None:
        return title or category
    return f"{title} ({category})"


def _within(own: Period | None, narrowed: Period) -> Period:
    """Return when a record was held whose row and whose column both say when."""
    if own is not None and narrowed.contains(own):
        return own
    return narrowed
