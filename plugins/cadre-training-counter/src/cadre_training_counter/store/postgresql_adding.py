"""Adding a batch to a state in PostgreSQL, within a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from psycopg import Connection
from psycopg.rows import TupleRow

from cadre_training_counter.store.archive import kept_since
from cadre_training_counter.store.postgresql_schema import NO_DAY
from cadre_training_counter.tally.batch import DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.sketch import add_marks, merge


def destroy_salts(db: Connection[TupleRow], today: int) -> None:
    """Keep the salts from ``today`` on, in a new file: a deleted row would stay in the old one."""
    kept = db.execute("SELECT day, salt FROM salts WHERE day >= %s", (today,)).fetchall()
    db.execute("TRUNCATE salts")
    for row in kept:
        db.execute("INSERT INTO salts VALUES (%s, %s)", row)


def archive(db: Connection[TupleRow], since: int) -> None:
    """Merge the sketches of the days before ``since`` into one."""
    for robot in (False, True):
        days = (since, robot)
        found = db.execute(
            "SELECT data FROM sketches WHERE day < %s AND robot = %s", days
        ).fetchall()
        if found:
            whole = merge(bytes(data) for (data,) in found)
            db.execute("DELETE FROM sketches WHERE day < %s AND robot = %s", days)
            _set_sketch(db, NO_DAY, robot, whole)


def _set_sketch(db: Connection[TupleRow], day: int, robot: bool, data: bytes) -> None:
    db.execute(
        "INSERT INTO sketches VALUES (%s, %s, %s)"
        " ON CONFLICT (day, robot) DO UPDATE SET data = excluded.data",
        (day, robot, data),
    )


def add_lines(db: Connection[TupleRow], lines: Iterable[DayLines]) -> None:
    """Add lines to those of their days."""
    rows = [
        (one.day.toordinal() if one.day else NO_DAY, one.outcome.value, one.lines) for one in lines
    ]
    if rows:
        # What stands twice is added up first: one statement changes a row once.
        db.execute(
            "INSERT INTO lines SELECT day, outcome, sum(lines)"
            " FROM unnest(%s::int[], %s::text[], %s::bigint[]) AS new (day, outcome, lines)"
            " GROUP BY day, outcome"
            " ON CONFLICT (day, outcome) DO UPDATE SET lines = lines.lines + excluded.lines",
            [list(column) for column in zip(*rows, strict=True)],
        )


def add_sightings(db: Connection[TupleRow], sightings: Iterable[Sighting], today: int) -> None:
    """Note when visitors were seen last; those of days that are over are left aside."""
    rows = [
        (day, one.key, one.robot, one.last)
        for one in sightings
        if (day := one.day.toordinal()) >= today
    ]
    if rows:
        db.execute(
            "INSERT INTO seen SELECT day, key, robot, max(last)"
            " FROM unnest(%s::int[], %s::bytea[], %s::bool[], %s::bigint[])"
            " AS new (day, key, robot, last) GROUP BY day, key, robot"
            " ON CONFLICT (day, key, robot) DO UPDATE SET last = excluded.last"
            " WHERE seen.last < excluded.last",
            [list(column) for column in zip(*rows, strict=True)],
        )


def add_views(db: Connection[TupleRow], views: Iterable[SecondViews]) -> None:
    """Add page views to those of their seconds."""
    rows = [(one.second, one.robot, one.views) for one in views]
    if rows:
        db.execute(
            "INSERT INTO views SELECT second, robot, sum(views)"
            " FROM unnest(%s::bigint[], %s::bool[], %s::bigint[]) AS new (second, robot, views)"
            " GROUP BY second, robot"
            " ON CONFLICT (second, robot) DO UPDATE SET views = views.views + excluded.views",
            [list(column) for column in zip(*rows, strict=True)],
        )


def add_day_marks(db: Connection[TupleRow], marks: Iterable[DayMarks], today: int) -> None:
    """Add marks to the sketches of their days."""
    since = kept_since(dt.date.fromordinal(today))
    for one in marks:
        day = one.day.toordinal() if one.day >= since else NO_DAY
        row = db.execute(
            "SELECT data FROM sketches WHERE day = %s AND robot = %s", (day, one.robot)
        ).fetchone()
        _set_sketch(db, day, one.robot, add_marks(bytes(row[0]) if row else None, one.marks))
