"""What a table is broken down by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import Enum
from functools import cache

from attrs import field, frozen

from cadre_training.model import sorting as words
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.off_map import OffMap
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass


class Margin(Enum):
    """Stands in a key where a dimension is added up.

    >>> list(Margin)[0].name
    'ALL'
    """

    ALL = "all"


KeyValue = (
    Period
    | TargetGroup
    | Programme
    | LecturerKind
    | AdminUnit
    | OffMap
    | Topic
    | str
    | Absence
    | Margin
)
"""The value of one dimension in a row: ``NO_DATA`` where a record does not state it."""

Keys = tuple[KeyValue, ...]

ClassKeys = Callable[[TrainingClass, Register], Keys]
SessionKeys = Callable[[Session, Register], Keys]
TopicKeys = Callable[[Topic, Register], Keys]


@frozen
class MapView:
    """The map that a dimension of units is on.

    Args:
        day: The day of the map.
        bridged: Whether records of units that are not on it are carried over to those that are.

    >>> import datetime as dt
    >>> MapView(day=dt.date(2025, 7, 1), bridged=True).day.isoformat()
    '2025-07-01'
    """

    day: dt.date
    bridged: bool


@frozen(kw_only=True)
class Dimension(Displayed):
    """A dimension: for each kind of record, the values that the record falls under.

    A function that is None says that the dimension does not apply to that kind of record.
    Rows of class rolls fall where their class falls.

    Args:
        name: Its name.
        label: Its heading.
        of_class: The values of a class.
        of_session: The values of a session.
        of_topic: The values of a topic.
        overlaps: True where one record can fall under several values, so that rows do not add
            up to their total.
        on_map: The map its units are on; None where they are those of the records' days.

    >>> find_dimension("target_group").label.en
    'Target group'
    """

    name: str
    label: Label
    of_class: ClassKeys = field(repr=False)
    of_session: SessionKeys | None = field(default=None, repr=False)
    of_topic: TopicKeys | None = field(default=None, repr=False)
    overlaps: bool = False
    on_map: MapView | None = None


By = Iterable[str | Dimension] | Dimension
"""What a table is broken down by: names of dimensions, or dimensions that were made."""


# Many records share a year or a quarter: one value for all of them is quick to compare.
@cache
def _year(year: int | None) -> Keys:
    return (Absence.NO_DATA if year is None else Period.of_year(year),)


@cache
def _quarter(quarter: tuple[int, int] | None) -> Keys:
    return (Absence.NO_DATA if quarter is None else Period.of_quarter(*quarter),)


def _topic_year(topic: Topic, _register: Register) -> Keys:
    years = topic.period.years if topic.period else range(0)
    return _year(years[0] if len(years) == 1 else None)


def _topic_quarter(topic: Topic, _register: Register) -> Keys:
    if topic.period is None:
        return (Absence.NO_DATA,)
    start, end = topic.period.start, topic.period.end
    first = (start.year, (start.month + 2) // 3)
    return _quarter(first if first == (end.year, (end.month + 2) // 3) else None)


def _stated(value: KeyValue | None) -> Keys:
    return (Absence.NO_DATA if value is None else value,)


def _scheme(group: TargetGroup | None) -> Keys:
    return _stated(group.scheme if group else None)


def _unit_day(code: str, record: TrainingClass | Session, register: Register) -> dt.date | None:
    """Return the day to look a record's unit up on: none if the unit did not exist on its first."""
    day = record.period.start
    return day if register.unit_at(code, day) else None


def _unit(record: TrainingClass | Session, register: Register) -> Keys:
    if record.unit is None:
        return (Absence.NO_DATA,)
    day = _unit_day(record.unit, record, register)
    return (register.unit_at(record.unit, day) or record.unit,)


def _at_level(level: UnitLevel) -> Callable[[TrainingClass | Session, Register], Keys]:
    def keys(record: TrainingClass | Session, register: Register) -> Keys:
        if record.unit is not None:
            day = _unit_day(record.unit, record, register)
            for code in register.unit_chain(record.unit, day):
                unit = register.unit_at(code, day)
                if unit is not None and unit.level is level:
                    return (unit,)
        return (Absence.NO_DATA,)

    return keys


def _topics(record: TrainingClass, register: Register) -> Keys:
    known = register.topics_by_id
    return tuple(known.get(topic, topic) for topic in record.topics) or (Absence.NO_DATA,)


def _lecturers(record: TrainingClass, _register: Register) -> Keys:
    kinds = sorted(record.lecturers, key=lambda kind: kind.value)
    return tuple(kinds) or (Absence.NO_DATA,)


def _level(name: str, level: UnitLevel, label: Label) -> Dimension:
    keys = _at_level(level)
    return Dimension(name=name, label=label, of_class=keys, of_session=keys)


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        name="year",
        label=Label("Năm", "Year"),
        of_class=lambda record, _: _year(record.year),
        of_session=lambda record, _: _year(record.year),
        of_topic=_topic_year,
    ),
    Dimension(
        name="quarter",
        label=Label("Quý", "Quarter"),
        of_class=lambda record, _: _quarter(record.quarter),
        of_session=lambda record, _: _quarter(record.quarter),
        of_topic=_topic_quarter,
    ),
    Dimension(
        name="target_group",
        label=Label("Đối tượng", "Target group"),
        of_class=lambda record, _: _stated(record.target_group),
        of_session=lambda record, _: _stated(record.target_group),
        of_topic=lambda record, _: _stated(record.target_group),
    ),
    Dimension(
        name="scheme",
        label=Label("Cách phân nhóm", "Scheme"),
        of_class=lambda record, _: _scheme(record.target_group),
        of_session=lambda record, _: _scheme(record.target_group),
        of_topic=lambda record, _: _scheme(record.target_group),
    ),
    Dimension(
        name="unit",
        label=Label("Đơn vị", "Unit"),
        of_class=_unit,
        of_session=_unit,
    ),
    _level("commune", UnitLevel.COMMUNE, Label("Xã, phường, thị trấn", "Commune")),
    _level("district", UnitLevel.DISTRICT, Label("Huyện, quận, thị xã", "District")),
    _level("province", UnitLevel.PROVINCE, Label("Tỉnh, thành phố", "Province")),
    Dimension(
        name="programme",
        label=Label("Chương trình", "Programme"),
        of_class=lambda record, _: _stated(record.programme),
        of_session=lambda record, _: _stated(record.programme),
    ),
    Dimension(
        name="topic",
        label=Label("Chuyên đề", "Topic"),
        of_class=_topics,
        of_topic=lambda record, _: (record,),
        overlaps=True,
    ),
    Dimension(
        name="lecturer_kind",
        label=Label("Giảng viên", "Lecturers"),
        of_class=_lecturers,
        overlaps=True,
    ),
)
"""All dimensions, in the order in which they are listed."""


class UnknownDimension(LookupError):
    """No dimension has this name."""


def find_dimension(name: str) -> Dimension:
    """Return the dimension called ``name``.

    Raises:
        UnknownDimension: If there is none; the message names those that come close, and all.

    >>> find_dimension("year").name
    'year'
    """
    for candidate in DIMENSIONS:
        if candidate.name == name:
            return candidate
    names = [d.name for d in DIMENSIONS]
    close = get_close_matches(name, names, n=3)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    raise UnknownDimension(f"no dimension is called {name!r}. {hint}Dimensions: {', '.join(names)}")


def sort_key(value: KeyValue) -> tuple[int, str, str]:
    """Return what orders the values of a dimension: what is not stated comes last.

    Codes and identifiers stand in the Vietnamese order of words, for many are made of names.
    """
    match value:
        case Period():
            return (0, value.start.isoformat(), value.end.isoformat())
        case TargetGroup():
            return (0, value.scheme, value.code)
        case AdminUnit():
            return (0, words.sort_key(value.code), f"{value.lifetime.since or ''} {value.code}")
        case OffMap():
            _, code, at = sort_key(value.unit)
            return (0, code, f"{at} {value.why.value}")
        case Topic():
            return (0, words.sort_key(value.id), value.id)
        case Programme() | LecturerKind():
            return (0, value.value, "")
        case Absence():
            return (1, value.value, "")
        case Margin():
            return (2, value.value, "")
        case str():
            return (0, words.sort_key(value), value)
