"""What rows around and above a body look like: of a letter, of a header, or of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._formula_row import column_numbers, is_marked
from cadre_training.readers.sheets._header_words import (
    is_general_name,
    is_header_word,
    is_serial_header,
    is_whole_header_word,
)
from cadre_training.readers.sheets._line_words import (
    is_letterhead,
    is_signature,
    is_title,
    is_unit_line,
)
from cadre_training.readers.sheets._numbering import read_ordinal
from cadre_training.readers.sheets._row_words import row_words
from cadre_training.readers.sheets._view import Row, View

HEADER_ROWS = 6
"""More rows than a header has."""
_LONG_TITLE, _SHORT = 34, 3
_YEARS_APART = 10
_MONTHS, _DAYS = 12, 31
_DIGITS = re.compile(r"[0-9]+")
_RANGE = re.compile(r"([0-9]{1,3}) ?[-–] ?([0-9]{1,3})")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_MOST_GROUPS = 12
"""More groups, quarters or months than a header counts."""


def is_series(row: Row) -> bool:
    """Tell whether the numbers of a row can head columns: years, months, or 1, 2, 3."""
    cells = row.of(Kind.NUMBER)
    if not cells:
        dates = row.of(Kind.DATE)
        texts = row.of(Kind.TEXT)
        words = sum(is_header_word(cell.key) for cell in texts)
        return len(dates) > 1 and row.cells[0].kind is Kind.TEXT and 2 * words > len(texts)
    if len(cells) > 1 and (_are_ranges(cells) or _are_days(cells)):
        return True
    years = [cell.year for cell in cells]
    known = [year for year in years if year is not None]
    if len(known) == len(years):
        steps = [then - year for year, then in pairwise(known)]
        rising = all(0 < step <= _YEARS_APART for step in steps)
        return rising or all(0 < -step <= _YEARS_APART for step in steps)
    counts = [cell.count for cell in cells]
    return len(counts) > 1 and counts == list(range(1, len(counts) + 1)) and counts[0] == 1


def _are_ranges(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold ranges that follow each other: “18-30”, “31-40”."""
    found = [_RANGE.fullmatch(cell.text) for cell in cells]
    edges = [int(edge) for one in found if one is not None for edge in one.groups()]
    return len(edges) == 2 * len(cells) and all(one <= then for one, then in pairwise(edges))


def _are_days(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold days of a year that follow each other: “06/3”, “07/3”."""
    found = [_DAY.fullmatch(cell.text) for cell in cells]
    days = [(int(one[2]), int(one[1])) for one in found if one is not None]
    if len(days) < len(cells) or any(month > _MONTHS or day > _DAYS for month, day in days):
        return False
    return all(one < then for one, then in pairwise(days))


def is_strong(row: Row) -> bool:
    """Tell whether the words of a row are those of headers."""
    texts = row.of(Kind.TEXT)
    if len(texts) == len(row.cells) > 2 and not is_prose(row):
        first = texts[0].key
        if is_serial_header(first) or is_general_name(first):
            return True
    words = sum(is_header_word(cell.key) for cell in texts)
    return words >= 2 and 2 * words >= len(row.cells) and not is_prose(row)


def is_prose(row: Row) -> bool:
    """Tell whether a row holds lines of a letter or a title, and no header."""
    if any(is_letterhead(cell.key) or is_unit_line(cell.key) for cell in row.cells):
        return True
    if is_form_line(row) or all(
        cell.text[0] == "(" and is_signature(cell.key) for cell in row.cells
    ):
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


def is_form_line(row: Row) -> bool:
    """Tell whether a row is pairs of a name and what is filled in: “Đơn vị:”, “Càng Long”."""
    names, filled = row.cells[::2], row.cells[1::2]
    return (
        len(names) == len(filled)
        and all(cell.kind is Kind.TEXT and cell.text[-1] == ":" for cell in names)
        and not any(cell.text[-1] == ":" for cell in filled)
        and not any(row_words(cell.key) for cell in names)
    )


def looks_like_data(row: Row) -> bool:
    """Tell whether a row is one of a body by its form alone.

    It holds a number and a label, or several numbers, or a sign that numbers it and a label;
    and its numbers are no column numbers, and not only years.
    """
    if len(row.cells) < 2:
        return False
    if is_form_line(row):
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
    return not is_prose(row)


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


def goes_on_header(view: View, run: Sequence[Row], row: Row) -> bool:
    """Tell whether a row is a further row of the header above it, whatever it holds.

    A merged cell binds it to the header; or it is blank where the header names the rows.

    Args:
        view: The part of the sheet.
        run: The rows above it that are no data.
        row: The row.
    """
    above = [one for one in run[-HEADER_ROWS:] if len(one.cells) > 1]
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
    if row_words(row.cells[0].key) is not None and row.of(Kind.NUMBER):
        return False  # a total, whose words stand further right
    texts = row.of(Kind.TEXT)
    known = all(is_header_word(cell.key) for cell in texts)
    return _can_head(row.of(Kind.NUMBER)) and (known or len(row.cells) > 1)


def _can_head(cells: Sequence[Cell]) -> bool:
    """Tell whether numbers can head columns: years, groups that count up, ranges of ages."""
    plain = [cell for cell in cells if cell.count is not None]
    ranges = all("-" in cell.text.strip("-") for cell in cells if cell.count is None)
    if all(cell.year for cell in plain):
        return ranges
    counts = [cell.count or 0 for cell in plain]
    rising = all(then == one + 1 for one, then in pairwise(counts))
    return ranges and rising and counts[-1] <= _MOST_GROUPS


def _heads_columns(row: Row) -> bool:
    """Tell whether a row heads columns with years, or with 1, 2, 3.

    What stands before these names the rows in general: “Xã”, and not “Xã An Trường”.
    """
    first, second = row.cells[:2]
    if first.kind is Kind.NUMBER and first.year is None and second.kind is Kind.TEXT:
        return False
    texts, numbers = row.of(Kind.TEXT), row.of(Kind.NUMBER)
    if len(numbers) == 1 and row_words(texts[0].key if texts else "") is not None:
        return False  # a total that could be a year
    if not is_series(row):
        return False
    series = numbers or row.of(Kind.DATE)
    before = [cell for cell in texts if cell.column < series[0].column]
    if before:
        general = [is_serial_header(cell.key) or is_general_name(cell.key) for cell in before]
        return general[0] and all(
            known or is_header_word(cell.key) for known, cell in zip(general, before, strict=True)
        )
    return len(series) > 1 or any(is_header_word(cell.key) for cell in texts)


def keys_of(rows: Iterable[Row]) -> frozenset[tuple[tuple[int, str], ...]]:
    """Return what repeated headers are known by."""
    return frozenset(row.key for row in rows)
