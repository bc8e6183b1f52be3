"""Rows that say the same as another row of their group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import itemgetter

from cadre_training.model.grid import ByColumn, RawCell
from cadre_training.model.tabulation import NumberColumn
from cadre_training.readers.sheets._header_words import is_serial_header
from cadre_training.readers.sheets._sums_words import key_of
from cadre_training.readers.sheets.layout import TableLayout

Cells = tuple[RawCell, ...]


def repeated_rows(
    layout: TableLayout, columns: Sequence[NumberColumn]
) -> tuple[tuple[int, ...], ...]:
    """Return the positions of rows with the same words and numbers, kind by kind.

    The column that numbers the rows makes no difference. A row without words, or with no number
    but zeros, is like no other.

    Args:
        layout: The table.
        columns: Its columns of numbers.
    """
    indices = [column.index for column in layout.columns]
    serial = [
        column.index
        for column in layout.columns
        if column.path and is_serial_header(key_of(column.path[-1]))
    ]
    if not indices or not columns:
        return ()
    start, stop = min(indices), max(indices) + 1
    numbers = {column.index for column in columns}
    dropped = sorted(at - start for at in serial if start <= at < stop)
    kept = [at for at in range(start, stop) if at not in serial]
    wordy = [order for order, at in enumerate(kept) if at not in numbers]
    counting = [order for order, at in enumerate(kept) if at in numbers]
    if not wordy:
        return ()
    found: list[tuple[int, ...]] = []
    names = kept[wordy[0]]
    for run in layout.body.records():
        if _all_differ(layout, run, names):
            continue
        for rows, key in _alike(layout, run, start, stop, dropped):
            words = any(_said(key, at) for at in wordy)
            if words and any(_said(key, at) not in ("", "0") for at in counting):
                found.append(tuple(row - layout.rows.start for row in rows))
    return tuple(found)


def _all_differ(layout: TableLayout, run: range, column: int) -> bool:
    """Tell at once of most runs that no row in them repeats: their names differ."""
    if isinstance(layout.grid.rows, ByColumn):
        names = layout.grid.column(column, run.start, run.stop)
        return len(set(names)) == len(names)
    rows = layout.grid.rows[run.start : run.stop]
    try:
        return len(set(map(itemgetter(column), rows))) == len(rows)
    except IndexError:
        return False


def _alike(
    layout: TableLayout, run: range, start: int, stop: int, dropped: Sequence[int]
) -> Iterator[tuple[list[int], Cells]]:
    """Yield the rows of a run that hold the same cells, with these."""
    hashes = list(map(hash, _keys(layout, run, start, stop, dropped)))
    if len(set(hashes)) == len(hashes):
        return
    often = {one for one, times in Counter(hashes).items() if times > 1}
    alike = list(map(often.__contains__, hashes))
    where: dict[Cells, list[int]] = {}
    keys = compress(_keys(layout, run, start, stop, dropped), alike)
    for row, key in zip(compress(run, alike), keys, strict=True):
        where.setdefault(key, []).append(row)
    for key, rows in where.items():
        if len(rows) > 1:
            yield rows, key


def _keys(
    layout: TableLayout, run: range, start: int, stop: int, dropped: Sequence[int]
) -> Iterator[Cells]:
    """Yield the cells by which each row of a run is compared."""
    grid = layout.grid
    if isinstance(grid.rows, ByColumn):
        kept = [at for at in range(start, stop) if at - start not in dropped]
        return zip(*(grid.column(at, run.start, run.stop) for at in kept), strict=True)
    rows = grid.rows[run.start : run.stop]
    if dropped in ([], [0]):
        return map(tuple, map(itemgetter(slice(start + len(dropped), stop)), rows))
    return (_without(row[start:stop], dropped) for row in rows)


def _without(cells: Sequence[RawCell], dropped: Sequence[int]) -> Cells:
    return tuple(cell for at, cell in enumerate(cells) if at not in dropped)


def _said(cells: Cells, at: int) -> str:
    return str(cells[at]).strip() if at < len(cells) and cells[at] is not None else ""
