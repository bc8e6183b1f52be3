"""Tables on a sheet, found by words and shape, wherever they lie."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from cadre_training.model.grid import Grid
from cadre_training.readers.sheets._build import Draft, build_table, lines_of
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._first_records import (
    begins_count,
    continues_list,
    is_first_record,
    stands_below_series,
)
from cadre_training.readers.sheets._header import find_header
from cadre_training.readers.sheets._line_words import is_note, is_signature
from cadre_training.readers.sheets._panels import are_several, blank_columns, gaps, parts_of, zone
from cadre_training.readers.sheets._row_shapes import goes_on_header, looks_like_data
from cadre_training.readers.sheets._samples import data_rows, sample
from cadre_training.readers.sheets._series import is_series
from cadre_training.readers.sheets._view import Row, View
from cadre_training.readers.sheets.layout import TableLayout

_SAMPLE = 24
_BARE_ROWS = 3
"""So many rows of data without a header are a table without one."""


def find_tables(grid: Grid) -> tuple[TableLayout, ...]:
    """Return the tables of a sheet, from top to bottom, and from left to right.

    A table is found by its words and its shape together, wherever it lies. Where these leave
    something open, its layout says that it doubts.

    Args:
        grid: The sheet.

    >>> grid = Grid(file="so-lieu.csv", rows=(("TT", "Xã", "Số lớp"), (1, "An Trường", 3),
    ...     (2, "Tân An", 2), (None, "Cộng", 5)))
    >>> table, = find_tables(grid)
    >>> table.header, list(table.body.records()), table.body.totals
    (range(0, 1), [range(1, 3)], (3,))
    """
    return tuple(_Search(View.of(grid)).tables(beside=True))


class _Search:
    """The search through a part of a sheet."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._tables: list[TableLayout] = []
        self.drafts: list[Draft] = []
        self._lines: list[Row] = []
        self._run: list[Row] = []
        self._bare: list[Row] = []
        self._from = view.top

    def tables(self, *, beside: bool = False) -> list[TableLayout]:
        """Return the tables, with the lines around them.

        Args:
            beside: Whether tables may lie beside each other all the way down.
        """
        at = self._view.top
        if beside and at < self._view.bottom:
            cuts = blank_columns(self._view)
            if cuts and self._part(range(at, self._view.bottom), cuts):
                return self._tables
        while at < self._view.bottom:
            row = self._view.row(at)
            at = self._at_row(row) if row.cells else at + 1
        self._give_lines(None)
        return self._tables

    def _at_row(self, row: Row) -> int:
        """Look for a table whose first record is a row; return the row to go on with."""
        view = self._view
        run = self._run
        data = (
            looks_like_data(row)
            or continues_list(run, row)
            or is_first_record(run, row)
            or begins_count(view, run, row)
            or stands_below_series(run, row)
        )
        if data and not goes_on_header(view, self._run, row):
            rows = data_rows(sample(view, row.index, _SAMPLE))
            header = find_header(view, self._run, rows)
            if header is not None:
                return self._found(build_table(view, header, header.bottom + 1), header.top)
            if is_series(row) and not self._bare:
                self._run.append(row)
                self._lines.append(row)
                return row.index + 1
            self._bare.append(row)
            if len(self._bare) >= _BARE_ROWS and not _is_form(self._bare):
                top = self._bare[0].index
                return self._found(build_table(view, None, top), top)
            self._run.clear()
        else:
            self._run.append(row)
            self._bare.clear()
        self._lines.append(row)
        return row.index + 1

    def _found(self, draft: Draft, top: int) -> int:
        """Take a table, or the several that it is; return the row to go on with."""
        end = self._beside(draft)
        if end is None:
            end = max(draft.body.rows.stop, top + 1)
            self._lines = [row for row in self._lines if row.index < top]
            self._give_lines(draft.layout)
            self.drafts.append(draft)
        self._run.clear()
        self._bare.clear()
        self._from = end
        return end

    def _beside(self, draft: Draft) -> int | None:
        """Take the tables that lie beside each other where one was seen; None for one only."""
        cuts = gaps(self._view, draft)
        if not cuts:
            return None
        rows = zone(self._view, draft, self._from, cuts)
        return rows.stop if self._part(rows, cuts) else None

    def _part(self, rows: range, cuts: Sequence[int]) -> bool:
        """Take the tables left and right of blank columns, if they are several."""
        searches = [_Search(part) for part in parts_of(self._view, rows, cuts)]
        found = [search.tables() for search in searches]
        if not are_several([search.drafts for search in searches]):
            return False
        self._lines = [row for row in self._lines if row.index < rows.start]
        self._give_lines(None)
        self._tables.extend(table for tables in found for table in tables)
        for search in searches:
            self.drafts.extend(search.drafts)
        return True

    def _give_lines(self, table: TableLayout | None) -> None:
        """Give the lines since the last table to it and to the one that follows."""
        split = _end_of_notes(self._lines) if table is not None else len(self._lines)
        if not self._tables:
            split = 0
        below, above = self._lines[:split], self._lines[split:]
        if below:
            last = self._tables[-1]
            self._tables[-1] = evolve(last, below=(*last.below, *lines_of(below)))
        if table is not None:
            self._tables.append(evolve(table, above=lines_of(above)))
        self._lines = []


def _end_of_notes(lines: Sequence[Row]) -> int:
    """Return how many of some lines belong to the table above them."""
    count = 0
    for at, row in enumerate(lines, 1):
        if any(is_note(cell.key) or is_signature(cell.key) for cell in row.cells):
            count = at
    return count


def _is_form(rows: Sequence[Row]) -> bool:
    """Tell whether rows are pairs of a name and what is filled in: “Số lớp: 36”."""
    return all(
        row.cells[0].kind is Kind.TEXT and (len(row.cells) == 2 or row.cells[0].text[-1] == ":")
        for row in rows
    ) and any(row.cells[0].text[-1] == ":" for row in rows)
