"""What an old ``.xls`` workbook says beside the values of its cells.

Such a workbook is a stream of records, each with its number, its length and its bytes
(MS-XLS: Excel Binary File Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import partial

from cadre_training_xlsx.compound import SIGNATURE, Compound, wrapped
from cadre_training_xlsx.survey import Broken, Encrypted, SheetSurvey, Survey

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""What a cell with an error shows, by the error's number."""

_STREAMS = ("Workbook", "Book")
_BEGIN = 0x0809
_END = 0x000A
_PASSWORD = 0x002F
_SHEET = 0x0085
_WORKSHEET = 0

_ANNOUNCED = 0x0200
_ROW = 0x0208
_ROW_NOT_SHOWN = 0x20
_COLUMNS = 0x007D
_FORMULA = 0x0006
_TRUTH_OR_ERROR = 0x0205
_SEVERAL_NUMBERS = 0x00BD
_ONE_CELL = frozenset({_FORMULA, _TRUTH_OR_ERROR, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E})
_NO_NUMBER = b"\xff\xff"
_ERROR_RESULT = 2


def survey_xls(data: bytes, most: int) -> tuple[bytes, Sequence[SheetSurvey | None]]:
    """Return a workbook as it may be opened, and what looks at each sheet.

    What opens it follows the chains of a compound file without looking whether they end, and
    makes room for as many cells as a sheet announces. So it gets another file, with the same
    stream of records, in which no sheet announces any.

    Args:
        data: The bytes of the workbook.
        most: The most cells that a sheet may span.

    Returns:
        The bytes to be opened; and for each sheet, in the order of the workbook, what looks at
        it, or None for one without cells.

    Raises:
        TooFar: If a sheet spans more.
        Broken: If the file is damaged.
        Encrypted: If it has a password.
    """
    name, stream = _stream(data)
    made = bytearray(stream)
    found: list[SheetSurvey | None] = []
    left = 2 * len(stream)
    for start, sort in _sheets(stream):
        survey, read = _survey(stream, start, made)
        left -= read
        if left < 0:  # sheets share their records, so that a small file is read a thousand times
            raise Broken("sheets overlap")
        survey.check(most)
        found.append(partial(_itself, survey) if sort == _WORKSHEET else None)
    return wrapped(bytes(made), name), found


def _itself(survey: Survey) -> Survey:
    return survey


def _stream(data: bytes) -> tuple[str, bytes]:
    if not data.startswith(SIGNATURE):
        return _STREAMS[0], data
    compound = Compound(data)
    streams = {name.lower(): (name, stream) for name, stream in compound.streams().items()}
    for name in _STREAMS:
        if name.lower() in streams:
            return name, compound.read(streams[name.lower()][1])
    raise Broken("no workbook")


def _sheets(stream: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the records of each sheet begin, and what sort it is."""
    for kind, at, size in _records(stream, 0):
        if kind == _PASSWORD:
            raise Encrypted
        if kind == _END:
            return
        if kind == _SHEET:
            if size < 6:
                raise Broken("a sheet has no place")
            start, _, sort = struct.unpack_from("<IBB", stream, at)
            if start >= len(stream):
                raise Broken("a sheet has no place")
            yield start, sort


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each record, where its bytes begin, and how many there are."""
    header = struct.Struct("<HH")
    while at + 4 <= len(stream):
        kind, size = header.unpack_from(stream, at)
        at += 4
        if at + size > len(stream):
            return
        yield kind, at, size
        at += size


def _survey(stream: bytes, start: int, made: bytearray) -> tuple[Survey, int]:
    """Look at the records of one sheet; charts on it have their own within them.

    Args:
        stream: All records.
        start: Where those of the sheet begin.
        made: A copy of the stream, in which it is to announce no cells.

    Returns:
        What was seen, and how many bytes were read.
    """
    found = Survey()
    depth = 0
    at = start
    try:
        for kind, at, size in _records(stream, start):
            if kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    break
            elif kind == _ANNOUNCED:
                made[at : at + size] = bytes(size)
            elif depth <= 1:
                _look(found, kind, stream[at : at + size])
    except (struct.error, IndexError) as error:
        raise Broken(str(error)) from error
    return found, max(at - start, 0)


def _look(found: Survey, kind: int, record: bytes) -> None:
    """Note what a record says."""
    if kind in _ONE_CELL:
        row, column = struct.unpack_from("<HH", record)
        found.reach(row, column)
        if words := _error(kind, record):
            found.note(row, column, words)
    elif kind == _SEVERAL_NUMBERS:
        (row,) = struct.unpack_from("<H", record)
        found.reach(row, struct.unpack_from("<H", record, len(record) - 2)[0])
        if len(record) >= 6:  # the first column and how many there are count, whatever is last
            (first,) = struct.unpack_from("<H", record, 2)
            found.reach(row, first + (len(record) - 6) // 6)
    elif kind == _ROW:
        if record[12] & _ROW_NOT_SHOWN:
            found.hidden_rows.add(struct.unpack_from("<H", record)[0])
    elif kind == _COLUMNS:
        first, last, _, _, said = struct.unpack_from("<HHHHH", record)
        if said & 1:
            found.hide_columns(first, last)


def _error(kind: int, record: bytes) -> str | None:
    """Return what a cell with an error shows; None for any other cell."""
    if kind == _TRUTH_OR_ERROR and record[7]:
        return ERRORS.get(record[6], "#?")
    if kind == _FORMULA and record[12:14] == _NO_NUMBER and record[6] == _ERROR_RESULT:
        return ERRORS.get(record[8], "#?")
    return None
