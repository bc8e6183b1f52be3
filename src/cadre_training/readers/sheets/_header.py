"""Where the header of a table lies: the rows above the first row of numbers or of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._formula_row import ColumnNumber, column_numbers, is_marked
from cadre_training.readers.sheets._numbering import leading_ordinal, read_ordinal
from cadre_training.readers.sheets._row_words import (
    is_corner_header,
    is_header_word,
    is_letterhead,
    is_serial_header,
    is_title,
    is_unit_line,
    row_words,
)
from cadre_training.readers.sheets._view import Row, View

MOST_ROWS = 6
"""More rows than a header has."""
_LOOK_BACK = 14
_LONG_TITLE = 34
_YEARS_APART = 10
_MOST_GROUPS = 12
"""More groups, quarters or months than a header counts."""


@frozen(kw_only=True)
class Header:
    """The rows of a header.

    Args:
        top: The first row.
        bottom: The last row, column numbers included.
        rows: The rows that hold its words.
        numbers: What the row of column numbers says, by column.
        doubts: Whether another reading is about as likely.
    """

    top: int
    bottom: int
    rows: tuple[Row, ...]
    numbers: dict[int, ColumnNumber]
    doubts: bool = False


def is_series(row: Row) -> bool:
    """Tell whether the numbers of a row can head columns: years, months, or 1, 2, 3."""
    cells = row.of(Kind.NUMBER)
    if not cells:
        dates = row.of(Kind.DATE)
        texts = row.of(Kind.TEXT)
        named = all(is_header_word(cell.key) for cell in texts)
        return len(dates) > 1 and named and row.cells[0].kind is Kind.TEXT
    years = [cell.year for cell in cells]
    known = [year for year in years if year is not None]
    if len(known) == len(years):
        steps = [then - year for year, then in pairwise(known)]
        rising = all(0 < step <= _YEARS_APART for step in steps)
        return rising or all(0 < -step <= _YEARS_APART for step in steps)
    counts = [cell.count for cell in cells]
    return len(counts) > 1 and counts == list(range(1, len(counts) + 1)) and counts[0] == 1


def is_strong(row: Row) -> bool:
    """Tell whether the words of a row are those of headers."""
    texts = row.of(Kind.TEXT)
    words = sum(is_header_word(cell.key) for cell in texts)
    return words >= 2 and 2 * words >= len(row.cells) and not is_prose(row)


def is_prose(row: Row) -> bool:
    """Tell whether a row holds lines of a letter or a title, and no header."""
    if any(is_letterhead(cell.key) or is_unit_line(cell.key) for cell in row.cells):
        return True
    if len(row.cells) > 2:
        return False
    titles = [
        is_title(cell.key) and (cell.text.isupper() or len(cell.text) > 24) for cell in row.cells
    ]
    if len(row.cells) == 1:
        return titles[0] or len(row.cells[0].text) > _LONG_TITLE
    others = all(is_title(cell.key) or not is_header_word(cell.key) for cell in row.cells)
    long = any(len(cell.text) > 90 for cell in row.cells)
    return (long or any(titles)) and others


def looks_like_data(row: Row) -> bool:
    """Tell whether a row is one of a body by its form alone.

    It holds a number and a label, or several numbers, or a sign that numbers it and a label;
    and its numbers are no column numbers, and not only years.
    """
    if len(row.cells) < 2:
        return False
    numbers, texts = row.of(Kind.NUMBER), row.of(Kind.TEXT)
    first, second = row.cells[:2]
    if second.kind is Kind.TEXT and first.kind is not Kind.DATE:
        ordinal = read_ordinal(first.value)
        if ordinal is not None and (first.kind is not Kind.NUMBER or (first.count or 9999) < 1900):
            return column_numbers(row.cells) is None and not _heads_columns(row)
    if not numbers:
        dated = bool(row.of(Kind.DATE)) and len(row.cells) > 2 and bool(texts)
        return dated and not is_prose(row) and not _heads_columns(row)
    if column_numbers(row.cells) is not None or _heads_columns(row):
        return False
    if is_prose(row):
        return False
    return not is_series(row)


def continues_list(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row of words is the first record below a header.

    It stands below words of headers, begins where these begin, and has cells for at least half
    of them, which are no words of headers.

    Args:
        run: The rows above it that are no data.
        row: The row.
    """
    if len(row.cells) < 2 or is_strong(row) or is_prose(row) or column_numbers(row.cells):
        return False
    last, columns = row.index, set[int]()
    for above in reversed(run[-MOST_ROWS:]):
        if last - above.index > 1:
            break
        last = above.index
        if not columns and (len(above.cells) == 1 or column_numbers(above.cells) is not None):
            continue
        if not (is_strong(above) or columns):
            break
        columns.update(cell.column for cell in above.cells)
    own = {cell.column for cell in row.cells}
    if not columns or min(columns) != min(own) or max(own) > max(columns) + 1:
        return False
    texts = row.of(Kind.TEXT)
    heads = sum(is_header_word(cell.key) for cell in texts)
    return 2 * len(own) >= len(columns) and 2 * heads <= len(texts)


def is_first_record(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row with nothing but a name and years is a record below its header.

    The columns are numbered right above it; or each of its numbers and its name have words of
    their own right above them.

    Args:
        run: The rows above it that are no data.
        row: The row.
    """
    texts, numbers = row.of(Kind.TEXT), row.of(Kind.NUMBER)
    if not run or not texts or not numbers or run[-1].index + 1 != row.index:
        return False
    if column_numbers(row.cells) is not None or is_prose(row):
        return False
    if column_numbers(run[-1].cells) is not None:
        return True
    labels = next((one for one in reversed(run) if column_numbers(one.cells) is None), run[-1])
    above = [labels.at(cell.column) for cell in numbers]
    if any(cell is None or cell.kind is not Kind.TEXT for cell in above):
        return False
    first = texts[0].column
    return labels.at(first) is not None and first < numbers[-1].column


def goes_on_header(view: View, run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row is a further row of the header above it, whatever it holds.

    A merged cell binds it to the header; or it is blank where the header names the rows.

    Args:
        view: The part of the sheet.
        run: The rows above it that are no data.
        row: The row.
    """
    above = [one for one in run[-MOST_ROWS:] if len(one.cells) > 1]
    for one in above:
        for merged in view.merges(one.index, one.index):
            if merged.bottom >= row.index and one.at(merged.left) is not None:
                return True
    if not above or above[-1].index + 1 != row.index or not is_strong(above[-1]):
        return False
    first, second = above[-1].cells[:2]
    naming = {first.column, second.column} if is_serial_header(first.key) else {first.column}
    if any(cell.column in naming or cell.column < first.column for cell in row.cells):
        return False
    few = all(cell.year or (cell.count or 99) <= _MOST_GROUPS for cell in row.of(Kind.NUMBER))
    total = row_words(row.cells[0].key) is not None
    return few and not total and all(is_header_word(cell.key) for cell in row.of(Kind.TEXT))


def _heads_columns(row: Row) -> bool:
    """Tell whether a row heads columns with words and years, or with words and 1, 2, 3."""
    first, second = row.cells[:2]
    if first.kind is Kind.NUMBER and first.year is None and second.kind is Kind.TEXT:
        return False
    texts, numbers = row.of(Kind.TEXT), row.of(Kind.NUMBER)
    if len(numbers) == 1 and row_words(texts[0].key if texts else "") is not None:
        return False  # a total that could be a year
    return is_series(row) and any(is_header_word(cell.key) for cell in texts)


def find_header(view: View, run: Sequence[Row], data: Sequence[Row]) -> Header | None:
    """Return the header above rows of data, if there is one.

    Args:
        view: The part of the sheet.
        run: The rows above the data that are no data, as far as the table before.
        data: The first rows of the data.
    """
    run = [row for row in run[-_LOOK_BACK:] if row.index >= data[0].index - _LOOK_BACK]
    numeric, filled = _columns_of(data)
    finder = _Finder(view, run, numeric, filled)
    return finder.find(data)


def _columns_of(data: Sequence[Row]) -> tuple[frozenset[int], frozenset[int]]:
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


class _Finder:
    """The search for one header."""

    def __init__(
        self, view: View, run: Sequence[Row], numeric: frozenset[int], filled: frozenset[int]
    ) -> None:
        self._view = view
        self._run = run
        self._numeric = numeric
        self._filled = filled
        self._label_edge = self._first_numbers_column()
        self._numbers: dict[int, ColumnNumber] = {}
        self._numbers_row: int | None = None

    def _first_numbers_column(self) -> int:
        """Return the first column of numbers that has a column of words to its left."""
        words = sorted(self._filled - self._numeric)
        if not words:
            return min(self._filled, default=0)
        behind = [column for column in self._numeric if column > words[0]]
        return min(behind, default=max(self._filled) + 1)

    def find(self, data: Sequence[Row]) -> Header | None:
        bottom = self._bottom(data[0])
        if bottom is None:
            return None
        top, doubts = self._top(bottom)
        rows = list(self._run[top : bottom + 1])
        if is_prose(rows[0]) and len(rows) == 1:
            return None
        last = rows[-1].index
        for one in self._view.merges(rows[0].index, last):
            if one.right - one.left < 60 and one.bottom - one.top < MOST_ROWS:
                last = max(last, min(one.bottom, data[0].index - 1))
        if self._numbers_row is not None:
            last = max(last, self._numbers_row)
        return Header(
            top=rows[0].index,
            bottom=last,
            rows=tuple(rows),
            numbers=self._numbers,
            doubts=doubts,
        )

    def _bottom(self, first: Row) -> int | None:
        """Return the position in the run of the last row with words of the header."""
        below = first.index
        for at in range(len(self._run) - 1, -1, -1):
            row = self._run[at]
            if below - row.index > 3:
                return None
            below = row.index
            numbers = column_numbers(row.cells)
            if numbers is not None and self._is_numbers_row(at, numbers):
                self._numbers, self._numbers_row = numbers, row.index
                continue
            if self._tied(at) or self._is_bottom(row):
                return None if self._is_letter(row) else at
        return None

    def _is_letter(self, row: Row) -> bool:
        return any(is_letterhead(cell.key) or is_unit_line(cell.key) for cell in row.cells)

    def _is_numbers_row(self, at: int, numbers: dict[int, ColumnNumber]) -> bool:
        """Tell whether a row numbers the columns, and is no header of 1, 2, 3 itself."""
        if is_marked(numbers) or any(not cell.text.isalnum() for cell in self._run[at].cells):
            return True
        if at == 0:
            return False
        above = self._run[at - 1]
        if any(not self._covers(above, column) for column in numbers):
            labelled = [c for c in numbers if any(self._covers(r, c) for r in self._run[:at])]
            own = {
                c for c in numbers if any(r.at(c) for r in self._run[max(0, at - MOST_ROWS) : at])
            }
            return len(own) == len(numbers) or (
                len(labelled) == len(numbers) and min(numbers) < self._label_edge
            )
        own = {c for c in numbers if any(r.at(c) for r in self._run[max(0, at - MOST_ROWS) : at])}
        return len(own) == len(numbers) or min(numbers) < self._label_edge

    def _covers(self, row: Row, column: int) -> bool:
        """Tell whether a row has words in or above a column, through merged cells too."""
        if row.at(column) is not None:
            return True
        return any(
            one.left <= column <= one.right and row.at(one.left) is not None
            for one in self._view.merges(row.index, row.index)
        )

    def _tied(self, at: int) -> bool:
        """Tell whether a merged cell binds a row of the run to one above it."""
        row = self._run[at].index
        above = self._run[max(0, at - MOST_ROWS) : at]
        return any(
            one.bottom >= row
            for upper in above
            for one in self._view.merges(upper.index, upper.index)
            if upper.at(one.left) is not None
        )

    def _is_bottom(self, row: Row) -> bool:
        if len(row.cells) == 1:
            return row.cells[0].column >= self._label_edge and not is_prose(row)
        if any(cell.column >= self._label_edge for cell in row.cells):
            return True
        if read_ordinal(row.cells[0].value) is not None or len(self._filled - self._numeric) < 2:
            return False
        return is_strong(row) or (not self._numeric and row.cells[0].column > min(self._filled))

    def _top(self, bottom: int) -> tuple[int, bool]:
        """Return the position in the run of the first row of the header."""
        top, doubts = bottom, False
        for at in range(bottom - 1, max(-1, bottom - MOST_ROWS), -1):
            row, below = self._run[at], self._run[at + 1]
            if self._binds(at, bottom):
                top = at
                continue
            if below.index - row.index > 1 or self._is_letter(row):
                break
            if self._needed(at, top, bottom):
                top = at
            elif at == top - 1:
                spans, unsure = self._spans(at, top, bottom)
                if spans:
                    top, doubts = at, doubts or unsure
        return top, doubts

    def _binds(self, at: int, bottom: int) -> bool:
        """Tell whether a merged cell of a row reaches down into the header."""
        row, lower = self._run[at], self._run[at + 1].index
        last = self._run[bottom].index
        return any(
            lower <= one.bottom <= last + 1 and row.at(one.left) is not None
            for one in self._view.merges(row.index, row.index)
        )

    def _needed(self, at: int, top: int, bottom: int) -> bool:
        """Tell whether a row names columns of data that no row below it names."""
        row = self._run[at]
        unnamed = {
            column
            for column in self._filled
            if not any(self._covers(lower, column) for lower in self._run[at + 1 : bottom + 1])
        }
        named = [cell for cell in row.cells if cell.column in unnamed]
        if not named or is_prose(row):
            return False
        if len(row.cells) == 1:
            cell = row.cells[0]
            return cell.column >= self._label_edge or (
                is_corner_header(cell.key) and self._narrow(row, cell)
            )
        return True

    def _narrow(self, row: Row, cell: Cell) -> bool:
        """Tell whether a cell is not merged over most of the table."""
        width = max(self._filled) - min(self._filled) + 1
        return all(
            one.left != cell.column or 2 * (one.right - one.left + 1) <= width
            for one in self._view.merges(row.index, row.index)
        )

    def _spans(self, at: int, top: int, bottom: int) -> tuple[bool, bool]:
        """Tell whether a row heads several columns that have names already; and with doubt."""
        row = self._run[at]
        if is_prose(row):
            return False, False
        if self._pairs(row, self._run[at + 1]):
            return True, False
        first = max(self._label_edge, min(self._filled) + 1)
        if any(cell.column < first for cell in row.cells):
            return False, False
        if any(cell.kind not in (Kind.TEXT, Kind.NUMBER) for cell in row.cells):
            return False, False
        merged = {
            one.left: one
            for one in self._view.merges(row.index, row.index)
            if one.right > one.left and one.left >= self._label_edge
        }
        if any(cell.column in merged for cell in row.cells):
            return True, False
        names = [cell.key for cell in self._run[bottom].cells if cell.column >= self._label_edge]
        repeated = len(set(names)) < len(names)
        words = all(is_header_word(cell.key) or cell.year for cell in row.cells)
        if repeated or is_series(self._run[top]):
            return True, False
        if len(row.cells) > 1:
            return words, False
        return words and not is_title(row.cells[0].key), True

    def _pairs(self, row: Row, below: Row) -> bool:
        """Tell whether a row has words above each of those below it, as one label in two rows."""
        own, lower = ({cell.column for cell in one.cells} for one in (row, below))
        words = [is_header_word(cell.key) for cell in row.cells]
        return len(own) > 2 and own == lower and 2 * sum(words) > len(words)


def keys_of(rows: Iterable[Row]) -> frozenset[tuple[tuple[int, str], ...]]:
    """Return what repeated headers are known by."""
    return frozenset(row.key for row in rows)


def has_serial(row: Row) -> bool:
    """Tell whether a row names the column that numbers the rows."""
    return any(is_serial_header(cell.key) for cell in row.cells)


def has_sign(cell: Cell) -> bool:
    """Tell whether a cell holds a sign that numbers a row, alone or before a label."""
    return read_ordinal(cell.value) is not None or (
        cell.kind is Kind.TEXT and leading_ordinal(cell.text) is not None
    )
