"""Stores read by Spark, and summaries and numbers of persons that it makes in parallel.

Measures need nothing from here: :func:`cadre_training.frames.aggregate` takes Spark's frames as
they are. It needs the extra ``spark``: ``pip install 'cadre-training[spark]'``.
"""

from __future__ import annotations

from cadre_training.frames.spark.people import NumberedPeople, number_people
from cadre_training.frames.spark.stored import store_on_spark
from cadre_training.frames.spark.summaries import summarize_on_spark
from cadre_training.frames.summaries.summarising import space_of_store

__all__ = [
    "NumberedPeople",
    "number_people",
    "space_of_store",
    "store_on_spark",
    "summarize_on_spark",
]
