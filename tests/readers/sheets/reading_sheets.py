"""Sheets drawn by hand and read, without a file and without looking for their tables."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve
from tests.readers.sheets.layouts.drawing import DrawnRow, Layout, drawn, layout_of

from cadre_training.model.grid import Grid
from cadre_training.model.notation import Notation
from cadre_training.model.quantity import Quantity
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.readers.sheets.layout import Line, TableLayout
from cadre_training.readers.sheets.mapping import ColumnMapping, SheetMapping
from cadre_training.readers.sheets.reader import read_layouts
from cadre_training.readers.sheets.reading import SheetReading

TITLE = "KẾT QUẢ BỒI DƯỠNG, CẬP NHẬT KIẾN THỨC NĂM 2022"


def layouts(layout: Layout) -> tuple[TableLayout, ...]:
    """Return the true tables of a drawn sheet with the lines around them."""
    found: list[TableLayout] = []
    before = 0
    for table in layout.truth:
        start = table.header.start if table.header else table.rows.start
        found.append(
            TableLayout(
                grid=layout.grid,
                above=tuple(_lines(layout.grid, range(before, start))),
                header=table.header,
                columns=table.columns,
                body=table.body,
                rows=table.rows,
                skipped=table.skipped,
            )
        )
        before = table.rows.stop
    return tuple(found)


def _lines(grid: Grid, rows: Iterable[int]) -> Iterable[Line]:
    for row in rows:
        for column, cell in enumerate(grid.rows[row]):
            if isinstance(cell, str) and cell.strip():
                yield Line(row=row, column=column, text=" ".join(cell.split()))


Sheet = tuple[Grid, tuple[TableLayout, ...]]


def sheet(*rows: DrawnRow, name: str | None = "Sheet1", file: str = "bang.xlsx") -> Sheet:
    """Return a sheet with its true tables."""
    layout = layout_of(drawn("bang", *rows))
    grid = evolve(layout.grid, file=file, sheet=name)
    return grid, tuple(evolve(one, grid=grid) for one in layouts(layout))


def read(
    *rows: DrawnRow, mapping: SheetMapping | None = None, notation: Notation | None = None
) -> SheetReading:
    """Read one sheet."""
    return read_layouts([sheet(*rows)], mapping, notation=notation)


def column(reading: SheetReading, header: str, table: int = 0) -> ColumnMapping:
    """Return what the column with these words in its header means."""
    for one in reading.tables[table].columns:
        if " / ".join(one.header) == header:
            return one
    raise LookupError(header)


def codes(reading: SheetReading) -> list[str]:
    """Return the codes of what was remarked."""
    return [one.code for one in reading.remarks]


def amount(figure: ReportedFigure) -> int:
    """Return the number that a figure states."""
    assert isinstance(figure.value, Quantity)
    return figure.value.value


def cells(reading: SheetReading, code: str) -> list[str]:
    """Return the cells of the remarks of one code."""
    return [one.place.cell or "" for one in reading.remarks if one.code == code]
