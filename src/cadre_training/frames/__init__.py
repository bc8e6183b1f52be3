"""The measures of the catalogue over data frames: Polars, DuckDB, Spark, pandas or Arrow.

:func:`aggregate` takes frames where :func:`cadre_training.aggregate` takes a register, and gives
the same table. It needs the extra ``frames``: ``pip install 'cadre-training[frames]'``.
"""

from __future__ import annotations

from cadre_training.frames.frames import Frames, from_register
from cadre_training.frames.manifest import StoreProblem
from cadre_training.frames.problem import CannotDo, FrameProblem, MissingEngine
from cadre_training.frames.sources import frames_of
from cadre_training.frames.spark_problem import SparkProblem

try:
    from cadre_training.frames.aggregation import aggregate
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "narwhals":
        raise
    raise MissingEngine("narwhals", "frames") from None

__all__ = [
    "CannotDo",
    "FrameProblem",
    "Frames",
    "MissingEngine",
    "SparkProblem",
    "StoreProblem",
    "aggregate",
    "frames_of",
    "from_register",
]
