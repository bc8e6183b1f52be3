"""Tables that tell again what another table has told, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from attrs import evolve

from cadre_training.codec.problem import Problem
from cadre_training.model.source import Place
from cadre_training.readers.sheets import _meaning_remarks as say
from cadre_training.readers.sheets._mapping_nouns import Takes
from cadre_training.readers.sheets._values_column import header_place, record_runs
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.sheet_table import SheetTable

_COUNTED = (
    Field.CLASSES,
    Field.SESSIONS,
    Field.LEARNERS,
    Field.ATTENDANCES,
)
_LEAST_SHARED = 2
_LEAST_TOTAL = 10
"""Smaller totals are alike by chance."""


def doubles(tables: Sequence[SheetTable], said: list[Problem]) -> list[SheetTable]:
    """Return the tables with what becomes of their rows.

    Args:
        tables: The tables of a document.
        said: Takes what is remarked.
    """
    settled: list[SheetTable] = []
    for table in tables:
        if table.mapping.takes is not None:
            settled.append(evolve(table, takes=table.mapping.takes))
            continue
        twin = next((one for one in settled if _is_same(one, table)), None)
        if twin is not None:
            said.append(say.duplicate_table(corner(table), corner(twin)))
            settled.append(evolve(table, takes=Takes.NOTHING))
            continue
        known = [one for one in settled if one.takes is Takes.RECORDS]
        like = next((one for one in known if _tells_again(one, table)), None)
        if like is not None:
            said.append(say.same_totals(corner(table), corner(like)))
            settled.append(evolve(table, takes=Takes.FIGURES))
            continue
        settled.append(table)
    return settled


def corner(table: SheetTable) -> Place:
    """Return the place of the first header cell of a table."""
    column = table.layout.columns[0] if table.layout.columns else None
    words = column.path[-1] if column is not None and column.path else None
    return header_place(table.layout, 0 if column is None else column.index, words)


def _is_same(one: SheetTable, other: SheetTable) -> bool:
    """Tell whether two tables have the same header and the same cells."""
    if len(one.layout.rows) != len(other.layout.rows) or not one.layout.rows:
        return False
    if one.context.period != other.context.period or one.context.unit != other.context.unit:
        return False
    if [c.path for c in one.layout.columns] != [c.path for c in other.layout.columns]:
        return False
    return all(
        list(mine.cells) == list(theirs.cells)
        for mine, theirs in zip(one.values, other.values, strict=True)
    )


def _tells_again(one: SheetTable, other: SheetTable) -> bool:
    """Tell whether two tables of unlike headers come to the same sums in all that both count."""
    if one.context.period != other.context.period:
        return False
    if [c.path for c in one.layout.columns] == [c.path for c in other.layout.columns]:
        return False
    mine, theirs = _sums(one), _sums(other)
    shared = mine.keys() & theirs.keys()
    if len(shared) < _LEAST_SHARED or any(mine[field] != theirs[field] for field in shared):
        return False
    return max(mine[field] for field in shared) >= _LEAST_TOTAL


def _sums(table: SheetTable) -> dict[Field, int | Decimal]:
    """Return what the records of a table come to."""
    runs = record_runs(table.layout)
    if sum(map(len, runs)) < 2:
        return {}
    sums: dict[Field, int | Decimal] = {}
    for family in table.families.families:
        for column in family.columns():
            if column.field in _COUNTED and column.numbers is not None:
                values = column.numbers.values
                total = sums.get(column.field, 0)
                for run in runs:
                    total += sum(value for value in values[run.start : run.stop] if value)
                sums[column.field] = total
    return sums
