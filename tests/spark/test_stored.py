"""A store is counted by Spark where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.frames.test_engines_agree import cells
from tests.stats.registers import PERIODS

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.frames.spark import space_of_store, store_on_spark
from cadre_training.frames.summaries import summarize
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.store import build
from cadre_training.writers import write_package

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MEASURES = ["people", "sessions"]
REGISTER = Register(
    classes=tuple(
        TrainingClass(id=f"k{at}", period=period, learners=at, topics=("t1", "t2")[: at % 3])
        for at, period in enumerate(PERIODS)
    ),
    sessions=(Session(id="s1", period=PERIODS[0], attendees=4),),
    topics=(Topic(id="t1", title="Một", period=PERIODS[0]),),
    cadres=tuple(Cadre(id=f"p{at}") for at in range(4)),
    attendances=tuple(
        Attendance(
            class_id=f"k{at}",
            cadre_id=f"p{person}",
            status=list(AttendanceStatus)[(at + person) % 2],
        )
        for at in range(len(PERIODS))
        for person in range(at % 4)
    ),
)


def test_a_store_is_its_register(spark: SparkSession, tmp_path: Path) -> None:
    write_package(REGISTER, tmp_path / "package")
    store = tmp_path / "a store"
    build([tmp_path / "package"], store)
    # What a build that was interrupted leaves is not of the store.
    left = next(store.glob("classes/year=*/*.parquet"))
    left.with_name("left-over.parquet").write_bytes(b"PAR1")
    frames = store_on_spark(spark, store)
    table = aggregate(frames, ["year"], MEASURES)
    assert cells(table) == cells(exact(REGISTER, ["year"], MEASURES))
    made = summarize(frames, ["year"], ["people"], people=space_of_store(store))
    assert made.to_bytes() == summarize(store, ["year"], ["people"]).to_bytes()
