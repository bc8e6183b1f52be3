"""Where the header of a table lies: the rows above the first row of numbers or of a list."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._formula_row import ColumnNumber, column_numbers, is_marked
from cadre_training.readers.sheets._header_words import (
    is_corner_header,
    is_general_name,
    is_header_word,
    is_whole_header_word,
)
from cadre_training.readers.sheets._line_words import is_letterhead, is_title, is_unit_line
from cadre_training.readers.sheets._numbering import read_ordinal
from cadre_training.readers.sheets._row_shapes import (
    HEADER_ROWS,
    goes_on_header,
    is_prose,
    is_strong,
)
from cadre_training.readers.sheets._samples import columns_of
from cadre_training.readers.sheets._series import is_series
from cadre_training.readers.sheets._view import Row, View

_LOOK_BACK = 14


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


def find_header(view: View, run: Sequence[Row], data: Sequence[Row]) -> Header | None:
    """Return the header above rows of data, if there is one.

    Args:
        view: The part of the sheet.
        run: The rows above the data that are no data, as far as the table before.
        data: The first rows of the data.
    """
    run = [row for row in run[-_LOOK_BACK:] if row.index >= data[0].index - _LOOK_BACK]
    numeric, filled = columns_of(data)
    finder = _Finder(view, run, numeric, filled)
    return finder.find(data)


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
        if not behind and len(self._numeric) > 1:
            return min(self._numeric)
        return min(behind, default=max(self._filled) + 1)

    def find(self, data: Sequence[Row]) -> Header | None:
        bottom = self._bottom(data[0])
        if bottom is None:
            return None
        top, doubts = self._top(bottom)
        doubts = doubts or self._leaves_out(top)
        rows = list(self._run[top : bottom + 1])
        if is_prose(rows[0]) and len(rows) == 1:
            return None
        last = rows[-1].index
        for one in self._view.merges(rows[0].index, last):
            if one.right - one.left < 60 and one.bottom - one.top < HEADER_ROWS:
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
            if self._tied(at) or self._is_bottom(row) or self._goes_on(at):
                return None if self._is_letter(row) else at
        return None

    def _goes_on(self, at: int) -> bool:
        """Tell whether a row of words goes on with the header above it."""
        row = self._run[at]
        several = len(row.of(Kind.TEXT)) == len(row.cells) > 1
        return several and goes_on_header(self._view, self._run[:at], row)

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
                c for c in numbers if any(r.at(c) for r in self._run[max(0, at - HEADER_ROWS) : at])
            }
            return len(own) == len(numbers) or (
                len(labelled) == len(numbers) and min(numbers) < self._label_edge
            )
        own = {c for c in numbers if any(r.at(c) for r in self._run[max(0, at - HEADER_ROWS) : at])}
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
        above = self._run[max(0, at - HEADER_ROWS) : at]
        return any(
            one.bottom >= row
            for upper in above
            for one in self._view.merges(upper.index, upper.index)
            if upper.at(one.left) is not None
        )

    def _is_bottom(self, row: Row) -> bool:
        if len(row.cells) == 1:
            general = is_general_name(row.cells[0].key)
            return (general or row.cells[0].column >= self._label_edge) and not is_prose(row)
        if any(cell.column >= self._label_edge for cell in row.cells):
            return True
        if read_ordinal(row.cells[0].value) is not None or len(self._filled - self._numeric) < 2:
            return False
        return is_strong(row) or (not self._numeric and row.cells[0].column > min(self._filled))

    def _top(self, bottom: int) -> tuple[int, bool]:
        """Return the position in the run of the first row of the header."""
        top, doubts = bottom, False
        for at in range(bottom - 1, max(-1, bottom - HEADER_ROWS), -1):
            row, below = self._run[at], self._run[at + 1]
            if self._binds(at, bottom):
                top = at
                continue
            if below.index - row.index > 1 or self._is_letter(row):
                break
            if self._needed(at, bottom):
                top = at
            elif at == top - 1:
                spans, unsure = self._spans(at, top, bottom)
                if spans:
                    top, doubts = at, doubts or unsure
        return top, doubts

    def _leaves_out(self, top: int) -> bool:
        """Tell whether a row right above the header may be of it, or be the header itself."""
        row = self._run[top]
        above = self._run[top - 1] if top else None
        if above is None or above.index + 1 < row.index or is_prose(above):
            return False
        if len(above.cells) == 1:
            lone = above.cells[0]
            inner = row.cells[0].column < lone.column >= self._label_edge
            titled = lone.text.isupper() or is_title(lone.key) or ":" in lone.text
            return inner and not titled
        own, upper = ({cell.column for cell in one.cells} for one in (row, above))
        return len(upper) > 2 and own <= upper and column_numbers(above.cells) is None

    def _binds(self, at: int, bottom: int) -> bool:
        """Tell whether a merged cell of a row reaches down into the header."""
        row, lower = self._run[at], self._run[at + 1].index
        last = self._run[bottom].index
        return any(
            lower <= one.bottom <= last + 1 and row.at(one.left) is not None
            for one in self._view.merges(row.index, row.index)
        )

    def _needed(self, at: int, bottom: int) -> bool:
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
            spans = self._is_merged_word(row)
            return spans, spans
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
        keys = [cell.key for cell in row.cells]
        if len(keys) > 1:
            return words, False
        return words and not is_title(keys[0]), not is_whole_header_word(keys[0])

    def _is_merged_word(self, row: Row) -> bool:
        """Tell whether a line like a title heads columns all the same: “KẾT QUẢ”, merged."""
        cell = row.cells[0]
        return (
            len(row.cells) == 1
            and not self._is_letter(row)
            and is_header_word(cell.key)
            and any(
                one.right > one.left == cell.column >= self._label_edge
                for one in self._view.merges(row.index, row.index)
            )
        )

    def _pairs(self, row: Row, below: Row) -> bool:
        """Tell whether a row has words above each of those below it, as one label in two rows."""
        own, lower = ({cell.column for cell in one.cells} for one in (row, below))
        words = [is_header_word(cell.key) for cell in row.cells]
        return len(own) > 2 and own == lower and 2 * sum(words) > len(words)
