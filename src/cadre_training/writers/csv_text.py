"""Rows as CSV text that reads back the same."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from textwrap import shorten

from cadre_training.codec.plain_text import unwritable
from cadre_training.codec.resource import Cells, ResourceSpec

_SPECIAL = re.compile(r'[",\r\n]')


def csv_text(resource: ResourceSpec, rows: Iterable[Cells]) -> tuple[tuple[str, ...], bytes]:
    """Return the names of the columns that say anything, and the bytes of the whole file.

    Args:
        resource: The table.
        rows: Its rows.

    Raises:
        ValueError: If a cell cannot be written; the message names its row and column.
    """
    names = [column.name for column in resource.columns]
    table = [[cells.get(name, "") for name in names] for cells in rows]
    used = [
        index
        for index, column in enumerate(resource.columns)
        if column.required or any(row[index] for row in table)
    ]
    header = tuple(names[index] for index in used)
    lines = [",".join(header)]
    lines += [",".join([_quoted(row[index]) for index in used]) for row in table]
    text = "\n".join((*lines, ""))
    if "\0" in text or max(map(len, lines)) > csv.field_size_limit():
        _refuse(resource.name, names, table)
    try:
        return header, text.encode()
    except UnicodeEncodeError:
        _refuse(resource.name, names, table)
        raise


def _refuse(resource: str, names: Sequence[str], table: Iterable[Sequence[str]]) -> None:
    """Raise for the first cell that no file can hold, or no CSV reader takes."""
    for row in table:
        for name, cell in zip(names, row, strict=True):
            where = f"{resource}, row {shorten(row[0], 60)!r}, column {name!r}"
            for _, refused in unwritable(cell):
                raise ValueError(f"{where}: {refused}")
            if len(cell) > csv.field_size_limit():
                raise ValueError(
                    f"{where}: a cell of {len(cell)} characters is longer than CSV readers take "
                    f"({csv.field_size_limit()})"
                )


def _quoted(cell: str) -> str:
    if _SPECIAL.search(cell) is None:
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
