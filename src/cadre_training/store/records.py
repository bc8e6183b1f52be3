"""The classes and sessions of all sources, checked against each other, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import cast

import narwhals as nw
import polars as pl
from attrs import define, field

from cadre_training.codec.problem import Intake, Problem
from cadre_training.frames.keys import KeyColumns, with_keys
from cadre_training.frames.opening import opened
from cadre_training.frames.rolls import UNIT_COLUMNS
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.references import not_among, stands_already
from cadre_training.model.register import record_key
from cadre_training.model.source import Place
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.readers.consistency import unknown_group
from cadre_training.stats.dimension import find_dimension
from cadre_training.stats.formula import Resource as Measured
from cadre_training.store.batch import LINE
from cadre_training.store.checking import Checker, Streamed
from cadre_training.store.opening import Opened, TableSource
from cadre_training.store.sink import Sink

Advance = Callable[[TableSource, int], None]
"""Is told of a file, and how many of its bytes are read."""

SOURCE, FILE = "source number", "file number"
PROVENANCE = (SOURCE, FILE, LINE)
KEPT = -1
"""The number of the source and the file of what the store has already."""


@define
class Gathered:
    """The rows of one table, of all sources and of the store itself.

    Args:
        resource: The table.
        wanted: The columns that are kept.
        sink: Where to take down what is wrong.
        files: The names of all files that are read; a row has the number of its own.
        years: The years of which rows are taken; none for all.
        lost: The identifiers of rows that were left out.
    """

    resource: Streamed
    wanted: Sequence[str]
    sink: Sink
    files: list[str]
    years: frozenset[int] = frozenset()
    lost: set[str] = field(factory=set[str])
    _frames: list[pl.DataFrame] = field(factory=list[pl.DataFrame])

    def read(
        self, number: int, source: Opened, schemes: tuple[Scheme, ...], advance: Advance
    ) -> None:
        """Read the table of a source, row by row what is wrong with it.

        Args:
            number: The number of the source.
            source: The source.
            schemes: The overlays that its groups may be of.
            advance: Is told how many bytes of which file are read.
        """
        for file in source.of(self.resource.name):
            self.files.append(file.file)
            intake = Intake(mends=False)
            checker = Checker(self.resource, self.wanted, intake)
            for batch in file.batches(intake):
                frame = (
                    checker.values(batch)
                    .drop("count_absence")
                    .with_columns(
                        pl.lit(number, pl.Int32).alias(SOURCE),
                        pl.lit(len(self.files) - 1, pl.Int32).alias(FILE),
                    )
                )
                self.sink.drain(intake)
                self.lost |= intake.lost.get(self.resource.name, set())
                self._frames.append(self._of_years(self._known_groups(frame, schemes)))
                advance(file, batch.done)

    def _known_groups(self, frame: pl.DataFrame, schemes: tuple[Scheme, ...]) -> pl.DataFrame:
        """Leave out the rows whose group nobody defines."""
        columns = ["scheme", "target_group"]
        for scheme, code in frame.select(columns).unique(maintain_order=True).rows():
            if scheme is None or code is None:
                continue
            refused = unknown_group(TargetGroup(scheme, code), schemes)
            if refused is not None:
                of_group = (pl.col("scheme") == scheme) & (pl.col("target_group") == code)
                rows = frame.filter(of_group).select("id", FILE, LINE).iter_rows()
                for identifier, file, line in cast("Iterable[tuple[str, int, int]]", rows):
                    self.lost.add(identifier)
                    place = Place(self.files[file], line=line, column=refused.column)
                    self.sink.take(refused.at(place))
                frame = frame.filter(~of_group.fill_null(value=False))
        return frame

    def _of_years(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Leave out the rows of years that are not asked for."""
        if not self.years:
            return frame
        year = with_key_columns(frame, Measured(self.resource.name), ())["year"]
        asked = year.is_in(list(self.years)).fill_null(value=False)
        self.lost.update(frame.filter(~asked)["id"])
        self.sink.left_out += frame.height - int(asked.sum())
        return frame.filter(asked)

    def settled(self, kept: pl.DataFrame | None) -> pl.DataFrame | None:
        """Return all rows, each identifier once.

        A row that stands in two sources alike is one; any other identifier that stands twice is a
        problem of the row that comes later.

        Args:
            kept: The rows that the store has already.
        """
        frames = list(self._frames)
        if kept is not None:
            same = kept.with_columns(
                *(pl.lit(KEPT, pl.Int32).alias(name) for name in (SOURCE, FILE)),
                pl.lit(0, pl.Int64).alias(LINE),
            )
            frames.insert(0, same)
        if not frames:
            return None
        every = pl.concat(frames, how="diagonal").with_row_index("order")
        content = [name for name in every.columns if name not in (*PROVENANCE, "order", "number")]
        every = every.with_columns(pl.struct(content).hash().alias("content"))
        first = every.unique("id", keep="first", maintain_order=True)
        if first.height < every.height:
            self._twice(every, first)
        return first.drop("content", "order")

    def _twice(self, every: pl.DataFrame, first: pl.DataFrame) -> None:
        later = every.join(first, on="order", how="anti").join(first, on="id", suffix=" first")
        wrong = later.filter(
            (pl.col(SOURCE) == pl.col(SOURCE + " first"))
            | (pl.col("content") != pl.col("content first"))
        ).sort("order")
        names = ("id", FILE, LINE, FILE + " first", LINE + " first")
        rows = cast("Iterable[tuple[str, int, int, int, int]]", wrong.select(names).iter_rows())
        for key, file, line, first_file, first_line in rows:
            where = None if first_file == KEPT else Place(self.files[first_file], line=first_line)
            message = stands_already(key, where)
            place = Place(self.files[file], line=line, column="id")
            self.sink.take(Problem("duplicate-id", message, place))


def broken_class(wanted: str, place: Place) -> Problem:
    """Return the problem that a row names a class that is not there."""
    return Problem("broken-reference", not_among("classes", wanted), place)


def no_such_cadre(wanted: str, place: Place) -> Problem:
    """Return the problem that a row names a person who is not on the roster."""
    return Problem("broken-reference", not_among("cadres", wanted), place)


def conflict(words: str, place: Place) -> Problem:
    """Return the problem that sources give unlike units, topics or overlays."""
    return Problem(
        "duplicate-id",
        Label(f"các nguồn ghi khác nhau về cùng một mã: {words}", words),
        place,
    )


_CLASS_KEYS = ("year", "quarter", *UNIT_COLUMNS)
_SESSION_KEYS = ("year",)


def with_key_columns(
    frame: pl.DataFrame, resource: Measured, units: tuple[AdminUnit, ...]
) -> pl.DataFrame:
    """Add to classes or sessions the columns of their keys that a store keeps."""
    names = _CLASS_KEYS if resource is Measured.CLASSES else _SESSION_KEYS
    dimensions = [find_dimension(name) for name in names]
    numbered = frame.with_row_index("at")
    lazy = opened(numbered.lazy(), resource, ("at",))
    keyed, columns = with_keys(lazy, resource, dimensions, units, {})
    native = cast("pl.LazyFrame", nw.to_native(keyed))
    # Rows may come back in another order.
    found = native.select("at", *(column.names[0] for column in columns)).collect().sort("at")
    for name, column in zip(names, columns, strict=True):
        key = column.names[0]
        if name in UNIT_COLUMNS:
            found = found.with_columns(_unit_keys(found[key], column).alias(UNIT_COLUMNS[name]))
        else:
            found = found.with_columns(pl.col(key).cast(pl.Int32).alias(name))
    kept = [UNIT_COLUMNS.get(name, name) for name in names]
    return frame.with_columns(found.select(kept))


def _unit_keys(numbers: pl.Series, column: KeyColumns) -> pl.Series:
    unique = numbers.drop_nulls().unique().to_list()
    keys: list[str] = []
    for number in unique:
        unit = column.decode((number,))
        keys.append(record_key(unit) if isinstance(unit, AdminUnit) else str(unit))
    return numbers.replace_strict(unique, keys, default=None, return_dtype=pl.String)
