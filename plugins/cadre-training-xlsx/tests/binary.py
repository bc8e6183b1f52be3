"""Small binary workbooks, record by record, for nothing here writes such files."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from .books import OFFICE, PACKAGE, archive

BEGIN_DATA, END_DATA = 145, 146


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record: its number, its length, its bytes."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        size, part = size >> 7, size & 0x7F
        length += bytes([part | 0x80 if size else part])
        if not size:
            return head + length + content


def text(words: str) -> bytes:
    """Return a text as records hold it."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def cell(kind: int, column: int, content: bytes) -> bytes:
    return record(kind, struct.pack("<II", column, 0) + content)


def number(column: int, value: float) -> bytes:
    return cell(5, column, struct.pack("<d", value))


def words(column: int, value: str) -> bytes:
    return cell(6, column, text(value))


def error(column: int, code: int) -> bytes:
    return cell(3, column, bytes([code]))


def binary_book(records: Iterable[bytes], before: bytes = b"", after: bytes = b"") -> bytes:
    """Return a workbook with one sheet, called ``S1``."""
    inside = record(BEGIN_DATA) + b"".join(records) + record(END_DATA)
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("S1")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(157) + record(132)
    size = record(148, struct.pack("<IIII", 0, 9, 0, 9))
    page = record(129) + size + before + inside + after + record(130)

    def relations(kind: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
        )

    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"></Types>',
            "_rels/.rels": relations("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": page,
        }
    )
