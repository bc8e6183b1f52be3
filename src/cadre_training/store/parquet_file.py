"""The rows of a Parquet file in batches, as cells: so they are checked as those of CSV are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from cadre_training.codec.cell_text import PLAIN_TEXT, write_items, write_text
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.codec.resource import ResourceSpec
from cadre_training.frames.schema import ABSENCE
from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.readers.rows import missing_column
from cadre_training.store.batch import LINE, Batch

ROWS = 1 << 19
"""How many rows are read at a time."""


def parquet_batches(path: Path, file: str, resource: ResourceSpec) -> Iterator[Batch]:
    """Yield the rows of a Parquet file.

    Args:
        path: The file; it has the columns of the table, or ``start`` and ``end`` in place of
            ``period``, and may have others, which are left alone.
        file: What to call it in messages.
        resource: The table it holds.

    Raises:
        InputProblems: If it is damaged or lacks a column.
    """
    try:
        frame = pl.scan_parquet(path)
        schema = frame.collect_schema()
        number: int = frame.select(pl.len()).collect().item()
        size = path.stat().st_size
        cells = _cells(schema, file, resource)
        for at in range(0, number, ROWS):
            part = frame.slice(at, ROWS).select(cells).collect()
            lines = pl.int_range(at + 1, at + 1 + part.height, dtype=pl.Int64, eager=True)
            done = size * min(number, at + ROWS) // number
            yield Batch(
                file=file, frame=_exact(part, resource).with_columns(lines.alias(LINE)), done=done
            )
    except PolarsError as error:
        raise InputProblems([_damaged(file)]) from error


def _damaged(file: str) -> Problem:
    return Problem(
        "unreadable-file",
        Label(
            "không đọc được tệp Parquet này; tệp bị cắt hoặc đã hỏng",
            "this Parquet file cannot be read; it was cut short, or is damaged",
        ),
        Place(file),
    )


def _cells(schema: pl.Schema, file: str, resource: ResourceSpec) -> list[pl.Expr]:
    found: list[pl.Expr] = []
    problems: list[Problem] = []
    for column in resource.columns:
        name = column.name
        if name == "period" and name not in schema and {"start", "end"} <= set(schema):
            days = [pl.col(end).cast(pl.Date).dt.to_string("%Y-%m-%d") for end in ("start", "end")]
            found.append(pl.concat_str(*days, separator="/").alias(name))
        elif name not in schema:
            if column.required:
                problems.append(missing_column(column, Place(file, column=name)))
        elif name + ABSENCE in schema:
            absence = pl.col(name + ABSENCE).cast(pl.String)
            found.append(pl.coalesce(pl.col(name).cast(pl.String), absence))
        elif isinstance(schema[name], pl.List):
            found.append(pl.col(name))
        else:
            found.append(pl.col(name).cast(pl.String))
    if problems:
        raise InputProblems(problems)
    return found


def _exact(frame: pl.DataFrame, resource: ResourceSpec) -> pl.DataFrame:
    """Let texts that are no plain cells be read as they stand, and lists as lists."""
    for column in resource.columns:
        if column.name not in frame.columns:
            continue
        cells = frame[column.name]
        if isinstance(cells.dtype, pl.List):
            lists = cells.unique(maintain_order=True).to_list()
            texts = [None if one is None else write_items(map(str, one)) for one in lists]
            keys = pl.DataFrame({"list": pl.Series(lists, dtype=cells.dtype), "text": texts})
            joined = frame.select(pl.col(column.name).alias("list")).join(
                keys, on="list", how="left", nulls_equal=True, maintain_order="left"
            )
            frame = frame.with_columns(joined["text"].cast(pl.String).alias(column.name))
        elif column.plain is not None:
            odd = frame.filter(
                pl.col(column.name).is_not_null()
                & ~pl.col(column.name).str.contains(f"^(?:{PLAIN_TEXT})$")
            )[column.name].unique()
            if odd.len():
                written = [write_text(text) for text in odd.to_list()]
                frame = frame.with_columns(
                    pl.col(column.name).replace(odd, pl.Series(written, dtype=pl.String))
                )
    return frame
