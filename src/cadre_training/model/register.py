"""All that is known of a place and a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from typing import Protocol, TypeVar, cast

from attrs import evolve, field, frozen, validators

from cadre_training.model._checks import check_text_or_none, tuple_of
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.session import Session
from cadre_training.model.source import Source
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.model.unit_history import UnitHistory

Record = (
    TrainingClass
    | Session
    | Topic
    | Cadre
    | Attendance
    | ReportedFigure
    | AdminUnit
    | CounterSnapshot
)
"""Any record of a register."""

R = TypeVar(
    "R",
    TrainingClass,
    Session,
    Topic,
    Cadre,
    Attendance,
    ReportedFigure,
    AdminUnit,
    CounterSnapshot,
    Scheme,
)


class _Readers(Protocol):
    """The room of readers, which stands above this one and is named only when it is used."""

    def register_of(self, frame: object, table: str, /) -> Register: ...


class MergeConflict(ValueError):
    """Two registers give unlike records under one identifier."""


def record_key(record: Record | Scheme) -> str:
    """Return what tells a record from the others of its kind.

    Its ``id``; for a row of a class roll the class and the cadre; for an administrative unit its
    code and the day it begins.
    """
    if isinstance(record, Attendance):
        return f"{record.class_id}/{record.cadre_id}"
    if isinstance(record, AdminUnit):
        since = record.lifetime.since
        return f"{record.code}@{since}" if since else record.code
    return record.id


def record_identity(record: Record | Scheme) -> tuple[str, ...]:
    """Return the parts of :func:`record_key`, for comparing: no character in one blurs them."""
    if isinstance(record, Attendance):
        return (record.class_id, record.cadre_id)
    return (record_key(record),)


@frozen(kw_only=True)
class Register(Displayed):
    """The records of what happened, the figures that were reported, and what they refer to.

    Args:
        title: What the register is of.
        covers: The period it speaks of: years without records in it are gaps, not zeros.
        unit: The code of the administrative unit it is about.
        classes: The classes held.
        sessions: The sessions held.
        topics: The topics taught.
        cadres: The people on the roster.
        attendances: The rows of class rolls.
        figures: The figures that documents state.
        units: The administrative units referred to.
        counters: What site counters showed.
        schemes: Local overlays: schemes beyond those of the known regulations.
        sources: The documents it was drawn from.

    >>> Register() + Register() == Register()
    True
    """

    title: Label | None = field(
        default=None, validator=validators.optional(validators.instance_of(Label))
    )
    covers: Period | None = field(
        default=None, validator=validators.optional(validators.instance_of(Period))
    )
    unit: str | None = field(default=None, validator=check_text_or_none)
    classes: tuple[TrainingClass, ...] = field(default=(), validator=tuple_of(TrainingClass))
    sessions: tuple[Session, ...] = field(default=(), validator=tuple_of(Session))
    topics: tuple[Topic, ...] = field(default=(), validator=tuple_of(Topic))
    cadres: tuple[Cadre, ...] = field(default=(), validator=tuple_of(Cadre))
    attendances: tuple[Attendance, ...] = field(default=(), validator=tuple_of(Attendance))
    figures: tuple[ReportedFigure, ...] = field(default=(), validator=tuple_of(ReportedFigure))
    units: tuple[AdminUnit, ...] = field(default=(), validator=tuple_of(AdminUnit))
    counters: tuple[CounterSnapshot, ...] = field(default=(), validator=tuple_of(CounterSnapshot))
    schemes: tuple[Scheme, ...] = field(default=(), validator=tuple_of(Scheme))
    sources: tuple[Source, ...] = field(default=(), validator=tuple_of(Source))

    def __repr__(self) -> str:
        """Return a short text: the title and how much of each kind there is."""
        counts = (
            ("classes", self.classes),
            ("sessions", self.sessions),
            ("topics", self.topics),
            ("cadres", self.cadres),
            ("attendances", self.attendances),
            ("figures", self.figures),
            ("units", self.units),
            ("counters", self.counters),
        )
        parts = [f"{len(records)} {name}" for name, records in counts if records]
        head = f"{self.title.en!r}: " if self.title else ""
        return f"<Register {head}{', '.join(parts) or 'empty'}>"

    @classmethod
    def from_frame(cls, frame: object, table: str = "classes") -> Register:
        """Return a register with the records of a data frame, read as a CSV file of them is.

        Args:
            frame: A frame of pandas, Polars, pyarrow, DuckDB or whatever else narwhals knows.
                Its columns are those of the table's CSV file;
                instead of ``period`` there may be ``start`` and ``end``.
            table: The table: ``classes``, ``sessions``, ``topics``, ``cadres``, ``attendances``,
                ``figures``, ``units`` or ``counters``. Several are added: ``one + other``.

        Raises:
            InputProblems: If anything cannot be read; it names everything that is wrong, each with
                its column and its line: that of the same table saved as CSV.
            TypeError: If it is no data frame.
            ImportError: If narwhals is not installed, which the extra ``frames`` brings.

        >>> import polars as pl
        >>> Register.from_frame(pl.DataFrame({"id": ["a"], "period": ["2014"]}))
        <Register 1 classes>
        """
        readers = cast("_Readers", import_module("cadre_training.readers.frame_rows"))
        return readers.register_of(frame, table)

    def __add__(self, other: Register) -> Register:
        """Merge with another register; see :meth:`merged`."""
        if not isinstance(other, Register):
            return NotImplemented
        return self.merged(other)

    def merged(self, other: Register) -> Register:
        """Return a register with the records of both.

        A record that stands in both alike is kept once. The title and the unit are those of
        the first that has them; the period covered runs from the earlier start to the later end.

        Raises:
            MergeConflict: If an identifier stands for unlike records; the message names them all.
        """
        conflicts: list[str] = []

        def join(kind: str, left: tuple[R, ...], right: tuple[R, ...]) -> tuple[R, ...]:
            if not left or not right:
                return left or right
            known = {record_identity(record): record for record in left}
            added: list[R] = []
            for record in right:
                twin = known.get(record_identity(record))
                if twin is None:
                    added.append(record)
                elif twin != record:
                    conflicts.append(f"{kind} {record_key(record)!r}")
            return left + tuple(added)

        own_sources = frozenset(self.sources)
        covers = [period for period in (self.covers, other.covers) if period is not None]
        result = Register(
            title=self.title or other.title,
            covers=Period(min(p.start for p in covers), max(p.end for p in covers))
            if covers
            else None,
            unit=self.unit or other.unit,
            classes=join("class", self.classes, other.classes),
            sessions=join("session", self.sessions, other.sessions),
            topics=join("topic", self.topics, other.topics),
            cadres=join("cadre", self.cadres, other.cadres),
            attendances=join("attendance", self.attendances, other.attendances),
            figures=join("figure", self.figures, other.figures),
            units=join("unit", self.units, other.units),
            counters=join("counter", self.counters, other.counters),
            schemes=join("scheme", self.schemes, other.schemes),
            sources=self.sources + tuple(s for s in other.sources if s not in own_sources),
        )
        if conflicts:
            raise MergeConflict(
                "the registers give unlike records under one identifier: " + ", ".join(conflicts)
            )
        return result

    def filter(
        self,
        *,
        period: Period | None = None,
        target_groups: Iterable[TargetGroup] | None = None,
        programmes: Iterable[Programme] | None = None,
        unit: str | None = None,
    ) -> Register:
        """Return a register with only the records that lie within all that is asked.

        Records whose period, group, programme or unit is not stated fall outside a filter on it.
        Topics and cadres that kept records refer to stay, units and overlays stay all. Reported
        figures are claims about the whole register and stay only where their scope lies within
        the filter.

        Args:
            period: Keep what lies wholly in this period.
            target_groups: Keep what is for one of these groups.
            programmes: Keep what belongs to one of these programmes.
            unit: Keep what belongs to the unit with this code, or to a unit below it on the
                first day of the record. A unit that had ended by then stands where it stood.
        """
        groups = None if target_groups is None else frozenset(target_groups)
        kinds = None if programmes is None else frozenset(programmes)

        def in_unit(code: str | None, day: dt.date | None) -> bool:
            if unit is None or code is None:
                return unit is None
            return unit in self.unit_chain(code, day if self.unit_at(code, day) else None)

        def keeps(
            when: Period | None,
            group: TargetGroup | None,
            programme: Programme | None,
            code: str | None,
        ) -> bool:
            return (
                (period is None or (when is not None and period.contains(when)))
                and (groups is None or group in groups)
                and (kinds is None or programme in kinds)
                and in_unit(code, when.start if when else None)
            )

        classes = tuple(
            c for c in self.classes if keeps(c.period, c.target_group, c.programme, c.unit)
        )
        class_ids = {c.id for c in classes}
        topic_ids = {topic for c in classes for topic in c.topics}
        attendances = tuple(a for a in self.attendances if a.class_id in class_ids)
        cadre_ids = {a.cadre_id for a in attendances}
        figures = tuple(
            f
            for f in self.figures
            if keeps(f.scope.period, f.scope.target_group, f.scope.programme, f.scope.unit)
        )
        figure_ids = {f.id for f in figures}
        return evolve(
            self,
            covers=_common(self.covers, period),
            unit=unit or self.unit,
            classes=classes,
            sessions=tuple(
                s
                for s in self.sessions
                if keeps(s.period, s.target_group, s.programme, s.unit)
                and (s.class_id is None or s.class_id in class_ids)
            ),
            topics=tuple(
                t
                for t in self.topics
                if t.id in topic_ids
                or (kinds is None and unit is None and keeps(t.period, t.target_group, None, None))
            ),
            attendances=attendances,
            cadres=tuple(
                c
                for c in self.cadres
                if c.id in cadre_ids
                or (
                    (groups is None or c.target_group in groups)
                    and in_unit(c.unit, period.start if period else None)
                )
            ),
            figures=tuple(
                evolve(
                    f,
                    part_of=f.part_of if f.part_of in figure_ids else None,
                    rate_of=f.rate_of if f.rate_of in figure_ids else None,
                )
                for f in figures
            ),
        )

    def unit_at(self, code: str, day: dt.date | None) -> AdminUnit | None:
        """Return the unit with this code on ``day``; without a day, the first with the code."""
        for unit in self._units_by_code.get(code, ()):
            if day is None or unit.lifetime.holds_on(day):
                return unit
        return None

    @cached_property
    def topics_by_id(self) -> dict[str, Topic]:
        """The topics by their identifiers."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def classes_by_id(self) -> dict[str, TrainingClass]:
        """The classes by their identifiers."""
        return {record.id: record for record in self.classes}

    @cached_property
    def unit_history(self) -> UnitHistory:
        """How the units follow one another."""
        return UnitHistory(self.units)

    @cached_property
    def _units_by_code(self) -> dict[str, list[AdminUnit]]:
        index: dict[str, list[AdminUnit]] = {}
        for unit in self.units:
            index.setdefault(unit.code, []).append(unit)
        return index

    def unit_chain(self, code: str, day: dt.date | None) -> tuple[str, ...]:
        """Return the code and the codes of the units above it on ``day``, the nearest first."""
        chain = [code]
        unit = self.unit_at(code, day)
        while unit is not None and unit.parent is not None and unit.parent not in chain:
            chain.append(unit.parent)
            unit = self.unit_at(unit.parent, day)
        return tuple(chain)

    def units_within(self, code: str, level: UnitLevel, day: dt.date) -> tuple[AdminUnit, ...]:
        """Return the units of ``level`` that lie within the unit ``code`` on ``day``."""
        return tuple(
            unit
            for unit in self.units
            if unit.level is level
            and unit.lifetime.holds_on(day)
            and code in self.unit_chain(unit.code, day)
        )


def _common(left: Period | None, right: Period | None) -> Period | None:
    if left is None or right is None:
        return left
    if not left.overlaps(right):
        return None
    return Period(max(left.start, right.start), min(left.end, right.end))
