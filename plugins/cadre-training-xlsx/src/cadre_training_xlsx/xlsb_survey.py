"""What an ``.xlsb`` sheet says beside the values of its cells.

Its parts are streams of records, each with its number and its length, a few bits a byte
(MS-XLSB: Excel Binary Workbook).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator

from cadre_training.plugin import MergedCells
from cadre_training_xlsx.package import Package
from cadre_training_xlsx.survey import Broken, Survey
from cadre_training_xlsx.workbook_parts import relations
from cadre_training_xlsx.xls_survey import ERRORS

Chunks = Callable[[], Iterable[bytes]]
"""A part piece by piece, from its beginning each time."""

WORKBOOK = "xl/workbook.bin"
_READ_FIRST = (WORKBOOK, "xl/sharedStrings.bin", "xl/styles.bin")
_SHEET = 156
_ROW = 0
_CELLS = frozenset(range(2, 12)) | {62}
_ERROR_CELLS = frozenset({3, 11})
_COLUMNS = 60
_MERGED = 176
_LONGEST = 1 << 24


def sheet_parts(package: Package) -> tuple[str | None, ...]:
    """Return the part of each sheet, in the order of the workbook; None for one without cells.

    Raises:
        Broken: If the workbook names a sheet that is not there.
    """
    _check_records(package)
    leads = relations(package, WORKBOOK)
    found: list[str | None] = []
    for kind, record in _records(package.chunks(WORKBOOK)):
        if kind == _SHEET:
            lead = leads.get(_text(record, 8))
            part = None if lead is None else package.find(lead.target)
            if lead is None or part is None:
                raise Broken("a sheet is missing")
            found.append(part if lead.kind == "worksheet" else None)
    return tuple(found)


def _check_records(package: Package) -> None:
    """Refuse a workbook with a record that says it is longer than its part."""
    for name in _READ_FIRST:
        part = package.find(name)
        if part is not None:
            for _ in _records(package.chunks(part)):
                pass


def survey_sheet(chunks: Chunks, most: int) -> Survey:
    """Return what a sheet says beside the values of its cells.

    Args:
        chunks: The part of the sheet.
        most: The most cells that it may span.

    Raises:
        TooFar: If it spans more.
        Broken: If it is no sheet.
    """
    found = Survey(merged=[])
    row = 0
    try:
        for kind, record in _records(chunks()):
            if kind in _CELLS:
                column = struct.unpack_from("<I", record)[0]
                found.reach(row, column)
                if kind in _ERROR_CELLS:
                    found.note(row, column, ERRORS.get(record[8], "#?"))
            elif kind == _ROW:
                row = struct.unpack_from("<I", record)[0]
                if record[11] & 0x10:
                    found.hidden_rows.add(row)
            elif kind == _COLUMNS:
                first, last, _, _, said = struct.unpack_from("<IIIIH", record)
                if said & 1:
                    found.hide_columns(first, last)
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<IIII", record)
                found.add_merged(MergedCells(top, left, bottom, right))
    except (struct.error, IndexError) as error:
        raise Broken(str(error)) from error
    found.check(most)
    return found


def _records(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of each record.

    Raises:
        Broken: If one is longer than any is, or cut off.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        at = 0
        while (head := _head(held, at)) is not None:
            kind, size, start = head
            if size > _LONGEST:
                raise Broken("a record without an end")
            if start + size > len(held):
                break
            yield kind, held[start : start + size]
            at = start + size
        held = held[at:]
    if held:
        raise Broken("a record is cut off")


def _head(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Return the number and the length of the record at ``at``, and where its bytes begin."""
    kind = size = 0
    try:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | data[at] << 7
            at += 1
        for shift in (0, 7, 14, 21):
            part = data[at]
            at += 1
            size |= (part & 0x7F) << shift
            if not part & 0x80:
                break
    except IndexError:
        return None
    return kind, size, at


def _text(record: bytes, at: int) -> str:
    length = struct.unpack_from("<I", record, at)[0]
    return record[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace")
