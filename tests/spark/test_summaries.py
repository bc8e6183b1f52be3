"""Summaries made by Spark in parallel: the bytes of those made on one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.frames.test_engines_agree import NAMES, cells
from tests.spark.registers import FEW, many_registers, spark_frames

from cadre_training import aggregate as exact
from cadre_training.frames.spark import summarize_on_spark
from cadre_training.frames.summaries import summarize
from cadre_training.model.register import Register

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BY = ["year", "target_group", "province"]


def test_the_merged_summary_is_that_of_one_machine(spark: SparkSession) -> None:
    @FEW
    @given(register=many_registers(), parts=st.sampled_from([1, 3, 10]))
    def law(register: Register, parts: int) -> None:
        made = summarize_on_spark(spark_frames(spark, register), BY, parts=parts)
        assert made == summarize(register, BY)
        assert made.to_bytes() == summarize(register, BY).to_bytes()
        assert cells(made.table(BY, NAMES)) == cells(exact(register, BY, NAMES))

    law()
