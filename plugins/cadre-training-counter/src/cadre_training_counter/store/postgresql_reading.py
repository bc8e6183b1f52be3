"""One consistent look at a state in PostgreSQL."""

from __future__ import annotations

import datetime as dt
from typing import LiteralString

from psycopg import Connection
from psycopg.rows import TupleRow

from cadre_training.plugin import InheritedCount
from cadre_training_counter.store.inherited import inherited_of
from cadre_training_counter.store.postgresql_logs import read_positions, read_unread
from cadre_training_counter.store.postgresql_schema import NO_DAY
from cadre_training_counter.store.protocol import Seen
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, UnreadLine

_END = dt.date.max.toordinal()


class PostgresqlReading:
    """What a state says, within one transaction.

    Args:
        db: The connection, in a transaction that sees one moment.
    """

    def __init__(self, db: Connection[TupleRow]) -> None:
        """Look at ``db``."""
        self._db = db

    def until(self) -> int | None:
        """Return the moment up to which is counted; None before that."""
        row = self._db.execute("SELECT until FROM clock").fetchone()
        return None if row is None or row[0] is None else int(row[0])

    def lines(self, first: dt.date | None, last: dt.date | None) -> dict[Outcome, int]:
        """Add up the lines of the days from ``first`` to ``last``; None is without an end."""
        # Lines of no day count only where no day is asked for.
        earliest = NO_DAY if last is None else NO_DAY + 1
        found = self._db.execute(
            "SELECT outcome, sum(lines) FROM lines WHERE day BETWEEN %s AND %s GROUP BY outcome",
            (earliest if first is None else first.toordinal(), _last(last)),
        )
        return {Outcome(outcome): int(lines) for outcome, lines in found}

    def sighted(self, day: dt.date, since: int) -> Seen:
        """Count the distinct keys of ``day`` whose last page view was at ``since`` or later."""
        return self._seen(
            "SELECT count(*) FILTER (WHERE NOT robot), count(DISTINCT key) FROM seen"
            " WHERE day = %s AND last >= %s",
            day.toordinal(),
            since,
        )

    def views(self, since: int) -> Seen:
        """Count the page views of the second ``since`` and of those after it."""
        return self._seen(
            "SELECT coalesce(sum(views) FILTER (WHERE NOT robot), 0), coalesce(sum(views), 0)"
            " FROM views WHERE second >= %s",
            since,
        )

    def sketches(self, first: dt.date | None, last: dt.date | None, *, robots: bool) -> list[bytes]:
        """Return the sketches of the days from ``first`` to ``last``: of people, or of robots."""
        found = self._db.execute(
            "SELECT data FROM sketches WHERE robot = %s AND day BETWEEN %s AND %s ORDER BY day",
            (robots, NO_DAY if first is None else first.toordinal(), _last(last)),
        )
        return [bytes(data) for (data,) in found]

    def first_day(self) -> dt.date | None:
        """Return the first day with a page view; None where there is none."""
        counted = [outcome.value for outcome in Outcome if outcome.counted]
        found = self._db.execute("SELECT min(day) FROM lines WHERE outcome = ANY(%s)", (counted,))
        row = found.fetchone()
        return None if row is None or row[0] is None else dt.date.fromordinal(row[0])

    def inherited(self) -> InheritedCount | None:
        """Return the number that was taken over, if any."""
        row = self._db.execute("SELECT value FROM facts WHERE name = 'inherited'").fetchone()
        return None if row is None else inherited_of(row[0])

    def positions(self) -> list[LogPosition]:
        """Return how far each log was read."""
        return read_positions(self._db)

    def unread(self) -> list[UnreadLine]:
        """Return the places of the first lines that could not be read."""
        return read_unread(self._db)

    def _seen(self, query: LiteralString, *values: int) -> Seen:
        ((people, everyone),) = self._db.execute(query, values).fetchall()
        return Seen(people=int(people), everyone=int(everyone))


def _last(last: dt.date | None) -> int:
    return _END if last is None else last.toordinal()
