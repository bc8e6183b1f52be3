"""The words for cells, rows, columns and sums of a table."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.checks._cells_relations import Relation, rounded
from cadre_training.checks._words import MOST_SPOTS, joined, sentence
from cadre_training.checks.finding import Spot
from cadre_training.model.phrase import Phrase
from cadre_training.model.printed import places_of
from cadre_training.model.tabulation import AcrossFormula, Printed, Tabulation

MOST_SUMS = 4
"""How many sums a sentence names at most."""


CROSS_FOOTING = "cross-footing"
PRINTED_FORMULA = "printed-formula"
SHEET_RATE = "sheet-rate"
DUPLICATE_ROW = "duplicate-row"


def spot(table: Tabulation, cell: Cell) -> Spot:
    """Return the spot of a cell."""
    return Spot.at(table.place(*cell))


def spots(table: Tabulation, cells: Iterable[Cell]) -> tuple[Spot, ...]:
    """Return the spots of cells, each once, of many only the first."""
    return tuple(spot(table, cell) for cell in [*dict.fromkeys(cells)][:MOST_SPOTS])


def row_words(table: Tabulation, position: int) -> Phrase:
    """Name a row: by its words, or by its number on the sheet."""
    label = table.row_labels[position] if position < len(table.row_labels) else ""
    if label:
        return Phrase.of("dòng “{row}”", "row “{row}”", row=label)
    number = str(table.first_row + position + 1)
    return Phrase.of("dòng {row}", "row {row}", row=number)


def column_words(table: Tabulation, column: int) -> Phrase:
    """Name a column: by its header, or by its letters."""
    one = table.columns[column]
    if one.label:
        return Phrase.of("cột “{column}”", "column “{column}”", column=one.label)
    letters = (table.place(0, column).cell or "").rstrip("0123456789")
    return Phrase.of("cột {column}", "column {column}", column=letters)


def cell_words(table: Tabulation, cell: Cell) -> Phrase:
    """Name a cell by its column and row."""
    return sentence(
        "{column}, {row}",
        "{column}, {row}",
        column=column_words(table, cell[1]),
        row=row_words(table, cell[0]),
    )


def printed_words(value: Printed) -> Phrase:
    """Write a number as printed, or that the cell is blank."""
    if value is None:
        return Phrase.of("ô trống", "a blank cell")
    return Phrase.of("{n}", "{n}", n=value)


def sum_words(cells: Cells, one: Sum) -> Phrase:
    """Say what a sum states and what its parts make."""
    table, total = cells.table, cells.total(one)
    stated, made = cells.number(total), cells.made(one)
    if one.way is Way.DOWN:
        return sentence(
            "{column}: {row} ghi {stated}, các dòng cộng lại là {made}",
            "{column}: {row} states {stated}, its rows add up to {made}",
            column=column_words(table, one.at),
            row=row_words(table, total[0]),
            stated=stated,
            made=made,
        )
    words = cells.across(one).words
    if words is None:
        return sentence(
            "{row}: {column} ghi {stated}, các cột thành phần cộng lại là {made}",
            "{row}: {column} states {stated}, its columns add up to {made}",
            row=row_words(table, one.at),
            column=column_words(table, total[1]),
            stated=stated,
            made=made,
        )
    return sentence(
        "{row}: {column} ghi {stated}, tính theo công thức {words} là {made}",
        "{row}: {column} states {stated}, the formula {words} gives {made}",
        row=row_words(table, one.at),
        column=column_words(table, total[1]),
        stated=stated,
        words=words,
        made=made,
    )


def sums_words(pieces: Iterable[Phrase]) -> Phrase:
    """Put what several sums state in one line; of many only the first."""
    every = list(pieces)
    if len(every) <= MOST_SUMS:
        return joined(every)
    first = every[: MOST_SUMS - 1]
    return sentence(
        "{sums}; … (thêm {more})",
        "{sums}; … ({more} more)",
        sums=joined(first),
        more=len(every) - len(first),
    )


def relation_words(cells: Cells, relation: Relation, position: int) -> Phrase:
    """Say what a rate or formula states in a row, and what its numbers make."""
    table = cells.table
    stated = cells.number((position, relation.result))
    made = relation.made(lambda column: cells.number((position, column))) or Fraction(0)
    row, column = row_words(table, position), column_words(table, relation.result)
    exact = rounded(made, max(2, places_of(stated)) if relation.divides else places_of(stated))
    if isinstance(relation.rule, AcrossFormula):
        return sentence(
            "{row}: {column} ghi {stated}, tính theo công thức {words} là {made}",
            "{row}: {column} states {stated}, the formula {words} gives {made}",
            row=row,
            column=column,
            stated=stated,
            words=relation.rule.words,
            made=exact,
        )
    part, whole = relation.operands
    return sentence(
        "{row}: {column} ghi {stated}, còn {part} so với {whole} là {n}/{of}, tức {made}",
        "{row}: {column} states {stated}, while {part} by {whole} is {n}/{of}, that is {made}",
        row=row,
        column=column,
        stated=stated,
        part=column_words(table, part),
        whole=column_words(table, whole),
        n=cells.number((position, part)),
        of=cells.number((position, whole)),
        made=exact,
    )
