"""The columns of a CSV file: which there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from cadre_training.plugin import Cell, CountUnit, Interval, Quantity, Row, Table
from cadre_training_csv.detail import Aspect, detail
from cadre_training_csv.kinds import COUNTS, Kind, kind_of
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.voice import Voice
from cadre_training_csv.words import Word

# As many cells as the caches of a processor hold: each is looked at once for each column.
_ROWS_AT_ONCE = 512


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

    def fields(self, cells: Sequence[Cell]) -> list[str]:
        """Write this column of a run of rows, given the cells it is made of."""
        voice, aspect = self.voice, self.aspect
        if aspect is Aspect.VALUE:
            return voice.fields([cell.value for cell in cells], self.types)
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
    seen = _survey(table)
    for index, (column, content) in enumerate(zip(table.columns, seen.columns, strict=True)):
        kinds = frozenset(map(kind_of, content.types))
        aspects = content.aspects | {a for kind in kinds for a in voice.aspects_of(kind)}
        # 2014 may be a year and a count: the unit tells.
        if kinds & COUNTS and Kind.PERIOD in kinds:
            aspects.add(Aspect.UNIT)
        for aspect in Aspect:
            if aspect in aspects and aspect not in left_out:
                own = voice.beside(kinds) if aspect is Aspect.VALUE else voice
                heading = _unique(voice.heading(column, aspect), taken)
                types = frozenset(content.types)
                columns.append(FileColumn(heading, index, aspect, kinds, types, own))
    marks_totals = options.dialect is Dialect.MACHINE or seen.totals
    total = _unique(voice.word(Word.IS_TOTAL), taken) if marks_totals else None
    return Layout(tuple(columns), total)


@define
class _Column:
    """What stands in a column of a table: the classes of its values, and what cells say."""

    unit: CountUnit | None
    types: set[type] = field(factory=set[type])
    aspects: set[Aspect] = field(factory=lambda: {Aspect.VALUE})

    def look_at(self, cells: Sequence[Cell]) -> None:
        """Look at a run of cells."""
        values = [cell.value for cell in cells]
        types: set[type] = set()
        types.update(map(type, values))
        self.types |= types
        # Most cells are a number of the column's own unit and say nothing else.
        say_more = [c for c in cells if c.note is not None or c.sources or c.code]
        if say_more:
            self._hear(say_more)
        if Aspect.UNIT in self.aspects or types == {str}:
            return
        others = [v for v in values if not isinstance(v, Quantity) or v.unit is not self.unit]
        if any(
            isinstance(v, Quantity) or (isinstance(v, Interval) and v.low.unit is not self.unit)
            for v in others
        ):
            self.aspects.add(Aspect.UNIT)

    def _hear(self, cells: Sequence[Cell]) -> None:
        if any(cell.code for cell in cells):
            self.aspects.add(Aspect.CODE)
        if any(cell.note is not None for cell in cells):
            self.aspects.add(Aspect.NOTE)
        if any(cell.sources for cell in cells):
            self.aspects.add(Aspect.SOURCE)


@define
class _Seen:
    columns: list[_Column]
    totals: bool = False


def _survey(table: Table) -> _Seen:
    """Look through a table once, a run of rows at a time."""
    seen = _Seen([_Column(column.unit) for column in table.columns])
    for rows in runs(table.rows):
        for column, cells in zip(seen.columns, by_column(rows), strict=True):
            column.look_at(cells)
        seen.totals = seen.totals or any(row.is_total for row in rows)
    return seen


def by_column(rows: tuple[Row, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of ``rows`` column by column."""
    return zip(*[row.cells for row in rows], strict=True)


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
