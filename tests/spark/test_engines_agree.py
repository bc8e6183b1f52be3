"""The same statistics from records and from Spark, to the last cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.frames.engines import arrow_table, frames_of
from tests.frames.test_engines_agree import NAMES, cells
from tests.stats.registers import crowded_registers

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Asking costs much and rows cost nothing, so that an example is of many small registers.
REGISTERS = 6
EXAMPLES = 3


@st.composite
def many(draw: st.DrawFn) -> Register:
    drawn = [draw(crowded_registers(f"{n}-")) for n in range(REGISTERS)]
    every = drawn[0]
    for register in drawn[1:]:
        every = evolve(
            every,
            covers=every.covers or register.covers,
            classes=every.classes + register.classes,
            sessions=every.sessions + register.sessions,
            topics=every.topics + register.topics,
            attendances=every.attendances + register.attendances,
        )
    return every


def same(spark: SparkSession, register: Register, by: list[str]) -> None:
    measures = [name for name in NAMES if "year" in by or not name.endswith("_growth")]
    frames = frames_of(register, lambda columns: spark.createDataFrame(arrow_table(columns)))
    expected = exact(register, by, measures)
    table = aggregate(frames, by, measures)
    assert [row.key for row in table.rows] == [row.key for row in expected.rows]
    assert [row.key for row in table.totals] == [row.key for row in expected.totals]
    assert cells(table) == cells(expected)


def test_nothing_at_all(spark: SparkSession) -> None:
    same(spark, Register(), ["year"])


def test_every_measure_is_the_same(spark: SparkSession) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to try smaller ones takes long
    )
    @given(
        register=many(),
        by=st.lists(
            st.sampled_from([d.name for d in DIMENSIONS]), unique=True, min_size=1, max_size=2
        ),
    )
    def law(register: Register, by: list[str]) -> None:
        same(spark, register, by)

    law()
