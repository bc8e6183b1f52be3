"""What is remarked of rows that make no records, or records without a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_training.codec.problem import Problem
from cadre_training.readers.sheets._mapping_nouns import SheetMapping
from cadre_training.readers.sheets.sheet_table import SheetTable


def record_remarks(tables: Sequence[SheetTable], mapping: SheetMapping) -> Iterator[Problem]:
    """Yield what is remarked of the rows of all tables."""
    yield from ()
