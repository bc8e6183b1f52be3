"""The numbers of a table with the sums that it states: total rows, formulas, headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import evolve

from cadre_training.model.tabulation import AcrossSum, NumberColumn, Tabulation
from cadre_training.readers.sheets._rows_labelled import RowLabels
from cadre_training.readers.sheets._rows_repeated import repeated_rows
from cadre_training.readers.sheets._sums_down import down_sums
from cadre_training.readers.sheets._sums_formulas import printed_rules
from cadre_training.readers.sheets._sums_header import header_sums
from cadre_training.readers.sheets._sums_numbers import MOST_ROWS, Numbers
from cadre_training.readers.sheets._sums_rates import header_rates, share_columns
from cadre_training.readers.sheets.layout import Block, TableLayout


def tabulate(layout: TableLayout, columns: Sequence[NumberColumn]) -> Tabulation:
    """Return the numbers of a table with the sums that it states.

    Args:
        layout: How the table lies on its sheet.
        columns: Its columns of numbers, with a value for each of ``layout.rows``.
    """
    columns = tuple(_without_skipped(layout, column) for column in columns)
    grid, first = layout.grid, layout.rows.start
    rows = _some_rows(layout)
    down = down_sums(layout, columns)
    rules = printed_rules(layout, columns, Numbers(columns, rows))
    across = [*rules.sums]
    for rule in header_sums(layout.columns, columns, rows):
        if not any(_same(rule, other) for other in across):
            across.append(rule)
    rates = [*rules.rates, *header_rates(layout.columns, columns, rows, rules.rates)]
    return Tabulation(
        file=grid.file,
        sheet=grid.sheet,
        first_row=first,
        row_labels=RowLabels(layout, columns),
        columns=columns,
        down=down,
        across=tuple(across),
        rates=tuple(rates),
        formulas=tuple(rules.formulas),
        shares=tuple(share_columns(layout.columns, columns, down, rates)),
        unclear=tuple(rules.unclear),
        repeated=repeated_rows(layout, columns),
    )


def _same(rule: AcrossSum, other: AcrossSum) -> bool:
    """Tell whether a rule says no more of a column than another."""
    if rule.total != other.total or rule.exhaustive > other.exhaustive:
        return False
    return set(rule.plus) <= set(other.plus) if other.exhaustive else rule.plus == other.plus


def _without_skipped(layout: TableLayout, column: NumberColumn) -> NumberColumn:
    """Return a column without what stands in rows that belong to no record, head or total."""
    skipped = [row - layout.rows.start for row in layout.skipped if row in layout.rows]
    if not any(column.values[at] is not None or at in column.unread for at in skipped):
        return column
    values = list(column.values)
    for at in skipped:
        values[at] = None
    return evolve(column, values=values, unread=column.unread - frozenset(skipped))


def _some_rows(layout: TableLayout) -> list[int]:
    """Return the positions of records and totals, of a long table only of some.

    One is taken of each stretch, now here and now there in it: what comes again every ten rows
    must not be all that is seen.
    """
    stating = sorted(chain(*layout.body.records(), _totals(layout.body)))
    step = max(1, len(stating) // MOST_ROWS)
    whole = range(0, len(stating) - step + 1, step)
    taken = (at + (_MIX * (at + 1) >> 16) % step for at in whole)
    return [stating[at] - layout.rows.start for at in taken]


_MIX = 2_654_435_761  # an odd number that spreads what is multiplied by it


def _totals(block: Block) -> Iterator[int]:
    """Yield the rows of the sheet that state totals, at any depth."""
    yield from block.totals
    for part in block.parts:
        if isinstance(part, Block):
            yield from _totals(part)
