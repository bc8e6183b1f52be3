"""What a wrong cell may have been, in words that leave it open."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._cells import Cell, Cells
from cadre_training.checks._cells_rows import Story, Tale
from cadre_training.checks._cells_search import Fault
from cadre_training.checks._cells_sites import Reach, Suspect
from cadre_training.checks._cells_words import column_words, row_words, spot
from cadre_training.checks._proposals_slips import Guess, Slip
from cadre_training.checks._words import sentence
from cadre_training.checks.finding import Proposal
from cadre_training.model.phrase import Phrase

MOST_PROPOSALS = 3
"""How many values a finding proposes at most."""


def proposals(cells: Cells, fault: Fault) -> tuple[Proposal, ...]:
    """Return the values that would explain a fault, the likeliest first.

    Where one cell alone explains it, its value is proposed whatever may have happened to it;
    where several would, only those that something known may have happened to.
    """
    return tuple(_proposal(cells, cell, way) for cell, way in likely(fault)[:MOST_PROPOSALS])


def suspected(fault: Fault) -> list[Cell]:
    """Return the cells that may be wrong: the likely ones first, then all others."""
    first = [cell for cell, _ in likely(fault)]
    others = [suspect.site.cell for suspect in fault.suspects]
    return list(dict.fromkeys([*first, *others]))


def likely(fault: Fault) -> list[tuple[Cell, Suspect | Tale]]:
    """Return the cells that something known may have happened to, each once, in order."""
    ways: list[Suspect | Tale] = [*fault.suspects, *fault.tales]
    if len(ways) > 1:
        ways = [way for way in ways if isinstance(way, Tale) or _known(way)]
    ways.sort(key=lambda way: way.surprise)
    found: dict[Cell, Suspect | Tale] = {}
    for way in ways:
        for cell in _cells(way):
            found.setdefault(cell, way)
    return list(found.items())


def _cells(way: Suspect | Tale) -> Iterator[Cell]:
    """Yield the cells to name: of exchanged ones both, of others the first."""
    if isinstance(way, Suspect):
        yield way.site.cell
    else:
        errors = way.errors if way.story is Story.EXCHANGED else way.errors[:1]
        yield from (cell for cell, _ in errors)


def _known(suspect: Suspect) -> bool:
    return suspect.guess.slip is not Slip.OTHER


def _proposal(cells: Cells, cell: Cell, way: Suspect | Tale) -> Proposal:
    error = way.error if isinstance(way, Suspect) else dict(way.errors)[cell]
    return Proposal(
        spot=spot(cells.table, cell),
        was=cells.printed(cell),
        proposed=None if _is_gone(way) else cells.number(cell) - error,
        why=_why(cells, way) if isinstance(way, Suspect) else _why_told(cells, way),
    )


def _is_gone(way: Suspect | Tale) -> bool:
    """Tell whether nothing would stand in the cell, its row being one too many."""
    return isinstance(way, Tale) and way.story is Story.ROW_REPEATED


def _why(cells: Cells, suspect: Suspect) -> Phrase:
    why = slip_words(suspect.guess)
    if suspect.guess.slip in (Slip.LEFT_OUT, Slip.TWICE):
        row = row_words(cells.table, suspect.guess.detail)
        why = sentence("{why}: {row}", "{why}: {row}", why=why, row=row)
    if suspect.guess.slip in (Slip.COLUMN_LEFT_OUT, Slip.COLUMN_TWICE):
        column = column_words(cells.table, suspect.guess.detail)
        why = sentence("{why}: {column}", "{why}: {column}", why=why, column=column)
    if suspect.site.reach is Reach.CELL:
        return why
    return sentence(
        "{why}; các tổng tính từ ô này có thể cũng lệch theo",
        "{why}; the totals made from it may be off with it",
        why=why,
    )


def slip_words(guess: Guess) -> Phrase:
    """Say what may have happened to a number."""
    if guess.slip is Slip.FACTOR:
        times = abs(guess.detail)
        if guess.detail > 0:
            return Phrase.of(
                "có thể số bị ghi lớn gấp {times} lần (thừa số 0, mất dấu thập phân hoặc nhầm dấu "
                "phân cách)",
                "it may be {times} times too large (zeros too many, a decimal mark lost, or a "
                "thousands mark misread)",
                times=times,
            )
        return Phrase.of(
            "có thể số bị ghi nhỏ đi {times} lần (thiếu số 0 hoặc nhầm dấu phân cách)",
            "it may be {times} times too small (zeros lost, or a thousands mark misread)",
            times=times,
        )
    return _WORDS[guess.slip]


_WORDS = {
    Slip.SWAPPED: Phrase.of(
        "có thể hai chữ số liền nhau bị đảo chỗ", "two digits side by side may be swapped"
    ),
    Slip.SWAPPED_APART: Phrase.of("có thể hai chữ số bị đảo chỗ", "two digits may be swapped"),
    Slip.NEXT_DIGIT: Phrase.of(
        "có thể gõ nhầm một chữ số (lệch một đơn vị)", "a digit may be mistyped by one"
    ),
    Slip.OTHER_DIGIT: Phrase.of("có thể gõ nhầm một chữ số", "a digit may be mistyped"),
    Slip.DROPPED: Phrase.of("có thể thiếu một chữ số", "a digit may be missing"),
    Slip.DOUBLED: Phrase.of("có thể một chữ số bị gõ hai lần", "a digit may have been typed twice"),
    Slip.ADDED: Phrase.of("có thể thừa một chữ số", "there may be a digit too many"),
    Slip.SIGN: Phrase.of("có thể sai dấu cộng, trừ", "the sign may be wrong"),
    Slip.BLANK: Phrase.of("có thể bỏ sót chưa điền", "it may have been left out"),
    Slip.LEFT_OUT: Phrase.of("có thể tổng đã bỏ sót một dòng", "the total may leave out a row"),
    Slip.TWICE: Phrase.of(
        "có thể tổng đã tính một dòng hai lần", "the total may count a row twice"
    ),
    Slip.COLUMN_LEFT_OUT: Phrase.of(
        "có thể tổng đã bỏ sót một cột", "the total may leave out a column"
    ),
    Slip.COLUMN_TWICE: Phrase.of(
        "có thể tổng đã tính một cột hai lần", "the total may count a column twice"
    ),
    Slip.DOUBLE_TOTAL: Phrase.of(
        "có thể mọi dòng đã được tính hai lần", "every row may have been counted twice"
    ),
    Slip.OTHER: Phrase.of(
        "có thể là số này: chỉ sửa riêng ô này thì mọi phép cộng mới cùng khớp",
        "it may be this: mending this cell alone makes all its sums agree",
    ),
}


def _why_told(cells: Cells, tale: Tale) -> Phrase:
    words = _TOLD[tale.story]
    if tale.other is None:
        return words
    if tale.story is Story.ROW_REPEATED:
        return Phrase.of(
            "có thể dòng này bị ghi thừa, vì giống hệt dòng {row}",
            "this row may be one too many: it is the same as row {row}",
            row=str(cells.table.first_row + tale.other + 1),
        )
    row = row_words(cells.table, tale.other)
    return sentence("{why}: {row}", "{why}: {row}", why=words, row=row)


_TOLD = {
    Story.ROW_LEFT_OUT: Phrase.of(
        "có thể cả dòng tổng đã bỏ sót một dòng",
        "the whole row of totals may leave out a row",
    ),
    Story.ROW_TWICE: Phrase.of(
        "có thể cả dòng tổng đã tính một dòng hai lần",
        "the whole row of totals may count a row twice",
    ),
    Story.ROW_REPEATED: Phrase.of("có thể dòng này bị ghi thừa", "this row may be one too many"),
    Story.EXCHANGED: Phrase.of(
        "có thể hai ô cạnh nhau bị đổi chỗ", "two neighbouring cells may be exchanged"
    ),
    Story.SHIFTED: Phrase.of(
        "có thể các số của dòng này bị lệch một cột",
        "the numbers of this row may stand one column off",
    ),
}
