"""Counts in one SQLite file, with nothing to install."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cadre_training.plugin import InheritedCount
from cadre_training_counter.store import trouble
from cadre_training_counter.store.archive import kept_since
from cadre_training_counter.store.inherited import inherited_text
from cadre_training_counter.store.schema import NO_DAY, TABLES, VERSION
from cadre_training_counter.store.secret import check_value, make_secret, read_secret
from cadre_training_counter.store.sqlite_logs import keep_positions, keep_unread
from cadre_training_counter.store.sqlite_reading import SqliteReading
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.keys import SECRET_BYTES, DayKeys
from cadre_training_counter.tally.sketch import add_marks, merge

NAME: Final = "counter.sqlite"
"""The name of the file in the folder of the state."""

_DAY_SECONDS: Final = 86_400

WAIT_SECONDS: Final = 10
"""How long a step waits for another process that is writing."""


class SqliteStore:
    """Counts in the file ``counter.sqlite`` of a folder; the secret stands beside it.

    Every step is one transaction that is on the disk when :meth:`apply` returns. What is deleted
    is overwritten. A store is for one thread at a time.

    Args:
        folder: The folder; it is made where it is missing, unless ``create`` is False.
        create: False to refuse a folder that has no state.
        wait: How many seconds to wait for another process that is writing.

    Raises:
        StoreProblem: If the folder or the file cannot be used.
    """

    def __init__(self, folder: Path, *, create: bool = True, wait: int = WAIT_SECONDS) -> None:
        """Open the state, or begin one."""
        self._path = folder / NAME
        if not create and not self._path.is_file():
            raise trouble.no_state(folder)
        with trouble.told(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                self._path, timeout=wait, isolation_level=None, check_same_thread=False
            )
        try:
            with trouble.told(self._path):
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.execute("PRAGMA secure_delete = ON")
            with self._step():
                self._begin()
                self._secret = self._find_secret(folder)
        except BaseException:
            self._db.close()
            raise

    def pin(self, rules: str) -> str:
        """Keep the text of the rules, unless something is counted by others; return those."""
        with self._step():
            if self._fact("until") is None:
                self._set_fact("rules", rules)
            kept = self._fact("rules")
        return kept if isinstance(kept, str) else rules

    def keys(self, day: dt.date) -> DayKeys:
        """Return what makes the keys of ``day``; its salt is made where there is none."""
        number = day.toordinal()
        with self._step():
            today = self._fact("today")
            if isinstance(today, int) and number < today:
                raise trouble.day_is_over(day)
            self._db.execute(
                "INSERT OR IGNORE INTO salts VALUES (?, ?)",
                (number, secrets.token_bytes(SECRET_BYTES)),
            )
            found = self._db.execute("SELECT salt FROM salts WHERE day = ?", (number,))
            (salt,) = found.fetchone()
        return DayKeys(secret=self._secret, salt=salt)

    def apply(self, batch: Batch) -> None:
        """Add ``batch``, all of it or nothing, and keep it safe before returning."""
        with self._step():
            new_day = self._move_on(batch)
            self._add_lines(batch.lines)
            self._add_sightings(batch.sightings)
            self._add_views(batch.views)
            self._add_marks(batch.marks)
            keep_positions(self._db, batch.positions)
            keep_unread(self._db, batch.unread)
        if new_day:
            # The salts that were destroyed still stand in the file of what was written last.
            with trouble.told(self._path):
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def inherit(self, inherited: InheritedCount) -> None:
        """Keep a number that was taken over, apart from what is counted; it replaces another."""
        with self._step():
            self._set_fact("inherited", inherited_text(inherited))

    @contextmanager
    def reading(self) -> Generator[SqliteReading]:
        """Begin one consistent look at the state."""
        with trouble.told(self._path):
            self._db.execute("BEGIN")
            try:
                yield SqliteReading(self._db)
            finally:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the state."""
        self._db.close()

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def _step(self) -> Generator[None]:
        """Do all of what follows, or nothing of it."""
        with trouble.told(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _begin(self) -> None:
        """Make the tables where there are none."""
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in TABLES.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
        elif version != VERSION:
            raise trouble.other_version(self._path)

    def _find_secret(self, folder: Path) -> bytes:
        secret, known = read_secret(folder), self._fact("check")
        if known is None:
            secret = secret or make_secret(folder)
            self._set_fact("check", check_value(secret))
        elif secret is None or check_value(secret) != known:
            raise trouble.other_secret(folder)
        return secret

    def _move_on(self, batch: Batch) -> bool:
        """Move the clock of the state; tell whether a new day has begun."""
        until, today = self._fact("until"), self._fact("today")
        if not isinstance(until, int) or batch.until > until:
            self._set_fact("until", batch.until)
        number = batch.today.toordinal()
        if isinstance(today, int) and number <= today:
            return False
        self._set_fact("today", number)
        self._db.execute("DELETE FROM seen WHERE day < ?", (number,))
        self._db.execute("DELETE FROM salts WHERE day < ?", (number,))
        self._db.execute("DELETE FROM views WHERE second < ?", (batch.until - _DAY_SECONDS,))
        self._archive(kept_since(batch.today).toordinal())
        return True

    def _archive(self, since: int) -> None:
        """Merge the sketches of the days before ``since`` into one."""
        for robot in (False, True):
            found = self._db.execute(
                "SELECT data FROM sketches WHERE day < ? AND robot = ?", (since, robot)
            ).fetchall()
            if found:
                whole = merge(data for (data,) in found)
                self._db.execute("DELETE FROM sketches WHERE day < ? AND robot = ?", (since, robot))
                self._set_sketch(NO_DAY, robot, whole)

    def _add_lines(self, lines: Iterable[DayLines]) -> None:
        self._db.executemany(
            "INSERT INTO lines VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET lines = lines + excluded.lines",
            [
                (one.day.toordinal() if one.day else NO_DAY, one.outcome.value, one.lines)
                for one in lines
            ],
        )

    def _add_sightings(self, sightings: Iterable[Sighting]) -> None:
        today = self._fact("today")
        assert isinstance(today, int)
        self._db.executemany(
            "INSERT INTO seen VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            [
                (one.day.toordinal(), one.key, one.robot, one.last)
                for one in sightings
                if one.day.toordinal() >= today
            ],
        )

    def _add_views(self, views: Iterable[SecondViews]) -> None:
        self._db.executemany(
            "INSERT INTO views VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET views = views + excluded.views",
            [(one.second, one.robot, one.views) for one in views],
        )

    def _add_marks(self, marks: Iterable[DayMarks]) -> None:
        today = self._fact("today")
        assert isinstance(today, int)
        since = kept_since(dt.date.fromordinal(today))
        for one in marks:
            day = one.day.toordinal() if one.day >= since else NO_DAY
            found = self._db.execute(
                "SELECT data FROM sketches WHERE day = ? AND robot = ?", (day, one.robot)
            ).fetchone()
            self._set_sketch(day, one.robot, add_marks(found[0] if found else None, one.marks))

    def _set_sketch(self, day: int, robot: bool, data: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO sketches VALUES (?, ?, ?)", (day, robot, data))

    def _fact(self, name: str) -> int | str | bytes | None:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        value: object = found[0] if found else None
        return value if isinstance(value, int | str | bytes) else None

    def _set_fact(self, name: str, value: int | str | bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
