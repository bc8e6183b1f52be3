"""The sets of persons of a summary's cells, gathered batch by batch from the rows of rolls."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Protocol, cast

import narwhals as nw

from cadre_training.frames.components import kept
from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.counting import Counting
from cadre_training.frames.summaries.numbering import Numbering
from cadre_training.frames.summaries.people_sets import bitmap_bytes
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.sketches import Sketch
from cadre_training.model.absence import Absence
from cadre_training.stats.dimension import Keys
from cadre_training.stats.formula import Distinct, Resource

try:
    import polars as pl
    from pyroaring import BitMap
except ImportError as error:
    raise MissingEngine(error.name or "polars", "frames") from None

if TYPE_CHECKING:
    from cadre_training.frames.keys import Plain
    from cadre_training.frames.opening import Lazy

BATCH = 2_000_000
"""How many rows of rolls are looked at together."""

Progress = Callable[[int, int | None], None]


class _Buffered(Protocol):
    """What is needed of an Arrow array."""

    def buffers(self) -> Sequence[bytes]: ...


class Gathering:
    """Goes through the rolls once, and hands each cell the persons of each batch.

    Args:
        counting: Has the frames, and the keys of classes.
        formula: Which rows name somebody present, and where.
    """

    def __init__(
        self, counting: Counting, formula: Distinct, progress: Progress | None = None
    ) -> None:
        """Prepare; nothing is read yet."""
        self._counting = counting
        self._formula = formula
        self._progress = progress
        self.keys: list[Keys] = []

    def exact(self, numbering: Numbering) -> Iterator[Cell]:
        """Yield a cell for each key under which anybody is named, with the set of their numbers."""
        sets: dict[int, BitMap] = {}
        for cells, people in self._batches():
            numbers = numbering.numbers(people)
            for cell, chosen in _by_cell(cells, numbers):
                sets.setdefault(cell, BitMap()).update(chosen)
        if not sets:
            return
        space, last = numbering.settled()
        for cell, found in sets.items():
            people_of = found if last is None else _moved(found, last)
            yield self._cell(cell, bitmap_bytes(people_of), space)

    def estimated(self, space: PeopleSpace) -> Iterator[Cell]:
        """Yield a cell for each key under which anybody is named, with a sketch of them."""
        sketches: dict[int, Sketch] = {}
        for cells, people in self._batches():
            frame = pl.DataFrame({"cell": cells, "person": people}).unique()
            for cell, chosen in frame.group_by("cell").agg("person").iter_rows():
                sketches.setdefault(cast("int", cell), Sketch()).show(chosen)
        for cell, sketch in sketches.items():
            yield self._cell(cell, sketch.finished(), space)

    def _cell(self, cell: int, people: bytes, space: PeopleSpace) -> Cell:
        resource = Resource.ATTENDANCES
        return Cell(resource=resource, key=self.keys[cell], counts={}, people=people, space=space)

    def _batches(self) -> Iterator[tuple[pl.Series, pl.Series]]:
        """Yield the numbers of the cells, and the persons, of one batch of rows after another."""
        rolls = self._counting.rolls()
        if rolls is None:
            return
        person = self._formula.column
        chosen = rolls.filter(kept(self._formula.where) & ~nw.col(person).is_null())
        classes = self._classes()
        done = 0
        for batch in collected(chosen.select("class_id", person)):
            ids = batch["class_id"]
            whole = ids.dtype.is_integer() and classes["id"].dtype.is_integer()
            kind = pl.Int64 if whole else pl.String
            keyed = batch.with_columns(ids.cast(kind)).join(
                classes.with_columns(pl.col("id").cast(kind)),
                left_on="class_id",
                right_on="id",
                how="left",
            )
            # The rows of rolls without a class have nothing of what a class states.
            yield keyed["cell"].fill_null(len(self.keys) - 1), keyed[person]
            done += batch.height
            if self._progress is not None:
                self._progress(done, None)

    def _classes(self) -> pl.DataFrame:
        """Return the number of the cell that each class falls under; take down their keys."""
        nothing = (Absence.NO_DATA,) * self._counting.width
        found = self._counting.class_keys()
        if found is None:
            self.keys = [nothing]
            return pl.DataFrame(schema={"id": pl.String, "cell": pl.UInt32})
        frame, columns = found
        classes = pl.concat(collected(frame))
        names = [name for name in classes.columns if name != "id"]
        numbers: dict[tuple[Plain, ...], int] = {}
        rows = classes.select(names).iter_rows() if names else repeat((), classes.height)
        cells = [numbers.setdefault(row, len(numbers)) for row in rows]
        self.keys = [
            self._counting.key(columns, dict(zip(names, row, strict=True))) for row in numbers
        ]
        self.keys.append(nothing)
        return pl.DataFrame({"id": classes["id"], "cell": pl.Series(cells, dtype=pl.UInt32)})


def collected(frame: Lazy) -> Iterator[pl.DataFrame]:
    """Yield the rows of a frame, some at a time where its engine can; at least one frame."""
    native: object = frame.to_native()
    if not isinstance(native, pl.LazyFrame):
        yield frame.collect(backend="polars").to_native()
        return
    batches = native.collect_batches(chunk_size=BATCH, maintain_order=False)
    first = next(batches, None)
    yield native.head(0).collect() if first is None else first
    yield from batches


def _by_cell(cells: pl.Series, numbers: pl.Series) -> Iterator[tuple[int, array[int]]]:
    """Yield each cell that occurs, and the numbers of its rows."""
    frame = pl.DataFrame({"cell": cells, "person": numbers}).group_by("cell").agg("person")
    ends = [0, *frame["person"].list.len().cum_sum()]
    every = array("I")
    people = cast("_Buffered", frame["person"].explode().rechunk().to_arrow())
    every.frombytes(people.buffers()[1])
    for cell, (start, end) in zip(frame["cell"], pairwise(ends), strict=True):
        yield cell, every[start:end]


def _moved(people: BitMap, to: pl.Series) -> BitMap:
    """Return a set of numbers that are turned into others."""
    return BitMap(array("I", to.gather(pl.Series(people.to_array())).to_list()))
