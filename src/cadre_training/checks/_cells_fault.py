"""A wrong number as a finding: what disagrees, where, and what it may have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.checks._cells_relations import Broken
from cadre_training.checks._cells_rows import Story
from cadre_training.checks._cells_search import Fault
from cadre_training.checks._cells_words import (
    CROSS_FOOTING,
    PRINTED_FORMULA,
    cell_words,
    printed_words,
    relation_words,
    spots,
    sum_words,
    sums_words,
)
from cadre_training.checks._proposals import proposals, suspected
from cadre_training.checks._words import WRITTEN_WRONGLY, sentence
from cadre_training.checks.finding import Finding, Severity
from cadre_training.model.folding import fold
from cadre_training.model.phrase import Phrase
from cadre_training.model.printed import Number
from cadre_training.model.tabulation import Tabulation


def mended_by(cells: Cells, fault: Fault) -> Iterator[tuple[Cell, Number]]:
    """Yield the cell that is likeliest wrong with the number that would be right there."""
    for suspect in fault.suspects[:1]:
        yield suspect.site.cell, cells.number(suspect.site.cell) - suspect.error


def rows_told(fault: Fault) -> Iterator[int]:
    """Yield the rows of which a fault says already that they may stand twice."""
    for tale in fault.tales:
        if tale.story is Story.ROW_REPEATED and tale.other is not None:
            yield from (tale.other, tale.errors[0][0][0])


def fault_finding(cells: Cells, fault: Fault, along: Sequence[Broken]) -> Finding:
    """Return the finding of one fault.

    Args:
        cells: The cells of the table.
        fault: The fault.
        along: The rates and formulas that are broken only because of it.
    """
    table = cells.table
    sums = [one for one, _ in fault.sums]
    seen = sums_words(
        [
            *(sum_words(cells, one) for one in sums),
            *(relation_words(cells, relation, position) for relation, position in along),
        ]
    )
    proposed = proposals(cells, fault)
    certain = suspected(fault)
    named = certain[: len(proposed)]
    results = [(position, relation.result) for relation, position in along]
    places = [*named, *map(cells.total, sums), *results]
    single = len(certain) == 1
    return Finding(
        code=CROSS_FOOTING if _down_or_header(cells, sums) else PRINTED_FORMULA,
        severity=Severity.ERROR,
        spots=spots(table, places),
        seen=_one(cells, certain[0], seen) if single else _several(fault, seen),
        reasons=tuple(_reasons(cells, sums)),
        question=_WHICH_NUMBER if single else _WHICH_CELL,
        proposals=proposed,
    )


def _down_or_header(cells: Cells, sums: Iterable[Sum]) -> bool:
    return any(one.way is Way.DOWN or cells.across(one).words is None for one in sums)


def _one(cells: Cells, cell: Cell, seen: Phrase) -> Phrase:
    return sentence(
        "Số ở {cell} ({printed}) không khớp: {seen}.",
        "The number in {cell} ({printed}) does not agree: {seen}.",
        cell=cell_words(cells.table, cell),
        printed=printed_words(cells.printed(cell)),
        seen=seen,
    )


def _several(fault: Fault, seen: Phrase) -> Phrase:
    misses = [miss for _, miss in fault.sums]
    if len(misses) > 1:
        return sentence(
            "{count} phép cộng không khớp: {seen}. Có thể do cùng một chỗ sai.",
            "{count} sums do not agree: {seen}. One error may lie behind them.",
            count=len(misses),
            seen=seen,
        )
    miss = misses[0]
    return sentence(
        "Phép cộng lệch {off}: {seen}. Một trong các ô của phép cộng này có thể sai.",
        "A sum is off by {off}: {seen}. One of its cells may be wrong.",
        off=miss if miss > 0 else -miss,
        seen=seen,
    )


def _reasons(cells: Cells, sums: Sequence[Sum]) -> Iterator[Phrase]:
    yield WRITTEN_WRONGLY
    down = [one for one in sums if one.way is Way.DOWN]
    if down:
        yield _ROWS
    if any(cells.missing(one) < 0 and _counts_people(cells.table, one.at) for one in down):
        yield _SAME_PEOPLE
    if any(one.way is Way.ACROSS and cells.across(one).words is not None for one in sums):
        yield _FORMULA


def _counts_people(table: Tabulation, column: int) -> bool:
    """Tell whether a column may count people, of whom one can stand in several rows."""
    words = fold(table.columns[column].label)
    return not any(word in words for word in _NO_PEOPLE) and any(word in words for word in _PEOPLE)


_PEOPLE = tuple(map(fold, ("người", "học viên", "cán bộ", "đảng viên", "giảng viên", "people")))
_NO_PEOPLE = tuple(map(fold, ("lượt", "attendance")))

_ROWS = Phrase.of(
    "Dòng tổng bỏ sót hoặc tính thừa một dòng, hoặc được lập ở thời điểm khác.",
    "The total leaves out a row or counts one too many, or was taken at another time.",
)
_SAME_PEOPLE = Phrase.of(
    "Một người có thể có ở nhiều dòng mà dòng tổng chỉ tính một lần.",
    "One person may stand in several rows and be counted once in the total.",
)
_FORMULA = Phrase.of(
    "Số liệu được tính theo cách khác với công thức in trên biểu.",
    "The numbers were made in another way than the printed formula says.",
)
_WHICH_NUMBER = Phrase.of(
    "Theo sổ gốc, con số ở ô này là bao nhiêu?",
    "What is the number in this cell by the original records?",
)
_WHICH_CELL = Phrase.of(
    "Theo sổ gốc, ô nào trong phép cộng này ghi chưa đúng?",
    "Which cell of this sum is not right by the original records?",
)
