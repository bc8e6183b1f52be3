"""Long bodies read by column: plain records as runs, the rest row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import cast

from attrs import define, frozen

from cadre_training.model.grid import ByColumn, Grid, RawCell
from cadre_training.readers.sheets._cells import Kind, look_at
from cadre_training.readers.sheets._openings import Openings
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._row_words import ENDINGS
from cadre_training.readers.sheets._view import Row, View

_FIRST_CHUNK, _GROWTH, _MOST_ROWS, _MOST_CELLS = 256, 8, 1 << 15, 1 << 22
_PLAIN = frozenset((int, Decimal, str, type(None)))
_TEXTS: frozenset[object] = frozenset((str,))
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
        block = _Columns(view.grid, start, stop)
        if block.width * (stop - start) > _MOST_CELLS:
            stop = start + max(1, _MOST_CELLS // block.width)
            block = _Columns(view.grid, start, stop)
        special = _special(view, roles, block, labels)
        at = 0
        for one in special:
            if one - at >= _SHORT_RUN:
                yield range(start + at, start + one)
            else:
                yield from (view.row(start + row) for row in range(at, one))
            yield view.row(start + one)
            at = one + 1
        if at < stop - start:
            yield range(start + at, stop)
        start, size = stop, min(size * _GROWTH, _MOST_ROWS)


def _special(view: View, roles: Roles, columns: _Columns, labels: _Labels) -> list[int]:
    """Return the positions of the rows that are not plain, in order."""
    if roles.name is None:
        return list(range(columns.rows))
    right = columns.width if view.right is None else min(view.right, columns.width)
    found: set[int] = set()
    for at in range(view.left, right):
        if at == roles.serial:
            found.update(_odd_signs(columns.at(at)))
        elif at == roles.name:
            found.update(_odd_names(columns.at(at), labels))
        elif at in roles.numbers:
            found.update(_words_among(columns.at(at)))
        elif at not in roles.kinds:
            found.update(_filled(columns.at(at)))
        elif at in roles.labels:
            found.update(_told(columns.at(at), labels))
    found.update(_without_numbers(roles, columns, columns.rows))
    return sorted(found)


@define(slots=False)
class _Column:
    """The cells of a column, with what is known of all of them at once."""

    cells: Cells

    @cached_property
    def types(self) -> frozenset[object]:
        """The types of its cells."""
        return frozenset(map(type, self.cells)) if self._joined is None else _TEXTS

    @cached_property
    def only(self) -> object:
        """The type of all its cells; None where there are several."""
        return next(iter(self.types)) if len(self.types) == 1 else None

    @property
    def _as_texts(self) -> Sequence[str]:
        return cast("Sequence[str]", self.cells)

    @cached_property
    def _joined(self) -> str | None:
        """Its cells in one text; None where not all of them are texts."""
        if not isinstance(self.cells[0], str):
            return None
        try:
            return "".join(self._as_texts)
        except TypeError:
            return None

    @cached_property
    def points(self) -> bool:
        """Whether a point or a comma stands in one of its texts."""
        joined = self._joined or ""
        return "." in joined or "," in joined

    @cached_property
    def digits(self) -> bool:
        """Whether all its cells are texts of digits, points and commas, or empty."""
        joined = self._joined or ""
        if self.points:
            joined = joined.replace(".", "").replace(",", "")
        return joined.isdecimal()

    @cached_property
    def texts(self) -> frozenset[str]:
        """Its different texts."""
        if self.only is str:
            return frozenset(self._as_texts)
        different = frozenset(self.cells) if str in self.types else frozenset[RawCell]()
        return frozenset(value for value in different if isinstance(value, str))

    @cached_property
    def may_be_blank(self) -> bool:
        """Whether a cell may be blank."""
        if type(None) in self.types:
            return True
        if self.digits:
            return not all(self.cells)
        return "" in self.texts or any(map(str.isspace, self.texts))


class _Columns:
    """The columns of some rows, taken when they are asked for.

    Args:
        grid: The sheet.
        start: The first row.
        stop: The row behind the last.
    """

    def __init__(self, grid: Grid, start: int, stop: int) -> None:
        self._grid, self._start, self._stop = grid, start, stop
        self._known: dict[int, _Column] = {}
        self._block: Sequence[Cells] = ()
        self._least = self.width = 0
        self.rows = stop - start
        if isinstance(grid.rows, ByColumn):
            self.width = len(grid.rows.columns)
        else:
            self._block = grid.rows[start:stop]
            lengths = set(map(len, self._block))
            self._least, self.width = min(lengths), max(lengths)

    def at(self, column: int) -> _Column:
        """Return a column; it is blank where rows are shorter."""
        known = self._known.get(column)
        if known is None:
            if isinstance(self._grid.rows, ByColumn):
                cells = self._grid.column(column, self._start, self._stop)
            elif column < self._least:
                cells = list(map(itemgetter(column), self._block))
            else:
                cells = [row[column] if column < len(row) else None for row in self._block]
            known = self._known[column] = _Column(cells)
        return known


def _blank(value: RawCell) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _filled(column: _Column) -> Iterable[int]:
    if column.types <= {type(None)}:
        return ()
    return (at for at, value in enumerate(column.cells) if not _blank(value))


def _odd_signs(column: _Column) -> Iterable[int]:
    """Return where no whole number above 1 stands."""
    cells = column.cells
    if column.only is int:
        return (at for at, value in enumerate(cells) if isinstance(value, int) and value < 2)
    if column.digits and all(cells) and _ONES.isdisjoint(cells):
        return _not_plain(cells) if column.points else ()
    return _not_plain(cells)


def _not_plain(cells: Cells) -> Iterator[int]:
    return (at for at, value in enumerate(cells) if not _is_plain_sign(value))


def _is_plain_sign(value: RawCell) -> bool:
    if type(value) is int:
        return value > 1
    return isinstance(value, str) and value.isdecimal() and value not in _ONES


def _odd_names(column: _Column, labels: _Labels) -> Iterable[int]:
    """Return where no name stands, or one that may say what its row is."""
    odd = set(_told(column, labels))
    if column.only is not str or "" in column.texts:
        odd.update(
            at for at, value in enumerate(column.cells) if value == "" or not isinstance(value, str)
        )
    return odd


def _told(column: _Column, labels: _Labels) -> Iterable[int]:
    """Return where words stand that may say what their row is."""
    length = Openings.LENGTH
    starts = {text[:length] for text in column.texts}
    bad = {start for start in starts if labels.openings.may_tell(start)}
    again = labels.header & column.texts
    again |= {text for text in column.texts if text.endswith(ENDINGS)}
    if not bad and not again:
        return ()
    return (
        at
        for at, value in enumerate(column.cells)
        if isinstance(value, str) and (value[:length] in bad or value in again)
    )


def _words_among(column: _Column) -> Iterable[int]:
    """Return where words stand in a column of numbers."""
    if column.digits or column.only is int:
        return ()
    texts = column.texts
    if column.types <= _PLAIN and _DIGITS.issuperset("".join(texts)):
        return ()
    words = {text for text in texts if text and not _DIGITS.issuperset(text) and _is_word(text)}
    return (
        at
        for at, value in enumerate(column.cells)
        if (value in words if isinstance(value, str) else type(value) not in _PLAIN)
    )


def _is_word(text: str) -> bool:
    cell = look_at(0, text)
    return cell is not None and cell.kind not in (Kind.NUMBER, Kind.MARK)


def _without_numbers(roles: Roles, columns: _Columns, rows: int) -> set[int]:
    """Return the rows without a number; in a table without numbers, those with few cells."""
    if not roles.numbers:
        return _mostly_blank(roles, columns)
    left = set[int]()
    known = [columns.at(column) for column in sorted(roles.numbers) if column < columns.width]
    for number, column in enumerate(known):
        if not column.may_be_blank and not number:
            return left
        cells = column.cells
        if not number:
            odd = {text for text in column.texts if _is_no_number(text)}
            left = {at for at, one in enumerate(cells) if one is None or one in odd}
        else:
            left = {at for at in left if _is_no_number(cells[at])}
        if not left:
            return left
    return left if known else set(range(rows))


def _mostly_blank(roles: Roles, columns: _Columns) -> set[int]:
    """Return the rows with less than half of the cells of a row."""
    wanted = [columns.at(c) for c in roles.columns if c in roles.kinds and c < columns.width]
    blanks: dict[int, int] = {}
    for column in wanted:
        if column.may_be_blank:
            for at, value in enumerate(column.cells):
                if _blank(value):
                    blanks[at] = blanks.get(at, 0) + 1
    return {at for at, count in blanks.items() if 2 * (len(wanted) - count) < len(wanted)}


def _is_no_number(value: RawCell) -> bool:
    if isinstance(value, str):
        cell = look_at(0, value)
        return cell is None or cell.kind is not Kind.NUMBER
    return value is None
