"""The rows of a CSV file, its header checked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from cadre_training.codec.column import ColumnSpec
from cadre_training.codec.problem import Intake, Problem
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.row import Rows
from cadre_training.model.label import Label, nfc
from cadre_training.model.source import Place

if TYPE_CHECKING:
    import _csv

DELIMITERS = ",;\t"
"""What may stand between the fields."""

_TOGETHER = 8192
_PIECE = 1 << 20
_SAYS_SOMETHING = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
_BREAKS = re.compile(r"\r\n|\r|\n")


def read_rows(
    text: str,
    file: str,
    resource: ResourceSpec,
    intake: Intake,
    delimiter: str | None = None,
) -> Iterator[Rows]:
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
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                slots = header_slots(cells, line, file, resource, intake)
                break
            line = reader.line_num + 1  # a blank line, or one of delimiters only
        else:
            header_slots([], 1, file, resource, intake)
            return
    except csv.Error as error:
        intake.problems.append(broken_csv(error, Place(file, line=line)))
        intake.unread.add(resource.name)
        return
    if slots is not None:
        yield from _below(reader, len(cells), slots, file, resource, intake)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, a piece of the text at a time.

    As a whole it would be copied into four times its room.
    """

    def pieces() -> Iterator[io.StringIO]:
        at = 0
        while at < len(text):
            end = text.find("\n", at + _PIECE) + 1 or len(text)
            yield io.StringIO(text[at:end], newline="")
            at = end

    return chain.from_iterable(pieces())


def _below(
    reader: _csv.Reader,
    width: int,
    slots: Mapping[str, int],
    file: str,
    resource: ResourceSpec,
    intake: Intake,
) -> Iterator[Rows]:
    """Yield the rows below the header, some thousands at a time."""
    broken: csv.Error | None = None
    line = reader.line_num + 1
    while broken is None:
        cells: list[list[str]] = []
        try:
            cells.extend(islice(reader, _TOGETHER))
        except csv.Error as error:  # the rows before it have been taken
            broken = error
        lines: Sequence[int] = range(line, line + len(cells))
        line += len(cells)
        if broken is not None or reader.line_num + 1 != line:  # some rows take several lines
            *lines, line = accumulate(map(_height, cells), initial=line - len(cells))
        if not cells and broken is None:
            return
        if set(map(len, cells)) != {width} or not all(map(any, cells)):
            lines, cells = _of_width(width, lines, cells, file, resource, intake)
        if cells:
            yield Rows(file=file, slots=slots, lines=lines, cells=cells)
    intake.problems.append(broken_csv(broken, Place(file, line=line)))
    intake.unread.add(resource.name)


def _height(cells: Iterable[str]) -> int:
    """Return how many lines a row takes."""
    return 1 + sum(len(_BREAKS.findall(cell)) for cell in cells)


def _of_width(
    width: int,
    lines: Sequence[int],
    rows: Sequence[list[str]],
    file: str,
    resource: ResourceSpec,
    intake: Intake,
) -> tuple[list[int], list[list[str]]]:
    """Return the rows that have as many cells as the header, without those that say nothing."""
    chosen: list[int] = []
    cells: list[list[str]] = []
    for line, row in zip(lines, rows, strict=True):
        if not any(row):
            continue  # a blank line, or one of delimiters only, as spreadsheets leave them
        if len(row) != width:
            intake.problems.append(ragged(len(row), width, Place(file, line=line)))
            intake.unread.add(resource.name)
        else:
            chosen.append(line)
            cells.append(row)
    return chosen, cells


def delimiter_of(text: str, resource: ResourceSpec) -> str:
    """Return what stands between the fields, told by the first line of a text."""
    said = _SAYS_SOMETHING.search(text)
    first = said[0] if said else ""
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
