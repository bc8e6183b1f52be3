"""The columns of a CSV file: which there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, frozen

from cadre_training.plugin import Cell, CountUnit, Interval, Quantity, Row, Table
from cadre_training_csv.detail import Aspect, detail
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.voice import Field, Voice
from cadre_training_csv.words import Word

_ROWS_AT_ONCE = 1024


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
            text, value = voice.text, voice.value
            # Most cells are numbers or text, and there may be millions.
            return [
                v.value
                if isinstance(v := cell.value, Quantity)
                else (text(v) if isinstance(v, str) else value(v))
                for cell in cells
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

    A rate has beside it what it was made of, a number of another unit its unit, a note its text.
    A label has beside it the code that machines read, for them alone. A machine finds the column
    for totals in every file, a person where there are any.
    """
    taken: set[str] = set()
    columns: list[FileColumn] = []
    left_out: tuple[Aspect, ...] = () if options.sources else (Aspect.SOURCE,)
    if options.dialect is not Dialect.MACHINE:
        left_out += (Aspect.CODE,)
    for index, column in enumerate(table.columns):
        seen = _survey(table, index, column.unit)
        for kind in seen.kinds:
            seen.aspects.update(voice.aspects_of(kind))
        for aspect in Aspect:
            if aspect in seen.aspects and aspect not in left_out:
                heading = _unique(voice.heading(column, aspect), taken)
                columns.append(FileColumn(heading, index, aspect, frozenset(seen.kinds)))
    marks_totals = options.dialect is Dialect.MACHINE or any(row.is_total for row in table.rows)
    total = _unique(voice.word(Word.IS_TOTAL), taken) if marks_totals else None
    return Layout(tuple(columns), total)


@define
class _Seen:
    """What stands in a column of a table: the classes of its values, and what cells say."""

    kinds: set[type]
    aspects: set[Aspect]


def _survey(table: Table, index: int, unit: CountUnit | None) -> _Seen:
    """Look through a column once, a run of rows at a time."""
    seen = _Seen(set(), {Aspect.VALUE})
    for rows in runs(table.rows):
        cells = [row.cells[index] for row in rows]
        values = [cell.value for cell in cells]
        seen.kinds.update(map(type, values))
        if any(cell.code for cell in cells):
            seen.aspects.add(Aspect.CODE)
        if any(cell.note is not None for cell in cells):
            seen.aspects.add(Aspect.NOTE)
        if any(cell.sources for cell in cells):
            seen.aspects.add(Aspect.SOURCE)
        if any(isinstance(v, Quantity) and v.unit is not unit for v in values) or any(
            isinstance(v, Interval) and v.low.unit is not unit for v in values
        ):
            seen.aspects.add(Aspect.UNIT)
    return seen


def runs(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Yield ``rows`` a run at a time: many enough to be quick, few enough to be small."""
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        yield rows[start : start + _ROWS_AT_ONCE]


def _unique(heading: str, taken: set[str]) -> str:
    number, result = 1, heading
    while result in taken:
        number += 1
        result = f"{heading}_{number}"
    taken.add(result)
    return result
