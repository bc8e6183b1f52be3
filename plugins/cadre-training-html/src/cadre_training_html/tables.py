"""Tables, row by row, so that a long one never stands in memory as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import Factory, field, frozen
from markupsafe import Markup

from cadre_training.plugin import Column, CountUnit, Formatter, Table, Text
from cadre_training_html.anchors import Names
from cadre_training_html.charts.view import ChartView
from cadre_training_html.rows import RowWriter
from cadre_training_html.table_sources import SourcesOfRow, TableSources
from cadre_training_html.values import ABSENCES, NUMBERS

_SHORT, _MANY, _WIDE = 12, 7, 12


class NoteView(NamedTuple):
    """A note below a table, and the identifiers of the note and of the mark in the table."""

    text: Text
    id: str
    mark_id: str


@frozen
class ColumnView:
    """A column as the page shows it.

    Args:
        label: Its heading.
        unit: What its numbers count, where neither the heading nor the table says so.
        is_number: Whether it holds numbers.
        definition: What its values are; empty where nothing is said.
        defined_at: The identifier of the place on the page where that is said already.
    """

    label: str
    unit: str
    is_number: bool
    definition: str
    defined_at: str


@frozen
class TableView:
    """A table as the page shows it.

    Args:
        table: The table.
        number: Its number on the page, from 1.
        names: The formatter and the words of the page.
        linked: The identifiers of rows and cells that findings link to.
        terms: The definitions that stand elsewhere on the page, and their identifiers.
        chart: The chart of it; None where there is none.
    """

    table: Table
    number: int
    names: Names
    linked: frozenset[str]
    terms: Mapping[Text, str]
    chart: ChartView | None = None
    columns: tuple[ColumnView, ...] = field(
        init=False,
        default=Factory(lambda self: self._column_views(), takes_self=True),
    )
    _writer: RowWriter = field(
        init=False, default=Factory(lambda self: self._row_writer(), takes_self=True)
    )

    @property
    def id(self) -> str:
        """Its identifier."""
        return self.table.id

    @property
    def is_short(self) -> bool:
        """Whether it is to stay on one page when printed."""
        return len(self.table.rows) <= _SHORT

    @property
    def has_many_columns(self) -> bool:
        """Whether its columns have to stand close."""
        return len(self.columns) > _MANY

    @property
    def is_wide(self) -> bool:
        """Whether it needs a broad page when printed."""
        return len(self.columns) > _WIDE

    @property
    def has_sources(self) -> bool:
        """Whether any cell names a source."""
        return any(cell.sources for row in self.table.rows for cell in row.cells)

    @property
    def definitions(self) -> list[ColumnView]:
        """The columns of which something is said here, and nowhere else on the page."""
        return [c for c in self.columns if c.definition and not c.defined_at]

    @property
    def unit(self) -> str:
        """What all numbers of the table count, where the headings leave it to the table."""
        unit = _common_unit(self.table, self.names.formatter)
        return self.names.formatter.value(unit) if unit else ""

    def rows(self) -> Iterator[Markup]:
        """Yield the rows; the notes of their cells are gathered on the way."""
        return self._writer.rows()

    def cell_notes(self) -> Iterator[NoteView]:
        """Yield the notes of the cells of the rows yielded so far, each once."""
        for text, number in self._writer.notes.items():
            yield NoteView(text, f"{self.id}_n{number}", f"{self.id}_m{number}")

    def sources(self) -> Iterator[SourcesOfRow]:
        """Yield for each row which of its figures come from which sources."""
        return TableSources(self.table, self.names).rows()

    def _row_writer(self) -> RowWriter:
        in_numbers = tuple(column.is_number for column in self.columns)
        return RowWriter(self.table, in_numbers, self.names, self.linked)

    def _column_views(self) -> tuple[ColumnView, ...]:
        formatter = self.names.formatter
        common = _common_unit(self.table, formatter)
        return tuple(
            ColumnView(
                label=formatter.text(column.label),
                unit="" if common else _unit_to_name(column, formatter),
                is_number=_holds_numbers(self.table, place),
                definition=formatter.text(column.definition) if column.definition else "",
                defined_at=self.terms.get(column.definition, "") if column.definition else "",
            )
            for place, column in enumerate(self.table.columns)
        )


def _unit_to_name(column: Column, formatter: Formatter) -> str:
    """Return the unit of a column; nothing where it has none or its heading names it."""
    if column.unit is None:
        return ""
    unit = formatter.value(column.unit)
    named = unit.casefold() in formatter.text(column.label).casefold()
    return "" if named else unit


def _common_unit(table: Table, formatter: Formatter) -> CountUnit | None:
    """Return the unit that several columns share, when no heading names it."""
    counting = [column for column in table.columns if column.unit is not None]
    units = {column.unit for column in counting}
    if len(counting) < 2 or len(units) > 1:
        return None
    unnamed = all(_unit_to_name(column, formatter) for column in counting)
    return counting[0].unit if unnamed else None


def _holds_numbers(table: Table, place: int) -> bool:
    """Tell by the unit of the column or by its first value that is not absent."""
    if table.columns[place].is_header:
        return False
    if table.columns[place].unit is not None:
        return True
    for row in table.rows:
        value = row.cells[place].value
        if not isinstance(value, ABSENCES):
            return isinstance(value, NUMBERS)
    return False
