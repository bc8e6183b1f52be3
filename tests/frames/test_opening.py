from __future__ import annotations

import datetime as dt

import pandas as pd
import polars as pl
import pytest

from cadre_training import Absence, Period, Quantity
from cadre_training.frames import FrameProblem, Frames, aggregate
from cadre_training.model.count_unit import CountUnit

DAY = dt.date(2022, 5, 26)
ROW = {"id": ["a", "b"], "start": [DAY, DAY], "end": [DAY, DAY]}


def total(frame, measure: str):
    return aggregate(frame, measures=[measure]).cell(measure).value


def test_a_frame_alone_is_one_of_classes_and_each_row_is_a_class() -> None:
    assert total(pl.DataFrame(ROW), "classes") == Quantity(2, CountUnit.CLASS)
    assert total(pl.DataFrame(ROW), "attendances") is Absence.NO_DATA


def test_pandas_with_its_own_kinds_of_null() -> None:
    frame = pd.DataFrame(ROW | {"learners": pd.array([30, None], dtype="Int64")})
    cell = aggregate(frame, measures=["attendances"]).cell("attendances")
    assert cell.value == Quantity(30, CountUnit.ATTENDANCE)
    assert cell.missing == 1


def test_objects_of_pandas_hold_dates() -> None:
    frame = pd.DataFrame(ROW)
    assert frame["start"].dtype == object
    assert aggregate(frame, ["year"]).rows[0].key == (Period.of_year(2022),)


def test_moments_are_taken_as_their_days() -> None:
    frame = pl.DataFrame(ROW).with_columns(pl.col("start", "end").cast(pl.Datetime))
    assert aggregate(frame, ["year"]).rows[0].key == (Period.of_year(2022),)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda f: f.drop("start", "end"), "no column start, end; it has: id"),
        (lambda f: f.with_columns(start=pl.lit("2022")), "start must hold dates"),
        (lambda f: f.with_columns(learners=pl.lit(6.2)), "learners must hold whole numbers"),
    ],
)
def test_what_a_frame_lacks_is_said(change, message: str) -> None:
    with pytest.raises(FrameProblem, match=message):
        aggregate(change(pl.DataFrame(ROW)))


@pytest.mark.parametrize(
    ("column", "by"), [("programme", "programme"), ("lecturers", "lecturer_kind")]
)
def test_a_code_that_is_none_is_said_with_those_there_are(column: str, by: str) -> None:
    frame = pl.DataFrame(ROW | {column: ["no-such", None]})
    with pytest.raises(FrameProblem, match=f"{column} holds 'no-such'; it may hold: [a-z]"):
        aggregate(frame, [by])


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(FrameProblem, match="classes must be a data frame, got list"):
        aggregate([1, 2])  # type: ignore[arg-type]


@pytest.mark.parametrize("items", [["t1;t2", "t1"], [["t1", "t2", "t1"], ["t1"]]])
def test_lists_as_texts_and_as_lists(items: list) -> None:
    frames = Frames(classes=pl.DataFrame(ROW | {"topics": items}))
    table = aggregate(frames, ["topic"], ["classes"])
    assert [(row.key[0], row.cells[0].value) for row in table.rows] == [
        ("t1", Quantity(2, CountUnit.CLASS)),
        ("t2", Quantity(1, CountUnit.CLASS)),
    ]
    assert table.total.cells[0].value == Quantity(2, CountUnit.CLASS)


@pytest.mark.parametrize("kind", [pl.String, pl.List(pl.String)])
def test_an_empty_list_states_nothing(kind) -> None:
    empty = "" if kind == pl.String else pl.Series([], dtype=pl.String)
    frame = pl.DataFrame(ROW).with_columns(pl.Series("topics", [empty, None], dtype=kind))
    table = aggregate(frame, ["topic"], ["classes"])
    assert [(row.key[0], row.cells[0].value) for row in table.rows] == [
        (Absence.NO_DATA, Quantity(2, CountUnit.CLASS))
    ]


def test_nothing_is_read_before_it_is_grouped(monkeypatch) -> None:
    asked: list[list[str]] = []
    collect = pl.LazyFrame.collect

    def watched(self, *args, **kwargs):
        asked.append(self.collect_schema().names())
        return collect(self, *args, **kwargs)

    monkeypatch.setattr(pl.LazyFrame, "collect", watched)
    aggregate(pl.LazyFrame(ROW), ["year"])
    assert asked
    assert all("id" not in names for names in asked)
