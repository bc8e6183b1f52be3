"""Summaries of frames, of records, and of what stands at a path."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from cadre_training.frames.frames import Frames, from_register
from cadre_training.frames.manifest import MANIFEST, read_manifest
from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.sources import PathLike, frames_of
from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.counting import Counting
from cadre_training.frames.summaries.gathering import Gathering
from cadre_training.frames.summaries.numbering import Given, Listed, Numbering, Sorted, Translated
from cadre_training.frames.summaries.parts import is_people, kept_measures, primitive
from cadre_training.frames.summaries.people_sets import PeopleKind
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.roster import Roster
from cadre_training.frames.summaries.summary import (
    Summary,
    dimensions_in_order,
    measures_in_order,
)
from cadre_training.frames.summary_problem import SummaryProblem
from cadre_training.model.register import Register
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.formula import Distinct

try:
    import polars as pl
except ImportError:
    raise MissingEngine("polars", "frames") from None

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame

DEFAULT_DIMENSIONS = ("year", "target_group", "province", "programme")
"""What a summary is broken down by if nothing else is asked for."""

WORDS = PeopleSpace("words")
"""Sketches of identifiers as they are written: nobody has a number."""

KEYS_SUFFIX = "-people-keys"
"""Behind the name of a store's folder: the folder of its keys, which lies beside it."""

Progress = Callable[[int, int | None], None]
People = Roster | PeopleSpace | Literal["estimate"] | None


def summarize(
    source: Register | Frames | IntoFrame | PathLike,
    by: Iterable[str] = DEFAULT_DIMENSIONS,
    measures: Iterable[str] | None = None,
    *,
    people: People = None,
    keys: Roster | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Summarise records: what any margin of these dimensions can be worked out of, exactly.

    Rows of class rolls are looked at batch by batch, in bounded memory; frames of Spark by
    ``cadre_training.frames.spark.summarize_on_spark``, in parallel.

    Args:
        source: A register; frames; one frame, of classes; or a path: a store, a Parquet or CSV
            file of classes, or a folder of Parquet files.
        by: The names of dimensions: the finest ones that will be asked for.
        measures: The names of measures; None for all that a summary can keep.
        people: How persons get numbers. A :class:`Roster` that all who merge share; a
            :class:`PeopleSpace` where the column holds the numbers of one already; ``"estimate"``
            for sketches, which say about how many persons there are. None for the numbers of a
            store, or else for places in the sorted list of the identifiers met.
        keys: The key file of a store whose persons are to be numbered by a roster; None for the
            one beside the store.
        progress: Is called with the number of rows of rolls looked at.

    Raises:
        SummaryProblem: If a dimension or measure cannot be kept, or a person is not on the roster.
        FrameProblem: If a frame has not the columns that are needed, or a file cannot be read.
        MissingEngine: If the library that works it out is not installed.
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        ValueError: If a dimension is named twice.

    >>> from cadre_training import Period, TrainingClass
    >>> one = TrainingClass(id="c1", period=Period.of_year(2022), count=2)
    >>> summary = summarize(Register(classes=(one,)), ["year"], ["classes"])
    >>> summary.table(["year"], ["classes"]).total.cells[0].value.value
    2
    """
    dimensions = dimensions_in_order(by)
    names = measures_in_order(kept_measures() if measures is None else measures)
    frames, numbered = _opened(source)
    if _is_of_spark(frames):
        from cadre_training.frames.spark import summarize_on_spark

        return summarize_on_spark(frames, dimensions, names, people=people)
    counting = Counting(frames, dimensions, names)
    numbering = None
    if people != "estimate" and any(is_people(primitive(find_measure(name))) for name in names):
        if isinstance(people, Roster) and numbered is not None and keys is None:
            keys = _keys_beside(source)
        numbering = _numbering(people, keys, numbered)
    kind = PeopleKind.ESTIMATE if people == "estimate" else PeopleKind.EXACT

    def cells() -> Iterator[Cell]:
        yield from counting.cells()
        for name in names:
            formula = find_measure(name).formula
            if isinstance(formula, Distinct) and formula.named_by is not None:
                gathering = Gathering(counting, formula, progress)
                if numbering is None:
                    yield from gathering.estimated(numbered or WORDS)
                else:
                    yield from gathering.exact(numbering)

    return Summary.of_cells(dimensions, names, cells(), people=kind, covers=frames.covers)


def _is_of_spark(frames: Frames) -> bool:
    given = (frames.classes, frames.sessions, frames.attendances)
    return any(type(frame).__module__.partition(".")[0] == "pyspark" for frame in given)


def _opened(
    source: Register | Frames | IntoFrame | PathLike,
) -> tuple[Frames, PeopleSpace | None]:
    """Return the frames, and what their persons' numbers are known by where they have any."""
    if isinstance(source, Register):
        return _of_register(source), None
    if isinstance(source, Frames):
        return source, None
    if not isinstance(source, str | os.PathLike):
        return Frames(classes=source), None
    return frames_of(source), space_of_store(Path(source))


def space_of_store(folder: Path) -> PeopleSpace | None:
    """Return what a store's numbers are known by; None for what is no store, or has no persons."""
    if not (folder / MANIFEST).is_file():
        return None
    keys = read_manifest(folder).keys
    # The name of a key file is made of the digest of its bytes.
    return PeopleSpace(f"keys:{Path(keys).stem.rpartition('-')[2]}") if keys else None


def _keys_beside(source: object) -> Roster | None:
    """Return the key file that lies beside a store, if there is one."""
    if not isinstance(source, str | os.PathLike):
        return None
    folder = Path(cast("PathLike", source)).resolve()
    name = read_manifest(folder).keys if (folder / MANIFEST).is_file() else None
    path = folder.with_name(folder.name + KEYS_SUFFIX) / (name or "-")
    return Roster.read(path) if path.is_file() else None


def _of_register(register: Register) -> Frames:
    kinds = {"start": pl.Date, "end": pl.Date}
    whole = ("count", "learners", "planned", "summoned", "enrolled", "attendees")
    tables = {
        name: pl.LazyFrame(
            columns,
            schema={
                column: kinds.get(column, pl.Int64 if column in whole else pl.String)
                for column in columns
            },
        )
        for name, columns in from_register(register).items()
    }
    return Frames(
        classes=tables["classes"],
        sessions=tables["sessions"],
        attendances=tables["attendances"],
        topics=register.topics,
        units=register.units,
        covers=register.covers,
    )


def _numbering(
    people: Roster | PeopleSpace | None, keys: Roster | None, numbered: PeopleSpace | None
) -> Numbering:
    if isinstance(people, PeopleSpace):
        return Given(people)
    if numbered is None:
        return Sorted() if people is None else Listed(people)
    if people is None:
        return Given(numbered)
    if keys is None or keys.space != numbered:
        raise SummaryProblem(
            "muốn đánh số người của kho theo danh sách chung thì cần tệp mã người của chính kho "
            f"đó ({numbered.id})",
            "to number the persons of a store by a roster, the key file of this very store is "
            f"needed ({numbered.id})",
        )
    return Translated(keys, people)
