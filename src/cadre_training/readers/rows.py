"""The rows of a CSV file, its header checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from cadre_training.codec.column import ColumnSpec
from cadre_training.codec.problem import Intake, Problem
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.row import Row
from cadre_training.model.label import Label, nfc
from cadre_training.model.source import Place

DELIMITERS = ",;\t"
"""What may stand between the fields."""


def read_rows(
    text: str,
    file: str,
    resource: ResourceSpec,
    intake: Intake,
    delimiter: str | None = None,
) -> Iterator[Row]:
    """Yield the rows of a CSV text; what is wrong with the text itself goes to ``intake``.

    Args:
        text: The text, without a byte order mark.
        file: The file's name.
        resource: The table it is to be.
        intake: Where to take down what is wrong.
        delimiter: What stands between the fields; None to tell by the header.
    """
    if delimiter is None:
        delimiter = delimiter_of(text, resource)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    slots: dict[str, int] | None = None
    width, line = 0, 1
    try:
        for cells in reader:
            if not any(cells):
                pass  # a blank line, or one of delimiters only, as spreadsheets leave them
            elif slots is None:
                slots = header_slots(cells, line, file, resource, intake)
                width = len(cells)
                if slots is None:
                    return
            elif len(cells) != width:
                intake.problems.append(ragged(len(cells), width, Place(file, line=line)))
                intake.unread.add(resource.name)
            else:
                yield Row(file, line, slots, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        intake.problems.append(broken_csv(error, Place(file, line=line)))
        intake.unread.add(resource.name)
        return
    if slots is None:
        header_slots([], 1, file, resource, intake)


def delimiter_of(text: str, resource: ResourceSpec) -> str:
    """Return what stands between the fields, told by the first line of a text."""
    first = next((line for line in io.StringIO(text) if line.strip()), "")
    known = {column.name for column in resource.columns}

    def hits(delimiter: str) -> int:
        return sum(_name(cell.strip('"')) in known for cell in first.split(delimiter))

    return max(DELIMITERS, key=hits)


def _name(cell: str) -> str:
    return nfc(cell.strip())


def header_slots(
    cells: Sequence[str], line: int, file: str, resource: ResourceSpec, intake: Intake
) -> dict[str, int] | None:
    """Return where each column stands, or None where the rows cannot be read with it."""
    problems: list[Problem] = []
    slots: dict[str, int] = {}
    names = {column.name: column for column in resource.columns}
    for position, cell in enumerate(cells):
        name = _name(cell)
        place = Place(file, line=line, column=name or str(position + 1))
        if name in slots:
            problems.append(_twice(name, place))
        elif name in names:
            slots[name] = position
        else:
            problems.append(_unknown(name, position, resource, place))
    missing = (c for c in resource.columns if c.required and c.name not in slots)
    problems.extend(missing_column(c, Place(file, line=line, column=c.name)) for c in missing)
    if not problems:
        return slots
    intake.problems.extend(problems)
    intake.unread.add(resource.name)
    return None


def missing_column(column: ColumnSpec, place: Place) -> Problem:
    """Return the problem that a column is missing which every table must have."""
    return Problem(
        "missing-column",
        Label(
            f"thiếu cột “{column.name}” ({column.title.vi})",
            f"the column {column.name!r} is missing ({column.title.en})",
        ),
        place,
    )


def _twice(name: str, place: Place) -> Problem:
    return Problem(
        "duplicate-column",
        Label(f"cột “{name}” có hai lần", f"the column {name!r} stands twice"),
        place,
    )


def _unknown(name: str, position: int, resource: ResourceSpec, place: Place) -> Problem:
    if not name:
        return Problem(
            "unknown-column",
            Label(f"cột thứ {position + 1} không có tên", f"column {position + 1} has no name"),
            place,
        )
    by_words = {column.name.casefold(): column.name for column in resource.columns}
    for column in resource.columns:
        by_words[column.title.vi.casefold()] = column.name
        by_words[column.title.en.casefold()] = column.name
    near = get_close_matches(name.casefold(), by_words, n=1)
    hint = by_words[near[0]] if near else None
    known = ", ".join(column.name for column in resource.columns)
    return Problem(
        "unknown-column",
        Label(
            f"bảng {resource.name} không có cột “{name}”"
            + (f"; có lẽ là “{hint}”" if hint else f"; các cột là: {known}"),
            f"the table {resource.name} has no column {name!r}"
            + (f"; did you mean {hint!r}?" if hint else f"; its columns are: {known}"),
        ),
        place,
    )


def ragged(got: int, wanted: int, place: Place) -> Problem:
    """Return the problem that a row has not as many cells as the header."""
    return Problem(
        "ragged-row",
        Label(
            f"dòng có {got} ô, dòng tiêu đề có {wanted}",
            f"the row has {got} cells, the header has {wanted}",
        ),
        place,
    )


def broken_csv(error: csv.Error, place: Place) -> Problem:
    """Return the problem that a row is no CSV, with what may be the matter."""
    if "field larger than" in str(error):
        return Problem(
            "field-too-long",
            Label(
                f"có ô dài hơn {csv.field_size_limit()} ký tự; có lẽ thiếu dấu ngoặc kép đóng",
                f"a cell is longer than {csv.field_size_limit()} characters; "
                "a closing quotation mark may be missing",
            ),
            place,
        )
    return Problem(
        "broken-quotes",
        Label(
            "dấu ngoặc kép trong dòng này không khớp; từ đây tệp không đọc được nữa",
            "the quotation marks of this row do not match; the file is not read from here on",
        ),
        place,
    )
