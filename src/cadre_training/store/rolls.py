"""Class rolls on their way into a store: set down by year as they are read, then sorted.

What is in memory at a time: the number of every person, the classes, and the rolls of one year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import polars as pl
from attrs import define, field

from cadre_training.codec.problem import Intake, Problem
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.frames.rolls import KEY_COLUMNS
from cadre_training.model.attendance import AttendanceStatus
from cadre_training.model.references import stands_already
from cadre_training.model.source import Place
from cadre_training.store.batch import LINE
from cadre_training.store.checking import Checker
from cadre_training.store.opening import Opened
from cadre_training.store.people import People
from cadre_training.store.records import (
    FILE,
    KEPT,
    SOURCE,
    Advance,
    broken_class,
    no_such_cadre,
)
from cadre_training.store.sink import Sink
from cadre_training.store.writing import system_errors

STATUSES = tuple(status.value for status in AttendanceStatus)
SLICE = 1 << 20
"""How many rows are written at a time."""

ROLL_KEYS = tuple(dict.fromkeys(name for names in KEY_COLUMNS.values() for name in names))
ORDER = ("province", "scheme", "target_group", "unit_key", "class_id")
"""What the rows of a year are sorted by."""


@define
class RollStage:
    """Sets rolls down by year.

    Args:
        folder: Where to write.
        classes: The classes: their identifiers (``id``), numbers, years, and whether rows of
            their year are taken (``open``).
        lost: The identifiers of classes that were left out.
        people: The numbers of persons.
        sink: Where to take down what is wrong.
        files: The names of all files that are read.
    """

    folder: Path
    classes: pl.DataFrame
    lost: set[str]
    people: People
    sink: Sink
    files: list[str]
    years: set[int | None] = field(factory=set[int | None])
    _pieces: int = 0

    def read(self, number: int, source: Opened, advance: Advance) -> None:
        """Read the rolls of a source."""
        roster = self._roster(source, advance)
        for file in source.of(ATTENDANCES.name):
            self.files.append(file.file)
            intake = Intake(mends=False)
            checker = Checker(ATTENDANCES, ("class_id", "cadre_id", "status"), intake)
            for batch in file.batches(intake):
                frame = checker.values(batch)
                self.sink.drain(intake)
                frame = self._placed(frame)
                if roster is not None:
                    frame = self._on_roster(frame, roster)
                self._put(frame, number)
                advance(file, batch.done)

    def _roster(self, source: Opened, advance: Advance) -> pl.Series | None:
        """Return the identifiers of all persons on the roster; None where there is no roster."""
        found: list[pl.Series] = []
        for file in source.of(CADRES.name):
            intake = Intake(mends=False)
            checker = Checker(CADRES, ("id",), intake)
            for batch in file.batches(intake):
                found.append(checker.values(batch)["id"])
                self.sink.drain(intake)
                advance(file, batch.done)
        return pl.concat(found).unique() if found else None

    def _placed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Give each row the number and the year of its class."""
        frame = frame.join(
            self.classes, left_on="class_id", right_on="id", how="left", maintain_order="left"
        )
        homeless = frame.filter(pl.col("number").is_null())
        if homeless.height:
            for wanted, line in homeless.select("class_id", LINE).iter_rows():
                if wanted in self.lost:
                    self.sink.left_out += 1
                else:
                    place = Place(self.files[-1], line=line, column="class_id")
                    self.sink.take(broken_class(wanted, place))
            frame = frame.filter(pl.col("number").is_not_null())
        taken = frame.filter("open")
        self.sink.left_out += frame.height - taken.height
        return taken

    def _on_roster(self, frame: pl.DataFrame, roster: pl.Series) -> pl.DataFrame:
        there = frame["cadre_id"].is_in(roster.implode())
        if not there.all():
            for wanted, line in frame.filter(~there).select("cadre_id", LINE).iter_rows():
                place = Place(self.files[-1], line=line, column="cadre_id")
                self.sink.take(no_such_cadre(wanted, place))
        return frame.filter(there)

    def _put(self, frame: pl.DataFrame, number: int) -> None:
        staged = frame.select(
            "year",
            "number",
            self.people.numbers(frame["cadre_id"]).alias("person"),
            pl.col("status").replace_strict(STATUSES, range(len(STATUSES)), return_dtype=pl.UInt8),
            pl.lit(number, pl.Int32).alias(SOURCE),
            pl.lit(len(self.files) - 1, pl.Int32).alias(FILE),
            LINE,
        )
        for (year,), rows in staged.partition_by("year", as_dict=True, include_key=False).items():
            folder = self.folder / f"rolls-{year}"
            folder.mkdir(exist_ok=True)
            with system_errors():
                rows.write_ipc(folder / f"{self._pieces:06}.arrow")
            self.years.add(year)
        self._pieces += 1

    def of_year(self, year: int | None, kept: pl.LazyFrame | None) -> pl.DataFrame:
        """Return the rows of a year with ``number``, ``person`` and ``status``, each pair once.

        Args:
            year: The year.
            kept: Those that the store has already.
        """
        frames: list[pl.DataFrame] = []
        if kept is not None:
            frames.append(_kept(kept))
        pieces = sorted((self.folder / f"rolls-{year}").glob("*.arrow"))
        frames += [pl.read_ipc(piece) for piece in pieces]
        if not frames:
            kinds = {"class_id": pl.UInt32, "cadre_id": pl.UInt32, "status": pl.String}
            return _kept(pl.LazyFrame(schema=kinds)).select("number", "person", "status")
        every = pl.concat(frames).sort("number", "person", maintain_order=True)
        del frames
        again = (pl.col("number") == pl.col("number").shift()) & (
            pl.col("person") == pl.col("person").shift()
        )
        every = every.with_columns(again.fill_null(value=False).alias("again"))
        if every["again"].any():
            self._twice(every)
        return every.filter(~pl.col("again")).select("number", "person", "status")

    def _twice(self, every: pl.DataFrame) -> None:
        """Take down the pairs that stand twice in one source, or not alike in two."""
        first = every.filter(~pl.col("again"))
        later = every.filter("again").join(first, on=["number", "person"], suffix=" first")
        wrong = later.filter(
            (pl.col(SOURCE) == pl.col(SOURCE + " first"))
            | (pl.col("status") != pl.col("status first"))
        )
        if not wrong.height:
            return
        ids = self.people.ids().gather(wrong["person"])
        classes = wrong.select("number").join(
            self.classes.select("number", "id"), on="number", how="left", maintain_order="left"
        )["id"]
        names = (FILE, LINE, FILE + " first", LINE + " first")
        places = cast("Iterable[tuple[int, int, int, int]]", wrong.select(names).iter_rows())
        rows = zip(ids, classes, places, strict=True)
        for person, class_id, (file, line, first_file, first_line) in rows:
            where = None if first_file == KEPT else Place(self.files[first_file], line=first_line)
            message = stands_already(f"{class_id}/{person}", where)
            place = Place(self.files[file], line=line, column="cadre_id")
            self.sink.take(Problem("duplicate-id", message, place))


def _kept(rows: pl.LazyFrame) -> pl.DataFrame:
    return rows.select(
        pl.col("class_id").cast(pl.UInt32).alias("number"),
        pl.col("cadre_id").alias("person"),
        pl.col("status")
        .cast(pl.String)
        .replace_strict(STATUSES, range(len(STATUSES)), return_dtype=pl.UInt8),
        pl.lit(KEPT, pl.Int32).alias(SOURCE),
        pl.lit(KEPT, pl.Int32).alias(FILE),
        pl.lit(0, pl.Int64).alias(LINE),
    ).collect()


def roll_slices(rows: pl.DataFrame, classes: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the rows of a year as they are stored, in order.

    Args:
        rows: The rows: ``number``, ``person``, ``status``.
        classes: The classes of the year, with their numbers as ``id``, and their keys.
    """
    ranked = classes.rename({"id": "class_id", "class_id": "text"}).sort(*ORDER, nulls_last=True)
    keys = ranked.select(
        pl.col("class_id").cast(pl.UInt32),
        *(pl.col(n) if n in _WHOLE else pl.col(n).cast(pl.Categorical) for n in ROLL_KEYS),
    ).with_row_index("rank")
    rows = rows.join(keys.select("class_id", "rank"), left_on="number", right_on="class_id")
    rows = rows.select("rank", "person", "status").sort("rank", "person")
    names = pl.Series(STATUSES, dtype=pl.Categorical)
    for part in rows.iter_slices(SLICE):
        looked_up = keys.drop("rank")[part["rank"]]
        yield looked_up.select(
            "class_id",
            part["person"].alias("cadre_id"),
            names.gather(part["status"]).alias("status"),
            *ROLL_KEYS,
        )


_WHOLE: Sequence[str] = ("year", "quarter")
