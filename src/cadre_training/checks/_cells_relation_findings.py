"""Rates and formulas that do not hold, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cadre_training.checks._cells import Cell, Cells
from cadre_training.checks._cells_relations import Broken, Relation, cut_off, rounded
from cadre_training.checks._cells_search import Fault
from cadre_training.checks._cells_sites import Site, Sites, Suspect, ranked
from cadre_training.checks._cells_words import (
    PRINTED_FORMULA,
    SHEET_RATE,
    relation_words,
    spots,
    sums_words,
)
from cadre_training.checks._proposals import likely, proposals
from cadre_training.checks._proposals_slips import meant_for
from cadre_training.checks._words import WRITTEN_WRONGLY, sentence
from cadre_training.checks.finding import Finding, Severity
from cadre_training.model.phrase import Phrase
from cadre_training.model.printed import Number, places_of
from cadre_training.model.tabulation import AcrossRate

_SAMPLE = 1000


class Unexplained:
    """The relations that do not hold and that nothing explains so far.

    Attributes:
        rows: The relations that each row breaks.
    """

    def __init__(self, broken: Iterable[Broken]) -> None:
        """Sort them by row."""
        self.rows: dict[int, list[Relation]] = {}
        for relation, position in broken:
            self.rows.setdefault(position, []).append(relation)

    def explained_by(self, sites: Sites, cells: Cells, fault: Fault) -> list[Broken]:
        """Take out, and return, those that only the likeliest cell of a fault breaks."""
        if not fault.suspects:
            return []
        suspect = fault.suspects[0]
        cell = suspect.site.cell
        mended = {cell: cells.number(cell) - suspect.error}
        position, column = cell
        found = [
            relation
            for relation in self.rows.get(position, ())
            if column in relation.columns and sites.holds(relation, position, mended)
        ]
        for relation in found:
            self.rows[position].remove(relation)
        return [(relation, position) for relation in found]


def relation_findings(
    cells: Cells, sites: Sites, rows: Mapping[int, Sequence[Relation]]
) -> Iterator[Finding]:
    """Yield a finding for each wrong number behind relations that do not hold.

    Args:
        cells: The cells of the table.
        sites: The places that may be wrong.
        rows: The relations that each row breaks.
    """
    for position, relations in rows.items():
        if len(relations) > 1:
            shared = _suspects(cells, sites, relations, position)
            if shared:
                yield _finding(cells, relations, position, shared)
                continue
        for relation in relations:
            suspects = _suspects(cells, sites, [relation], position)
            yield _finding(cells, [relation], position, suspects)


def _suspects(
    cells: Cells, sites: Sites, relations: Sequence[Relation], position: int
) -> list[Suspect]:
    """Return the cells of which one alone may be wrong, the likeliest first.

    A cell whose sums hold is not among them.
    """
    best: dict[Cell, Suspect] = {}
    for column in dict.fromkeys(relations[0].columns):
        cell = (position, column)
        if any(column not in one.columns for one in relations) or cells.shares(cell):
            continue
        printed = cells.number(cell)
        for meant in set(_meant(cells, relations, cell)) - {printed}:
            if all(sites.holds(one, position, {cell: meant}) for one in relations):
                suspect = sites.weigh(Site(cell), printed - meant)
                if cell not in best or suspect.surprise < best[cell].surprise:
                    best[cell] = suspect
    return ranked(best.values())


def _meant(cells: Cells, relations: Sequence[Relation], cell: Cell) -> Iterator[Number]:
    """Yield what may be meant in a cell: what is made of the others, or what a slip makes it."""
    position, column = cell
    for relation in relations:
        if relation.result != column:
            yield from meant_for(cells.number(cell))
            continue
        made = relation.made(lambda at: cells.number((position, at)))
        if made is not None:
            places = max(map(places_of, cells.table.columns[column].values[:_SAMPLE]))
            yield rounded(made, places)
            yield cut_off(made, places)


def _finding(
    cells: Cells, relations: Sequence[Relation], position: int, suspects: list[Suspect]
) -> Finding:
    fault = Fault((), tuple(suspects))
    results = [(position, relation.result) for relation in relations]
    first = [cell for cell, _ in likely(fault)]
    is_rate = any(isinstance(relation.rule, AcrossRate) for relation in relations)
    seen = sums_words([relation_words(cells, relation, position) for relation in relations])
    return Finding(
        code=SHEET_RATE if is_rate else PRINTED_FORMULA,
        severity=Severity.WARNING if is_rate else Severity.ERROR,
        spots=spots(cells.table, [*first, *results]),
        seen=sentence("Tỷ lệ không khớp: {seen}.", "A rate does not agree: {seen}.", seen=seen)
        if is_rate
        else sentence(
            "Số không khớp với công thức: {seen}.",
            "A number does not agree with its formula: {seen}.",
            seen=seen,
        ),
        reasons=(WRITTEN_WRONGLY, _OTHER_BASE),
        question=_QUESTION,
        proposals=proposals(cells, fault),
    )


_OTHER_BASE = Phrase.of(
    "Số này được tính từ những số khác với các cột mà nó được hiểu là tính từ đó.",
    "It is made of other numbers than those of the columns it is taken to be made of.",
)
_QUESTION = Phrase.of(
    "Số này được tính từ những số nào, và theo sổ gốc các số ấy là bao nhiêu?",
    "Of which numbers is this made, and what are they by the original records?",
)
