"""Tables beside each other, with blank columns between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cadre_training.readers.sheets._build import Draft
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._header_words import is_naming_header, is_serial_header
from cadre_training.readers.sheets._view import View

_LOOKED_AT = 300
_ROWS_BESIDE = 2
_MOST_GAPS = 60


def gaps(view: View, draft: Draft) -> tuple[int, ...]:
    """Return the blank columns behind which another table may lie.

    Args:
        view: The part of the sheet.
        draft: The table, with all that may be several.
    """
    columns = draft.roles.columns
    pairs = itertools.pairwise(columns)
    found = {column - 1 for before, column in pairs if column - before > 1}
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
    return tuple(sorted(found)) if len(found) <= _MOST_GAPS else ()


def blank_columns(view: View) -> tuple[int, ...]:
    """Return the columns that are blank in all rows, between others that are filled."""
    used: set[int] = set()
    for index in range(view.top, min(view.bottom, view.top + _LOOKED_AT)):
        cells = enumerate(view.raw(index), view.left)
        used.update(at for at, value in cells if value is not None and value != "")
    if not used:
        return ()
    blank = [column for column in range(min(used) + 1, max(used)) if column not in used]
    if not blank or len(blank) > _MOST_GAPS:
        return ()
    rest = range(view.top + _LOOKED_AT, view.bottom)
    return tuple(c for c in blank if not any(_filled(view, index, (c,)) for index in rest))


def zone(view: View, draft: Draft, top: int, columns: Sequence[int]) -> range:
    """Return the rows around a table in which some columns are blank.

    Args:
        view: The part of the sheet.
        draft: The table.
        top: The first row to think of.
        columns: The columns.
    """
    head = draft.layout.header.start
    start = next((at + 1 for at in range(head - 1, top - 1, -1) if _filled(view, at, columns)), top)
    stop = next((at for at in range(head, view.bottom) if _filled(view, at, columns)), view.bottom)
    return range(start, stop)


def _filled(view: View, index: int, columns: Sequence[int]) -> bool:
    cells = view.grid.rows[index]
    width = len(cells)
    return any(c < width and cells[c] is not None and cells[c] != "" for c in columns)


def parts_of(view: View, rows: range, columns: Sequence[int]) -> list[View]:
    """Return the parts of a view left, right and between some of its columns."""
    edges = [view.left - 1, *columns]
    ends: list[int | None] = [*columns, view.right]
    return [
        view.part(rows.start, rows.stop, edge + 1, end)
        for edge, end in zip(edges, ends, strict=True)
        if end is None or end > edge + 1
    ]


def are_several(parts: Sequence[Sequence[Draft]]) -> bool:
    """Tell whether the tables found in parts of a sheet are tables of their own.

    Args:
        parts: The tables of each part, from left to right.
    """
    good = [drafts for drafts in parts if drafts and _stands_alone(drafts[0])]
    if len(good) < 2:
        return False
    wide = [drafts for drafts in good if _has_enough(drafts[0])]
    paths = {tuple(column.path for column in drafts[0].columns) for drafts in good}
    return len(wide) > 1 or len(paths) == 1


def _stands_alone(draft: Draft) -> bool:
    """Tell whether a table has a header, and first a column that numbers or names its rows."""
    if draft.header is None:
        return False
    key = draft.keys.get(draft.roles.left, "")
    if is_serial_header(key):
        return True
    first = draft.roles.left == draft.roles.name
    return first and (is_naming_header(key) or not key)


def _has_enough(draft: Draft) -> bool:
    counted = any(draft.roles.kinds.get(c) is Kind.NUMBER for c in draft.roles.numbers)
    return counted or len(draft.columns) > 2
