"""The W3C Extended Log File Format, as Internet Information Services writes it."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from cadre_training_counter.logs.moments import UTC, iso_minute
from cadre_training_counter.logs.rows import Row, Rows, cut_lines, rows_of
from cadre_training_counter.tally.outcome import Outcome

FIELDS: Final = b"#fields:"
_MARK: Final = b"\xef\xbb\xbf"
_NEEDED: Final = (b"date", b"time", b"c-ip", b"cs-method", b"cs-uri-stem", b"sc-status")
_SECOND: Final = re.compile(rb"[0-5]\d|60")
_AGENT: Final = b"cs(user-agent)"


@frozen
class Iis:
    """A log that names its columns in lines that begin with ``#Fields:``; they may change.

    Times are in UTC. Blanks in a user agent are written as ``+``.
    """

    @property
    def name(self) -> str:
        """Its name."""
        return "iis"

    @property
    def divisible(self) -> bool:
        """False: a line means nothing without the names of its columns."""
        return False

    def read(self, block: bytes, columns: bytes) -> Rows:
        """Read whole lines."""
        found: list[Row | Outcome] = []
        places = _Places(columns)
        for line in block.split(b"\n")[:-1]:
            text = line.removeprefix(_MARK).strip(b"\r\0 ")
            if text.startswith(b"#"):
                if text.lower().startswith(FIELDS):
                    columns, places = text, _Places(text)
                found.append(Outcome.REMARK)
            else:
                found.append(places.row(text) if text else Outcome.REMARK)
        return rows_of(found, columns)

    def whole(self, block: bytes) -> int:
        """Return how many bytes at the beginning of ``block`` are whole lines."""
        return block.rfind(b"\n") + 1

    def cut(self, block: bytes) -> list[bytes]:
        """Cut whole lines apart, each with its end."""
        return cut_lines(block)

    def minute(self, minute: bytes, zone: bytes) -> int | None:
        """Return when a minute begins."""
        return iso_minute(minute, zone)


class _Places:
    """Where the values stand in a line."""

    def __init__(self, columns: bytes) -> None:
        names = columns.lower().removeprefix(FIELDS).split()
        at = {name: place for place, name in enumerate(names)}
        self._number = len(names)
        self._places = [at[name] for name in _NEEDED] if all(n in at for n in _NEEDED) else None
        self._agent = at.get(_AGENT)

    def row(self, line: bytes) -> Row | Outcome:
        values = line.split()
        if self._places is None or len(values) != self._number:
            return Outcome.UNREADABLE
        date, time, address, method, target, status = (values[at] for at in self._places)
        hour_and_minute, colon, second = time.rpartition(b":")
        if not colon or not _SECOND.fullmatch(second):
            return Outcome.UNREADABLE
        if address == b"-" or not status.isdigit():
            return Outcome.UNREADABLE
        agent = None if self._agent is None else values[self._agent].replace(b"+", b" ")
        return Row(
            address=address,
            minute=date + b" " + hour_and_minute,
            second=second,
            zone=UTC,
            request=method + b" " + target,
            status=status,
            agent=agent,
        )
