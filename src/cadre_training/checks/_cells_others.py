"""What else a table says that cannot be so, or that a reader should look at."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from cadre_training.checks._cells import Cell, Cells, Way
from cadre_training.checks._cells_holding import Excess
from cadre_training.checks._cells_words import (
    CROSS_FOOTING,
    DUPLICATE_ROW,
    PRINTED_FORMULA,
    cell_words,
    column_words,
    row_words,
    spots,
)
from cadre_training.checks._words import WRITTEN_WRONGLY, listing, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.model.phrase import Phrase
from cadre_training.model.printed import Number, last_place
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.tabulation import Tabulation, Unclear, UnclearFormula

SHEET_SHARES = "sheet-shares"

# Parts that are more than their wholes ----------------------------------------------------------


def excess_findings(
    cells: Cells, excesses: Sequence[Excess], mended: Mapping[Cell, Number]
) -> Iterator[Finding]:
    """Yield the parts that are more than their wholes, but for those that are so no more.

    Args:
        cells: The cells of the table.
        excesses: The parts.
        mended: The numbers that would be right in cells that were found wrong already.
    """
    for excess in excesses:
        whole = cells.total(excess.sum)
        across = excess.sum.way is Way.ACROSS
        part = (whole[0], excess.part) if across else (excess.part, whole[1])
        right = [mended.get(cell, cells.number(cell)) for cell in (part, whole)]
        if right[0] <= right[1]:
            continue
        yield Finding(
            code=CROSS_FOOTING,
            severity=Severity.ERROR,
            spots=spots(cells.table, (part, whole)),
            seen=sentence(
                "{part} ghi {n}, lớn hơn số mà nó là một phần: {whole} ghi {of}.",
                "{part} states {n}, more than what it is a part of: {whole} states {of}.",
                part=_capital(cell_words(cells.table, part)),
                n=cells.number(part),
                whole=cell_words(cells.table, whole),
                of=cells.number(whole),
            ),
            reasons=(WRITTEN_WRONGLY, _NO_PART),
            question=_WHICH,
        )


def _capital(words: Phrase) -> Phrase:
    """Return words that begin a sentence."""
    vi, en = words.template.vi, words.template.en
    return Phrase.of(vi[:1].upper() + vi[1:], en[:1].upper() + en[1:], **dict(words.values))


# Shares -----------------------------------------------------------------------------------------


def share_sums(table: Tabulation) -> Iterator[Finding | Held]:
    """Add the shares of each column, each being allowed one unit of its last place."""
    for rule in table.shares:
        column = table.columns[rule.column]
        parts = [at for at in rule.parts if column.values[at] is not None]
        if len(parts) < 2 or any(at in column.unread for at in rule.parts):
            continue
        shares = [Decimal(column.values[at] or 0) for at in parts]
        total, room = sum(shares, Decimal(0)), sum(map(last_place, shares), Decimal(0))
        places = spots(table, [(at, rule.column) for at in parts])
        column_name = column_words(table, rule.column)
        stated = StatedRate(abs(total), RateBase.TOTAL)
        if abs(total - 100) <= room:
            yield Held(
                code=SHEET_SHARES,
                spots=places[:1],
                seen=sentence(
                    "{column}: {count} tỷ lệ cộng lại là {total}",
                    "{column}: {count} shares add up to {total}",
                    column=column_name,
                    count=len(parts),
                    total=stated,
                ),
            )
            continue
        yield Finding(
            code=SHEET_SHARES,
            severity=Severity.WARNING,
            spots=places,
            seen=sentence(
                "{column}: {count} tỷ lệ của một tổng cộng lại là {total}; làm tròn không thể lệch "
                "khỏi 100% nhiều như vậy: {shares}.",
                "{column}: {count} shares of one whole add up to {total}; rounding does not miss "
                "100% by so much: {shares}.",
                column=_capital(column_name),
                count=len(parts),
                total=stated,
                shares=listing(shares),
            ),
            reasons=(WRITTEN_WRONGLY, _ROW_MISSING),
            question=_SHARES,
        )


# Printed formulas -------------------------------------------------------------------------------


def unclear_formulas(table: Tabulation) -> Iterator[Finding]:
    """Yield the printed formulas that cannot be held against the numbers."""
    for formula in table.unclear:
        seen, severity = _unclear(formula)
        yield Finding(
            code=PRINTED_FORMULA,
            severity=severity,
            spots=(Spot.at(table.cell(formula.row, formula.index)),),
            seen=seen,
            reasons=(_COLUMNS_CHANGED,),
            question=_MEANT,
        )


def _unclear(formula: UnclearFormula) -> tuple[Phrase, Severity]:
    words = formula.words
    match formula.why:
        case Unclear.NO_SUCH_COLUMN:
            return Phrase.of(
                "Công thức “{words}” nêu cột không có trong bảng: {names}.",
                "The formula “{words}” names columns that the table does not have: {names}.",
                words=words,
                names=formula.names,
            ), Severity.WARNING
        case Unclear.NO_NUMBERS:
            return Phrase.of(
                "Công thức “{words}” nêu cột không phải là cột số: {names}.",
                "The formula “{words}” names columns that hold no numbers: {names}.",
                words=words,
                names=formula.names,
            ), Severity.WARNING
        case Unclear.UNREADABLE:
            return Phrase.of(
                "Không đọc được công thức “{words}”, nên chưa đối chiếu theo công thức này.",
                "The formula “{words}” cannot be read, so nothing was held against it.",
                words=words,
            ), Severity.NOTICE
        case Unclear.CIRCULAR:
            return Phrase.of(
                "Công thức “{words}” tính một cột từ chính cột đó, nên không đối chiếu được.",
                "The formula “{words}” makes a column of itself, so nothing can be held against "
                "it.",
                words=words,
            ), Severity.WARNING


# Rows that repeat -------------------------------------------------------------------------------


def repeated_rows(table: Tabulation, told: Container[int]) -> Iterator[Finding]:
    """Yield the rows that say the same as another.

    Args:
        table: The table.
        told: Rows of which it is said already that they may stand twice.
    """
    first = 0
    for rows in table.repeated:
        if all(row in told for row in rows):
            continue
        yield Finding(
            code=DUPLICATE_ROW,
            severity=Severity.NOTICE,
            spots=spots(table, [(row, first) for row in rows]),
            seen=sentence(
                "{count} dòng giống hệt nhau cả chữ lẫn số: {row}.",
                "{count} rows have the same words and numbers: {row}.",
                count=len(rows),
                row=row_words(table, rows[0]),
            ),
            reasons=(_TWICE, _ALIKE),
            question=_TWO_OR_ONE,
        )


_NO_PART = Phrase.of(
    "Hai số không tính trên cùng một phạm vi.",
    "The two numbers are not of the same scope.",
)
_WHICH = Phrase.of(
    "Theo sổ gốc, con số nào là đúng?",
    "Which number is right by the original records?",
)
_ROW_MISSING = Phrase.of("Còn thiếu một dòng.", "A row is missing.")
_SHARES = Phrase.of(
    "Mỗi tỷ lệ tính trên tổng nào, và đã đủ các dòng chưa?",
    "Of which whole is each share, and are all rows there?",
)
_COLUMNS_CHANGED = Phrase.of(
    "Các cột của biểu mẫu đã được thêm, bớt hoặc đánh số lại mà công thức chưa sửa theo.",
    "Columns of the form were added, removed or numbered anew, and the formula was not.",
)
_MEANT = Phrase.of("Công thức này muốn nói đến những cột nào?", "Which columns are meant?")
_TWICE = Phrase.of("Một dòng được nhập hai lần.", "A row was entered twice.")
_ALIKE = Phrase.of(
    "Hai việc khác nhau tình cờ có số liệu giống nhau.",
    "Two different things happen to have the same numbers.",
)
_TWO_OR_ONE = Phrase.of(
    "Đây là một hay nhiều việc khác nhau?",
    "Is this one thing, or are these several?",
)
