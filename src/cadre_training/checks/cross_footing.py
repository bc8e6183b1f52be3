"""The sums and rates that a table states, held against its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._cells import Cell
from cadre_training.checks._cells_fault import fault_finding, mended_by, rows_told
from cadre_training.checks._cells_held import held_of, questioned
from cadre_training.checks._cells_holding import hold
from cadre_training.checks._cells_merging import by_cell
from cadre_training.checks._cells_others import (
    excess_findings,
    repeated_rows,
    share_sums,
    unclear_formulas,
)
from cadre_training.checks._cells_relation_findings import Unexplained, relation_findings
from cadre_training.checks._cells_search import Search
from cadre_training.checks._cells_sites import Sites
from cadre_training.checks._cells_unread import unread_proposals
from cadre_training.checks._cells_words import DUPLICATE_ROW
from cadre_training.checks.finding import Finding, Held
from cadre_training.model.printed import Number
from cadre_training.model.tabulation import Tabulation

__all__ = ["DUPLICATE_ROW", "find", "unread_proposals"]


def find(table: Tabulation) -> Iterator[Finding | Held]:
    """Hold all that a table states, and name the cells that are likeliest wrong.

    A wrong number breaks the sum of its row, that of its column and perhaps more. It is found
    once, at its own cell.

    Args:
        table: The table.
    """
    holding = hold(table)
    cells = holding.cells
    sites = Sites(cells)
    broken = Unexplained(
        (relation, position)
        for relation, tally, rows in zip(
            holding.relations, holding.related, holding.broken, strict=True
        )
        if not tally.in_question
        for position in rows
    )
    mended: dict[Cell, Number] = {}
    explained: set[int] = set()
    faults = Search(cells, sites, holding.misses).faults() if holding.misses else []
    for fault in by_cell(cells, sites, faults):
        along = broken.explained_by(sites, cells, fault)
        mended.update(mended_by(cells, fault))
        explained.update(rows_told(fault))
        yield fault_finding(cells, fault, along)
    yield from relation_findings(cells, sites, broken.rows)
    yield from excess_findings(cells, holding.excesses, mended)
    yield from questioned(holding)
    yield from share_sums(table)
    yield from unclear_formulas(table)
    yield from repeated_rows(table, explained)
    yield from held_of(holding)
