"""Rows of a table into records of classes and sessions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TypeVar

from attrs import define, field, frozen

from cadre_training.model.absence import Absence
from cadre_training.model.folding import fold
from cadre_training.model.grid import column_letters
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.reported_figure import Qualifier, Scope
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.tabulation import Printed
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.numbers import Meaning
from cadre_training.readers.sheets._meaning_groups import GroupWords, group_words
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets._records_bulk import (
    OF_CLASS,
    OF_SESSION,
    Kept,
    Origin,
    records_of,
)
from cadre_training.readers.sheets._records_families import Family
from cadre_training.readers.sheets._records_rows import Run, TableRows
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.figures import Claim, claimed, measure_of

NO_GROUP = GroupWords()

_PEOPLE = (Field.ATTENDANCES, Field.LEARNERS)
_NONE = frozenset[str]()
_BETWEEN_TOPICS = re.compile(r"\s*(?:;|\n)\s*")

T = TypeVar("T")

Each = Iterable[T]
"""A value for each row of a run, or one for all."""


@frozen(kw_only=True)
class Facts:
    """What the rows of a run say beside their numbers.

    Args:
        when: When.
        unit: The code of the unit.
        group: For whom.
        programme: What kind of training.
        title: The title.
        lecturers: Who taught.
        topics: The identifiers of the topics.
    """

    when: Each[Period | None]
    unit: Iterable[str | None]
    group: Each[TargetGroup | None]
    programme: Each[Programme | None]
    title: Each[str | None]
    lecturers: Iterable[frozenset[LecturerKind] | None]
    topics: Each[tuple[str, ...]]


_Count = int | Absence | None

_NOBODY = frozenset[LecturerKind]()


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
    """Makes records of the rows of one family of columns: run by run, and then all at once.

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
    _kept: list[Kept] = field(factory=list[Kept], init=False)

    def __attrs_post_init__(self) -> None:
        """Look at what the headers of the columns say."""
        beside = self.family.beside
        self._people = next((beside[f] for f in _PEOPLE if f in beside), None)
        self._main = self.family.held or self._people or next(iter(beside.values()))
        self._sessions = is_of_sessions(self.rows, self.family)
        self._group = header_group(self._main)
        self._inexact = {}
        for column in self.family.columns():
            if column.numbers is not None:
                for position, meaning in column.numbers.inexact.items():
                    self._inexact.setdefault(position, []).append((column, meaning))

    def make(self, run: Run) -> None:
        """Take the rows of a run; what is no record is made a claim."""
        start, stop = run.positions.start, run.positions.stop
        beside = self.family.beside
        held = self.family.held
        one_each = held is None and self.rows.one_each is not None
        several = self.rows.several_in_title if one_each else _NONE
        planned = Field.PLANNED_SESSIONS if self._sessions else Field.PLANNED_CLASSES
        facts = self._facts(run)
        rows = zip(
            run.positions,
            counts_of(held, start, stop),
            counts_of(self._people, start, stop),
            counts_of(beside.get(planned), start, stop),
            counts_of(beside.get(Field.SUMMONED), start, stop),
            counts_of(beside.get(Field.ENROLLED), start, stop),
            self._words(start, stop),
            facts.when,
            facts.unit,
            facts.group,
            facts.programme,
            facts.title,
            facts.lecturers,
            facts.topics,
            strict=False,
        )
        inexact, kept = self._inexact, self._kept.append
        for position, n, k, p, s, e, words, when, unit, group, kind, title, who, topics in rows:
            if inexact and position in inexact:
                self._claim_inexact(
                    position, Scope(period=when, target_group=group, unit=unit, programme=kind)
                )
            if n is None and k is None and p is None and s is None and e is None:
                continue
            count = 1 if one_each and n is None and title not in several else n
            if (
                self.only_figures
                or when is None
                or not isinstance(count, int)
                or (count == 0 and isinstance(k, int) and k > 0)
            ):
                self._claim(
                    position, Scope(period=when, target_group=group, unit=unit, programme=kind)
                )
                continue
            row = (position, words, when, unit, group, kind, title, count, k, p, s, e, topics)
            kept((*row, who or _NOBODY))

    def finish(self) -> None:
        """Make the records of all runs."""
        grid, made = self.rows.table.layout.grid, self.made
        origin = Origin(
            file=grid.file,
            sheet=grid.sheet,
            letters=column_letters(self._main.index),
            first=self.rows.first_row + 1,
            prefix=record_prefix(self.rows),
        )
        if self._sessions:
            made.sessions += records_of(Session, OF_SESSION, self._kept, origin)
        else:
            made.classes += records_of(TrainingClass, OF_CLASS, self._kept, origin)
        self._kept.clear()

    def _facts(self, run: Run) -> Facts:
        """Return what the rows of a run say beside their numbers."""
        rows, start, stop = self.rows, run.positions.start, run.positions.stop
        meaning, narrowed = self._main.draft.column, self._main.draft.period
        context, written = rows.table.context, rows.table.mapping
        when = _filled(rows.periods, start, stop, run.heads.period or rows.default_period)
        if narrowed is not None:
            when = _mapped(when, lambda own: _within(own, narrowed), rows.periods is None)
        fixed = run.heads.programme or written.programme or context.programme
        kinds: Each[Programme | None] = repeat(meaning.programme)
        if meaning.programme is None:
            kinds = _filled(rows.programmes, start, stop, fixed)
        groups = self._groups(run, when, kinds)
        titles = _filled(rows.titles, start, stop, None)
        if meaning.category is not None:
            category = meaning.category
            titles = _mapped(titles, lambda own: _named(own, category), rows.titles is None)
        return Facts(
            when=when,
            unit=self._units(run),
            group=groups,
            programme=kinds,
            title=titles,
            lecturers=_filled(rows.lecturers, start, stop, frozenset()),
            topics=self._topics(run, when, groups),
        )

    def _groups(
        self, run: Run, when: Each[Period | None], kinds: Each[Programme | None]
    ) -> Each[TargetGroup | None]:
        """Return the group of each row: by the header, else the row, its heads, the title."""
        rows, start, stop = self.rows, run.positions.start, run.positions.stop
        nearest = run.heads.group if run.heads.group.code is not None else rows.default_group
        words: Each[GroupWords] = repeat(self._group)
        if self._group.code is None:
            words = repeat(nearest)
            if rows.groups is not None:
                own = rows.groups[start:stop]
                words = [one if one.code is not None else nearest for one in own]
            elif nearest.code is None:
                return repeat(None)
        # The values are few and live as long as the table, so that where they lie tells them apart.
        known: dict[tuple[int, int, int], TargetGroup | None] = {}
        found: list[TargetGroup | None] = []
        for _, asked, day, kind in zip(run.positions, words, when, kinds, strict=False):
            key = (id(asked), id(day), id(kind))
            if key not in known:
                known[key] = rows.schemes.group(asked, day, kind)
            found.append(known[key])
        return found

    def _topics(
        self, run: Run, when: Each[Period | None], groups: Each[TargetGroup | None]
    ) -> Each[tuple[str, ...]]:
        texts, column = self.rows.texts(Field.TOPIC), self.rows.first(Field.TOPIC)
        if texts is None or column is None:
            return repeat(())
        some = texts[run.positions.start : run.positions.stop]
        rows = zip(run.positions, some, when, groups, strict=False)
        return [
            tuple(
                self.made.topic(title, day, group, self._place(position, column))
                for title in _BETWEEN_TOPICS.split(text or "")
                if title
            )
            for position, text, day, group in rows
        ]

    def _units(self, run: Run) -> Iterator[str | None]:
        unit = self._main.draft.column.unit
        if unit is None:
            return self.rows.unit_codes(run)
        layout = self.rows.table.layout
        place = layout.grid.place(layout.header.start, self._main.index)
        return repeat(self.rows.units.code(unit, place, parent=self.rows.unit_of(run)))

    def _words(self, start: int, stop: int) -> Iterable[str]:
        """Return the numbers of each row as written."""
        columns = [column for column in (self.family.held, self._people) if column is not None]
        cells = [column.cells[start:stop] for column in columns or [self._main]]
        if len(cells) == 1:
            return map(str, cells[0])
        return [f"{one}; {other}" for one, other in zip(*cells, strict=True)]

    def _place(self, position: int, column: Column) -> Place:
        return self.rows.table.layout.grid.place(self.rows.first_row + position, column.index)

    def _claim(self, position: int, scope: Scope) -> None:
        """Take the numbers of a row as claims."""
        for column in self.family.columns():
            if column.numbers is None or (column.field in _PEOPLE and column is not self._people):
                continue
            value = column.numbers.values[position]
            if isinstance(value, int):
                self._add(position, column, scope, value, Qualifier.EXACT)

    def _claim_inexact(self, position: int, scope: Scope) -> None:
        for column, meaning in self._inexact[position]:
            found = claimed(meaning)
            if found is not None:
                self._add(position, column, scope, *found)

    def _add(
        self,
        position: int,
        column: Column,
        scope: Scope,
        value: int | tuple[int, int],
        qualifier: Qualifier,
    ) -> None:
        measure = measure_of(column.field, sessions=self._sessions)
        unit = column.field.unit
        if measure is not None and unit is not None:
            source = Source(
                words=str(column.cells[position]), read_at=self._place(position, column)
            )
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

    def _id(self, position: int, column: Column) -> str:
        row = self.rows.first_row + position + 1
        return f"{record_prefix(self.rows)}{column_letters(column.index)}{row}"


def is_of_sessions(rows: TableRows, family: Family) -> bool:
    """Tell whether a family of columns tells of sessions, and not of classes."""
    if family.held is not None:
        return family.held.field is Field.SESSIONS
    return Field.PLANNED_SESSIONS in family.beside or rows.one_each is Sign.SESSION


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


def _filled(
    values: Sequence[T | None] | None, start: int, stop: int, default: T | None
) -> Each[T | None]:
    """Return the values of a run of rows; what a row does not say is the default."""
    if values is None:
        return repeat(default)
    own = list(values[start:stop])
    if default is None or None not in own:
        return own
    return [default if value is None else value for value in own]


def _mapped(values: Each[T], change: Callable[[T], T], alike: bool) -> Each[T]:
    """Return values changed one by one; once for all where they are all alike."""
    if alike:
        return repeat(change(next(iter(values))))
    return [change(value) for value in values]


def _named(title: str | None, category: str | None) -> str | None:
    if title is None or category is None:
        return title or category
    return f"{title} ({category})"


def _within(own: Period | None, narrowed: Period) -> Period:
    """Return when a record was held whose row and whose column both say when."""
    if own is not None and narrowed.contains(own):
        return own
    return narrowed
