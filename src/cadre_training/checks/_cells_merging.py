"""Faults that have come out at the same cell, put together."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.checks._cells import Cell, Cells
from cadre_training.checks._cells_search import Fault
from cadre_training.checks._cells_sites import Sites
from cadre_training.checks._proposals import likely


def by_cell(cells: Cells, sites: Sites, faults: Iterable[Fault]) -> list[Fault]:
    """Return faults with those at one cell as one."""
    left = list(faults)
    while True:
        found: dict[Cell, Fault] = {}
        for fault in left:
            cell = named_cell(cells, fault)
            known = found.get(cell)
            found[cell] = fault if known is None else _both(sites, known, fault)
        if len(found) == len(left):
            return left
        left = list(found.values())


def named_cell(cells: Cells, fault: Fault) -> Cell:
    """Return the cell to look at first: the likeliest, or else the total."""
    ways = likely(fault)
    return ways[0][0] if ways else cells.total(fault.sums[0][0])


def _both(sites: Sites, one: Fault, other: Fault) -> Fault:
    sums = dict(one.sums)
    for broken, miss in other.sums:
        sums[broken] = sums.get(broken, 0) + miss
    suspects = one.suspects or other.suspects
    if one.suspects and other.suspects:
        first, second = one.suspects[0], other.suspects[0]
        same = first.site == second.site
        suspects = (sites.weigh(first.site, first.error + second.error),) if same else ()
    return Fault(tuple(sums.items()), suspects, one.tales or other.tales)
