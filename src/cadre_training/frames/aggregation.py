"""Aggregation of frames."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from narwhals.exceptions import NarwhalsError

from cadre_training.frames.frames import Frames
from cadre_training.frames.interpreter import FrameInterpreter
from cadre_training.frames.sources import PathLike, cannot_read, frames_of
from cadre_training.frames.spark_problem import spark_told
from cadre_training.model.unit_history import UnitHistory
from cadre_training.stats.assembly import assemble, named
from cadre_training.stats.dimension import By
from cadre_training.stats.table import StatTable

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame


def aggregate(
    frames: Frames | IntoFrame | PathLike,
    by: By = (),
    measures: Iterable[str] = ("classes", "attendances"),
    *,
    totals: bool = True,
) -> StatTable:
    """Work out measures over frames, broken down by dimensions.

    The table is that of :func:`cadre_training.aggregate` over the same rows; only that its cells
    do not name the records they were made of. Grouping is done by the engine of the frames.

    Args:
        frames: The frames; or one frame, of classes; or a path: a store, a Parquet or CSV file of
            classes, or a folder of Parquet files.
        by: The names of dimensions; see ``cadre_training.stats.DIMENSIONS``. Units on the map
            of a day are made by :func:`~cadre_training.stats.on_map`.
        measures: The names of measures; see ``cadre_training.stats.MEASURES``.
        totals: Work out the margins too, not only the grand total.

    Raises:
        FrameProblem: If a frame has not the columns that are needed, or a file cannot be read.
        MissingEngine: If the library that works it out is not installed.
        SparkProblem: If a job of Spark's fails.
        UnknownDimension: If a dimension's name is not known.
        UnknownMeasure: If a measure's name is not known.
        NeedsYear: If growth is asked for and ``by`` has no ``year``.
        ValueError: If a dimension or measure is named twice.

    >>> import datetime as dt
    >>> import polars as pl
    >>> days = {"start": [dt.date(2022, 5, 9)], "end": [dt.date(2022, 5, 13)]}
    >>> classes = pl.DataFrame({"id": ["c1"], **days, "count": [2]})
    >>> aggregate(Frames(classes=classes), ("year",), ("classes",)).total.cells[0].value.value
    2
    """
    given = _given(frames)
    dimensions, asked = named(by, measures)
    interpreter = FrameInterpreter(given, dimensions, asked, totals=totals)
    try:
        with spark_told([one.label for one in asked], [one.label for one in dimensions]):
            return assemble(
                interpreter,
                dimensions,
                asked,
                covers=given.covers,
                totals=totals,
                history=UnitHistory(given.units),
            )
    except _engine_errors() as error:
        if not isinstance(frames, str | os.PathLike):
            raise
        raise cannot_read(frames, error) from error


def _engine_errors() -> tuple[type[Exception], ...]:
    """Return what may be raised while files are read; asked for only where something is."""
    try:
        from polars.exceptions import PolarsError
    except ImportError:
        return (NarwhalsError,)
    return (NarwhalsError, PolarsError)


def _given(frames: Frames | IntoFrame | PathLike) -> Frames:
    if isinstance(frames, Frames):
        return frames
    if isinstance(frames, str | os.PathLike):
        return frames_of(frames)
    return Frames(classes=frames)
