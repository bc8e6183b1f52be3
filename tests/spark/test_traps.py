"""What Spark does otherwise than the other engines, and gives the same all the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.frames.engines import arrow_table

from cadre_training import Absence, Period, Quantity
from cadre_training.frames import FrameProblem, Frames, aggregate
from cadre_training.model.count_unit import CountUnit
from cadre_training.stats import StatTable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DAY = dt.date(2022, 5, 26)
LARGEST = (1 << 31) - 1


def classes(spark: SparkSession, rows: int = 2, **columns: list) -> DataFrame:
    return spark.createDataFrame(arrow_table(columns_of(rows, **columns)))


def columns_of(rows: int, **columns: list) -> dict:
    ids = [f"k{at}" for at in range(rows)]
    return {"id": ids, "start": [DAY] * rows, "end": [DAY] * rows, **columns}


def of_polars(by: list[str], measures: list[str], rows: int, **columns: list) -> StatTable:
    return aggregate(pl.DataFrame(arrow_table(columns_of(rows, **columns))), by, measures)


@pytest.mark.parametrize(
    "items",
    [
        ["t1;t2;t1", ""],
        # None of these means anything but itself, whatever it means in a pattern.
        ["a.b;c|d;[e;f$;(g", "a*;.;\\d"],
    ],
)
def test_texts_are_split_at_the_mark_alone(spark: SparkSession, items: list[str]) -> None:
    table = aggregate(classes(spark, topics=items), ["topic"], ["classes"])
    assert table == of_polars(["topic"], ["classes"], 2, topics=items)
    distinct = {item for text in items for item in text.split(";") if item}
    assert {row.key[0] for row in table.rows} - {Absence.NO_DATA} == distinct


def test_a_list_column_is_what_its_text_is(spark: SparkSession) -> None:
    as_text = classes(spark, topics=["t1;t2", "t1"])
    as_list = as_text.selectExpr("id", "start", "end", "split(topics, ';') AS topics")
    assert aggregate(as_list, ["topic"]) == aggregate(as_text, ["topic"])


def test_a_record_of_no_classes_divides_nothing_by_zero(spark: SparkSession) -> None:
    assert spark.conf.get("spark.sql.ansi.enabled") == "true"
    columns: dict[str, list] = {"count": [0, 0], "learners": [None, 0], "planned": [0, None]}
    measures = ["people", "learners_per_class", "plan_attainment", "share_of_classes"]
    table = aggregate(classes(spark, 2, **columns), ["year"], measures)
    assert table == of_polars(["year"], measures, 2, **columns)
    assert [cell.value for cell in table.total.cells[1:]] == [Absence.NOT_APPLICABLE] * 3


def test_the_order_of_rows_and_partitions_changes_nothing(spark: SparkSession) -> None:
    columns: dict[str, list] = {
        "scheme": ["164", "145", "164", None] * 5,
        "target_group": ["2", "2", "1", "1"] * 5,
        "unit": ["01", "10", "2", None, "01"] * 4,
    }
    given = classes(spark, 20, **columns)
    mixed = given.orderBy("unit", "scheme", ascending=False).repartition(5, "target_group")
    by, measures = ["target_group", "unit"], ["classes"]
    table = aggregate(mixed, by, measures)
    assert table == of_polars(by, measures, 20, **columns)


@pytest.mark.parametrize("kind", ["tinyint", "smallint", "int", "bigint"])
def test_sums_outgrow_narrow_whole_numbers(spark: SparkSession, kind: str) -> None:
    most = {"tinyint": 127, "smallint": 32767, "int": LARGEST, "bigint": LARGEST * 4}[kind]
    frame = classes(spark, 3, learners=[most] * 3)
    narrow = frame.withColumn("learners", frame["learners"].cast(kind))
    value = aggregate(narrow, measures=["attendances"]).cell("attendances").value
    assert value == Quantity(3 * most, CountUnit.ATTENDANCE)


def test_decimals_are_no_whole_numbers(spark: SparkSession) -> None:
    frame = classes(spark).selectExpr("*", "CAST(6.2 AS DECIMAL(4, 1)) AS learners")
    with pytest.raises(FrameProblem, match="learners must hold whole numbers, and holds Decimal"):
        aggregate(frame)


def test_null_joins_nothing(spark: SparkSession) -> None:
    rolls = {
        "class_id": ["k0", None, "k0", "nowhere"],
        "cadre_id": ["p1", "p2", None, "p1"],
        "status": ["present", "present", "present", None],
    }
    columns: dict[str, list] = {"id": ["k0", None], "unit": [None, "01"], "learners": [None, 3]}
    by, measures = ["year", "unit"], ["people", "roll_attendances", "attendances"]
    made = [
        aggregate(
            Frames(classes=make(columns_of(2) | columns), attendances=make(rolls)), by, measures
        )
        for make in (lambda c: spark.createDataFrame(arrow_table(c)), arrow_table)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def test_days_have_no_time_zone(spark: SparkSession, zone: str) -> None:
    before = str(spark.conf.get("spark.sql.session.timeZone"))
    spark.conf.set("spark.sql.session.timeZone", zone)
    try:
        new_year = "2023-01-01 00:30:00"
        frame = spark.sql(
            f"SELECT 'd' AS id, DATE'2023-01-01' AS start, DATE'2023-01-01' AS end UNION ALL "
            f"SELECT 'e', TO_DATE(TIMESTAMP'{new_year}'), TO_DATE(TIMESTAMP'{new_year}')"
        )
        moments = spark.sql(
            f"SELECT 'm' AS id, TIMESTAMP'{new_year}' AS start, TIMESTAMP_NTZ'{new_year}' AS end"
        )
        for given in (frame, moments):
            table = aggregate(given, ["year"], ["classes"])
            assert [row.key for row in table.rows] == [(Period.of_year(2023),)]
    finally:
        spark.conf.set("spark.sql.session.timeZone", before)


def test_a_store_is_read_where_it_lies(spark: SparkSession, tmp_path: Path) -> None:
    frame = pl.DataFrame(arrow_table(columns_of(4, learners=[1, 2, None, 4])))
    for at, year in enumerate((2022, 2023)):
        folder = tmp_path / f"year={year}"
        folder.mkdir()
        frame[at * 2 : at * 2 + 2].write_parquet(folder / "part-0.parquet")
    given = spark.read.parquet(str(tmp_path))
    assert aggregate(given, ["quarter"]) == aggregate(frame, ["quarter"])


def test_nothing_is_collected_before_it_is_grouped(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql.classic.dataframe import DataFrame as Classic

    collected: list[int] = []
    to_arrow = Classic.toArrow

    def watched(self: Classic) -> object:
        table = to_arrow(self)
        collected.append(table.num_rows)
        return table

    monkeypatch.setattr(Classic, "toArrow", watched)
    aggregate(classes(spark, 500, unit=["01", "02"] * 250), ["unit"], ["classes"])
    assert collected
    assert max(collected) <= 2
