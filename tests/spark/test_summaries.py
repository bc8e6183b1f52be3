"""Summaries made by Spark in parallel: the bytes of those made on one machine."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.frames.engines import arrow_table
from tests.frames.test_engines_agree import NAMES, cells
from tests.spark.registers import FEW, many_registers, spark_frames

from cadre_training import aggregate as exact
from cadre_training.frames import Frames, SparkProblem
from cadre_training.frames.spark import number_people, summarize_on_spark
from cadre_training.frames.summaries import PeopleSpace, Roster, SummaryProblem, summarize
from cadre_training.frames.summaries.roster import digest_of
from cadre_training.model.register import Register

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BY = ["year", "target_group", "province"]
# Two identifiers whose letters Java, by halves of characters, would put the other way round.
HIGH, LOW = "\U00010000", "\uffff"
PEOPLE = [*(f"CB{at:03}" for at in range(300)), "ă", "z", "", HIGH, LOW]


def rolls(spark: SparkSession, people: list, status: list | None = None) -> Frames:
    table = {"class_id": ["k1"] * len(people), "cadre_id": people}
    table |= {"status": status or ["present"] * len(people)}
    return Frames(attendances=spark.createDataFrame(arrow_table(table)))


def number_of(people: list[str]) -> tuple[PeopleSpace, ...]:
    return (PeopleSpace(f"ids:{digest_of(pl.Series(people))}"),)


def test_the_merged_summary_is_that_of_one_machine(spark: SparkSession) -> None:
    @FEW
    @given(register=many_registers(), parts=st.sampled_from([1, 3, 10]))
    def law(register: Register, parts: int) -> None:
        made = summarize_on_spark(spark_frames(spark, register), BY, parts=parts)
        assert made == summarize(register, BY)
        assert made.to_bytes() == summarize(register, BY).to_bytes()
        assert cells(made.table(BY, NAMES)) == cells(exact(register, BY, NAMES))

    law()


def test_nothing_at_all(spark: SparkSession) -> None:
    expected = summarize(Register(), BY)
    assert summarize_on_spark(Frames(), BY) == expected
    assert summarize_on_spark(spark_frames(spark, Register()), BY) == expected


@pytest.mark.parametrize("per_part", [1000, 40])
def test_persons_are_numbered_as_they_are_sorted(spark: SparkSession, per_part: int) -> None:
    met = [*PEOPLE, *PEOPLE[:50], None]
    random.Random(164).shuffle(met)
    frame = spark.createDataFrame([(one,) for one in met], "cadre_id string").repartition(5)
    numbered = number_people(frame, per_part=per_part)
    expected = pl.Series(PEOPLE).sort()
    assert expected.to_list().index(LOW) < expected.to_list().index(HIGH)
    rows = numbered.frame.collect()
    assert {row[0]: row[1] for row in rows} == {one: at for at, one in enumerate(expected)}
    assert len(rows) == len(PEOPLE)
    assert (numbered.space,) == number_of(expected.to_list())
    numbered.frame.unpersist()


def test_persons_of_a_roster_have_its_numbers(spark: SparkSession) -> None:
    given = rolls(spark, ["b", "a", "b", None, "x"], ["present"] * 4 + ["absent"])
    roster = Roster.of(["c", "b", "a"])
    made = summarize_on_spark(given, ["year"], people=roster)
    assert made.spaces == (roster.space,)
    table = {"class_id": ["k1"] * 2, "cadre_id": [1, 2], "status": ["present"] * 2}
    by_number = Frames(attendances=spark.createDataFrame(pa.table(table)))
    known = summarize_on_spark(by_number, ["year"], ["people"], people=roster.space)
    people = made.table((), ["people"]).cell("people")
    assert people == known.table((), ["people"]).cell("people")
    with pytest.raises(SummaryProblem, match="the list of persons has no 'b'"):
        summarize_on_spark(given, ["year"], people=Roster.of(["a"]))


def test_the_same_call_and_estimates(spark: SparkSession) -> None:
    table = pa.table({"class_id": ["k1"] * 3000, "cadre_id": [f"CB{at}" for at in range(3000)]})
    table = table.append_column("status", pa.array(["present"] * 3000))
    made = summarize(Frames(attendances=spark.createDataFrame(table)), people="estimate")
    assert made == summarize(Frames(attendances=table), people="estimate")


def test_the_same_call_collects_nothing_but_the_summary(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql.classic.dataframe import DataFrame

    def refused(_: DataFrame) -> None:
        raise AssertionError("rows came to the driver")

    monkeypatch.setattr(DataFrame, "toArrow", refused)
    given = rolls(spark, ["CB02", "CB01"])
    assert summarize(given, ["year"]).spaces == number_of(["CB01", "CB02"])


def test_what_fails_on_a_worker_is_told(spark: SparkSession) -> None:
    # Numbers are promised, and identifiers are there.
    given = rolls(spark, ["CB01"])
    with pytest.raises(SparkProblem, match="column cadre_id must hold the numbers") as caught:
        summarize_on_spark(given, ["year"], ["people"], people=PeopleSpace("roster:00c0ffee"))
    assert str(caught.value).startswith("Spark could not work out People by Year: ")


def test_no_parts_are_refused(spark: SparkSession) -> None:
    with pytest.raises(ValueError, match="1 part at least, got 0"):
        summarize_on_spark(rolls(spark, ["CB01"]), parts=0)
