"""Rows of a table as they stand in a file, many at once."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from attrs import field, frozen

from cadre_training.codec.row import Row

LINE = "line number"
"""The column of a batch that says on which line each row begins; no table has one of that name."""


@frozen(kw_only=True)
class Batch:
    """Rows of a table: cells, as a CSV file has them.

    Args:
        file: The file they stand in.
        frame: The cells, as texts, in the columns of the table that the file has, and
            :data:`LINE`; an empty cell may be null. Of a Parquet file the line is the number of
            the row, from 1.
        done: How many bytes of the file are read, this batch's too.
    """

    file: str
    frame: pl.DataFrame = field(repr=False)
    done: int = 0

    def rows(self, chosen: pl.Series) -> list[Row]:
        """Return the rows for which ``chosen`` holds, each by itself."""
        names = [name for name in self.frame.columns if name != LINE]
        slots = {name: slot for slot, name in enumerate(names)}
        picked = self.frame.filter(chosen)
        lines = picked[LINE].to_list()
        cells = picked.select(pl.col(names).fill_null("")).rows() if names else []
        return [Row(self.file, line, slots, row) for line, row in zip(lines, cells, strict=True)]


def cells_frame(columns: Mapping[str, list[str]], lines: list[int]) -> pl.DataFrame:
    """Make the frame of a batch from lists of cells."""
    kinds: dict[str, type[pl.DataType]] = {**dict.fromkeys(columns, pl.String), LINE: pl.Int64}
    return pl.DataFrame({**columns, LINE: lines}, schema=kinds)
