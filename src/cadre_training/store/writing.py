"""The Parquet files of a store."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
from polars.exceptions import PolarsError

from cadre_training.frames.manifest import FORMAT, VERSION
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.topic import Topic

ROWS_TOGETHER = 1 << 18
"""How many rows stand in one group of a file, whose smallest and largest values are kept."""


_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")


def metadata(table: str) -> dict[str, str]:
    """Return what each file says of itself."""
    return {"format": FORMAT, "version": str(VERSION), "table": table}


@contextmanager
def system_errors() -> Generator[None]:
    """Let what the system objects to in writing a file be an ``OSError`` with its number.

    Polars tells of a full disk in words only.
    """
    try:
        yield
    except (PolarsError, OSError) as error:
        told = _SYSTEM_ERROR.search(str(error))
        if told is None or (isinstance(error, OSError) and error.errno is not None):
            raise
        number = int(told[1])
        raise OSError(number, os.strerror(number)) from error


def write_frame(frame: pl.DataFrame, path: Path, table: str) -> None:
    """Write a small table."""
    with system_errors():
        frame.write_parquet(path, metadata=metadata(table), row_group_size=ROWS_TOGETHER)


def write_slices(slices: Iterable[pl.DataFrame], path: Path, table: str) -> int:
    """Write a large table, a slice at a time; return how many rows there were."""
    writer: pq.ParquetWriter | None = None
    rows = 0
    try:
        for part in slices:
            arrow = part.to_arrow()
            if writer is None:
                writer = pq.ParquetWriter(
                    path, arrow.schema, compression="zstd", compression_level=1
                )
                writer.add_key_value_metadata(metadata(table))
            writer.write_table(arrow, row_group_size=ROWS_TOGETHER)
            rows += part.height
    finally:
        if writer is not None:
            writer.close()
    return rows


def units_frame(units: Iterable[AdminUnit]) -> pl.DataFrame:
    """Return administrative units as a table."""
    rows = [
        {
            "code": unit.code,
            "name": unit.name,
            "level": unit.level.value,
            "parent": unit.parent,
            "since": unit.lifetime.since,
            "until": unit.lifetime.until,
            "successors": list(unit.successors),
        }
        for unit in units
    ]
    kinds = {
        **dict.fromkeys(("code", "name", "level", "parent"), pl.String()),
        **dict.fromkeys(("since", "until"), pl.Date()),
        "successors": pl.List(pl.String),
    }
    return pl.DataFrame(rows, schema=kinds)


def topics_frame(topics: Iterable[Topic]) -> pl.DataFrame:
    """Return topics as a table."""
    rows = [
        {
            "id": topic.id,
            "title": topic.title,
            "start": topic.period.start if topic.period else None,
            "end": topic.period.end if topic.period else None,
            "scheme": topic.target_group.scheme if topic.target_group else None,
            "target_group": topic.target_group.code if topic.target_group else None,
            "count": topic.count,
            "author": topic.author,
        }
        for topic in topics
    ]
    texts = dict.fromkeys(("id", "title"), pl.String())
    days = dict.fromkeys(("start", "end"), pl.Date())
    group = dict.fromkeys(("scheme", "target_group"), pl.String())
    kinds = {**texts, **days, **group, "count": pl.Int64(), "author": pl.String()}
    return pl.DataFrame(rows, schema=kinds)
