"""The sheets of a workbook as they are."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice, repeat
from pathlib import PurePath
from typing import BinaryIO

import python_calamine
from attrs import evolve

from cadre_training.plugin import Grid, MergedCells, RawCell, WorkbookOptions
from cadre_training_xlsx import refusal
from cadre_training_xlsx.cells import without_floats
from cadre_training_xlsx.kind import OF_ENDING, Kind, kind_of
from cadre_training_xlsx.survey import Broken, Encrypted, Survey, TooFar, TooLarge
from cadre_training_xlsx.surveys import surveyed

_AT_ONCE = 1024


def open_workbook(file: BinaryIO, name: str, options: WorkbookOptions) -> Iterator[Grid]:
    """Yield the sheets of a workbook in their order.

    Args:
        file: The bytes of the workbook.
        name: The file's name; its ending says what it should be.
        options: How far its sheets may reach, and what it may unfold to.

    Raises:
        InputProblems: If it is not what its name says, is damaged, has a password, or passes a
            limit.
    """
    data = file.read()
    kind = _checked_kind(data, name)
    with _told(name, options):
        seen = surveyed(kind, data, options)
        del data
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(seen.data))
        sheets = book.sheets_metadata
        if len(sheets) != len(seen.sheets):
            raise Broken("the sheets are not those that the workbook names")
    left = options.max_cells
    found = False
    for at, (sheet, look) in enumerate(zip(sheets, seen.sheets, strict=True)):
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet or look is None:
            continue  # a chart, say
        found = True
        with _told(name, options, sheet.name):
            survey = look()
            cells = _cells(book, at, survey)
            left -= cells.height * cells.width
            if left < 0:
                raise TooFar
            grid = _grid(name, cells, survey)
        yield evolve(grid, hidden=sheet.visible != python_calamine.SheetVisibleEnum.Visible)
    if not found:
        raise refusal.no_sheet(name)


def _checked_kind(data: bytes, name: str) -> Kind:
    """Return what a file is, if it is what its name says."""
    if not data:
        raise refusal.empty(name)
    found, ending = kind_of(data), PurePath(name).suffix.lower()
    if found is Kind.ENCRYPTED:
        raise refusal.encrypted(name)
    if found is not OF_ENDING.get(ending, found) or found not in OF_ENDING.values():
        raise refusal.not_what_it_says(name, found, ending)
    return found


@contextmanager
def _told(name: str, options: WorkbookOptions, sheet: str | None = None) -> Generator[None]:
    """Say in words what is wrong with a workbook, whatever is raised because of it."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except (Encrypted, python_calamine.PasswordError):
        raise refusal.encrypted(name) from None
    except TooLarge:
        raise refusal.too_large(name, options.max_bytes) from None
    except (TooFar, MemoryError):
        raise refusal.too_many_cells(name, options.max_cells, sheet) from None
    except BaseException as error:  # the panics of Rust are no Exception
        raise refusal.damaged(name, sheet) from error


def _cells(
    book: python_calamine.CalamineWorkbook, at: int, survey: Survey
) -> python_calamine.CalamineSheet:
    """Read the cells of a sheet; what is left to look for is looked for meanwhile."""
    if survey.rest is None:
        return book.get_sheet_by_index(at)
    with ThreadPoolExecutor(1) as aside:
        looked = aside.submit(survey.rest)
        cells = book.get_sheet_by_index(at)
        looked.result()
    return cells


def _grid(name: str, sheet: python_calamine.CalamineSheet, seen: Survey) -> Grid:
    top, left = sheet.start or (0, 0)
    rows: list[Sequence[RawCell]] = [()] * top
    found = islice(sheet.iter_rows(), top, None)
    # Some rows at a time, so that their cells are still at hand and none is kept twice.
    while some := list(islice(found, _AT_ONCE)):
        columns = map(without_floats, zip(*some, strict=True))
        rows += zip(*repeat(repeat(None), left), *columns, strict=False)
    for (row, column), words in sorted(seen.special.items()):
        _put(rows, row, column, words)
    merged = seen.merged
    if merged is None:
        merged = [MergedCells(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return Grid(
        file=name,
        sheet=sheet.name,
        rows=rows,
        merged=tuple(merged),
        hidden_rows=frozenset(seen.hidden_rows),
        hidden_columns=frozenset(seen.hidden_columns),
    )


def _put(rows: list[Sequence[RawCell]], row: int, column: int, words: str) -> None:
    """Write words into a cell, which may stand beyond the others."""
    rows += [()] * (row + 1 - len(rows))
    cells = rows[row]
    if not isinstance(cells, list):
        cells = rows[row] = list(cells)
    cells += [None] * (column + 1 - len(cells))
    cells[column] = words
