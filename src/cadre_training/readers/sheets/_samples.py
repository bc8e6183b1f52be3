"""The first rows of a body, by which headers and columns are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._line_words import is_note, is_signature
from cadre_training.readers.sheets._row_shapes import is_letter, is_strong
from cadre_training.readers.sheets._view import Row, View


def sample(view: View, start: int, most: int) -> list[Row]:
    """Return the first rows of a body, as far as they surely belong to it."""
    found: list[Row] = []
    gap = 0
    for index in range(start, view.bottom):
        row = view.row(index)
        if not row.cells:
            gap += 1
            if gap > 2:
                break
            continue
        if found and _ends_body(row, after_blank=gap > 0):
            break
        gap = 0
        found.append(row)
        if len(found) >= most:
            break
    return found


def _ends_body(row: Row, *, after_blank: bool) -> bool:
    """Tell whether a row is surely no row of the body above it."""
    if is_strong(row) and not row.of(Kind.NUMBER):
        return True
    if is_letter(row):
        return True
    words = [cell.key for cell in row.cells if cell.kind is Kind.TEXT]
    bare = len(words) == len(row.cells)
    return bare and after_blank and (is_signature(words[0]) or is_note(words[0]))


def data_rows(rows: Sequence[Row]) -> list[Row]:
    """Return those of some rows that hold more than one cell, or all where none does."""
    full = [row for row in rows if len(row.cells) > 1]
    return full or list(rows)


def columns_of(data: Sequence[Row]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the columns of numbers, and all columns that are filled more than by chance."""
    numbers: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for row in data:
        for cell in row.cells:
            cells[cell.column] += 1
            numbers[cell.column] += cell.kind in (Kind.NUMBER, Kind.MARK)
    numeric = frozenset(column for column, count in numbers.items() if 2 * count > cells[column])
    often = max(cells.values(), default=0) / 5
    return numeric, frozenset(column for column, count in cells.items() if count >= often)
