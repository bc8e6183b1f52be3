"""Many rows checked at once, by the rules by which one is.

The columns of a table say as data what they hold: which cells are plain, which columns are held to
each other. So a column is looked at as a whole: plain cells are their own values, and of all
others each different one is read once, by the column itself. A row in which anything is found is
judged once more as a row: what is wrong with it is said in the words in which a register says it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from enum import Enum
from typing import cast

import polars as pl
from attrs import define, evolve, field

from cadre_training.codec.column import Column, ColumnSpec
from cadre_training.codec.problem import Intake, Refused
from cadre_training.codec.resource import Related, Resource, lose
from cadre_training.codec.row import Row
from cadre_training.frames.schema import ABSENCE
from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.period import Period
from cadre_training.model.session import Session
from cadre_training.model.source import Place
from cadre_training.model.training_class import TrainingClass
from cadre_training.store.batch import LINE, Batch

Value = str | int | dt.date | list[str] | None
_Known = dict[str, Value | tuple[Value, ...] | Refused]
START, END = "start", "end"

_CELL, _BAD = "cell", "bad"

Streamed = Resource[TrainingClass] | Resource[Session] | Resource[Cadre] | Resource[Attendance]
"""A table that is read in batches."""


@define
class Checker:
    """Checks the batches of a table.

    Args:
        resource: The table.
        wanted: The columns whose values are wanted; all are checked.
        intake: Where to take down what is wrong.
    """

    resource: Streamed
    wanted: Collection[str]
    intake: Intake
    _read: dict[str, _Known] = field(factory=dict[str, "_Known"], init=False)

    def values(self, batch: Batch) -> pl.DataFrame:
        """Return the values of the rows in which nothing is wrong, with their lines.

        A period becomes ``start`` and ``end``; beside each number stands why it is absent.
        """
        frame = batch.frame
        bad = pl.repeat(value=False, n=frame.height, eager=True)
        found: list[pl.Series] = [frame[LINE]]
        for column in self.resource.columns:
            values, wrong = self._column(column, frame)
            bad |= wrong
            found += values if column.name in self.wanted else []
        bad |= self._related(batch, bad)
        if bad.any():
            bad = self._judged(batch, bad)
        return pl.DataFrame(found).filter(~bad)

    @property
    def _long(self) -> list[str]:
        """The columns in which some number is too long."""
        return [name for name, read in self._read.items() if _TOO_LONG in read.values()]

    def _judged(self, batch: Batch, suspected: pl.Series) -> pl.Series:
        """Judge each suspected row as a row; return which rows are bad."""
        before = len(self.intake.problems)
        long = self._long
        for row in batch.rows(suspected):
            refused = self._refused(row)
            for name, objection in refused:
                place = Place(row.file, line=row.line, column=name)
                self.intake.problems.append(objection.at(place))
            if refused:
                lose(row, self.resource, self.intake)
            else:
                self.resource.read_each((row,), self.intake)
            for name in long:  # a register takes numbers of any length, and a column does not
                if self._read[name].get(row.cell(name) or "") is _TOO_LONG:
                    place = evolve(row.place, column=name)
                    self.intake.problems.append(_TOO_LONG.at(place))
        lines = {problem.place.line for problem in self.intake.problems[before:]}
        return suspected & batch.frame[LINE].is_in(list(lines))

    def _refused(self, row: Row) -> list[tuple[str, Refused]]:
        """Return which cells of a row its columns have refused already, each with its column."""
        found: list[tuple[str, Refused]] = []
        for column in self.resource.columns:
            known = self._read.get(column.name)
            value = known.get(row.cell(column.name) or "") if known else None
            if isinstance(value, Refused) and value not in (_TOO_LONG, _BLANK):
                found.append((column.name, value))
        return found

    def _column(self, column: ColumnSpec, frame: pl.DataFrame) -> tuple[list[pl.Series], pl.Series]:
        """Return the values of a column, and which of its cells are suspected."""
        name, height = column.name, frame.height
        if name not in frame.columns:
            absent = cast("Column[object]", column).absent()
            return _constant(_plain(absent), height, _kind(column)), pl.repeat(
                value=False, n=height, eager=True
            )
        cells = frame[name].fill_null("")
        if column.plain is not None:
            plain = cells.str.contains(f"^(?:{column.plain})$")
            if plain.all():
                return [cells], pl.repeat(value=False, n=height, eager=True)
            others = self._mapped(column, cells.filter(~plain))
            at = (~plain).arg_true()
            value = cells.scatter(at, others[name])
            wrong = pl.repeat(value=False, n=height, eager=True).scatter(at, others[_BAD])
            return [value.alias(name)], wrong
        mapped = self._mapped(column, cells)
        return [mapped[n] for n in mapped.columns if n not in (_CELL, _BAD)], mapped[_BAD]

    def _mapped(self, column: ColumnSpec, cells: pl.Series) -> pl.DataFrame:
        """Return the values of cells, each different one read once by the column."""
        unique = cells.unique().to_list()
        known = self._read.setdefault(column.name, {})
        if len(known) > _MOST_KEPT:
            known.clear()
        for cell in unique:
            if cell not in known:
                known[cell] = _value(column, cell)
        refused = [isinstance(known[cell], Refused) for cell in unique]
        values = [None if isinstance(v := known[cell], Refused) else v for cell in unique]
        columns = _columns(column, values)
        table = pl.DataFrame(
            [
                pl.Series(_CELL, unique, dtype=pl.String),
                pl.Series(_BAD, refused, dtype=pl.Boolean),
                *columns,
            ]
        )
        return pl.DataFrame({_CELL: cells}).join(table, on=_CELL, how="left", maintain_order="left")

    def _related(self, batch: Batch, bad: pl.Series) -> pl.Series:
        """Return which rows hold cells that do not go together.

        Of the rows with the same cells in columns that are held to each other, one is judged.
        """
        found = pl.repeat(value=False, n=bad.len(), eager=True)
        if bad.all():
            return found
        frame = batch.frame.with_row_index("at")
        for related in self.resource.related:
            names = [name for name in related.columns if name in frame.columns]
            if not names:
                continue
            every = frame.select("at", pl.col(names).fill_null(""))
            looked_at = ~bad & self._where(related, frame)
            first = every.filter(looked_at).unique(names, keep="first")
            chosen = frame["at"].is_in(first["at"].implode())
            own = Intake(mends=False)
            rows = batch.rows(chosen)
            self.resource.read_each(rows, own)
            lines = {problem.place.line for problem in own.problems}
            if lines:
                wrong = every.filter(chosen & frame[LINE].is_in(list(lines))).select(names)
                hit = every.join(wrong, on=names, how="semi")["at"]
                found |= frame["at"].is_in(hit.implode())
        return found

    def _where(self, related: Related, frame: pl.DataFrame) -> pl.Series:
        """Return the rows in which columns are held to each other."""
        name, height = related.columns[0], frame.height
        if related.where is None:
            return pl.repeat(value=True, n=height, eager=True)
        if name not in frame.columns:  # the model's own value stands in every row
            column = next(one for one in self.resource.columns if one.name == name)
            absent = cast("Column[object]", column).absent()
            return pl.repeat(value=absent == related.where, n=height, eager=True)
        known = self._read[name]
        cells = [cell for cell, value in known.items() if value == _plain(related.where)]
        return frame[name].fill_null("").is_in(cells)


_MOST_KEPT = 1 << 17
_LARGEST = (1 << 63) - 1
_TOO_LONG = Refused(
    "number-too-long",
    "số quá lớn; kho số liệu giữ được số có đến 18 chữ số",
    "the number is too large; a store keeps numbers of up to 18 digits",
)
_BLANK = Refused("empty-cell", "ô để trống", "the cell is empty")
"""Stands where a class of the model objects, and the column does not."""


def _value(column: ColumnSpec, cell: str) -> Value | tuple[Value, ...] | Refused:
    try:
        value: object = cast("Column[object]", column).read(cell)
    except Refused as refused:
        return refused
    if isinstance(value, int) and value > _LARGEST:
        return _TOO_LONG
    if isinstance(value, str) and not value.strip():  # taken exactly as written, and blank
        return _BLANK
    return _plain(value)


def _plain(value: object) -> Value | tuple[Value, ...]:
    """Return a value of the model as what a frame holds: several for several columns."""
    match value:
        case Period():
            return (value.start, value.end)
        case Absence():
            return (None, value.value)
        case bool() | str() | None:
            return cast("Value", value)
        case int():
            return (value, None)
        case Enum():
            return str(value.value)
        case frozenset():
            return sorted(str(cast("Enum", one).value) for one in cast("frozenset[object]", value))
        case tuple():
            return [str(one) for one in cast("tuple[object, ...]", value)]
        case _:
            return None


def _kind(column: ColumnSpec) -> tuple[tuple[str, pl.DataType], ...]:
    """Return the names and kinds of the columns that the values of a column need."""
    name = column.name
    if name == "period":
        return ((START, pl.Date()), (END, pl.Date()))
    if column.type == "integer":
        return ((name, pl.Int64()), (name + ABSENCE, pl.String()))
    if name in ("topics", "lecturers"):
        return ((name, pl.List(pl.String)),)
    return ((name, pl.String()),)


def _columns(column: ColumnSpec, values: Sequence[Value | tuple[Value, ...]]) -> list[pl.Series]:
    kinds = _kind(column)
    if len(kinds) == 1:
        name, kind = kinds[0]
        # Of what is only checked, such as spans of characters, no value is kept.
        texts = [
            v if isinstance(v, list if name in ("topics", "lecturers") else str) else None
            for v in values
        ]
        return [pl.Series(name, texts, dtype=kind)]
    pairs = [v if isinstance(v, tuple) else (None, None) for v in values]
    return [
        pl.Series(name, [pair[at] for pair in pairs], dtype=kind)
        for at, (name, kind) in enumerate(kinds)
    ]


def _constant(
    value: Value | tuple[Value, ...],
    height: int,
    kinds: tuple[tuple[str, pl.DataType], ...],
) -> list[pl.Series]:
    pair = value if isinstance(value, tuple) else (value,)
    values = pair if len(kinds) > 1 else pair[:1]
    return [
        pl.Series(name, [one], dtype=kind).new_from_index(0, height)
        for one, (name, kind) in zip(values, kinds, strict=True)
    ]
