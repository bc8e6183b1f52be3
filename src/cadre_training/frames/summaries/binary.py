"""A summary as one file: a header, columns of numbers, sets of persons, and a checksum.

``docs/reference/summaries.md`` describes the format.
"""

from __future__ import annotations

import hashlib
import json
import struct

from cadre_training.frames.summaries.columns import column_bytes, width_of
from cadre_training.frames.summaries.key_text import Json, key_plain
from cadre_training.frames.summaries.summary import Summary
from cadre_training.frames.summaries.table import CellTable
from cadre_training.frames.summary_problem import SummaryProblem

MAGIC = b"\x93CTSUM\r\n"
"""What every summary begins with: no text, and changed where line ends are."""

VERSION = 1
START = struct.Struct("<8sIIQ")
"""The first bytes: the magic, the version, the length of the header, that of the whole file."""

CHECKSUM = hashlib.sha256
CHECKSUM_SIZE = 32


def summary_bytes(summary: Summary) -> bytes:
    """Return a summary as the bytes of a file: the same for the same summary.

    Raises:
        SummaryProblem: If a number has no room in 8 bytes.
    """
    parts: list[bytes] = []
    try:
        tables = [
            [resource.value, *_written(table, parts)] for resource, table in summary.tables.items()
        ]
    except OverflowError as error:
        raise SummaryProblem(
            "bản tóm tắt có số vượt quá 64 bit; hãy kiểm tra lại các nguồn",
            "the summary has a number of more than 64 bits; look at its sources again",
        ) from error
    covers = summary.covers
    plain = {
        "dimensions": list(summary.dimensions),
        "measures": list(summary.measures),
        "people": summary.people.value,
        "covers": [covers.start.isoformat(), covers.end.isoformat()] if covers else None,
        "tables": tables,
    }
    header = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    body = b"".join(parts)
    length = START.size + len(header) + len(body) + CHECKSUM_SIZE
    start = START.pack(MAGIC, VERSION, len(header), length)
    digest = CHECKSUM(start)
    digest.update(header)
    digest.update(body)
    return b"".join((start, header, body, digest.digest()))


def _written(table: CellTable, parts: list[bytes]) -> list[Json]:
    """Write the columns of a table, and return what the header says of them."""
    codes: list[Json] = []
    for column in table.codes:
        width = width_of(column, signed=False)
        codes.append(width)
        parts.append(column_bytes(column, width, signed=False))
    counts: list[Json] = []
    for name, column in table.counts.items():
        width = width_of(column)
        counts.append([name, width])
        parts.append(column_bytes(column, width))
    people: list[Json] = []
    for space, sets in table.people.items():
        sizes = [len(data) for data in sets]
        width = width_of(sizes, signed=False)
        people.append([space.id, width])
        parts += [column_bytes(sizes, width, signed=False), *sets]
    values: list[Json] = [[key_plain(value) for value in of_one] for of_one in table.values]
    return [len(table), values, codes, counts, people]
