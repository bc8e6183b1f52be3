"""One consistent look at a state in SQLite."""

from __future__ import annotations

import datetime as dt
import sqlite3

from cadre_training.plugin import InheritedCount
from cadre_training_counter.store.inherited import inherited_of
from cadre_training_counter.store.protocol import Seen
from cadre_training_counter.store.schema import NO_DAY
from cadre_training_counter.store.sqlite_logs import read_positions, read_unread
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, UnreadLine

_END = dt.date.max.toordinal()


class SqliteReading:
    """What a state says, within one transaction.

    Args:
        db: The database, in a transaction.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        """Look at ``db``."""
        self._db = db

    def until(self) -> int | None:
        """Return the moment up to which is counted; None before that."""
        value = self._fact("until")
        return value if isinstance(value, int) else None

    def lines(self, first: dt.date | None, last: dt.date | None) -> dict[Outcome, int]:
        """Add up the lines of the days from ``first`` to ``last``; None is without an end."""
        found = self._db.execute(
            "SELECT outcome, sum(lines) FROM lines WHERE day BETWEEN ? AND ? GROUP BY outcome",
            (_first(first, last), _last(last)),
        )
        return {Outcome(outcome): int(lines) for outcome, lines in found}

    def sighted(self, day: dt.date, since: int) -> Seen:
        """Count the distinct keys of ``day`` whose last page view was at ``since`` or later."""
        found = self._db.execute(
            "SELECT count(*) FILTER (WHERE NOT robot), count(DISTINCT key) FROM seen"
            " WHERE day = ? AND last >= ?",
            (day.toordinal(), since),
        )
        people, everyone = found.fetchone()
        return Seen(people=people, everyone=everyone)

    def views(self, since: int) -> Seen:
        """Count the page views of the second ``since`` and of those after it."""
        found = self._db.execute(
            "SELECT coalesce(sum(views) FILTER (WHERE NOT robot), 0), coalesce(sum(views), 0)"
            " FROM views WHERE second >= ?",
            (since,),
        )
        people, everyone = found.fetchone()
        return Seen(people=people, everyone=everyone)

    def sketches(self, first: dt.date | None, last: dt.date | None, *, robots: bool) -> list[bytes]:
        """Return the sketches of the days from ``first`` to ``last``: of people, or of robots."""
        found = self._db.execute(
            "SELECT data FROM sketches WHERE robot = ? AND day BETWEEN ? AND ? ORDER BY day",
            (robots, NO_DAY if first is None else first.toordinal(), _last(last)),
        )
        return [bytes(data) for (data,) in found]

    def first_day(self) -> dt.date | None:
        """Return the first day with a page view; None where there is none."""
        counted = [outcome.value for outcome in Outcome if outcome.counted]
        found = self._db.execute(
            "SELECT min(day) FROM lines WHERE day > ?"
            f" AND outcome IN ({','.join('?' * len(counted))})",
            (NO_DAY, *counted),
        )
        (day,) = found.fetchone()
        return None if day is None else dt.date.fromordinal(day)

    def inherited(self) -> InheritedCount | None:
        """Return the number that was taken over, if any."""
        text = self._fact("inherited")
        return inherited_of(text) if isinstance(text, str) else None

    def positions(self) -> list[LogPosition]:
        """Return how far each log was read."""
        return read_positions(self._db)

    def unread(self) -> list[UnreadLine]:
        """Return the places of the first lines that could not be read."""
        return read_unread(self._db)

    def _fact(self, name: str) -> object:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None


def _first(first: dt.date | None, last: dt.date | None) -> int:
    """Return the number of the first day; lines of no day count only where no day is asked for."""
    if first is not None:
        return first.toordinal()
    return NO_DAY if last is None else NO_DAY + 1


def _last(last: dt.date | None) -> int:
    return _END if last is None else last.toordinal()
