"""What engines are known to disagree on."""

from __future__ import annotations

import datetime as dt

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from tests.frames.engines import ENGINES, arrow_table

from cadre_training import Absence, AdminUnit, Quantity, UnitLevel
from cadre_training.frames import CannotDo, FrameProblem, Frames, aggregate
from cadre_training.model.count_unit import CountUnit
from cadre_training.stats.table import StatCell, StatTable

DAY = dt.date(2022, 5, 26)
CLASSES: dict[str, list] = {
    "id": ["k1", "k2", "k3"],
    "start": [DAY] * 3,
    "end": [DAY] * 3,
    "scheme": ["164", "164", None],
    "target_group": ["4", "4", "4"],
    "learners": [2, 2, 1],
}
ROLLS: dict[str, list] = {
    "class_id": ["k1", "k1", "k2", "k2", "k3", "gone"],
    "cadre_id": ["a", "b", "a", None, "a", "c"],
    "status": ["present", "present", "present", "present", "absent", "present"],
}


def number(cell: StatCell) -> object:
    return getattr(cell.value, "value", cell.value)


def values(table: StatTable) -> list:
    return [
        [number(cell) for cell in row.cells] for row in (*table.rows, *table.totals, table.total)
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_topics_in_one_text_are_split_at_the_mark_alone(engine: str) -> None:
    # As a regular expression some of these would mean more than they say.
    topics = ["a.b|c;a.b|c;[x]", ";", "a.b|c"]
    frame = ENGINES[engine](CLASSES | {"topics": topics})
    table = aggregate(frame, ["topic"], ["classes"])
    found = {str(row.key[0]): number(row.cells[0]) for row in table.rows}
    assert found.pop("[x]") == 1
    assert found.pop("a.b|c") == 2
    assert table.total.cells[0].value == Quantity(3, CountUnit.CLASS)


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_divided_by_zero(engine: str) -> None:
    frame = ENGINES[engine](
        CLASSES | {"count": [0, 0, 0], "planned": [0, 0, None], "summoned": [0, 0, 0]}
    )
    measures = ["learners_per_class", "plan_attainment", "attendance_rate_summoned", "people"]
    table = aggregate(frame, ["year"], measures)
    assert table.total.cells[0].value is Absence.NOT_APPLICABLE
    assert table.total.cells[1].value is Absence.NOT_APPLICABLE
    assert table.total.cells[2].value is Absence.NOT_APPLICABLE
    assert table.total.cells[3].value == Quantity(0, CountUnit.PERSON)


@pytest.mark.parametrize("engine", ENGINES)
def test_sums_beyond_32_bits_are_exact(engine: str) -> None:
    large = 2**31 - 1
    frame = ENGINES[engine](CLASSES | {"learners": [large, large, 3]})
    assert number(aggregate(frame, measures=["attendances"]).total.cells[0]) == 2 * large + 3


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt8, pl.Int16, pl.UInt32, pl.Int64])
def test_narrow_numbers_are_added_widely(kind: type[pl.DataType]) -> None:
    frame = pl.DataFrame({"id": list(range(1000)), "start": DAY, "end": DAY}).with_columns(
        pl.lit(100).cast(kind).alias("learners")
    )
    assert number(aggregate(frame, measures=["attendances"]).total.cells[0]) == 100_000


@pytest.mark.parametrize("ids", [pl.UInt32, pl.Int64, pl.String, pl.Categorical])
@pytest.mark.parametrize("on_rolls", [pl.UInt32, pl.Int64, pl.String, pl.Categorical])
def test_numbers_and_texts_of_any_kind_name_classes(
    ids: type[pl.DataType], on_rolls: type[pl.DataType]
) -> None:
    texts = {pl.String, pl.Categorical}
    classes = pl.DataFrame(CLASSES).with_columns(pl.Series("id", ["1", "2", "3"]).cast(ids))
    rolls = pl.DataFrame({"class_id": ["1", "1", "2"], "cadre_id": ["7", "8", "7"]}).with_columns(
        pl.col("class_id").cast(on_rolls),
        pl.col("cadre_id").cast(on_rolls),
        pl.lit("present").alias("status"),
    )
    frames = Frames(classes=classes, attendances=rolls)
    if (ids in texts) != (on_rolls in texts):
        with pytest.raises(FrameProblem, match="class_id"):
            aggregate(frames, ["target_group"], ["people"])
        return
    table = aggregate(frames, ["scheme"], ["roll_attendances"])
    assert values(table) == [[3], [3]]


@pytest.mark.parametrize("engine", ENGINES)
def test_nobody_is_counted_twice_and_null_is_nobody(engine: str) -> None:
    make = ENGINES[engine]
    frames = Frames(classes=make(CLASSES), attendances=make(ROLLS))
    table = aggregate(frames, ["target_group"], ["people", "roll_attendances"])
    cells = {str(row.key[0]): row.cells for row in table.rows}
    assert number(cells["164/4"][1]) == 4
    low = [cell[0].value for cell in cells.values()]
    assert low[0] == Quantity(2, CountUnit.PERSON)
    assert table.total.cells[0].value == Quantity(3, CountUnit.PERSON)


def test_not_a_number_is_refused() -> None:
    frame = pd.DataFrame(CLASSES | {"learners": [2.0, float("nan"), 1.0]})
    with pytest.raises(FrameProblem, match="learners must hold whole numbers"):
        aggregate(frame, measures=["attendances"])


@pytest.mark.parametrize("engine", ENGINES)
def test_units_of_one_order_stand_in_one_order(engine: str) -> None:
    units = tuple(AdminUnit(code=c, name=c, level=UnitLevel.COMMUNE) for c in ("b", "a", "Đ"))
    frames = Frames(classes=ENGINES[engine](CLASSES | {"unit": ["b", "a", "Đ"]}), units=units)
    table = aggregate(frames, ["commune"], ["classes"])
    assert [getattr(row.key[0], "code", None) for row in table.rows] == ["a", "b", "Đ"]


def test_what_an_engine_cannot_do_is_said_with_one_that_can(monkeypatch) -> None:
    def missing(_self: nw.Expr) -> nw.Expr:
        raise NotImplementedError("'n_unique' is not implemented")

    monkeypatch.setattr(nw.Expr, "n_unique", missing)
    with pytest.raises(CannotDo, match="Duckdb cannot work out: Years covered; use Polars") as said:
        aggregate(duckdb.from_arrow(arrow_table(CLASSES)), ["year"], ["classes", "years_covered"])
    assert "không tính được: Số năm có số liệu" in said.value.label.vi


def test_nothing_of_rolls_is_read_before_it_is_grouped(monkeypatch) -> None:
    heights: list[int] = []
    collect, collect_all = pl.LazyFrame.collect, pl.collect_all

    def watched(self, *args, **kwargs):
        found = collect(self, *args, **kwargs)
        heights.append(found.height)
        return found

    def watched_all(frames, *args, **kwargs):
        found = collect_all(frames, *args, **kwargs)
        heights.extend(one.height for one in found)
        return found

    monkeypatch.setattr(pl.LazyFrame, "collect", watched)
    monkeypatch.setattr(pl, "collect_all", watched_all)
    rolls = pl.LazyFrame({"class_id": ["k1", "k2"] * 500, "cadre_id": range(1000)}).with_columns(
        pl.lit("present").alias("status")
    )
    frames = Frames(classes=pl.LazyFrame(CLASSES), attendances=rolls)
    table = aggregate(frames, ["year", "target_group"], ["people"])
    bounds = table.total.cells[0].bounds
    assert bounds is not None
    assert bounds.low == Quantity(1000, CountUnit.PERSON)
    assert max(heights) <= len(CLASSES["id"])
