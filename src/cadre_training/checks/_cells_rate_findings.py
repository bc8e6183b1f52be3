"""Rates that are not those of their two numbers, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_training.checks._cells import Cell, Cells, Number
from cadre_training.checks._cells_rates import places_of, rate_cut, rate_made
from cadre_training.checks._cells_search import Fault
from cadre_training.checks._cells_sites import Site, Sites, Suspect, ranked
from cadre_training.checks._cells_words import SHEET_RATE, rate_words, spots, sums_words
from cadre_training.checks._proposals import likely, proposals
from cadre_training.checks._proposals_slips import meant_for
from cadre_training.checks._words import WRITTEN_WRONGLY, sentence
from cadre_training.checks.finding import Finding, Severity
from cadre_training.model.phrase import Phrase
from cadre_training.model.tabulation import AcrossRate

RateAt = tuple[AcrossRate, int]
"""A rule of a rate, and the row."""

_SAMPLE = 1000


def explained_by(sites: Sites, cells: Cells, fault: Fault, rates: Sequence[RateAt]) -> list[RateAt]:
    """Return the rates that are wrong only because the likeliest cell of a fault is."""
    if not fault.suspects:
        return []
    suspect = fault.suspects[0]
    cell = suspect.site.cell
    mended = {cell: cells.number(cell) - suspect.error}
    return [
        (rule, position)
        for rule, position in rates
        if position == cell[0]
        and cell[1] in (rule.rate, rule.part, rule.whole)
        and sites.rate_holds(rule, position, mended)
    ]


def rate_findings(cells: Cells, sites: Sites, rates: Sequence[RateAt]) -> Iterator[Finding]:
    """Yield a finding for each wrong number behind rates that do not hold."""
    rows: dict[int, list[AcrossRate]] = {}
    for rule, position in rates:
        rows.setdefault(position, []).append(rule)
    for position, rules in rows.items():
        if len(rules) > 1:
            shared = _suspects(cells, sites, rules, position)
            if shared:
                yield _finding(cells, rules, position, shared)
                continue
        for rule in rules:
            yield _finding(cells, [rule], position, _suspects(cells, sites, [rule], position))


def _suspects(
    cells: Cells, sites: Sites, rules: Sequence[AcrossRate], position: int
) -> list[Suspect]:
    """Return the cells of which one alone may be wrong, the likeliest first.

    A cell whose sums hold is not among them.
    """
    best: dict[Cell, Suspect] = {}
    for column in dict.fromkeys((rules[0].rate, rules[0].part, rules[0].whole)):
        if any(column not in (rule.rate, rule.part, rule.whole) for rule in rules):
            continue
        cell = (position, column)
        if cells.shares(cell):
            continue
        printed = cells.number(cell)
        for meant in set(_meant(cells, rules, cell)) - {printed}:
            if all(sites.rate_holds(rule, position, {cell: meant}) for rule in rules):
                suspect = sites.weigh(Site(cell), printed - meant)
                if cell not in best or suspect.surprise < best[cell].surprise:
                    best[cell] = suspect
    return ranked(best.values())


def _meant(cells: Cells, rules: Sequence[AcrossRate], cell: Cell) -> Iterator[Number]:
    position, column = cell
    for rule in rules:
        if rule.rate == column:
            part, whole = cells.number((position, rule.part)), cells.number((position, rule.whole))
            places = max(map(places_of, cells.table.columns[column].values[:_SAMPLE]))
            yield rate_made(part, whole, places, percent=rule.percent)
            yield rate_cut(part, whole, places, percent=rule.percent)
        else:
            yield from meant_for(cells.number(cell))


def _finding(
    cells: Cells, rules: Sequence[AcrossRate], position: int, suspects: list[Suspect]
) -> Finding:
    fault = Fault((), tuple(suspects))
    rates = [(position, rule.rate) for rule in rules]
    first = [cell for cell, _ in likely(fault)]
    return Finding(
        code=SHEET_RATE,
        severity=Severity.WARNING,
        spots=spots(cells.table, [*first, *rates]),
        seen=sentence(
            "Tỷ lệ không khớp: {seen}.",
            "A rate does not agree: {seen}.",
            seen=sums_words([rate_words(cells, rule, position) for rule in rules]),
        ),
        reasons=(WRITTEN_WRONGLY, _OTHER_BASE),
        question=_QUESTION,
        proposals=proposals(cells, fault),
    )


_OTHER_BASE = Phrase.of(
    "Tỷ lệ được tính trên một số khác với số ghi ở cột mà nó được hiểu là so với.",
    "The rate is of another number than the one in the column it is taken to be of.",
)
_QUESTION = Phrase.of(
    "Tỷ lệ này tính từ hai số nào, và theo sổ gốc hai số ấy là bao nhiêu?",
    "Of which two numbers is this rate, and what are they by the original records?",
)
