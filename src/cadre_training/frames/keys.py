"""The dimensions of a table as columns of frames, and their values back as keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import narwhals as nw
from attrs import frozen

from cadre_training.frames.opening import small_table
from cadre_training.frames.problem import FrameProblem
from cadre_training.frames.schema import LIST_MARK
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.dimension import Dimension, KeyValue
from cadre_training.stats.formula import Resource

if TYPE_CHECKING:
    from cadre_training.frames.opening import Lazy

Plain = str | int | None
K = TypeVar("K", Programme, LecturerKind)
Decode = Callable[[tuple[Plain, ...]], KeyValue]

_ONE_RUN_YEAR = 366
_ONE_RUN_QUARTER = 89


@frozen
class KeyColumns:
    """A dimension in a frame.

    Args:
        names: The columns that hold it.
        decode: Makes the key of their values.
        listed: Whether the column holds lists, so that a row falls under several keys.
    """

    names: tuple[str, ...]
    decode: Decode
    listed: bool = False


def names_of(columns: Iterable[KeyColumns]) -> list[str]:
    """Return the columns that hold dimensions, each once."""
    return list(dict.fromkeys(name for column in columns for name in column.names))


def with_keys(
    frame: Lazy,
    resource: Resource,
    dimensions: Sequence[Dimension],
    units: tuple[AdminUnit, ...],
    topics: Mapping[str, Topic],
) -> tuple[Lazy, tuple[KeyColumns, ...]]:
    """Add the columns of dimensions to a frame of classes or sessions.

    Args:
        frame: The frame, as :func:`~cadre_training.frames.opening.opened` returns it.
        resource: What its rows are.
        dimensions: The dimensions.
        units: The administrative units.
        topics: The topics, by identifier.
    """
    found: dict[str, KeyColumns] = {}
    by_unit = [d for d in dimensions if d.name in _BY_UNIT or d.on_map]
    if by_unit:
        frame, found = _with_units(frame, by_unit, units)
    for dimension in dimensions:
        name = f"key_{dimension.name}"
        match dimension.name:
            case "year":
                frame = frame.with_columns(_year(resource).alias(name))
                found[dimension.name] = KeyColumns((name,), decode_year)
            case "quarter":
                frame = frame.with_columns(_quarter(resource).alias(name))
                found[dimension.name] = KeyColumns((name,), decode_quarter)
            case "target_group":
                # Half a group is none.
                both = ~(nw.col("scheme").is_null() | nw.col("target_group").is_null())
                frame = frame.with_columns(
                    nw.when(both).then(nw.col("scheme")).alias(f"{name}_scheme"),
                    nw.when(both).then(nw.col("target_group")).alias(name),
                )
                found[dimension.name] = KeyColumns((f"{name}_scheme", name), decode_group)
            case "scheme":
                known = ~nw.col("target_group").is_null()
                frame = frame.with_columns(nw.when(known).then(nw.col("scheme")).alias(name))
                found[dimension.name] = KeyColumns((name,), decode_code)
            case "programme":
                frame = frame.with_columns(nw.col("programme").alias(name))
                found[dimension.name] = KeyColumns((name,), decode_programme)
            case "topic":
                frame = frame.with_columns(nw.col("topics").alias(name))
                found[dimension.name] = KeyColumns((name,), _topic_decoder(topics), listed=True)
            case "lecturer_kind":
                frame = frame.with_columns(nw.col("lecturers").alias(name))
                found[dimension.name] = KeyColumns((name,), _decode_lecturer, listed=True)
            case _:
                pass
    return frame, tuple(found[dimension.name] for dimension in dimensions)


def spread(frame: Lazy, columns: Iterable[KeyColumns]) -> Lazy:
    """Give a row for each item of the lists among key columns; an item stands once for a row."""
    for name in (column.names[0] for column in columns if column.listed):
        if not isinstance(frame.collect_schema()[name], nw.List):
            # The mark means the same as a regular expression, which Spark takes it for.
            frame = frame.with_columns(nw.col(name).str.split(LIST_MARK))
        frame = frame.explode(name).unique()
    return frame


def year_of_class() -> nw.Expr:
    """Return the calendar year that a class counts in; null where it is no single one."""
    return _year(Resource.CLASSES)


def _year(resource: Resource) -> nw.Expr:
    start, end = nw.col("start").dt.year(), nw.col("end").dt.year()
    one_year = nw.when(start == end).then(start)
    if resource is not Resource.CLASSES:
        return one_year.cast(nw.Int64)
    return nw.when((start == end) | _one_run(_ONE_RUN_YEAR)).then(start).cast(nw.Int64)


def _quarter(resource: Resource) -> nw.Expr:
    start, end = _quarter_number("start"), _quarter_number("end")
    fits = start == end
    if resource is Resource.CLASSES:
        fits = fits | _one_run(_ONE_RUN_QUARTER)
    return nw.when(fits).then(start).cast(nw.Int64)


def _quarter_number(name: str) -> nw.Expr:
    """Return ten times the year and the quarter, 1 to 4."""
    month = nw.col(name).dt.month()
    number = nw.lit(1)
    for last in (3, 6, 9):
        number = number + (month > last).cast(nw.Int64)
    return nw.col(name).dt.year().cast(nw.Int64) * 10 + number


def _one_run(most_days: int) -> nw.Expr:
    """Tell whether a row is one class of at most so many days, fewer than 367.

    Days are counted by the numbers of the days in their years: engines do not agree on what the
    difference of two dates is.
    """
    start, end = nw.col("start"), nw.col("end")
    first, last = start.dt.ordinal_day().cast(nw.Int64), end.dt.ordinal_day().cast(nw.Int64)
    year = start.dt.year().cast(nw.Int64)
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    length = nw.lit(365) + leap.cast(nw.Int64)
    within = last - first + 1
    over = length - first + 1 + last
    same = year == end.dt.year()
    next_year = year + 1 == end.dt.year()
    short = (same & (within <= most_days)) | (next_year & (over <= most_days))
    return (nw.col("count") == 1) & short


def decode_year(values: tuple[Plain, ...]) -> KeyValue:
    """Return the year of a number; no data without one."""
    year = values[0]
    return Absence.NO_DATA if year is None else Period.of_year(int(year))


def decode_quarter(values: tuple[Plain, ...]) -> KeyValue:
    """Return the quarter of ten times a year and the quarter's number."""
    number = values[0]
    return Absence.NO_DATA if number is None else Period.of_quarter(*divmod(int(number), 10))


def decode_group(values: tuple[Plain, ...]) -> KeyValue:
    """Return the group of a scheme and a code."""
    scheme, code = values
    if scheme is None or code is None:
        return Absence.NO_DATA
    return TargetGroup(str(scheme), str(code))


def decode_code(values: tuple[Plain, ...]) -> KeyValue:
    """Return a code as it stands."""
    return Absence.NO_DATA if values[0] is None else str(values[0])


def decode_programme(values: tuple[Plain, ...]) -> KeyValue:
    """Return the programme of a code."""
    return Absence.NO_DATA if values[0] is None else _one_of(Programme, "programme", values[0])


def _decode_lecturer(values: tuple[Plain, ...]) -> KeyValue:
    return Absence.NO_DATA if values[0] is None else _one_of(LecturerKind, "lecturers", values[0])


def _one_of(kinds: type[K], column: str, value: Plain) -> K:
    try:
        return kinds(value)
    except ValueError:
        known = ", ".join(str(kind.value) for kind in kinds)
        raise FrameProblem(
            Label(
                f"cột {column} có giá trị {value!r}; giá trị được phép: {known}",
                f"the column {column} holds {value!r}; it may hold: {known}",
            )
        ) from None


def _topic_decoder(topics: Mapping[str, Topic]) -> Decode:
    def decode(values: tuple[Plain, ...]) -> KeyValue:
        topic = values[0]
        return Absence.NO_DATA if topic is None else topics.get(str(topic), str(topic))

    return decode


_BY_UNIT = ("unit", "commune", "district", "province")


def _with_units(
    frame: Lazy, dimensions: Sequence[Dimension], units: tuple[AdminUnit, ...]
) -> tuple[Lazy, dict[str, KeyColumns]]:
    """Add a column for each dimension of units: the number of its key.

    Which unit a code means depends on the day, and changes only on the days on which some unit
    begins or has ended. So the pairs of codes and stretches between such days are few, and the
    exact interpreter's own rule says what each of them falls under.
    """
    turns = sorted(
        {u.lifetime.since for u in units if u.lifetime.since}
        | {u.lifetime.until + dt.timedelta(1) for u in units if u.lifetime.until}
    )
    stretch = nw.lit(0)
    for turn in turns:
        stretch = stretch + (nw.col("start") >= turn).cast(nw.Int64)
    frame = frame.with_columns(stretch.cast(nw.Int64).alias("stretch"))
    known = frame.filter(~nw.col("unit").is_null()).select("unit", "stretch").unique()
    pairs = sorted((str(code), int(at)) for code, at in known.collect().rows())
    register = Register(units=units)
    days = [turns[0] - dt.timedelta(1), *turns] if turns else [dt.date(2000, 1, 1)]
    keys = {
        d.name: [
            d.of_class(TrainingClass(id="-", period=Period.of_day(days[at]), unit=code), register)[
                0
            ]
            for code, at in pairs
        ]
        for d in dimensions
    }
    distinct = dict.fromkeys(chain.from_iterable(keys.values()))
    distinct.pop(Absence.NO_DATA, None)
    numbers = {value: number for number, value in enumerate(distinct)}
    values = tuple(numbers)

    def decode(row: tuple[Plain, ...]) -> KeyValue:
        return Absence.NO_DATA if row[0] is None else values[int(row[0])]

    names = {d.name: f"key_{d.name}" for d in dimensions}
    # One more row, which meets none, keeps a column of nothing but absences a column of numbers.
    table: dict[str, Sequence[str | int | None]] = {
        "unit": [*(code for code, _ in pairs), ""],
        "stretch": [*(at for _, at in pairs), -1],
    }
    for name, column in names.items():
        table[column] = [*(numbers.get(value) for value in keys[name]), 0]
    frame = frame.join(small_table(frame, table), on=["unit", "stretch"], how="left")
    return frame, {name: KeyColumns((column,), decode) for name, column in names.items()}
