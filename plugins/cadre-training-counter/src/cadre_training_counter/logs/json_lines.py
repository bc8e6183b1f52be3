"""Logs of which every line is a JSON object, as nginx and many others can be told to write."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from attrs import frozen

from cadre_training_counter.logs.moments import clf_minute, iso_minute
from cadre_training_counter.logs.rows import Row, Rows, cut_lines, rows_of
from cadre_training_counter.tally.json_keys import JsonKeys
from cadre_training_counter.tally.outcome import Outcome

_EPOCH: Final = b"epoch"
_LOCAL: Final = b""

_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d):([0-5]\d|60)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_CLF: Final = re.compile(r"\[?(\d\d/\w{3}/\d{4}:\d\d:\d\d):([0-5]\d|60) ([+-]\d{4})\]?", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,15}(?:\.\d+)?", re.ASCII)
_MILLISECONDS: Final = 10**11
"""Numbers from here on count milliseconds: as seconds they would lie in the year 5138."""

# nginx escapes bytes this way unless it is told to write proper JSON.
_BYTE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")


@frozen
class JsonLines:
    """A log whose lines are JSON.

    Args:
        keys: Where the parts of a request stand.
        zone: The zone of moments that are written without one.
    """

    keys: JsonKeys
    zone: dt.tzinfo

    @property
    def name(self) -> str:
        """Its name."""
        return "nginx-json"

    @property
    def divisible(self) -> bool:
        """True: every line is read by itself."""
        return True

    def read(self, block: bytes, columns: bytes) -> Rows:
        """Read whole lines."""
        del columns
        return rows_of([self._row(line) for line in block.split(b"\n")[:-1]])

    def whole(self, block: bytes) -> int:
        """Return how many bytes at the beginning of ``block`` are whole lines."""
        return block.rfind(b"\n") + 1

    def cut(self, block: bytes) -> list[bytes]:
        """Cut whole lines apart, each with its end."""
        return cut_lines(block)

    def minute(self, minute: bytes, zone: bytes) -> int | None:
        """Return when a minute begins."""
        if zone == _EPOCH:
            return int(minute) * 60
        if zone != _LOCAL:
            return clf_minute(minute, zone) if b"/" in minute else iso_minute(minute, zone)
        told = iso_minute(minute, b"Z")
        if told is None:
            return None
        bare = dt.datetime.fromtimestamp(told, dt.UTC).replace(tzinfo=self.zone)
        return int(bare.timestamp())

    def _row(self, line: bytes) -> Row | Outcome:
        if not line.strip():
            return Outcome.REMARK
        found = _object(line.decode("utf-8", "replace"))
        if found is None:
            return Outcome.UNREADABLE
        moment = _moment(_first(found, self.keys.time))
        address = _first(found, self.keys.address).strip()
        status = _first(found, self.keys.status)
        request = _first(found, self.keys.request)
        if not request:
            method, target = _first(found, self.keys.method), _first(found, self.keys.target)
            request = f"{method} {target}" if method else ""
        if moment is None or not address or not request or not re.fullmatch(r"\d{3}", status):
            return Outcome.UNREADABLE
        minute, second, zone = moment
        agent = _first_or_none(found, self.keys.agent)
        return Row(
            address=_bytes(address),
            minute=_bytes(minute),
            second=_bytes(second),
            zone=zone,
            request=_bytes(request),
            status=_bytes(status),
            agent=None if agent is None else _bytes(agent),
        )


def _object(line: str) -> Mapping[str, object] | None:
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        try:
            found = json.loads(_BYTE.sub(r"\1\\u00\2", line))
        except (ValueError, RecursionError):
            return None
    return cast("Mapping[str, object]", found) if isinstance(found, dict) else None


def _first(found: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return _first_or_none(found, keys) or ""


def _first_or_none(found: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """Return the value of the first of ``keys`` that there is, as text."""
    for key in keys:
        value = found.get(key)
        if value is None and "." in key:
            value = _inside(found, key)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return None


def _inside(found: Mapping[str, object], key: str) -> object:
    """Follow a key with dots into objects."""
    value: object = found
    for part in key.split("."):
        if not isinstance(value, dict):
            return None
        value = cast("Mapping[str, object]", value).get(part)
    return value


def _moment(text: str) -> tuple[str, str, bytes] | None:
    """Return the minute, the second in it and the zone, as they are handed to ``minute``."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return found[1], found[2], _bytes(found[3] or "")
    if found := _CLF.fullmatch(text):
        return found[1], found[2], _bytes(found[3])
    if _NUMBER.fullmatch(text):
        try:
            whole = int(Decimal(text))
        except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
            return None
        minute, second = divmod(whole // 1000 if whole >= _MILLISECONDS else whole, 60)
        return str(minute), f"{second:02}", _EPOCH
    return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
