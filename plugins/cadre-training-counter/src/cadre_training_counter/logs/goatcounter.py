"""The CSV file that GoatCounter exports: one page view or event a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from cadre_training_counter.logs.moments import iso_minute
from cadre_training_counter.logs.rows import KnownRequest, Row, Rows, cut_lines, rows_of
from cadre_training_counter.tally.outcome import Outcome

_PATH: Final = re.compile(r"[12]Path")
_NEEDED: Final = ("Event", "Session", "Bot", "Date")
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d):([0-5]\d|60)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)", re.ASCII
)
_LONGEST: Final = 1 << 20
"""How long one record may be; a quotation mark that is never closed makes no longer one."""


@frozen
class GoatCounter:
    """An export in version 1 or 2 of its format.

    A visitor is what GoatCounter calls a session; it has told robots and events apart itself.
    """

    @property
    def name(self) -> str:
        """Its name."""
        return "goatcounter"

    @property
    def divisible(self) -> bool:
        """False: the first line names the columns, and a record may have several lines."""
        return False

    def read(self, block: bytes, columns: bytes) -> Rows:
        """Read whole records."""
        found: list[Row | Outcome] = []
        names = _names(columns)
        for record in _records(block):
            values = _values(record)
            if values and (header := _header(values)):
                names, columns = header, record
                found.append(Outcome.REMARK)
            elif not record.strip():
                found.append(Outcome.REMARK)
            else:
                found.append(_row(values, names))
        return rows_of(found, columns)

    def whole(self, block: bytes) -> int:
        """Return how many bytes at the beginning of ``block`` are whole records."""
        end = block.rfind(b"\n") + 1
        quotes = block.count(b'"', 0, end)
        while end and quotes % 2 and len(block) - end < _LONGEST:
            before = block.rfind(b"\n", 0, end - 1) + 1
            quotes -= block.count(b'"', before, end)
            end = before
        return end or (block.rfind(b"\n") + 1 if len(block) >= _LONGEST else 0)

    def cut(self, block: bytes) -> list[bytes]:
        """Cut whole records apart, each with its end."""
        return _records(block)

    def minute(self, minute: bytes, zone: bytes) -> int | None:
        """Return when a minute begins."""
        return iso_minute(minute, zone)


def is_header(line: bytes) -> bool:
    """Tell whether ``line`` names the columns of an export.

    >>> is_header(b"2Path,Title,Event,Session,Bot,Date")
    True
    """
    values = _values(line)
    return bool(values and _header(values))


def _records(block: bytes) -> list[bytes]:
    """Cut a block into records: lines, or several where a quotation mark is still open."""
    records: list[bytes] = []
    open_one = b""
    for line in cut_lines(block):
        open_one += line
        if open_one.count(b'"') % 2 == 0 or len(open_one) >= _LONGEST:
            records.append(open_one)
            open_one = b""
    return [*records, open_one] if open_one else records


def _values(record: bytes) -> list[str] | None:
    try:
        rows = list(csv.reader(io.StringIO(record.decode("utf-8", "replace"), newline="")))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _header(values: list[str]) -> Mapping[str, int] | None:
    first = values[0].removeprefix("\ufeff")
    names = {name: at for at, name in enumerate(values)}
    if not _PATH.fullmatch(first) or any(name not in names for name in _NEEDED):
        return None
    return {**names, "Path": 0}


def _names(columns: bytes) -> Mapping[str, int] | None:
    values = _values(columns)
    return _header(values) if values else None


def _row(values: list[str] | None, names: Mapping[str, int] | None) -> Row | Outcome:
    if values is None or names is None or len(values) < len(names) - 1:
        return Outcome.UNREADABLE

    def value(name: str) -> str:
        at = names.get(name)
        return values[at].strip() if at is not None and at < len(values) else ""

    moment, bot = _MOMENT.fullmatch(value("Date")), value("Bot")
    if moment is None or not bot.isascii() or not bot.isdigit():
        return Outcome.UNREADABLE
    # Where sessions are switched off, what is known of the browser stands for the visitor.
    session = value("Session") or "|".join(map(value, ("Browser", "System", "Location")))
    return Row(
        address=session.encode(),
        minute=moment[1].encode(),
        second=moment[2].encode(),
        zone=moment[3].encode(),
        request=KnownRequest(value("Path").encode(), event=value("Event").lower() == "true"),
        status=b"200",
        agent=None,
        robot=int(bot) > 0,
    )
