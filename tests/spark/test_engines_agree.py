"""The same statistics from records and from Spark, to the last cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.frames.test_engines_agree import NAMES, cells
from tests.spark.registers import FEW, many_registers, spark_frames

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BY = st.sampled_from([d.name for d in DIMENSIONS])


def check_same(spark: SparkSession, register: Register, by: list[str]) -> None:
    measures = [name for name in NAMES if "year" in by or not name.endswith("_growth")]
    expected = exact(register, by, measures)
    table = aggregate(spark_frames(spark, register), by, measures)
    assert [row.key for row in table.rows] == [row.key for row in expected.rows]
    assert [row.key for row in table.totals] == [row.key for row in expected.totals]
    assert cells(table) == cells(expected)


def test_nothing_at_all(spark: SparkSession) -> None:
    check_same(spark, Register(), ["year"])


def test_every_measure_is_the_same(spark: SparkSession) -> None:
    @FEW
    @given(register=many_registers(), by=st.lists(BY, unique=True, min_size=1, max_size=2))
    def law(register: Register, by: list[str]) -> None:
        check_same(spark, register, by)

    law()
