"""Tables on a sheet, found by words and shape, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cadre_training.model.grid import Grid
from cadre_training.readers.sheets._blocks import body_block
from cadre_training.readers.sheets._body import data_rows, read_body, sample
from cadre_training.readers.sheets._header import Header, find_header, looks_like_data
from cadre_training.readers.sheets._header_paths import header_columns
from cadre_training.readers.sheets._outline import Outline
from cadre_training.readers.sheets._roles import find_roles
from cadre_training.readers.sheets._sums import Sums
from cadre_training.readers.sheets._view import Row, View
from cadre_training.readers.sheets.layout import Line, TableLayout

_SAMPLE = 60


def find_tables(grid: Grid) -> tuple[TableLayout, ...]:
    """Return the tables of a sheet, from top to bottom.

    Args:
        grid: The sheet.

    >>> grid = Grid(file="so-lieu.csv", rows=(("TT", "Xã", "Số lớp"), (1, "An Trường", 3),
    ...     (2, "Tân An", 2), (None, "Cộng", 5)))
    >>> table, = find_tables(grid)
    >>> table.header, list(table.body.records()), table.body.totals
    (range(0, 1), [range(1, 3)], (3,))
    """
    view = View.of(grid)
    return tuple(_tables_in(view))


def _tables_in(view: View) -> list[TableLayout]:
    tables: list[TableLayout] = []
    run: list[Row] = []
    above: list[Row] = []
    at = view.top
    while at < view.bottom:
        row = view.row(at)
        if row.cells and looks_like_data(row):
            first = sample(view, at, _SAMPLE)
            header = find_header(view, run, data_rows(first[:24]))
            if header is not None:
                table, at = _table(view, header, above, tables)
                tables.append(table)
                run, above = [], []
                continue
            run = []
        elif row.cells:
            run.append(row)
        if row.cells:
            above.append(row)
        at += 1
    return tables


def _table(
    view: View, header: Header, above: Sequence[Row], before: Sequence[TableLayout]
) -> tuple[TableLayout, int]:
    """Return the table under a header, and the row behind it."""
    start = header.bottom + 1
    while start < view.bottom and not view.row(start).cells:
        start += 1
    first = sample(view, start, _SAMPLE)
    columns, labels = _columns(view, header, first)
    roles = find_roles(columns, labels, first)
    body = read_body(view, header, roles, start)
    sums = Sums(view, roles.added)
    outline = Outline(body.entries, sums)
    outline.build()
    block, unsure = body_block(outline, sums)
    layout = TableLayout(
        grid=view.grid,
        above=_lines(row for row in above if row.index < header.top),
        header=range(header.top, header.bottom + 1),
        columns=header_columns(view, header, columns, roles.kinds),
        body=block,
        rows=body.rows,
        skipped=body.skipped | outline.skipped,
        doubts=header.doubts or body.doubts or unsure or outline.doubts,
    )
    return layout, max(body.rows.stop, start + 1)


def _columns(
    view: View, header: Header, first: Sequence[Row]
) -> tuple[tuple[int, ...], dict[int, list[str]]]:
    """Return the columns of a table, and the folded words above each."""
    labels: dict[int, list[str]] = {}
    for row in header.rows:
        for cell in row.cells:
            labels.setdefault(cell.column, []).append(cell.key)
    covered = set(labels)
    for one in view.merges(header.top, header.bottom):
        if one.left in labels and one.right - one.left < 200:
            covered.update(range(one.left, one.right + 1))
    filled = {cell.column for row in first if len(row.cells) > 1 for cell in row.cells}
    left, right = min(covered), max(covered)
    while left - 1 in filled:
        left -= 1
    while right + 1 in filled:
        right += 1
    columns = tuple(c for c in range(left, right + 1) if c in covered or c in filled)
    return columns, labels


def _lines(rows: Iterable[Row]) -> tuple[Line, ...]:
    return tuple(
        Line(row=row.index, column=cell.column, text=cell.text)
        for row in rows
        for cell in row.cells
    )
