"""What an old ``.xls`` workbook says beside the values of its cells.

Such a workbook is a stream of records, each with its number, its length and its bytes
(MS-XLS: Excel Binary File Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import partial

from cadre_training_xlsx.compound import SIGNATURE, Compound
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
_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_END = 0x000A
_PASSWORD = 0x002F
_SHEET = 0x0085
_WORKSHEET = 0

_ROW = 0x0208
_ROW_NOT_SHOWN = 0x20
_COLUMNS = 0x007D
_FORMULA = 0x0006
_TRUTH_OR_ERROR = 0x0205
_SEVERAL_NUMBERS = 0x00BD
_ONE_CELL = frozenset({_FORMULA, _TRUTH_OR_ERROR, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E})
_NO_NUMBER = b"\xff\xff"
_ERROR_RESULT = 2


def survey_xls(data: bytes, most: int) -> Sequence[SheetSurvey | None]:
    """Return what looks at each sheet, in the order of the workbook; None for one without cells.

    Raises:
        Broken: If the file is damaged.
        Encrypted: If it has a password.
    """
    stream = _stream(data)
    found: list[SheetSurvey | None] = []
    for kind, at, size in _records(stream, 0):
        if kind == _PASSWORD:
            raise Encrypted
        if kind == _END:
            break
        if kind == _SHEET and size >= 6:
            start, _, sort = struct.unpack_from("<IBB", stream, at)
            found.append(partial(_survey, stream, start, most) if sort == _WORKSHEET else None)
    return found


def _stream(data: bytes) -> bytes:
    if not data.startswith(SIGNATURE):
        return data
    compound = Compound(data)
    streams = compound.streams()
    for name in _STREAMS:
        if name in streams:
            return compound.read(streams[name])
    raise Broken("no workbook")


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


def _survey(stream: bytes, start: int, most: int) -> Survey:
    """Look at the records of one sheet; charts on it have their own within them."""
    found = Survey()
    depth = 0
    try:
        for kind, at, size in _records(stream, start):
            if kind in _ONE_CELL:
                row, column = struct.unpack_from("<HH", stream, at)
                found.reach(row, column)
                if words := _error(kind, stream[at : at + size]):
                    found.note(row, column, words)
            elif kind == _SEVERAL_NUMBERS:
                row = struct.unpack_from("<H", stream, at)[0]
                found.reach(row, struct.unpack_from("<H", stream, at + size - 2)[0])
            elif kind == _ROW:
                if stream[at + 12] & _ROW_NOT_SHOWN:
                    found.hidden_rows.add(struct.unpack_from("<H", stream, at)[0])
            elif kind == _COLUMNS:
                first, last, _, _, said = struct.unpack_from("<HHHHH", stream, at)
                if said & 1:
                    found.hide_columns(first, last)
            elif kind in _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    break
    except (struct.error, IndexError) as error:
        raise Broken(str(error)) from error
    found.check(most)
    return found


def _error(kind: int, record: bytes) -> str | None:
    """Return what a cell with an error shows; None for any other cell."""
    if kind == _TRUTH_OR_ERROR and record[7]:
        return ERRORS.get(record[6], "#?")
    if kind == _FORMULA and record[12:14] == _NO_NUMBER and record[6] == _ERROR_RESULT:
        return ERRORS.get(record[8], "#?")
    return None
