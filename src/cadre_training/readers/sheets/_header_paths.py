"""The words above each column, from the widest header cell to its own."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._formula_row import formula_in, own_number
from cadre_training.readers.sheets._header import Header
from cadre_training.readers.sheets._header_words import is_remarks_header, is_serial_header
from cadre_training.readers.sheets._row_words import row_words
from cadre_training.readers.sheets._view import View
from cadre_training.readers.sheets.layout import HeaderColumn

Owners = list[dict[int, Cell]]
"""For each row of a header: the cell that stands above or in a column."""


def header_columns(
    view: View, header: Header, columns: Sequence[int], kinds: Mapping[int, Kind]
) -> tuple[HeaderColumn, ...]:
    """Return the columns with the words above them.

    Args:
        view: The part of the sheet.
        header: Its header.
        columns: The columns of the table.
        kinds: What mostly stands in the columns of the body.
    """
    owners, bound = _merged_owners(view, header, columns)
    _spread(owners, bound, columns, kinds)
    paths = {column: _path(owners, column) for column in columns}
    for before, column in itertools.pairwise(columns):
        if not paths[column] and column == before + 1 and _continues(before, column, kinds):
            paths[column] = paths[before]
    named = _named_columns(owners, columns)
    return tuple(_column(header, column, paths[column], named) for column in columns)


def _continues(before: int, column: int, kinds: Mapping[int, Kind]) -> bool:
    """Tell whether a nameless column belongs to the one before: “Họ và tên” over two columns."""
    return kinds.get(column) in (Kind.TEXT, Kind.DATE) and kinds.get(before) is kinds.get(column)


def _merged_owners(
    view: View, header: Header, columns: Sequence[int]
) -> tuple[Owners, set[tuple[int, int]]]:
    """Return what stands above each column by the merged cells, and which places these bind."""
    owners: Owners = [{cell.column: cell for cell in row.cells} for row in header.rows]
    bound: set[tuple[int, int]] = set()
    at_row = {row.index: at for at, row in enumerate(header.rows)}
    for one in view.merges(header.top, header.bottom):
        cell = owners[at_row[one.top]].get(one.left) if one.top in at_row else None
        if cell is None:
            continue
        rows = [at for index, at in at_row.items() if one.top <= index <= one.bottom]
        for column in (c for c in columns if one.left <= c <= one.right):
            for at in rows:
                owners[at].setdefault(column, cell)
                bound.add((at, column))
    return owners, bound


def _spread(
    owners: Owners, bound: set[tuple[int, int]], columns: Sequence[int], kinds: Mapping[int, Kind]
) -> None:
    """Let header cells stand above the blank cells to their right that were merged with them."""
    for at in range(len(owners) - 1):
        row = owners[at]
        below = [c for c in columns if any(c in lower for lower in owners[at + 1 :])]
        open_columns = set(below)
        limits = _limits(owners, at, columns, open_columns)
        only = sum(c in open_columns and (at, c) not in bound for c in row) == 1
        source: int | None = None
        for before, column in zip([columns[0], *columns], columns, strict=False):
            if column in row:
                free = (at, column) not in bound and column in open_columns
                source = column if free else None
                continue
            if (
                source is None
                or column not in open_columns
                or column >= limits.get(source, 1 << 30)
            ):
                source = None
                continue
            if at and owners[at - 1].get(column) is not owners[at - 1].get(source):
                source = None
                continue
            leaf = next(lower[column] for lower in owners[at + 1 :] if column in lower)
            alike = only or _alike(kinds.get(source), kinds.get(column))
            if _stands_alone(leaf) or not alike:
                source = None
                continue
            if before != column and column - before > 2:
                source = None
                continue
            row[column] = row[source]


def _stands_alone(leaf: Cell) -> bool:
    return is_remarks_header(leaf.key) or is_serial_header(leaf.key)


def _alike(one: Kind | None, other: Kind | None) -> bool:
    if one is None or other is None or one is other:
        return True
    return {one, other} <= {Kind.NUMBER, Kind.MARK}


def _limits(
    owners: Owners, at: int, columns: Sequence[int], open_columns: set[int]
) -> dict[int, int]:
    """Return behind which column each header cell ends, by what the columns below repeat."""
    row, below = owners[at], owners[at + 1]
    starts = [c for c in columns if c in row and c in open_columns]
    limits: dict[int, int] = {}
    families: list[tuple[int, list[int]]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else columns[-1] + 1
        family = [c for c in columns if start <= c < end and c in below]
        while family and any(c in row and c != start for c in columns if start < c < family[-1]):
            family.pop()
        families.append((start, family))
        first = below.get(start)
        if first is not None and first.year is not None:
            odd = [c for c in family if below[c].year is None and not _is_total(below[c])]
            if odd:
                limits[start] = odd[0]
    sizes = {len(family) for _, family in families[:-1]}
    if len(families) > 1 and len(sizes) == 1:
        (size,) = sizes
        start, family = families[-1]
        names = [[below[c].key for c in one] for _, one in families]
        alike = all(one == names[0] for one in names[:-1]) and names[-1][:size] == names[0]
        if alike and 1 < size < len(family) and _named_below(row, below, starts[0], columns):
            limits[start] = min(family[size], limits.get(start, family[size]))
    return limits


def _named_below(
    row: Mapping[int, Cell], below: Mapping[int, Cell], first: int, columns: Sequence[int]
) -> bool:
    """Tell whether columns before the first group have their names in the lower row."""
    return any(c in below and c not in row for c in columns if c < first)


def _is_total(cell: Cell) -> bool:
    return row_words(cell.key) is not None


def _path(owners: Owners, column: int) -> tuple[str, ...]:
    path: list[str] = []
    last: Cell | None = None
    for row in owners:
        cell = row.get(column)
        if cell is not None and cell is not last:
            path.append(cell.text)
            last = cell
    return tuple(path)


def _named_columns(owners: Owners, columns: Sequence[int]) -> dict[int, str]:
    """Return the numbers that header cells carry in brackets, if most of them carry one."""
    found: dict[int, str] = {}
    for column in columns:
        texts = [row[column].text for row in owners if column in row]
        number = own_number(texts[-1]) if texts else None
        if number is not None:
            found[column] = number
    steps = [
        int(b) - int(a) for a, b in zip(found.values(), list(found.values())[1:], strict=False)
    ]
    good = len(found) > 2 and 2 * len(found) > len(columns) and all(step > 0 for step in steps)
    return found if good else {}


def _column(
    header: Header, column: int, path: tuple[str, ...], named: Mapping[int, str]
) -> HeaderColumn:
    number = header.numbers.get(column)
    printed = formula_in(path[-1]) if path else None
    name = number.name if number is not None else named.get(column)
    formula = number.formula if number is not None else None
    if printed is not None:
        formula = formula or printed.formula
        name = name or printed.name
    return HeaderColumn(index=column, path=path, number=name, formula=formula)
