"""Summaries and numbers of persons made by Spark, in parallel.

Measures need nothing from here: :func:`cadre_training.frames.aggregate` takes Spark's frames as
they are. It needs the extra ``spark``: ``pip install 'cadre-training[spark]'``.
"""

from __future__ import annotations

from cadre_training.frames.spark.people import NumberedPeople, number_people
from cadre_training.frames.spark.summaries import summarize_on_spark

__all__ = ["NumberedPeople", "number_people", "summarize_on_spark"]
