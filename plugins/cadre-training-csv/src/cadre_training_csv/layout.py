"""The columns of a CSV file: which there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from cadre_training.plugin import Cell, Table
from cadre_training_csv.detail import Aspect, detail
from cadre_training_csv.kinds import COUNTS, Kind, kind_of
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.survey import Survey, by_column, runs
from cadre_training_csv.voice import Voice
from cadre_training_csv.words import Word


@frozen
class FileColumn:
    """A column of a CSV file.

    Args:
        heading: What its first line says; no two columns of a file have the same.
        index: The column of the table that it is made of.
        aspect: What of that column it holds.
        kinds: What the values in that column of the table are.
        types: Their classes.
        voice: What writes it.
    """

    heading: str
    index: int
    aspect: Aspect
    kinds: frozenset[Kind]
    types: frozenset[type] = field(eq=False, repr=False)
    voice: Voice = field(eq=False, repr=False)

    def fields(self, cells: Sequence[Cell]) -> Iterable[str]:
        """Write this column of a run of rows, given the cells it is made of."""
        voice, aspect = self.voice, self.aspect
        if aspect is Aspect.VALUE:
            return voice.fields(cells, self.types)
        if aspect is Aspect.CODE:
            return voice.text_fields([cell.code for cell in cells])
        write = voice.quoting.field
        return [write(str(voice.detail(detail(cell, aspect)))) for cell in cells]


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
    """Decide which columns ``table`` needs, so that no cell loses what it says."""
    survey = Survey(table)
    for rows in runs(table.rows):
        survey.look_at(rows, tuple(by_column(rows)))
    return layout_by(survey, table, voice, options)


def layout_by(survey: Survey, table: Table, voice: Voice, options: CsvOptions) -> Layout:
    """Return the columns that a file of ``table`` needs for what was seen of it.

    A rate has beside it what it was made of, a number of another unit its unit, a note its text.
    A label has beside it the code that machines read, for them alone. A machine finds the column
    for totals in every file, a person where there are any.
    """
    taken: set[str] = set()
    columns: list[FileColumn] = []
    left_out: tuple[Aspect, ...] = () if options.sources else (Aspect.SOURCE,)
    if options.dialect is not Dialect.MACHINE:
        left_out += (Aspect.CODE,)
    for index, (column, seen) in enumerate(zip(table.columns, survey.columns, strict=True)):
        kinds, types = frozenset(map(kind_of, seen.types)), frozenset(seen.types)
        aspects = seen.aspects | {a for kind in kinds for a in voice.aspects_of(kind)}
        # 2014 may be a year and a count: the unit tells.
        if kinds & COUNTS and Kind.PERIOD in kinds:
            aspects.add(Aspect.UNIT)
        for aspect in Aspect:
            if aspect in aspects and aspect not in left_out:
                own = voice.beside(kinds) if aspect is Aspect.VALUE else voice
                heading = _unique(voice.heading(column, aspect), taken)
                columns.append(FileColumn(heading, index, aspect, kinds, types, own))
    marks_totals = options.dialect is Dialect.MACHINE or survey.totals
    total = _unique(voice.word(Word.IS_TOTAL), taken) if marks_totals else None
    return Layout(tuple(columns), total)


def _unique(heading: str, taken: set[str]) -> str:
    number, result = 1, heading
    while result in taken:
        number += 1
        result = f"{heading}_{number}"
    taken.add(result)
    return result
