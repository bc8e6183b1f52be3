"""A data frame is read as the CSV file with the same rows is."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from cadre_training import Absence, InputProblems, Period, Register, aggregate, load

EXAMPLE = Path(__file__).parents[2] / "examples" / "cang-long"
TABLES = ("classes", "sessions", "topics", "figures", "units", "counters")


def _duck(frame: pl.DataFrame) -> object:
    arrow = frame.to_arrow()
    return duckdb.from_arrow(arrow)


ENGINES: dict[str, Callable[[pl.DataFrame], object]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(),
    "pandas with arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": _duck,
}


def without_sources(records: tuple[Any, ...]) -> list[Any]:
    return [attrs.evolve(record, source=None) for record in records]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("table", TABLES)
def test_a_frame_is_read_as_the_csv_file_is(table: str, engine: str):
    file = EXAMPLE / f"{table}.csv"
    read = Register.from_frame(ENGINES[engine](pl.read_csv(file)), table)
    expected = load(file)
    assert without_sources(getattr(read, table)) == without_sources(getattr(expected, table))
    assert getattr(expected, table)
    assert read.schemes == expected.schemes


def test_typed_columns():
    frame = pl.DataFrame(
        {
            "id": ["a", "b", "c"],
            "start": [dt.date(2022, 5, 26), dt.date(2022, 1, 1), dt.date(2022, 3, 1)],
            "end": [dt.date(2022, 5, 27), dt.date(2022, 12, 31), None],
            "learners": [30, None, None],
            "learners_absence": [None, None, "withheld"],
            "topics": [["t1", "t2"], [], None],
        }
    )
    for native in (frame, frame.to_pandas(), frame.to_arrow()):
        first, second, third = Register.from_frame(native).classes
        assert first.period == Period(dt.date(2022, 5, 26), dt.date(2022, 5, 27))
        assert (first.learners, second.learners) == (30, Absence.NO_DATA)
        assert third.learners is Absence.WITHHELD
        assert second.period == Period.of_year(2022)
        assert third.period == Period(dt.date(2022, 3, 1), dt.date(2022, 3, 1))
        assert first.topics == ("t1", "t2")
        assert third.topics == ()


def test_whole_numbers_that_pandas_has_made_floats():
    frame = pd.DataFrame({"id": ["a", "b"], "period": ["2014", "2015"], "learners": [111, None]})
    assert frame["learners"].dtype == float
    learners = [record.learners for record in Register.from_frame(frame).classes]
    assert learners == [111, Absence.NO_DATA]


def test_all_that_is_wrong_is_told_with_its_place():
    frame = pl.DataFrame(
        {
            "id": ["a", "a", "c"],
            "period": ["2014", "2014", "yesterday"],
            "learners": [1.0, 2.5, -3.0],
        }
    )
    with pytest.raises(InputProblems) as caught:
        Register.from_frame(frame)
    places = {str(problem.place) for problem in caught.value.problems}
    assert places >= {"classes:3:learners", "classes:4:period", "classes:4:learners"}


def test_columns_are_those_of_the_table():
    with pytest.raises(InputProblems, match="title"):
        Register.from_frame(pl.DataFrame({"id": ["a"], "period": ["2014"], "titel": ["x"]}))
    with pytest.raises(InputProblems, match="period"):
        Register.from_frame(pl.DataFrame({"id": ["a"]}))
    with pytest.raises(InputProblems, match="klasses"):
        Register.from_frame(pl.DataFrame({"id": ["a"]}), "klasses")


@pytest.mark.parametrize("what", [None, 12, "classes.csv", [{"id": "a"}], {"id": ["a"]}])
def test_what_is_no_frame_is_refused(what: object):
    with pytest.raises(TypeError):
        Register.from_frame(what)


def test_an_empty_frame_is_an_empty_register():
    empty = pl.DataFrame({"id": [], "period": []}, schema={"id": pl.String, "period": pl.String})
    assert Register.from_frame(empty) == Register()


def test_several_tables_are_added():
    one = Register.from_frame(pl.read_csv(EXAMPLE / "classes.csv"))
    both = one + Register.from_frame(pl.read_csv(EXAMPLE / "topics.csv"), "topics")
    table = aggregate(both, (), ("classes", "topics"))
    whole = aggregate(load(EXAMPLE), (), ("classes", "topics"))
    assert table.total == whole.total


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(ImportError, match=r"cadre-training\[frames\]"):
        Register.from_frame(pa.table({"id": ["a"]}))
