"""Registers of many small ones, and their frames in Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from tests.frames.engines import arrow_table, frames_of
from tests.stats.registers import crowded_registers

from cadre_training.frames import Frames
from cadre_training.model.register import Register

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Asking costs much and rows cost nothing: few examples, each of many registers, and no smaller
# ones after a failure.
REGISTERS = 6
FEW = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@st.composite
def many_registers(draw: st.DrawFn) -> Register:
    """A register of several, in which much falls together."""
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


def spark_frames(spark: SparkSession, register: Register) -> Frames:
    """Return the frames of a register in Spark."""
    return frames_of(register, lambda columns: spark.createDataFrame(arrow_table(columns)))
