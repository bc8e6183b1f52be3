"""The columns of a CSV file: which there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from cadre_training.plugin import Cell, CellValue, Column, CountUnit, Interval, Quantity, Table
from cadre_training_csv.detail import Aspect, aspects_of, detail
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.voice import Field, Voice
from cadre_training_csv.words import Word


@frozen
class FileColumn:
    """A column of a CSV file.

    Args:
        heading: What its first line says; no two columns of a file have the same.
        index: The column of the table that it is made of.
        aspect: What of that column it holds.
        kinds: The classes of the values in that column of the table.
    """

    heading: str
    index: int
    aspect: Aspect
    kinds: frozenset[type]

    def fields(self, cells: Sequence[Cell], voice: Voice) -> list[Field]:
        """Write this column of a run of rows, given the cells it is made of."""
        if self.aspect is Aspect.VALUE:
            value = voice.value
            # Most cells are numbers, and there may be millions.
            return [
                v.value if isinstance(v := cell.value, Quantity) else value(v) for cell in cells
            ]
        aspect = self.aspect
        return [voice.detail(detail(cell, aspect)) for cell in cells]


@frozen
class Layout:
    """The columns of one CSV file.

    Args:
        columns: Those made of the table's columns, in order.
        total_heading: The heading of the last column, which tells totals from other rows; None
            where the file has none.
    """

    columns: tuple[FileColumn, ...]
    total_heading: str | None

    @property
    def headings(self) -> list[str]:
        """The first line of the file."""
        last = [] if self.total_heading is None else [self.total_heading]
        return [column.heading for column in self.columns] + last


def layout_of(table: Table, voice: Voice, options: CsvOptions) -> Layout:
    """Decide which columns ``table`` needs, so that no cell loses what it says.

    A rate has its parts beside it, a range its ends, a number of another unit its unit, a note
    its text. A machine finds the column for totals in every file, a person where there are any.
    """
    taken: set[str] = set()
    columns: list[FileColumn] = []
    for index, column in enumerate(table.columns):
        kinds, aspects = _survey(table, index, column, sources=options.sources)
        for aspect in Aspect:
            if aspect in aspects:
                heading = _unique(voice.heading(column, aspect), taken)
                columns.append(FileColumn(heading, index, aspect, kinds))
    marks_totals = options.dialect is Dialect.MACHINE or any(row.is_total for row in table.rows)
    total = _unique(voice.word(Word.IS_TOTAL), taken) if marks_totals else None
    return Layout(tuple(columns), total)


def _survey(
    table: Table, index: int, column: Column, *, sources: bool
) -> tuple[frozenset[type], set[Aspect]]:
    """Look through a column once for the classes of its values and what they say besides."""
    examples: dict[tuple[type, CountUnit | None], CellValue] = {}
    aspects = {Aspect.VALUE}
    for row in table.rows:
        cell = row.cells[index]
        value = cell.value
        if isinstance(value, Quantity):
            examples[Quantity, value.unit] = value
        elif isinstance(value, Interval):
            examples[Interval, value.low.unit] = value
        else:
            examples[type(value), None] = value
        if cell.note is not None:
            aspects.add(Aspect.NOTE)
        if sources and cell.sources:
            aspects.add(Aspect.SOURCE)
    for value in examples.values():
        aspects.update(aspects_of(value, column.unit))
    return frozenset(kind for kind, _ in examples), aspects


def _unique(heading: str, taken: set[str]) -> str:
    number, result = 1, heading
    while result in taken:
        number += 1
        result = f"{heading}_{number}"
    taken.add(result)
    return result
