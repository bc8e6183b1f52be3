"""Sheets drawn row by row, each row with a mark that says what it is; the truth follows from it.

A row is ``(mark, cell, cell, …)``. The marks:

===========  =====================================================================
``text``     a line above a table; the first one behind a table begins the next
``header``   a row of the header
``numbers``  the row of column numbers, or formulas
``row``      a record, in the deepest group that is open; ``row 0`` is in no group
``head n``   the head of a group at depth n (1, 2, …), without numbers
``sum n``    the head of a group at depth n that states its totals itself
``total n``  a total below its parts; n = 0 is the table's. Without an open group at depth n,
             the rows since the last group are one without a head
``first n``  a total above its parts; without a fresh head of depth n it opens a group
``of``       a part only of the last row that is not ``of``
``skip``     no record, head or total
``below``    a line below the table
===========  =====================================================================

A row without cells is blank. ``LEFT`` and ``UP`` stand for a cell that is merged with the one
to the left or above it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from attrs import define, field, frozen

from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.readers.sheets.layout import Block, HeaderColumn, OfWhich

LEFT = "<"
UP = "^"

DrawnRow = tuple[RawCell, ...]

_ORDINAL = re.compile(r"[IVXivx]+[.)/]?|[A-Za-zĐđ][.)/]?|[\d.]+[.)/]?|[-+*•]")


@frozen(kw_only=True)
class TableTruth:
    """How a table lies on its sheet, truly. Rows and columns are counted from 0."""

    header: range
    columns: tuple[HeaderColumn, ...]
    body: Block
    rows: range
    skipped: frozenset[int] = frozenset()


@frozen(kw_only=True)
class Layout:
    """A sheet with the truth about its tables.

    Args:
        name: What it is, in a few words.
        grid: The sheet.
        truth: Its tables, in the order of the sheet; none for a sheet without a table.
        sure: Whether a reader can be sure of it; where not, it must say that it doubts.
    """

    name: str
    grid: Grid
    truth: tuple[TableTruth, ...]
    sure: bool = True


@frozen(kw_only=True)
class Drawing:
    """A sheet as drawn.

    Args:
        name: What it is, in a few words.
        rows: The rows with their marks.
        formulas: The formulas that stand inside header cells, by column.
        labels: The columns that hold no value in any row, and so are none of the table's.
        sure: Whether a reader can be sure of it.
    """

    name: str
    rows: tuple[DrawnRow, ...]
    formulas: dict[int, str] = field(factory=dict)
    sure: bool = True


def drawn(
    name: str, *rows: DrawnRow, formulas: dict[int, str] | None = None, sure: bool = True
) -> Drawing:
    """Return a drawing."""
    return Drawing(name=name, rows=rows, formulas=formulas or {}, sure=sure)


def layout_of(drawing: Drawing, *, merges: bool = True, blank: RawCell = None) -> Layout:
    """Return the sheet and its truth.

    Args:
        drawing: The drawing.
        merges: Whether the sheet knows which cells are merged, as an XLSX file does.
        blank: What stands in a blank cell.
    """
    cells = [list(row[1:]) for row in drawing.rows]
    merged = _merges(cells)
    origin = {
        (row, column): (one.top, one.left)
        for one in merged
        for row in range(one.top, one.bottom + 1)
        for column in range(one.left, one.right + 1)
    }
    rows = tuple(
        tuple(blank if cell in (LEFT, UP, None) else cell for cell in row) for row in cells
    )
    grid = Grid(
        file=f"{drawing.name}.{'xlsx' if merges else 'csv'}",
        sheet="Sheet1" if merges else None,
        rows=rows,
        merged=merged if merges else (),
    )
    marks = [str(row[0]) if row else "" for row in drawing.rows]
    truth = tuple(
        _table(marks, rows, origin, first, last, drawing.formulas) for first, last in _tables(marks)
    )
    return Layout(name=drawing.name, grid=grid, truth=truth, sure=drawing.sure)


def overlaid(name: str, one: Drawing, other: Drawing, *, merges: bool) -> Layout:
    """Return a sheet with two drawings beside each other, a blank column between them."""
    width = max(len(row) - 1 for row in one.rows) + 1
    moved = Drawing(
        name=name,
        rows=tuple((row[0], *[None] * width, *row[1:]) for row in other.rows),
        formulas={column + width: formula for column, formula in other.formulas.items()},
    )
    left, right = layout_of(one, merges=merges), layout_of(moved, merges=merges)
    rows: list[tuple[RawCell, ...]] = []
    for at in range(max(len(left.grid.rows), len(right.grid.rows))):
        cells = left.grid.rows[at] if at < len(left.grid.rows) else ()
        more = right.grid.rows[at] if at < len(right.grid.rows) else ()
        rows.append((*cells, *[None] * (width - len(cells)), *more[width:]))
    grid = Grid(
        file=f"{name}.xlsx",
        sheet="Sheet1",
        rows=tuple(rows),
        merged=(*left.grid.merged, *right.grid.merged),
    )
    return Layout(
        name=name, grid=grid, truth=(*left.truth, *right.truth), sure=one.sure and other.sure
    )


def _merges(cells: list[list[RawCell]]) -> tuple[MergedCells, ...]:
    merged: list[MergedCells] = []
    for top, row in enumerate(cells):
        for left, cell in enumerate(row):
            if cell in (LEFT, UP):
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            bottom = top
            while bottom + 1 < len(cells) and cells[bottom + 1][left : left + 1] == [UP]:
                bottom += 1
            if (bottom, right) != (top, left):
                merged.append(MergedCells(top, left, bottom, right))
    return tuple(merged)


def _tables(marks: list[str]) -> list[tuple[int, int]]:
    """Return the first row of each header, and the last row of the body below it."""
    found: list[tuple[int, int]] = []
    open_at: int | None = None
    last = 0
    for row, mark in enumerate([*marks, "text"]):
        kind = mark.split(" ")[0]
        if kind in ("header", "numbers", "row", "head", "sum", "total", "first", "of", "skip"):
            if open_at is None:
                open_at = row
            last = row
        elif kind in ("text", "below") and open_at is not None:
            found.append((open_at, last))
            open_at = None
    return found


def _table(
    marks: list[str],
    rows: Sequence[Sequence[RawCell]],
    origin: dict[tuple[int, int], tuple[int, int]],
    first: int,
    last: int,
    formulas: dict[int, str],
) -> TableTruth:
    header_rows = [r for r in range(first, last + 1) if marks[r] in ("header", "numbers")]
    header = range(first, header_rows[-1] + 1) if header_rows else range(first, first)
    while not any(_filled(rows, last, c) for c in range(len(rows[last]))):
        last -= 1
    body = range(header.stop, last + 1)
    while marks[body.start] == "":
        body = range(body.start + 1, body.stop)
    width = max(len(rows[row]) for row in range(first, last + 1))
    columns = [
        _column(c, marks, rows, origin, header, formulas)
        for c in range(width)
        if any(_filled(rows, row, c) for row in (*header, *body))
        or any((row, c) in origin for row in header)
    ]
    skipped = frozenset(row for row in body if marks[row] in ("", "skip"))
    return TableTruth(
        header=header,
        columns=tuple(columns),
        body=_body(marks, rows, body),
        rows=body,
        skipped=skipped,
    )


def _filled(rows: Sequence[Sequence[RawCell]], row: int, column: int) -> bool:
    return column < len(rows[row]) and rows[row][column] not in (None, "")


def as_printed(cell: RawCell) -> str:
    """Return the words of a header cell as a layout gives them."""
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))


def _column(
    column: int,
    marks: list[str],
    rows: Sequence[Sequence[RawCell]],
    origin: dict[tuple[int, int], tuple[int, int]],
    header: range,
    formulas: dict[int, str],
) -> HeaderColumn:
    path: list[str] = []
    seen: set[tuple[int, int]] = set()
    number: str | None = None
    formula = formulas.get(column)
    for row in header:
        at = origin.get((row, column), (row, column))
        if at in seen or not _filled(rows, *at):
            continue
        seen.add(at)
        text = as_printed(rows[at[0]][at[1]])
        if marks[row] == "numbers":
            number = text.split("=")[0].strip(" ()").split(" ")[-1]
            formula = text if "=" in text else formula
        else:
            path.append(text)
    if number is None and formula is not None:
        number = formula.split("=")[0].strip(" ()") or None
    return HeaderColumn(index=column, path=tuple(path), number=number, formula=formula)


@define
class _Node:
    label: str | None = None
    head: int | None = None
    totals: list[int] = field(factory=list)
    parts: list[_Node | range] = field(factory=list)
    of_which: list[OfWhich] = field(factory=list)
    fresh: bool = True

    def add(self, row: int) -> None:
        last = self.parts[-1] if self.parts else None
        if isinstance(last, range) and last.stop == row:
            self.parts[-1] = range(last.start, row + 1)
        else:
            self.parts.append(range(row, row + 1))

    def block(self) -> Block:
        return Block(
            label=self.label,
            head=self.head,
            totals=tuple(self.totals),
            parts=tuple(p.block() if isinstance(p, _Node) else p for p in self.parts),
            of_which=tuple(self.of_which),
        )


def _body(marks: list[str], rows: Sequence[Sequence[RawCell]], body: range) -> Block:
    stack = [_Node()]
    whole: tuple[int, _Node] | None = None
    for row in body:
        kind, _, depth_text = marks[row].partition(" ")
        depth = int(depth_text) if depth_text else len(stack) - 1
        if kind in ("", "skip", "header", "numbers"):
            continue
        if kind == "of":
            assert whole is not None
            of, node = whole
            if node.of_which and node.of_which[-1].of == of:
                node.of_which[-1] = OfWhich(of=of, rows=(*node.of_which[-1].rows, row))
            else:
                node.of_which.append(OfWhich(of=of, rows=(row,)))
            continue
        if kind == "row":
            del stack[depth + 1 :]
            stack[-1].add(row)
        elif kind in ("head", "sum"):
            del stack[depth:]
            node = _Node(_label(rows[row]), row, [row] if kind == "sum" else [])
            stack[-1].parts.append(node)
            stack.append(node)
        elif kind == "first":
            if depth < len(stack) and not stack[depth].parts and not stack[depth].totals:
                stack[depth].totals.append(row)
            else:
                del stack[depth:]
                node = _Node(totals=[row])
                stack[-1].parts.append(node)
                stack.append(node)
        else:
            assert kind == "total", marks[row]
            if depth >= len(stack):
                node = _Node()
                loose = stack[-1].parts
                while loose and isinstance(loose[-1], range):
                    node.parts.insert(0, loose.pop())
                loose.append(node)
                stack.append(node)
            del stack[depth + 1 :]
            stack[-1].totals.append(row)
            whole = (row, stack[-1])
            if depth:
                stack.pop()
            continue
        whole = (row, stack[-1])
    return stack[0].block()


def _label(row: Sequence[RawCell]) -> str:
    """Return the words of a head: its first cell that is more than an ordinal."""
    texts = [as_printed(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    words = [text for text in texts if not _ORDINAL.fullmatch(text)]
    return (words or texts)[0]
