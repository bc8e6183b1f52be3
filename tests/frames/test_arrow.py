"""A table of statistics is taken by every library of data frames as it is."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, assume, given, settings
from tests.strategies import registers

from cadre_training import Absence, Period, Register, StatTable, TrainingClass, aggregate, load
from cadre_training.stats import MEASURES

EXAMPLE = Path(__file__).parents[2] / "examples" / "cang-long"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


def rows_of(table: StatTable) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a table as each library reads them."""
    shown = table  # the name that DuckDB looks up
    duck = duckdb.sql("from shown")
    assert shown is table
    assert duck is not None
    return {
        "pyarrow": pa.table(table).to_pylist(),
        "polars": pl.DataFrame(table).to_dicts(),
        # Polars takes what is no Arrow table of pyarrow for one column of structs.
        "polars.from_arrow": list(pl.Series(pl.from_arrow(table))),
        "pyarrow and polars": pl.DataFrame(pl.from_arrow(pa.table(table))).to_dicts(),
        "duckdb": [dict(zip(duck.columns, row, strict=True)) for row in duck.fetchall()],
        "pandas": pa.Table.from_pandas(
            pa.table(table).to_pandas(types_mapper=pd.ArrowDtype)
        ).to_pylist(),
        "narwhals": list(nw.from_arrow(table, backend="polars").rows(named=True)),
    }


def _schema(types: dict[str, pa.DataType]) -> pa.Schema:
    return pa.schema(list(types.items()))


def test_each_library_gets_the_same_rows_types_and_nulls(register: Register):
    table = aggregate(register, ("year", "target_group"), tuple(m.name for m in MEASURES))
    read = rows_of(table)
    assert all(rows == read["pyarrow"] for rows in read.values())
    assert len(read["pyarrow"]) == len(table.rows)


def test_years_counts_rates_and_absences(register: Register):
    measures = ("classes", "learners_per_class", "people")
    table = aggregate(register, ("year", "target_group"), measures)
    arrow = pa.table(table)
    assert arrow.schema == _schema(
        {
            "year": pa.int64(),
            "scheme": pa.string(),
            "target_group": pa.string(),
            "classes": pa.int64(),
            "classes_absence": pa.string(),
            "learners_per_class": pa.decimal128(38, 2),
            "learners_per_class_absence": pa.string(),
            "people": pa.int64(),
            "people_absence": pa.string(),
        }
    )
    by_year = {row["year"]: row for row in arrow.to_pylist()}
    assert by_year[2014] == {
        "year": 2014,
        "scheme": "164",
        "target_group": "4",
        "classes": 2,
        "classes_absence": None,
        "learners_per_class": Decimal("111.50"),
        "learners_per_class_absence": None,
        "people": None,
        "people_absence": "no data",
    }
    assert by_year[2015]["classes"] is None
    assert by_year[2015]["classes_absence"] == Absence.NO_DATA.value
    assert by_year[2015]["target_group"] is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_it_holds_what_the_table_holds(register: Register):
    table = aggregate(register, ("year", "unit"), ("classes", "learners_per_class"))
    assume(all(record.count < 2**40 for record in register.classes))
    for row, plain in zip(pa.table(table).to_pylist(), table.as_dicts(), strict=True):
        for name, value in plain.items():
            if isinstance(value, str) and name in {m.name for m in table.measures}:
                assert row[name] is None
                assert row[f"{name}_absence"] == value
            else:
                assert row[name] == value


def test_a_table_without_rows_has_its_columns():
    empty = aggregate(Register(), ("unit",), ("classes",))
    assert pl.DataFrame(empty).columns == ["unit", "classes", "classes_absence"]


def test_other_types_can_be_asked_for(register: Register):
    table = aggregate(register, ("unit",), ("classes",))
    wished = _schema(
        {"unit": pa.large_string(), "classes": pa.int32(), "classes_absence": pa.string()}
    )
    assert pa.table(table, schema=wished).schema == wished


def test_a_count_that_fits_nowhere_is_refused():
    record = TrainingClass(id="x", period=Period.of_year(2014), count=2**70)
    table = aggregate(Register(classes=(record,)), ("year",), ("classes",))
    with pytest.raises(OverflowError):
        pa.table(table)


def test_without_pyarrow_the_extra_is_named(register: Register, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "cadre_training.frames.arrow", raising=False)
    with pytest.raises(ImportError, match=r"cadre-training\[frames\]"):
        aggregate(register, ("year",)).__arrow_c_stream__()
