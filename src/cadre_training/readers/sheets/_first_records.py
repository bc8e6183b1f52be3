"""Whether a row that looks like one of a header is the first record below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._formula_row import column_numbers, is_marked
from cadre_training.readers.sheets._header_words import (
    is_general_name,
    is_header_word,
    is_whole_header_word,
)
from cadre_training.readers.sheets._row_shapes import HEADER_ROWS, is_prose, is_strong
from cadre_training.readers.sheets._view import Row, View

_SHORT = 3
_DIGITS = re.compile(r"[0-9]+")


def begins_count(view: View, run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row of 1, 2, 3 is the first record: the row below it begins with 2.

    Args:
        view: The part of the sheet.
        run: The rows above it that are no data.
        row: The row.
    """
    if not run or row.index + 1 >= view.bottom or row.cells[0].count != 1:
        return False
    numbers = column_numbers(row.cells)
    if numbers is None or is_marked(numbers) or not all(c.text.isdecimal() for c in row.cells):
        return False
    below = view.row(row.index + 1).at(row.cells[0].column)
    return below is not None and below.count == 2


def stands_below_series(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row of words is a record below “Lớp 1”, “Lớp 2”, “Lớp 3”.

    Args:
        run: The rows above it that are no data.
        row: The row.
    """
    if not run or run[-1].index + 1 != row.index or len(row.of(Kind.TEXT)) != len(row.cells):
        return False
    above = next((one.cells for one in reversed(run) if column_numbers(one.cells) is None), ())
    if [cell.column for cell in above] != [cell.column for cell in row.cells]:
        return False
    stems = {_DIGITS.sub("", cell.key) for cell in above[1:]}
    keys = {cell.key for cell in above[1:]}
    own = {_DIGITS.sub("", cell.key) for cell in row.cells[1:]}
    return len(stems) == 1 < len(keys) == len(above) - 1 and len(own) > 1


def continues_list(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row of words is the first record below a header.

    It stands below words of headers, begins where these begin, and has cells for at least half
    of them, which are no words of headers.

    Args:
        run: The rows above it that are no data.
        row: The row.
    """
    if len(row.cells) < 2 or is_prose(row) or column_numbers(row.cells):
        return False
    if _is_below_names(run, row):
        return True
    if is_strong(row):
        return False
    last, columns = row.index, set[int]()
    for above in reversed(run[-HEADER_ROWS:]):
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


def _is_below_names(run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row begins with a name right below the general word for such names.

    “Ngày” stands above “Thứ hai”: what stands behind it may begin as headers do.
    """
    above = run[-1] if run else None
    if above is None or above.index + 1 != row.index or not is_strong(above):
        return False
    first, own = above.cells[0], row.cells[0]
    if own.kind is not Kind.TEXT or len(own.key) < _SHORT or is_whole_header_word(own.key):
        return False
    if all(is_header_word(cell.key) for cell in row.cells) and not _DIGITS.search(own.key):
        return False
    columns = [cell.column for cell in above.cells]
    return is_general_name(first.key) and columns == [cell.column for cell in row.cells]


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
