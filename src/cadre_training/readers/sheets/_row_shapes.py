"""What rows around and above a body look like: of a letter, of a header, or of the body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._formula_row import column_numbers
from cadre_training.readers.sheets._header_words import (
    is_general_name,
    is_header_word,
    is_serial_header,
)
from cadre_training.readers.sheets._line_words import (
    is_letterhead,
    is_signature,
    is_title,
    is_unit_line,
)
from cadre_training.readers.sheets._numbering import read_ordinal
from cadre_training.readers.sheets._row_words import row_words
from cadre_training.readers.sheets._series import can_head_columns, is_series
from cadre_training.readers.sheets._view import Row, View

HEADER_ROWS = 6
"""More rows than a header has."""
_LONG_TITLE = 34
_DAY_WORDS = (fold("ngày"), "ngay")


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
    if is_letter(row) or is_form_line(row) or any(is_unit_line(cell.key) for cell in row.cells):
        return True
    if all(cell.text[0] == "(" and is_signature(cell.key) for cell in row.cells):
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


def is_letter(row: Row) -> bool:
    """Tell whether a row is of the head of a letter; a day with numbers beside it is not."""
    found = [cell for cell in row.cells if is_letterhead(cell.key)]
    if row.of(Kind.NUMBER) and all(cell.key.startswith(_DAY_WORDS) for cell in found):
        return False
    return bool(found)


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
    return can_head_columns(row.of(Kind.NUMBER)) and (known or len(row.cells) > 1)


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
