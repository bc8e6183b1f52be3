"""Frames of one register in each engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
from narwhals.typing import IntoFrame

from cadre_training.frames import Frames, from_register
from cadre_training.model.register import Register

DATES = ("start", "end")
WHOLE = ("count", "learners", "planned", "summoned", "enrolled", "attendees")


def arrow_table(columns: dict) -> pa.Table:
    """Make an Arrow table of columns, with their kinds even where nothing is in them."""
    kinds = {**dict.fromkeys(DATES, pa.date32()), **dict.fromkeys(WHOLE, pa.int64())}
    return pa.table(
        {name: pa.array(values, kinds.get(name, pa.string())) for name, values in columns.items()}
    )


def _polars(columns: dict) -> pl.DataFrame:
    return pl.DataFrame(arrow_table(columns))


def _lazy(columns: dict) -> pl.LazyFrame:
    return _polars(columns).lazy()


def _pandas(columns: dict) -> pd.DataFrame:
    return arrow_table(columns).to_pandas(types_mapper=pd.ArrowDtype)


def _plain_pandas(columns: dict) -> pd.DataFrame:
    return pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in columns.items()})


def _duckdb(connection: duckdb.DuckDBPyConnection) -> Callable[[dict], duckdb.DuckDBPyRelation]:
    return lambda columns: connection.from_arrow(arrow_table(columns))


_CONNECTION = duckdb.connect()
ENGINES: dict[str, Callable[[dict], IntoFrame]] = {
    "polars": _polars,
    "polars-lazy": _lazy,
    "duckdb": _duckdb(_CONNECTION),
    "pandas-arrow": _pandas,
    "arrow": arrow_table,
}


def frames_of(register: Register, make: Callable[[dict], IntoFrame]) -> Frames:
    """Make the frames of a register."""
    tables: dict[str, Any] = {
        name: make(columns) for name, columns in from_register(register).items()
    }
    return Frames(**tables, topics=register.topics, units=register.units, covers=register.covers)
