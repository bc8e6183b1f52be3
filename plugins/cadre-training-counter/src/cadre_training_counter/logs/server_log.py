"""The Common and the Combined Log Format, as Apache, nginx and many others write them."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final

from attrs import frozen

from cadre_training_counter.logs.moments import clf_minute
from cadre_training_counter.logs.rows import (
    Row,
    Rows,
    answer_of,
    cut_lines,
    end_of,
    rows_of,
)
from cadre_training_counter.tally.outcome import Outcome

# None of these patterns tries again what it has passed: a line that does not fit costs no more
# than one that does. Most lines are read by the first two, which know no backslash. They find every
# line, and of one that does not fit nothing.
_PLAIN: Final = rb'[^"\\\n]*+'
_MOMENT: Final = rb"(\d\d/\w{3}/\d{4}:\d\d:\d\d):((?:[0-5]\d|60) [+-]\d{4})\] "
_HEAD: Final = (
    rb"(?:([^ \t\n#\0]++) - [^\[\n]*+\[" + _MOMENT + rb'"(' + _PLAIN + rb'" \d{3}) [^ \t\n"]++'
)
_TAIL: Final = rb' "' + _PLAIN + rb'" "(' + _PLAIN + rb')"'
_COMBINED: Final = re.compile(_HEAD + _TAIL + rb"(?:\n|[ \t\r][^\n]*+\n)|[^\n]*+\n)")
_COMMON: Final = re.compile(_HEAD + rb"\r?\n|[^\n]*+\n)")

# A text in quotation marks, in which marks are written with a backslash.
_QUOTED: Final = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'

# What the fast patterns do not read: backslashes, a virtual host in front, user names with
# brackets, a status of "-", a line of the other format; and last, marks that were not escaped.
_SLOW_HEAD: Final = re.compile(
    rb"(\S.*?) \[(\d\d/\w{3}/\d{4}:\d\d:\d\d):([0-5]\d|60) ([+-]\d{4})\] \"(.*)", re.DOTALL
)
_SLOW_REST: Final = re.compile(
    rb"("
    + _QUOTED
    + rb')" (\d{3}|-) [^\s"]+(?: "'
    + _QUOTED
    + rb'" "('
    + _QUOTED
    + rb')"(?:\s.*)?)?\s*',
    re.DOTALL,
)
_SLOPPY_REST: Final = re.compile(rb'(.*?)" (\d{3}|-) (?:\d+|-)(?: ".*?" "(.*)")?\s*', re.DOTALL)

_LONGEST: Final = 1 << 16
"""How long a line may be that is read without haste; no server writes longer ones."""


@frozen
class ServerLog:
    """The Combined format, or the Common one, which is the same without referrer and agent.

    A line of the other of the two is read as well.

    Args:
        name: ``combined`` or ``common``.
    """

    name: str = "combined"

    @property
    def divisible(self) -> bool:
        """True: every line is read by itself."""
        return True

    def read(self, block: bytes, columns: bytes) -> Rows:
        """Read whole lines."""
        del columns
        common = self.name == "common"
        found = (_COMMON if common else _COMBINED).findall(block)
        if not found:
            return rows_of([])
        texts: list[tuple[bytes, ...]] = list(zip(*found, strict=True))
        rows = Rows(
            addresses=texts[0],
            minutes=texts[1],
            ends=texts[2],
            answers=texts[3],
            agents=(None,) * len(found) if common else texts[4],
            odd={},
        )
        return rows if all(rows.addresses) else _mended(rows, block)

    def whole(self, block: bytes) -> int:
        """Return how many bytes at the beginning of ``block`` are whole lines."""
        return block.rfind(b"\n") + 1

    def cut(self, block: bytes) -> list[bytes]:
        """Cut whole lines apart, each with its end."""
        return cut_lines(block)

    def minute(self, minute: bytes, zone: bytes) -> int | None:
        """Return when a minute begins."""
        return clf_minute(minute, zone)


def _mended(rows: Rows, block: bytes) -> Rows:
    """Put in what the fast pattern did not read."""
    addresses, minutes, ends = list(rows.addresses), list(rows.minutes), list(rows.ends)
    answers, agents = list(rows.answers), list(rows.agents)
    odd: dict[int, Outcome] = {}
    for at, line in enumerate(block.split(b"\n")[:-1]):
        if addresses[at]:
            continue
        row = read_line(line)
        if isinstance(row, Outcome):
            odd[at] = row
            continue
        addresses[at], minutes[at], ends[at] = row.address, row.minute, end_of(row)
        answers[at], agents[at] = answer_of(row), row.agent
    return Rows(
        addresses=addresses,
        minutes=minutes,
        ends=ends,
        answers=answers,
        agents=agents,
        odd=odd,
    )


def read_line(line: bytes) -> Row | Outcome:
    """Read one line without haste.

    >>> read_line(b'a.vn:80 ::1 - - [01/Jan/2024:00:00:00 +0700] "GET / HTTP/1.1" 200 5').address
    b'::1'
    """
    line = line.strip(b"\r\0")
    if not line.strip():
        return Outcome.REMARK
    head = _SLOW_HEAD.fullmatch(line) if len(line) <= _LONGEST else None
    if head is None:
        return Outcome.UNREADABLE
    before, minute, second, zone, after = head.groups()
    rest = _SLOW_REST.fullmatch(after) or _SLOPPY_REST.fullmatch(after)
    address = _address(before)
    if rest is None or address is None:
        return Outcome.UNREADABLE
    request, status, agent = rest.groups()
    return Row(address, minute, second, zone, request, status, agent)


def _address(before: bytes) -> bytes | None:
    """Find the address: first, or second where a virtual host stands in front of it."""
    words = before.split(b" ")
    if len(words) < 3 or not all(words[:2]):
        return None
    if len(words) > 3 and words[2] == b"-" and _is_address(words[1]):
        return words[1]
    return words[0]


def _is_address(word: bytes) -> bool:
    try:
        ip_address(word.decode("ascii", "replace"))
    except ValueError:
        return False
    return True
