"""What must hold of every sheet that was read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests.fuzz.number_oracle import plain, possible, says_digits

from cadre_training.codec.problem import InputProblems
from cadre_training.model.grid import Grid, RawCell
from cadre_training.plugin import WorkbookOptions
from cadre_training.readers.sheets.csv_grid import csv_sheet
from cadre_training.readers.sheets.mapping import mapping_text, read_mapping
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.readers.sheets.reading import SheetReading, SheetTable
from cadre_training.sheets.checking import check_sheets
from cadre_training_xlsx.workbook import open_workbook

_LIMITS = WorkbookOptions(max_cells=200_000, max_bytes=20_000_000)
_NUMERAL = re.compile(r"(?:(?<![\w.,])[.,])?[0-9]+(?:[.,'][0-9]+| [0-9]{3}(?![0-9]))*")


def csv_faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with how a CSV file is read."""
    try:
        grids = [csv_sheet(data, "so-lieu.csv", max_cells=200_000).grid]
    except InputProblems as refused:
        yield from _refused(refused)
        return
    yield from _faults(grids)


def workbook_faults(data: bytes) -> Iterator[str]:
    """Yield what is wrong with how a workbook is read."""
    try:
        grids = list(open_workbook(io.BytesIO(data), "so-lieu.xlsx", _LIMITS))
    except InputProblems as refused:
        yield from _refused(refused)
        return
    yield from _faults(grids)


def _refused(refused: InputProblems) -> Iterator[str]:
    if not refused.problems:
        yield "refused without a reason"
    for language in ("vi", "en"):
        refused.text(language)


def _faults(grids: list[Grid]) -> Iterator[str]:
    reading = read_grids(grids)
    for problem in reading.remarks:
        if not problem.message.vi or not problem.place.file:
            yield "a remark without words or place"
    yield from _numbers(reading)
    result = check_sheets(reading)
    for finding in result.findings:
        if not finding.spots:
            yield f"a finding {finding.code} without a place"
    again = read_mapping(mapping_text(reading.mapping))
    if again != reading.mapping:
        yield "the mapping is another one when it is read again"
    same = read_grids(grids, again)
    # Of several tables with like headers, one may be read by the mapping of another.
    if len(reading.tables) == 1 and _values(same) != _values(reading):
        yield "with its own mapping the file is read otherwise"


def _values(reading: SheetReading) -> list[list[list[object]]]:
    return [[list(c.values) for c in table.tabulation.columns] for table in reading.tables]


def _numbers(reading: SheetReading) -> Iterator[str]:
    """Hold each number that was read against the text of its cell."""
    proven = {table.layout.grid.sheet: _proven(table.layout.grid.rows) for table in reading.tables}
    for table in reading.tables:
        proven[table.layout.grid.sheet] |= any(
            len(possible(form)) > 1 for form in _counted_forms(table)
        )
    for table in reading.tables:
        grid, first = table.layout.grid, table.tabulation.first_row
        for column in table.tabulation.columns:
            for at, value in enumerate(column.values):
                if value is None or at in column.unread:
                    continue
                cell = grid.cell(first + at, column.index)
                is_proven = proven[grid.sheet]
                for fault in number_faults(cell, value, proven=is_proven, whole=column.whole):
                    yield f"{grid.place(first + at, column.index)} {cell!r}: {fault}"


def _counted_forms(table: SheetTable) -> Iterator[str]:
    """Yield the numbers with marks in columns that count something."""
    grid, first = table.layout.grid, table.tabulation.first_row
    for column in table.tabulation.columns:
        if column.whole:
            for at in range(len(column.values)):
                yield from _NUMERAL.findall(plain(str(grid.cell(first + at, column.index))))


def number_faults(
    cell: RawCell, value: int | Decimal, *, proven: bool, whole: bool
) -> Iterator[str]:
    """Yield what is wrong with reading a cell as a number.

    Args:
        cell: The cell.
        value: The number.
        proven: Whether the sheet has evidence for a notation.
        whole: Whether the column counts something.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | Decimal):
        yield f"read as {value}"
    elif not isinstance(cell, str):
        if cell != value and Decimal(cell) * 100 != value:
            yield f"read as {value}"
    else:
        shown = plain(cell)
        exact = str(value) if isinstance(value, int) else f"{value:f}"
        if not says_digits(shown) and re.sub("[^1-9]", "", exact) != re.sub("[^1-9]", "", shown):
            yield f"read as {value}"
        forms = _forms(cell)
        if len(forms) > 1:
            likely = Decimal(value).normalize()
            silent = not proven and not (whole and value == int(value))
            if likely not in forms or silent:
                yield f"silently read as {value}"


def _forms(cell: RawCell) -> set[Decimal]:
    """Return what a text of digits and marks can mean."""
    return possible(plain(cell).rstrip(" %").removeprefix("'")) if isinstance(cell, str) else set()


def _proven(rows: Iterable[Iterable[RawCell]]) -> bool:
    """Tell whether any text of a sheet may be evidence for a notation.

    It is one with a number that can be read in one notation only, or with one before a word, for
    what is counted may be whole.
    """
    texts = (plain(cell) for row in rows for cell in row if isinstance(cell, str))
    found = (match for text in texts for match in _NUMERAL.finditer(text))
    marked = (match for match in found if "." in match[0] or "," in match[0])
    return any(len(possible(match[0])) == 1 or _counts(match) for match in marked)


def _counts(match: re.Match[str]) -> bool:
    return match.string[match.end() :].lstrip()[:1].isalpha()
