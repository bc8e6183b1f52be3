"""Long bodies read by column: plain records as runs, the rest row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from attrs import frozen

from cadre_training.model.grid import RawCell
from cadre_training.readers.sheets._cells import Kind, look_at
from cadre_training.readers.sheets._openings import Openings
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._view import Row, View

_FIRST_CHUNK, _GROWTH, _MOST_ROWS, _MOST_CELLS = 256, 4, 1 << 14, 1 << 22
_NUMBERS = frozenset((int, Decimal))
_DIGITS = frozenset("0123456789.,")
_SHORT_RUN = 4
_ONES = frozenset(("0", "00", "1", "01", "001"))

Cells = Sequence[RawCell]


@frozen
class _Labels:
    """Which labels are to be looked at: those with some beginnings, and those of the header."""

    openings: Openings
    header: frozenset[str]


def scan(view: View, roles: Roles, start: int, words: Sequence[str] = ()) -> Iterator[range | Row]:
    """Yield the rows from a row on: runs of plain records, and each other row by itself.

    Plain is a record with a name that says nothing special, with numbers where the table has
    columns of numbers, and numbered by a whole number above 1 where its rows are numbered.

    Args:
        view: The part of the sheet.
        roles: What the columns are for.
        start: The first row.
        words: The words of the header, which may come again.
    """
    labels = _Labels(Openings(lines=not roles.added), frozenset(words))
    size = _FIRST_CHUNK
    while start < view.bottom:
        stop = min(start + size, view.bottom)
        block = view.grid.rows[start:stop]
        width = max(map(len, block))
        if width * len(block) > _MOST_CELLS:
            stop = start + max(1, _MOST_CELLS // max(width, 1))
            block = block[: stop - start]
        special = _special(view, roles, block, labels)
        at = 0
        for one in special:
            if one - at >= _SHORT_RUN:
                yield range(start + at, start + one)
            else:
                yield from (view.row(start + row) for row in range(at, one))
            yield view.row(start + one)
            at = one + 1
        if at < len(block):
            yield range(start + at, stop)
        start, size = stop, min(size * _GROWTH, _MOST_ROWS)


def _special(view: View, roles: Roles, block: Sequence[Cells], labels: _Labels) -> list[int]:
    """Return the positions of the rows that are not plain, in order."""
    if roles.name is None:
        return list(range(len(block)))
    columns = _columns(block)
    found: set[int] = set()
    for at, cells in enumerate(columns):
        if at < view.left or (view.right is not None and at >= view.right):
            continue
        if at == roles.serial:
            found.update(_odd_signs(cells))
        elif at == roles.name:
            found.update(_odd_names(cells, labels))
        elif at in roles.numbers:
            found.update(_words_among(cells))
        elif at not in roles.kinds:
            found.update(_filled(cells))
        elif at in roles.labels:
            found.update(_told(cells, labels))
    found.update(_without_numbers(roles, columns, len(block)))
    return sorted(found)


def _columns(block: Sequence[Cells]) -> list[Cells]:
    lengths = set(map(len, block))
    if len(lengths) == 1:
        return list(zip(*block, strict=True))
    return list(zip_longest(*block))


def _blank(value: RawCell) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _filled(cells: Cells) -> Iterable[int]:
    if not any(cells) and 0 not in cells:
        return ()
    return (at for at, value in enumerate(cells) if not _blank(value))


def _odd_signs(cells: Cells) -> Iterable[int]:
    """Return where no whole number above 1 stands."""
    types = set(map(type, cells))
    if types == {str}:
        texts = [str(text) for text in cells]
        if "" not in texts and "".join(texts).isdecimal():
            return (at for at, text in enumerate(texts) if text in _ONES)
        return (at for at, text in enumerate(texts) if text in _ONES or not text.isdecimal())
    return (at for at, value in enumerate(cells) if not _is_plain_sign(value))


def _is_plain_sign(value: RawCell) -> bool:
    if type(value) is int:
        return value > 1
    return isinstance(value, str) and value.isdecimal() and value not in _ONES


def _places(cells: Cells, wanted: RawCell) -> Iterator[int]:
    """Yield where a value stands."""
    at = -1
    try:
        while True:
            at = cells.index(wanted, at + 1)
            yield at
    except ValueError:
        return


def _odd_names(cells: Cells, labels: _Labels) -> Iterable[int]:
    """Return where no name stands, or one that may say what its row is."""
    kinds = set(map(type, cells))
    odd: set[int] = set()
    if not kinds <= {str}:
        odd.update(at for at, value in enumerate(cells) if not isinstance(value, str))
    odd.update(_told(cells, labels))
    if "" in cells:
        odd.update(_places(cells, ""))
    return odd


def _told(cells: Cells, labels: _Labels) -> Iterable[int]:
    """Return where words stand that may say what their row is."""
    texts = {value for value in set(cells) if isinstance(value, str)}
    starts = {text[: Openings.LENGTH] for text in texts}
    bad = {start for start in starts if labels.openings.may_tell(start)}
    again = labels.header & texts
    if not bad and not again:
        return ()
    length = Openings.LENGTH
    return (
        at
        for at, value in enumerate(cells)
        if isinstance(value, str) and (value[:length] in bad or value in again)
    )


def _words_among(cells: Cells) -> Iterable[int]:
    """Return where words stand in a column of numbers."""
    types = set(map(type, cells))
    types -= {int, Decimal, type(None)}
    if not types:
        return ()
    texts = {value for value in set(cells) if isinstance(value, str)}
    if types == {str} and _DIGITS.issuperset("".join(texts)):
        return ()
    words = {text for text in texts if text and not _DIGITS.issuperset(text) and _is_word(text)}
    plain = (*_NUMBERS, str, type(None))
    return (
        at
        for at, value in enumerate(cells)
        if (value in words if isinstance(value, str) else type(value) not in plain)
    )


def _is_word(text: str) -> bool:
    cell = look_at(0, text)
    return cell is not None and cell.kind not in (Kind.NUMBER, Kind.MARK)


def _without_numbers(roles: Roles, columns: Sequence[Cells], rows: int) -> set[int]:
    """Return the rows without a number; in a table without numbers, those with few cells."""
    if roles.numbers:
        left: set[int] | None = None
        for column in roles.numbers:
            cells = columns[column] if column < len(columns) else ()
            if not cells:
                continue
            if left is None:
                if None not in cells and "" not in cells and not _has_spaces(cells):
                    return set()
                odd = {value for value in set(cells) if _is_no_number(value)}
                left = {at for at, value in enumerate(cells) if value in odd}
            else:
                left = {at for at in left if _is_no_number(cells[at])}
            if not left:
                return left
        return set(range(rows)) if left is None else left
    wanted = [columns[c] for c in roles.columns if c in roles.kinds and c < len(columns)]
    need = len(wanted) / 2
    blanks: dict[int, int] = {}
    for cells in wanted:
        if None in cells or "" in cells or _has_spaces(cells):
            for at, value in enumerate(cells):
                if _blank(value):
                    blanks[at] = blanks.get(at, 0) + 1
    return {at for at, count in blanks.items() if len(wanted) - count < need}


def _has_spaces(cells: Cells) -> bool:
    return any(isinstance(value, str) and value.isspace() for value in set(cells))


def _is_no_number(value: RawCell) -> bool:
    if isinstance(value, str):
        cell = look_at(0, value)
        return cell is None or cell.kind is not Kind.NUMBER
    return value is None
