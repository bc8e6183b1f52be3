"""One table, from its header to its last row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from cadre_training.readers.sheets._blocks import body_block
from cadre_training.readers.sheets._body import Body, read_body
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._doubting import is_unlikely
from cadre_training.readers.sheets._header import Header
from cadre_training.readers.sheets._header_paths import header_columns
from cadre_training.readers.sheets._judge import judge_heads
from cadre_training.readers.sheets._outline import Outline
from cadre_training.readers.sheets._roles import Roles, find_roles
from cadre_training.readers.sheets._samples import sample
from cadre_training.readers.sheets._sums import Sums
from cadre_training.readers.sheets._view import Row, View
from cadre_training.readers.sheets._wordless import find_wordless
from cadre_training.readers.sheets.layout import HeaderColumn, Line, TableLayout

_SAMPLE = 60
_WIDEST_MERGE = 400


@frozen(kw_only=True)
class Draft:
    """A table without the lines around it.

    Args:
        header: Its header; None where it has none.
        columns: Its columns.
        roles: What they are for.
        body: Its rows.
        layout: The table.
        keys: The folded words of the header's own cell above each column.
    """

    header: Header | None
    columns: tuple[HeaderColumn, ...]
    roles: Roles
    body: Body
    layout: TableLayout
    keys: Mapping[int, str]


def build_table(view: View, header: Header | None, start: int) -> Draft:
    """Return the table under a header.

    Args:
        view: The part of the sheet.
        header: The header; None for a table without one.
        start: The row below the header.
    """
    while start < view.bottom and not view.row(start).cells:
        start += 1
    rows = sample(view, start, _SAMPLE)
    labels = _labels(header)
    columns = _columns(view, header, labels, rows)
    roles = find_roles(columns, labels, rows)
    body = read_body(view, header, roles, start)
    own = [row for row in rows if row.index in body.rows and row.index not in body.skipped]
    again = _columns(view, header, labels, own) if own else columns
    if own and (again != columns or len(own) < len(rows)):
        columns = again
        roles = find_roles(columns, labels, own)
        body = read_body(view, header, roles, start)
    sums = Sums(view, roles.added)
    outline = Outline(body.entries, sums)
    outline.build()
    judge_heads(outline, sums)
    find_wordless(outline, sums, view, roles)
    unlikely = outline.lacks_total() or is_unlikely(outline.root, outline.values)
    block = body_block(outline.root)
    named = _header_columns(view, header, columns, roles.kinds)
    top = start if header is None else header.top
    doubts = header is None or header.doubts or body.doubts or outline.doubts or unlikely
    layout = TableLayout(
        grid=view.grid,
        header=range(top, top if header is None else header.bottom + 1),
        columns=named,
        body=block,
        rows=body.rows,
        skipped=body.skipped | outline.skipped,
        doubts=doubts or _unnamed(named, roles),
    )
    keys = {column: words[-1] for column, words in labels.items()}
    return Draft(header=header, columns=named, roles=roles, body=body, layout=layout, keys=keys)


def _labels(header: Header | None) -> dict[int, list[str]]:
    """Return the folded words above each column, where they stand themselves."""
    labels: dict[int, list[str]] = {}
    for row in () if header is None else header.rows:
        for cell in row.cells:
            labels.setdefault(cell.column, []).append(cell.key)
    return labels


def _columns(
    view: View, header: Header | None, labels: Mapping[int, Sequence[str]], rows: Sequence[Row]
) -> tuple[int, ...]:
    """Return the columns of a table: those with a name, and those beside them that are filled."""
    several = [row for row in rows if len(row.cells) > 1] or rows
    filled = {cell.column for row in several for cell in row.cells}
    covered = set(labels)
    if header is not None:
        for one in view.merges(header.top, header.bottom):
            if one.left in labels and one.right - one.left < _WIDEST_MERGE:
                covered.update(range(one.left, one.right + 1))
    known = covered or filled
    left, right = min(known), max(known)
    while left - 1 in filled:
        left -= 1
    while right + 1 in filled:
        right += 1
    return tuple(c for c in sorted(covered | filled) if left <= c <= right)


def _header_columns(
    view: View, header: Header | None, columns: Sequence[int], kinds: Mapping[int, Kind]
) -> tuple[HeaderColumn, ...]:
    if header is None:
        return tuple(HeaderColumn(index=column, path=()) for column in columns)
    return header_columns(view, header, columns, kinds)


def _unnamed(columns: Iterable[HeaderColumn], roles: Roles) -> bool:
    """Tell whether a column of numbers has no name."""
    return any(not column.path and column.index in roles.numbers for column in columns)


def lines_of(rows: Iterable[Row]) -> tuple[Line, ...]:
    """Return the cells of rows as lines of text."""
    return tuple(
        Line(row=row.index, column=cell.column, text=cell.text)
        for row in rows
        for cell in row.cells
    )
