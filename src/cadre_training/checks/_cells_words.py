"""The words for cells, rows, columns and sums of a table."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.checks._cells_rates import places_of, rate_made
from cadre_training.checks._words import MOST_SPOTS, joined, sentence
from cadre_training.checks.finding import Spot
from cadre_training.model.phrase import Phrase
from cadre_training.model.tabulation import AcrossRate, Printed, Tabulation

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


def rate_words(cells: Cells, rule: AcrossRate, position: int) -> Phrase:
    """Say what a rate states and what its two numbers make."""
    table = cells.table
    rate, part, whole = (
        cells.number((position, column)) for column in (rule.rate, rule.part, rule.whole)
    )
    values = {
        "row": row_words(table, position),
        "column": column_words(table, rule.rate),
        "part": column_words(table, rule.part),
        "whole": column_words(table, rule.whole),
    }
    return sentence(
        "{row}: {column} ghi {rate}, còn {part} so với {whole} là {n}/{of}, tức {made}",
        "{row}: {column} states {rate}, while {part} by {whole} is {n}/{of}, that is {made}",
        **values,
        rate=rate,
        n=part,
        of=whole,
        made=rate_made(part, whole, max(2, places_of(rate)), percent=rule.percent),
    )
