"""Summaries made by Spark: one for each part of the rows, merged in a tree.

A class and its roll fall into one part, whatever its province, so that a large province makes no
large part. Each part is summarised as the rows of one machine are, by the same code; what is
merged is the same whoever merges it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from typing import Literal, cast

import narwhals as nw
from attrs import frozen

from cadre_training.frames.components import kept
from cadre_training.frames.frames import Frames
from cadre_training.frames.opening import opened
from cadre_training.frames.problem import FrameProblem, MissingEngine
from cadre_training.frames.schema import FRAME_TABLES
from cadre_training.frames.spark.grouped import Key, by_group, by_two_groups
from cadre_training.frames.spark.people import number_by_roster, number_people
from cadre_training.frames.spark_problem import spark_told
from cadre_training.frames.summaries.parts import kept_measures
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.roster import Roster
from cadre_training.frames.summaries.summarising import DEFAULT_DIMENSIONS, summarize
from cadre_training.frames.summaries.summary import (
    Summary,
    dimensions_in_order,
    measures_in_order,
    merge,
)
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import find_dimension
from cadre_training.stats.formula import Distinct, Resource

try:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame
    from pyspark.sql import functions as F  # noqa: N812 - what all of Spark's own pages call it
except ImportError:
    raise MissingEngine("pyspark", "spark") from None

ROWS_PER_PART = 500_000
"""How many rows of class rolls are summarised together, if nothing else is asked for."""

MERGED_TOGETHER = 8
"""How many summaries become one at each level of the tree."""

_KIND = "part long, summary binary"

People = Roster | PeopleSpace | Literal["estimate"] | None
_How = PeopleSpace | Literal["estimate"] | None


def summarize_on_spark(
    frames: Frames,
    by: Iterable[str] = DEFAULT_DIMENSIONS,
    measures: Iterable[str] | None = None,
    *,
    people: People = None,
    parts: int | None = None,
) -> Summary:
    """Summarise frames of Spark in parallel; only the merged summary comes to the driver.

    It is the summary that :func:`~cadre_training.frames.summaries.summarize` makes of the same
    rows on one machine, to the last bit. The workers need this package with the extra ``frames``.

    Args:
        frames: The frames, all of Spark.
        by: The names of dimensions: the finest ones that will be asked for.
        measures: The names of measures; None for all that a summary can keep.
        people: How persons get numbers; None for places in the sorted list of the identifiers
            met, which Spark sorts too.
        parts: Into how many parts the rows are divided; None for one for each half a million
            rows of rolls.

    Raises:
        SummaryProblem: If a dimension or measure cannot be kept, or a person is not on the roster.
        FrameProblem: If a frame is not of Spark, or has not the columns that are needed.
        SparkProblem: If a job of Spark's fails.
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        ValueError: If a dimension is named twice, or there are no parts.
    """
    dimensions = dimensions_in_order(by)
    names = measures_in_order(kept_measures() if measures is None else measures)
    if parts is not None and parts < 1:
        raise ValueError(f"the rows must be divided into 1 part at least, got {parts}")
    every = [find_measure(name).label for name in names]
    with spark_told(every, [find_dimension(name).label for name in dimensions]), ExitStack() as end:
        work = _Work(frames, dimensions, names, people, end)
        found = work.partial(parts)
        driver = summarize(
            Frames(topics=frames.topics, units=frames.units, covers=frames.covers),
            dimensions,
            names,
            people="estimate" if people == "estimate" else None,
        )
        if found is None:
            return driver
        rows = _merged(*found).collect()
    return merge([driver, *(Summary.from_bytes(bytes(row[1])) for row in rows)])


class _Work:
    """One run of :func:`summarize_on_spark`."""

    def __init__(
        self,
        frames: Frames,
        dimensions: tuple[str, ...],
        measures: tuple[str, ...],
        people: People,
        end: ExitStack,
    ) -> None:
        self._frames = frames
        self._dimensions = dimensions
        self._measures = measures
        self._people: People = people
        self._end = end

    def partial(self, parts: int | None) -> tuple[DataFrame, int] | None:
        """Return the summaries of the parts, and how many there may be; None without rows."""
        classes = self._opened(Resource.CLASSES)
        rolls = self._opened(Resource.ATTENDANCES)
        sessions = self._opened(Resource.SESSIONS)
        given = [frame for frame in (classes, rolls, sessions) if frame is not None]
        if not given:
            return None
        if parts is None:
            parts = max(-(-max(frame.count() for frame in given) // ROWS_PER_PART), 1)
        how = None if isinstance(self._people, Roster) else self._people
        if rolls is not None and how is None:
            rolls, how = self._numbered(rolls)
        frames = self._frames
        make = _Maker(self._dimensions, self._measures, how, frames.units, frames.covers).row
        found: list[DataFrame] = []
        if classes is not None and rolls is not None:
            found.append(
                by_two_groups(
                    (classes, _part("id", parts)),
                    (rolls, _part("class_id", parts)),
                    lambda key, left, right: make(key, classes=left, rolls=right),
                    _KIND,
                )
            )
        elif classes is not None:
            part = _part("id", parts)
            found.append(by_group(classes, part, lambda key, rows: make(key, classes=rows), _KIND))
        elif rolls is not None:
            part = _part("class_id", parts)
            found.append(by_group(rolls, part, lambda key, rows: make(key, rolls=rows), _KIND))
        if sessions is not None:
            part = _part("id", parts)
            made = by_group(sessions, part, lambda key, rows: make(key, sessions=rows), _KIND)
            found.append(made.withColumn("part", F.col("part") + F.lit(parts)))
        return (found[0].union(found[1]) if len(found) > 1 else found[0]), parts * len(found)

    def _opened(self, resource: Resource) -> DataFrame | None:
        frame = {
            Resource.CLASSES: self._frames.classes,
            Resource.SESSIONS: self._frames.sessions,
            Resource.ATTENDANCES: self._frames.attendances,
        }[resource]
        if frame is None:
            return None
        lazy = opened(frame, resource)
        if not lazy.implementation.is_spark_like():
            raise FrameProblem(
                Label(
                    f"{resource.value} phải là bảng của Spark như các bảng khác",
                    f"{resource.value} must be a frame of Spark, as the others are",
                )
            )
        # No summary is broken down by what stands in lists.
        return cast("DataFrame", lazy.drop(*FRAME_TABLES[resource].lists).to_native())

    def _numbered(self, rolls: DataFrame) -> tuple[DataFrame, PeopleSpace | None]:
        """Put numbers in the place of the identifiers of those who are counted."""
        counted = [
            formula
            for name in self._measures
            if isinstance(formula := find_measure(name).formula, Distinct)
            and formula.resource is Resource.ATTENDANCES
        ]
        if not counted:
            return rolls, None
        chosen = nw.from_native(rolls).filter(kept(counted[0].where)).to_native()
        numbered = (
            number_by_roster(chosen, self._people)
            if isinstance(self._people, Roster)
            else number_people(chosen)
        )
        self._end.callback(numbered.frame.unpersist)
        known = rolls.withColumn("cadre_id", F.col("cadre_id").cast("string"))
        with_numbers = known.join(numbered.frame, "cadre_id", "left")
        return (
            with_numbers.select("class_id", F.col("number").alias("cadre_id"), "status"),
            numbered.space,
        )


def _part(name: str, parts: int) -> Column:
    """Return the number of the part that a class falls into: by the hash of its identifier."""
    return F.pmod(F.xxhash64(F.col(name).cast("string")), F.lit(parts)).alias("part")


@frozen
class _Maker:
    """Makes the summary of a part, on a worker; all that it needs goes there with it.

    Args:
        dimensions: The names of the dimensions.
        measures: The names of the measures.
        people: How persons have numbers.
        units: The administrative units.
        covers: The period spoken of.
    """

    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    people: _How
    units: tuple[AdminUnit, ...]
    covers: Period | None

    def row(
        self,
        key: Key,
        classes: pa.Table | None = None,
        sessions: pa.Table | None = None,
        rolls: pa.Table | None = None,
    ) -> pa.Table:
        """Return the number of a part and the summary of its rows."""
        frames = Frames(
            classes=classes,
            sessions=sessions,
            attendances=rolls,
            units=self.units,
            covers=self.covers,
        )
        made = summarize(frames, self.dimensions, self.measures, people=self.people)
        return _row(key, made)


def _merged(partial: DataFrame, parts: int) -> DataFrame:
    """Merge summaries in a tree: so many at a time, on the workers, until one is left."""
    while parts > 1:
        group = F.expr(f"part div {MERGED_TOGETHER}").alias("group")
        partial = by_group(partial, group, _merged_rows, _KIND)
        parts = -(-parts // MERGED_TOGETHER)
    return partial


def _merged_rows(key: Key, rows: pa.Table) -> pa.Table:
    """Merge the summaries of a group."""
    return _row(
        key, merge(Summary.from_bytes(bytes(data.as_py() or b"")) for data in rows["summary"])
    )


def _row(key: Key, summary: Summary) -> pa.Table:
    part = pa.array([key[0].as_py()], pa.int64())
    data = pa.array([summary.to_bytes()], pa.binary())
    return pa.table({"part": part, "summary": data})
