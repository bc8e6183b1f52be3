"""Tables beside each other, with blank columns between them."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_training.readers.sheets._build import Draft
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._row_words import is_naming_header, is_serial_header
from cadre_training.readers.sheets._view import View
from cadre_training.readers.sheets.layout import HeaderColumn

_LOOKED_AT = 300
_ROWS_BESIDE = 2


def separators(view: View, draft: Draft) -> tuple[int, ...]:
    """Return the blank columns that part a table from others beside it.

    Args:
        view: The part of the sheet.
        draft: The table, with all that may be several.
    """
    found = set(_inside(draft))
    left, right = draft.roles.left, draft.roles.right
    before = behind = 0
    for index in draft.body.rows[:_LOOKED_AT]:
        cells = view.row(index).cells
        if any(cell.column in (left - 1, right + 1) for cell in cells):
            break
        before += sum(cell.column < left for cell in cells) > 1
        behind += sum(cell.column > right for cell in cells) > 1
    if before >= _ROWS_BESIDE:
        found.add(left - 1)
    if behind >= _ROWS_BESIDE:
        found.add(right + 1)
    return tuple(sorted(found))


def _inside(draft: Draft) -> list[int]:
    """Return the blank columns behind which another table begins."""
    columns = draft.columns
    found: list[int] = []
    start = 0
    for at in range(1, len(columns)):
        if columns[at].index - columns[at - 1].index < 2:
            continue
        if _begins_table(draft, columns[start:at], columns[at:]):
            found.append(columns[at].index - 1)
            start = at
    return found


def _begins_table(
    draft: Draft, before: Sequence[HeaderColumn], behind: Sequence[HeaderColumn]
) -> bool:
    if len(before) < 2 or len(behind) < 2 or not behind[0].path:
        return False
    key = draft.keys.get(behind[0].index, "")
    if is_serial_header(key):
        return True
    same = [column.path for column in behind[: len(before)]] == [column.path for column in before]
    if same:
        return True
    kinds = draft.roles.kinds
    first, rest = behind[0], behind[1:]
    words = kinds.get(first.index) is Kind.TEXT or _is_years(draft, first)
    numbers = any(kinds.get(column.index) is Kind.NUMBER for column in rest)
    counted = any(
        kinds.get(column.index) is Kind.NUMBER and column.index in draft.roles.numbers
        for column in before
    )
    return words and numbers and counted and is_naming_header(key)


def _is_years(draft: Draft, column: HeaderColumn) -> bool:
    return column.index in draft.roles.numbers and column.index not in draft.roles.added


def zone_bottom(view: View, top: int, columns: Sequence[int]) -> int:
    """Return the first row from ``top`` on in which one of some columns is filled."""
    rows = view.grid.rows
    for index in range(top, view.bottom):
        cells = rows[index]
        for column in columns:
            if column < len(cells) and cells[column] is not None and cells[column] != "":
                return index
    return view.bottom


def parts_of(view: View, top: int, bottom: int, columns: Sequence[int]) -> list[View]:
    """Return the parts of a view left, right and between some of its columns."""
    edges = [view.left - 1, *columns]
    ends: list[int | None] = [*columns, view.right]
    return [
        view.part(top, bottom, edge + 1, end)
        for edge, end in zip(edges, ends, strict=True)
        if end is None or end > edge + 1
    ]
