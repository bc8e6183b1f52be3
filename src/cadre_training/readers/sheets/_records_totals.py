"""Total rows and total columns as figures that a document states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from cadre_training.model.grid import column_letters
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.reported_figure import Scope
from cadre_training.model.source import Source
from cadre_training.model.target_group import TargetGroup
from cadre_training.readers.sheets._records_classes import (
    header_group,
    is_of_sessions,
    record_prefix,
)
from cadre_training.readers.sheets._records_families import Role
from cadre_training.readers.sheets._records_rows import Heads, TableRows
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets.figures import Claim, measure_of
from cadre_training.readers.sheets.layout import Block


@frozen
class _Level:
    """A group of rows with totals, and what its heads say."""

    block: Block
    heads: Heads


class Totals:
    """Makes claims of the total rows of a table, where their scope says all they are about.

    Args:
        rows: What the rows of the table say beside their numbers.
    """

    def __init__(self, rows: TableRows) -> None:
        """Take the table."""
        self.rows = rows
        self._sessions = all(
            is_of_sessions(rows, family) for family in rows.table.families.families
        )

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the total rows."""
        body = self.rows.table.layout.body
        for number, level in enumerate([_Level(body, Heads()), *_partitions(self.rows, body)]):
            yield from self._of(number, level)

    def _of(self, number: int, level: _Level) -> Iterator[Claim]:
        for row in level.block.totals:
            if row in self.rows.table.layout.skipped:
                continue
            wholes: dict[str, str] = {}
            for column in self.rows.table.values:
                claim = self._claim(row, column, level.heads)
                if claim is None:
                    continue
                if column.draft.column.of_which is not None:
                    whole = wholes.get(claim.measure)
                    if whole is None or not _is_plain(column):
                        continue
                    words = column.draft.column.of_which
                    claim = evolve(claim, part_of=whole, breakdown=words)
                elif _is_plain(column):
                    wholes.setdefault(claim.measure, claim.id)
                yield evolve(claim, total=(number, column.index))

    def _claim(self, row: int, column: Column, heads: Heads) -> Claim | None:
        rows = self.rows
        measure = measure_of(column.field, sessions=self._sessions)
        unit = column.field.unit
        role = rows.table.families.roles.get(column.index)
        part = column.draft.column.of_which is not None
        if column.numbers is None or measure is None or unit is None:
            return None
        if column.draft.column.category is not None or (role is Role.PART and not part):
            return None  # no scope can say which classes are meant
        position = row - rows.first_row
        value = column.numbers.values[position]
        if not isinstance(value, int):
            return None
        scope = self.scope(column, heads)
        place = rows.table.layout.grid.place(row, column.index)
        return Claim(
            id=f"{record_prefix(rows)}{column_letters(column.index)}{row + 1}",
            measure=measure,
            value=value,
            unit=unit,
            scope=scope,
            source=Source(words=str(column.cells[position]), read_at=place),
        )

    def scope(self, column: Column, heads: Heads) -> Scope:
        """Return what the total of a column is about, in the group that heads name."""
        rows = self.rows
        period = column.draft.period or heads.period or rows.default_period or self._covered()
        programme = (
            column.draft.column.programme
            or heads.programme
            or rows.table.mapping.programme
            or rows.table.context.programme
        )
        words = header_group(column)
        if words.code is None:
            words = heads.group if heads.group.code is not None else rows.default_group
        group = rows.schemes.group(words, period, programme) if words.code is not None else None
        unit = self._unit(column, heads)
        return Scope(period=period, target_group=group, unit=unit, programme=programme)

    def _unit(self, column: Column, heads: Heads) -> str | None:
        rows, grid = self.rows, self.rows.table.layout.grid
        above: str | None = None
        if rows.default_unit is not None:
            above = rows.units.code(rows.default_unit, grid.place(0, 0))
        for name, row in ((heads.unit, heads.unit_row), (column.draft.column.unit, 0)):
            if name is not None:
                above = rows.units.code(name, grid.place(row, column.index), parent=above)
        return above

    def _covered(self) -> Period | None:
        """Return the days from the first to the last of the records."""
        periods = self.rows.periods
        stated = {period for period in periods or () if period is not None}
        if not stated:
            return None
        return Period(min(p.start for p in stated), max(p.end for p in stated))


def _is_plain(column: Column) -> bool:
    meaning = column.draft.column
    narrowed = (meaning.group, column.draft.period, meaning.programme, meaning.unit)
    return meaning.category is None and not any(part is not None for part in narrowed)


def _partitions(rows: TableRows, block: Block) -> Iterator[_Level]:
    """Yield the groups of a table whose heads tell all of them apart."""
    inner = [part for part in block.parts if isinstance(part, Block)]
    if not inner or any(isinstance(part, range) and part for part in block.parts):
        return
    levels = [_Level(part, rows.heads(part, Heads())) for part in inner]
    for told in (_units, _groups, _periods, _programmes):
        named = [told(level.heads) for level in levels]
        if None not in named and len(set(named)) == len(named):
            yield from levels
            return


def _units(heads: Heads) -> str | None:
    return heads.unit


def _groups(heads: Heads) -> str | None:
    return heads.group.code


def _periods(heads: Heads) -> Period | None:
    return heads.period


def _programmes(heads: Heads) -> Programme | None:
    return heads.programme


Facet = tuple[
    Period | None, frozenset[TargetGroup] | None, frozenset[str] | None, frozenset[Programme] | None
]
"""The days, groups, units and kinds of training that the records of a table may be of."""


def overlap(one: Facet, other: Facet) -> bool:
    """Tell whether a scope may hold records of two tables."""
    period, other_period = one[0], other[0]
    if period is not None and other_period is not None and not period.overlaps(other_period):
        return False
    pairs: Sequence[tuple[frozenset[object] | None, frozenset[object] | None]] = (
        (one[1], other[1]),
        (one[2], other[2]),
        (one[3], other[3]),
    )
    return all(mine is None or theirs is None or bool(mine & theirs) for mine, theirs in pairs)
