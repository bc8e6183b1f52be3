"""A few lines of each kind, with addresses masked, to see what became of them."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from ipaddress import IPv4Address, ip_address
from pathlib import Path
from typing import Final

from attrs import frozen

from cadre_training_counter.logs.blocks import cut_gap
from cadre_training_counter.logs.forms import SAMPLE, detect
from cadre_training_counter.logs.log_text import LogText
from cadre_training_counter.logs.plan import Plan
from cadre_training_counter.logs.rows import KnownRequest, Row
from cadre_training_counter.logs.sorter import Sorter
from cadre_training_counter.tally.keys import SECRET_BYTES, DayKeys
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.settings import Settings

MOST: Final = 3
"""How many lines of each kind are shown."""

_MOST_LETTERS: Final = 100
_IPV4: Final = re.compile(r"(?<![\w.])(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}(?![\w.])")
_IPV4_NO_VERSION: Final = re.compile(rf"(?<![\w]/){_IPV4.pattern}")
_IPV6: Final = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F.]{0,15}(?![\w:])")


@frozen(kw_only=True)
class Example:
    """One line, as it may be shown.

    Args:
        name: The file.
        line: The number of the line in it.
        outcome: What becomes of it.
        text: The line in short, without what tells who it was.
    """

    name: str
    line: int
    outcome: Outcome
    text: str


class ExampleFinder:
    """Finds a few lines of each outcome; nothing of them is kept anywhere.

    Args:
        settings: The rules.
        at: The last second that is counted, since 1970 (UTC).
        days: The ordinals of the days to look at; None for all.
    """

    def __init__(self, settings: Settings, at: int, days: range | None) -> None:
        """Begin with nothing found."""
        self._settings = settings
        self._days = days
        self._found: Counter[Outcome] = Counter()
        today = settings.counter.zone.day_of(dt.datetime.fromtimestamp(at, dt.UTC))
        # Keys that nobody else has, and that are gone with this object.
        keys = DayKeys(
            secret=secrets.token_bytes(SECRET_BYTES), salt=secrets.token_bytes(SECRET_BYTES)
        )
        self._plan = Plan(settings=settings, at=at, today=today, keys=keys, next_keys=keys)

    def find(self, path: Path) -> Iterator[Example]:
        """Yield lines of a log, as many as are still wanted.

        Raises:
            OSError: If the log cannot be read.
        """
        with LogText(path) as text:
            form = detect(text.read(SAMPLE), self._settings)
            text.rewind()
            if form is None:
                return
            sorter, columns, line = Sorter(self._plan, form), b"", 0
            for block in cut_gap(text, None, form, lambda: b""):
                done = sorter.sort(block.data, columns)
                wanted = done.waiting or any(self._wants(*at) for at in done.counts)
                if wanted:
                    for at, one in enumerate(form.cut(block.data), start=line + 1):
                        alone = sorter.sort(one, columns)
                        for day, outcome in alone.counts:
                            if self._wants(day, outcome):
                                self._found[outcome] += 1
                                shown = _shown(form.read(one, columns).row(0))
                                yield Example(name=str(path), line=at, outcome=outcome, text=shown)
                        columns = alone.columns
                line, columns = line + done.lines, done.columns

    def _wants(self, day: int, outcome: Outcome) -> bool:
        if self._found[outcome] >= MOST or outcome is Outcome.REMARK:
            return False
        return self._days is None or not day or day in self._days


def _shown(row: Row | Outcome) -> str:
    """Return a line in short; of one that cannot be read nothing is shown but its place."""
    if isinstance(row, Outcome):
        return ""
    request = row.request.target if isinstance(row.request, KnownRequest) else row.request
    parts = (
        masked(row.address.decode("utf-8", "replace")),
        f"{row.minute.decode()}:{row.second.decode()}",
        _short(request.partition(b"?")[0], _IPV4),
        row.status.decode(),
        _short(row.agent or b"-", _IPV4_NO_VERSION),
    )
    return "  ".join(parts)


def _short(text: bytes, ipv4: re.Pattern[str]) -> str:
    """Return a text that can be printed, without addresses in it."""
    found = text.decode("utf-8", "replace")[:_MOST_LETTERS]
    safe = "".join(letter if letter.isprintable() else "�" for letter in found)
    return _IPV6.sub("x:x", ipv4.sub(r"\1.x.x", safe))


def masked(address: str) -> str:
    """Return an address of which only the network is left, or a name of which only the end is.

    >>> masked("203.0.113.77"), masked("2001:db8:1:2::3"), masked("pc7.example.vn")
    ('203.0.x.x', '2001:db8:x', 'x.example.vn')
    """
    try:
        found = ip_address(address)
    except ValueError:
        labels = address.split(".")
        return ".".join(["x", *labels[-2:]]) if len(labels) > 2 else "x"
    if isinstance(found, IPv4Address):
        return ".".join([*address.split(".")[:2], "x", "x"])
    first, second, *_ = found.exploded.split(":")
    return f"{int(first, 16):x}:{int(second, 16):x}:x"
