"""Of when, where and whom the records of a table may be."""

from __future__ import annotations

from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.target_group import TargetGroup
from cadre_training.readers.sheets._records_classes import header_group
from cadre_training.readers.sheets._records_rows import TableRows
from cadre_training.readers.sheets._records_totals import Facet


def facet_of(rows: TableRows) -> Facet:
    """Return of when, where and whom the records of a table may be; None where anything may be.

    Args:
        rows: The rows of the table.
    """
    return _days(rows), _groups(rows), _units(rows), _programmes(rows)


def _days(rows: TableRows) -> Period | None:
    """Return the days from the first to the last that the records may be of."""
    periods: set[Period | None] = set()
    for family in rows.table.families.families:
        for column in family.columns():
            periods.add(column.draft.period)
    if not periods or None in periods:
        periods.discard(None)
        if rows.periods is not None:
            periods.update(rows.periods)
            periods.discard(None)
        periods.update(run.heads.period for run in rows.runs)
        if None in periods or not periods:
            periods.add(rows.default_period)
            if rows.default_period is None and rows.periods is None:
                return None
    known = [period for period in periods if period is not None]
    if not known:
        return None
    return Period(min(p.start for p in known), max(p.end for p in known))


def _groups(rows: TableRows) -> frozenset[TargetGroup] | None:
    """Return the groups of the records, where the whole table is of one or its columns say it."""
    found: set[TargetGroup] = set()
    for family in rows.table.families.families:
        for column in family.columns():
            words = header_group(column)
            if words.code is None:
                words = rows.default_group
            period = column.draft.period or rows.default_period
            programme = column.draft.column.programme or rows.table.context.programme
            group = rows.schemes.group(words, period, programme) if words.code else None
            if group is None:
                return None
            found.add(group)
    return frozenset(found) if found and rows.groups is None else None


def _units(rows: TableRows) -> frozenset[str] | None:
    """Return the unit of the whole table, if it has one."""
    above = rows.default_unit
    if above is None or above == rows.mapping.unit:
        return None
    return frozenset({rows.units.code(above, rows.table.layout.grid.place(0, 0))})


def _programmes(rows: TableRows) -> frozenset[Programme] | None:
    """Return the kind of training of the whole table, if it has one."""
    fixed = rows.table.mapping.programme or rows.table.context.programme
    if fixed is None or rows.programmes is not None:
        return None
    return frozenset({fixed})
