"""A CSV file as a sheet of cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from attrs import frozen

from cadre_training.codec.plain_text import refuse_nul
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.model.grid import ByColumn, Grid, RawCell
from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.readers.rows import broken_csv
from cadre_training.readers.text import decode

DELIMITERS = "\t;|,"
"""What may stand between the cells."""

_HEAD = 1 << 17
"""How many characters are looked at to find the delimiter."""

_MOST_CELLS = 10_000_000
_LONG = 1 << 16
_WIDEST = 256


@frozen(kw_only=True)
class CsvSheet:
    """A CSV file as a sheet of cells.

    Args:
        grid: The cells, all of them text. Row 1 is the first row that a spreadsheet shows.
        delimiter: What stands between the cells.
        remarks: What is to be told of how the file was read.
    """

    grid: Grid
    delimiter: str
    remarks: tuple[Problem, ...] = ()


def csv_sheet(data: bytes, name: str, *, max_cells: int = _MOST_CELLS) -> CsvSheet:
    r"""Return the cells of a CSV file.

    The encoding is told by the bytes, the delimiter by all lines of the beginning; a first line
    ``sep=;`` decides. Line breaks within quotation marks are part of their cell.

    Args:
        data: The bytes of the file.
        name: The file's name, as messages give it.
        max_cells: The most cells that are read.

    Raises:
        InputProblems: If it is no text, has no cells or too many, or its quotation marks do not
            match; with the line.

    >>> sheet = csv_sheet("Xã;Số lớp\nAn Trường;3\n".encode("utf-16"), "so-lieu.csv")
    >>> sheet.grid.cell(1, 1), str(sheet.grid.place(1, 1)), sheet.delimiter
    ('3', 'so-lieu.csv!B2', ';')
    """
    decoded = decode(data, name)
    refuse_nul(decoded.text, name)
    text, stated = _stated(decoded.text)
    if not text or text.isspace():
        raise InputProblems([_empty(name)])
    delimiter = stated or find_delimiter(text)
    if len(text) > max_cells and sum(map(text.count, (delimiter, "\n", "\r"))) > max_cells:
        raise InputProblems([_too_many(name, max_cells)])
    rows = _at_once(text, delimiter)
    if rows is None:
        rows = _rows(text, delimiter, name, first_line=1 if stated is None else 2)
    told = decoded.problem(name)
    return CsvSheet(
        grid=Grid(file=name, rows=rows, clean=not decoded.strange),
        delimiter=delimiter,
        remarks=() if told is None else (told,),
    )


def find_delimiter(text: str) -> str:
    r"""Return what stands between the cells of a CSV text.

    Each candidate is tried on all lines of the beginning. What speaks for it is the share of the
    lines that it cuts into one number of cells, and how often it stands where neither a sentence
    nor a number would have it: ``98,96`` says nothing for the comma.

    >>> find_delimiter("Xã;Tỷ lệ;Vắng\nAn Trường;98,96;1,5\nBình Phú;95,5;0,5\n")
    ';'
    """
    head = text[:_HEAD]
    if len(text) > _HEAD:
        head = head[: head.rfind("\n") + 1] or head
    shares = {d: _share(head, d) if d in head else 0.0 for d in DELIMITERS}
    weights = {d: share * _standing_apart(head, d) for d, share in shares.items() if share}
    if any(weights.values()):
        return max(weights, key=weights.__getitem__)
    return max(reversed(shares), key=shares.__getitem__)


def _share(head: str, delimiter: str) -> float:
    """Return which share of the lines that say something is cut into one number of cells."""
    counts = [len(cells) for cells in _lenient(head, delimiter) if any(cells)]
    cut = Counter(count for count in counts if count > 1)
    return cut.most_common(1)[0][1] / len(counts) if cut else 0.0


def _lenient(head: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    except csv.Error:  # a cell without an end; it is told when the file is read
        return


def _standing_apart(head: str, delimiter: str) -> int:
    """Count where a delimiter stands neither before a space nor between digits."""
    found = head.count(delimiter) - head.count(f"{delimiter} ")
    if delimiter == ",":
        found -= sum(a[-1:].isdigit() and b[:1].isdigit() for a, b in pairwise(head.split(",")))
    return found


def _stated(text: str) -> tuple[str, str | None]:
    """Return the text behind a line ``sep=;``, and what that names; spreadsheets hide the line."""
    if text[:4].lower() != "sep=":
        return text, None
    line, end, rest = text.partition("\n")
    stated = line[4:].rstrip("\r")
    if len(stated) != 1 or stated in '"\r\n' or not end:
        return text, None
    return rest, stated


def _at_once(text: str, delimiter: str) -> Sequence[Sequence[RawCell]] | None:
    """Return the cells of a long text of equal lines without quotation marks; None of another."""
    if len(text) < _LONG or '"' in text:
        return None
    end = "\r\n" if "\r" in text else "\n"
    text = text.removesuffix(end)
    first = text.find(end)
    width = text.count(delimiter, 0, first if first >= 0 else None) + 1
    if width > _WIDEST or _has_long_line(text, csv.field_size_limit()):
        return None
    # The ends of the lines stand between the cells as cells of their own, and must do so evenly.
    between = f"{delimiter}\n{delimiter}"
    marked = text.replace(end, between)
    ends = (len(marked) - len(text)) // (len(between) - len(end))
    if "\r" in marked or marked.count("\n") != ends:
        return None  # other ends of lines too
    cells = marked.split(delimiter)
    step = width + 1
    if len(cells) != (ends + 1) * step - 1 or set(cells[width::step]) != {"\n"}:
        return None
    return ByColumn(tuple(cells[at::step] for at in range(width)))


def _has_long_line(text: str, most: int) -> bool:
    """Tell whether a line may be longer than ``most`` characters."""
    start = 0
    while len(text) - start > most:
        start = text.rfind("\n", start, start + most) + 1
        if start == 0:
            return True
    return False


def _rows(text: str, delimiter: str, name: str, first_line: int) -> list[list[str]]:
    """Return the cells row by row; blank lines are rows too, so that addresses are true."""
    rows: list[list[str]] = []
    # Some write a space behind each delimiter, before quotation marks too.
    spaced = f'{delimiter} "' in text[:_HEAD]
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced, strict=True)
    try:
        rows.extend(reader)
    except csv.Error as error:
        lines.seek(0)
        again = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced, strict=True)
        for _ in islice(again, len(rows)):
            pass
        place = Place(name, line=again.line_num + first_line)
        raise InputProblems([broken_csv(error, place)]) from None
    return rows


def _empty(name: str) -> Problem:
    return Problem(
        "empty-sheet", Label("tệp không có số liệu nào", "the file holds nothing"), Place(name)
    )


def _too_many(name: str, most: int) -> Problem:
    return Problem(
        "too-many-cells",
        Label(
            f"tệp có hơn {most} ô, nhiều hơn mức đọc được; hãy chia thành nhiều tệp",
            f"the file has more than {most} cells, the most that is read; split it into several",
        ),
        Place(name),
    )
