"""A job of Spark's that fails says what failed, and why, in both languages."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cadre_training import Quantity
from cadre_training.frames import FrameProblem, Frames, SparkProblem, aggregate
from cadre_training.frames.spark_problem import spark_told
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

WHAT = Label("Số lớp", "Classes")


def classes(spark: SparkSession) -> DataFrame:
    day = dt.date(2022, 5, 26)
    kinds = "id string, start date, end date, learners int"
    return spark.createDataFrame([("k1", day, day, 30)], kinds)


def with_learners(spark: SparkSession, work: Callable[[int], int]) -> DataFrame:
    from pyspark.sql import functions as F  # noqa: N812

    return classes(spark).withColumn("learners", F.udf(work, "int", useArrow=False)("learners"))


def test_python_that_fails_on_a_worker_is_quoted(spark: SparkSession) -> None:
    def fails(_: int) -> int:
        raise ArithmeticError("sĩ số hỏng")

    with pytest.raises(SparkProblem) as caught:
        aggregate(with_learners(spark, fails), ["year"])
    assert str(caught.value) == (
        "Spark could not work out Classes, Attendances by Year: Python code failed on an "
        "executor. Spark says: ArithmeticError: sĩ số hỏng. Nothing was written"
    )
    assert caught.value.label.vi.startswith("Spark không tính được Số lớp, ")
    assert "ArithmeticError: sĩ số hỏng" in caught.value.label.vi
    assert type(caught.value.__cause__).__module__.startswith("pyspark")


def test_a_worker_that_dies_is_said_to_be_lost(spark: SparkSession) -> None:
    def dies(_: int) -> int:
        os._exit(3)

    with pytest.raises(SparkProblem, match="was lost, often for want of memory") as caught:
        aggregate(with_learners(spark, dies))
    assert "Python worker exited unexpectedly" in str(caught.value)
    # Those that come after it work again.
    table = aggregate(with_learners(spark, lambda n: n + 1))
    assert table.cell("attendances").value == Quantity(31, CountUnit.ATTENDANCE)


def test_a_table_that_vanishes_is_named(spark: SparkSession, tmp_path: Path) -> None:
    folder = tmp_path / "classes.parquet"
    classes(spark).write.parquet(str(folder))
    frame = spark.read.parquet(str(folder))
    shutil.rmtree(folder)
    with pytest.raises(SparkProblem, match="or was removed or replaced meanwhile") as caught:
        aggregate(frame)
    assert "classes.parquet" in str(caught.value)
    assert "vừa bị xoá hay thay" in caught.value.label.vi


def test_a_column_that_is_missing_is_named(spark: SparkSession) -> None:
    with pytest.raises(FrameProblem, match="no column start; it has: id, end, learners"):
        aggregate(classes(spark).drop("start"))
    with pytest.raises(FrameProblem, match="start must hold dates, and holds String"):
        aggregate(classes(spark).selectExpr("id", "id AS start", "end"))


def test_a_value_that_is_none_stops_the_job(spark: SparkSession) -> None:
    text = classes(spark).selectExpr("id", "start", "end", "CAST(id AS INT) AS learners")
    with pytest.raises(SparkProblem, match=r"CAST_INVALID_INPUT\] The value 'k1'"):
        aggregate(text)


def test_frames_of_two_engines_do_not_go_together(spark: SparkSession) -> None:
    import pyarrow as pa

    from cadre_training.frames.spark import summarize_on_spark

    rolls = pa.table({"class_id": ["k1"], "cadre_id": ["p1"]})
    with pytest.raises(FrameProblem, match="attendances must be a frame of Spark"):
        summarize_on_spark(Frames(classes=classes(spark), attendances=rolls))


class OfJava(Exception):
    """An error as py4j tells it."""


OfJava.__module__ = "py4j.protocol"


LOST = (
    "An error occurred while calling o1.getResult.\n"
    ": org.apache.spark.SparkException: Exception thrown in awaitResult: \n\tat x.y(Z:1)\n"
    "Caused by: org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage "
    "2.0 failed 4 times, most recent failure: Lost task 3.3 in stage 2.0 (TID 9) (10.0.0.7 "
    "executor 2): ExecutorLostFailure (executor 2 exited) Reason: Container killed by YARN.\n"
)
STOPPED = (
    "An error occurred while calling o1.schema.\n"
    ": java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.\n"
)


@pytest.mark.parametrize(
    ("words", "told", "cause"),
    [
        (LOST, "want of memory", "ExecutorLostFailure (executor 2 exited) Reason: Container kil"),
        (STOPPED, "was stopped", "Cannot call methods on a stopped SparkContext. Nothing"),
        ("something else " + "x" * 400, "Spark failed", "something else xxx"),
        ("", "Spark failed", "OfJava. Nothing was written"),
    ],
)
def test_the_words_of_java_become_one_line(words: str, told: str, cause: str) -> None:
    with pytest.raises(SparkProblem) as caught, spark_told([WHAT] * 5):
        raise OfJava(words)
    assert told in str(caught.value)
    assert f"Spark says: {cause}" in str(caught.value)
    assert len(str(caught.value)) < 500
    assert "Classes, Classes, Classes and 2 more: " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("error", [ValueError("of ours"), KeyboardInterrupt()])
def test_what_is_not_of_spark_is_left_alone(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, spark_told([WHAT]):
        raise error
    assert caught.value is error
