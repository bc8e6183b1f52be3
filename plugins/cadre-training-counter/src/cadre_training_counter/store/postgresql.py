"""Counts in a PostgreSQL database that several web servers share."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Final, LiteralString, TypeVar

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow

from cadre_training.plugin import InheritedCount
from cadre_training_counter.store import postgresql_trouble as trouble
from cadre_training_counter.store.archive import kept_since
from cadre_training_counter.store.inherited import inherited_text
from cadre_training_counter.store.postgresql_adding import (
    add_day_marks,
    add_lines,
    add_sightings,
    add_views,
    archive,
    destroy_salts,
)
from cadre_training_counter.store.postgresql_logs import keep_positions, keep_unread
from cadre_training_counter.store.postgresql_reading import PostgresqlReading
from cadre_training_counter.store.postgresql_schema import SCHEMA, TABLES, VERSION
from cadre_training_counter.store.trouble import day_is_over
from cadre_training_counter.tally.batch import Batch
from cadre_training_counter.tally.keys import SECRET_BYTES, DayKeys

T = TypeVar("T")

WAIT_SECONDS: Final = 10
"""How long the server, or another program that is writing, is waited for."""

_DAY_SECONDS: Final = 86_400

_LOCK: Final = int.from_bytes(SCHEMA.encode()[:7], "big")
"""The number of the lock that a program holds while it writes."""


class PostgresqlStore:
    """Counts in the schema ``cadre_training_counter`` of a database.

    Any number of programs may count into it at once. Every step is one transaction that is on
    the server's disk when :meth:`apply` returns, and takes its turn after those of others. When
    the connection is lost, the next step makes a new one.

    Args:
        address: The database, as ``postgresql://user@host/database``.
        wait: How many seconds to wait for the server, or for another program that is writing.

    Raises:
        StoreProblem: If the database cannot be used.
    """

    def __init__(self, address: str, *, wait: int = WAIT_SECONDS) -> None:
        """Connect, and begin a state where there is none."""
        try:
            parts = conninfo_to_dict(address)
        except psycopg.ProgrammingError as error:
            raise trouble.not_an_address(str(error).strip()) from None
        self._address = address
        self._wait = wait
        self._where = f"PostgreSQL {parts.get('host') or ''}/{parts.get('dbname') or ''}"
        self._db: Connection[TupleRow] | None = None
        try:
            self._secret = self._step(self._begin)
        except BaseException:
            self.close()
            raise

    @property
    def secret(self) -> bytes:
        """The secret of the site, which makes the marks for sketches."""
        return self._secret

    def pin(self, rules: str) -> str:
        """Keep the text of the rules, unless something is counted by others; return those."""

        def pinning(db: Connection[TupleRow]) -> str:
            ((until,),) = db.execute("SELECT until FROM clock").fetchall()
            if until is None:
                _set_fact(db, "rules", rules)
            row = db.execute("SELECT value FROM facts WHERE name = 'rules'").fetchone()
            return rules if row is None else str(row[0])

        return self._step(pinning)

    def keys(self, day: dt.date) -> DayKeys:
        """Return what makes the keys of ``day``; its salt is made where there is none."""
        number = day.toordinal()

        def making(db: Connection[TupleRow]) -> bytes:
            ((today,),) = db.execute("SELECT today FROM clock").fetchall()
            if today is not None and number < today:
                raise day_is_over(day)
            db.execute(
                "INSERT INTO salts VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (number, secrets.token_bytes(SECRET_BYTES)),
            )
            ((salt,),) = db.execute("SELECT salt FROM salts WHERE day = %s", (number,)).fetchall()
            return bytes(salt)

        return DayKeys(secret=self._secret, salt=self._step(making))

    def apply(self, batch: Batch) -> None:
        """Add ``batch``, all of it or nothing, and keep it safe before returning."""

        def applying(db: Connection[TupleRow]) -> None:
            today = self._move_on(db, batch)
            add_lines(db, batch.lines)
            add_sightings(db, batch.sightings, today)
            add_views(db, batch.views)
            add_day_marks(db, batch.marks, today)
            keep_positions(db, batch.positions)
            keep_unread(db, batch.unread)

        self._step(applying)

    def inherit(self, inherited: InheritedCount) -> None:
        """Keep a number that was taken over, apart from what is counted; it replaces another."""
        text = inherited_text(inherited)
        self._step(lambda db: _set_fact(db, "inherited", text))

    @contextmanager
    def reading(self) -> Generator[PostgresqlReading]:
        """Begin one consistent look at the state."""
        with trouble.told(self._where):
            db = self._begun("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield PostgresqlReading(db)
            finally:
                _roll_back(db)

    def close(self) -> None:
        """Let go of the state."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def __enter__(self) -> PostgresqlStore:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _step(self, work: Callable[[Connection[TupleRow]], T]) -> T:
        """Do all of some work or nothing of it, while no other program writes."""
        with trouble.told(self._where):
            db = self._begun("BEGIN")
            try:
                db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                result = work(db)
                db.execute("COMMIT")
            except BaseException:
                _roll_back(db)
                raise
            return result

    def _begun(self, begin: LiteralString) -> Connection[TupleRow]:
        """Begin a transaction; a connection that was lost meanwhile is made anew."""
        if self._db is not None:
            try:
                self._db.execute(begin)
            except psycopg.OperationalError:
                self.close()  # nothing was asked of it yet that could be done twice
            else:
                return self._db
        self._db = _connect(self._address, self._wait)
        self._db.execute(begin)
        return self._db

    def _begin(self, db: Connection[TupleRow]) -> bytes:
        """Make the tables where there are none; return the secret."""
        ((found,),) = db.execute("SELECT to_regclass('facts')").fetchall()
        if found is None:
            ((schema,),) = db.execute("SELECT to_regnamespace(%s)", (SCHEMA,)).fetchall()
            if schema is None:
                db.execute(f"CREATE SCHEMA {SCHEMA}")
            db.execute(TABLES)
            _set_fact(db, "version", str(VERSION))
            db.execute("INSERT INTO secret VALUES (%s)", (secrets.token_bytes(SECRET_BYTES),))
        ((version,),) = db.execute("SELECT value FROM facts WHERE name = 'version'").fetchall()
        if version != str(VERSION):
            raise trouble.other_version(self._where)
        ((secret,),) = db.execute("SELECT secret FROM secret").fetchall()
        return bytes(secret)

    def _move_on(self, db: Connection[TupleRow], batch: Batch) -> int:
        """Move the clock of the state; return the number of the day that it is for the state."""
        ((today,),) = db.execute(
            "UPDATE clock SET until = greatest(until, %s) RETURNING today", (batch.until,)
        ).fetchall()
        number = batch.today.toordinal()
        if today is not None and number <= today:
            return int(today)
        db.execute("UPDATE clock SET today = %s", (number,))
        db.execute("DELETE FROM seen WHERE day < %s", (number,))
        db.execute("DELETE FROM views WHERE second < %s", (batch.until - _DAY_SECONDS,))
        destroy_salts(db, number)
        archive(db, kept_since(batch.today).toordinal())
        return number


def _connect(address: str, wait: int) -> Connection[TupleRow]:
    """Connect so that nothing waits for ever, and what is committed is on the disk."""
    db = psycopg.connect(
        address,
        autocommit=True,
        connect_timeout=wait,
        application_name="cadre-training-counter",
        tcp_user_timeout=wait * 1000,
    )
    try:
        for name, seconds in (("lock_timeout", wait), ("statement_timeout", 2 * wait)):
            db.execute("SELECT set_config(%s, %s, false)", (name, f"{seconds}s"))
        db.execute("SELECT set_config('search_path', %s, false)", (SCHEMA,))
        db.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )
    except BaseException:
        db.close()
        raise
    return db


def _roll_back(db: Connection[TupleRow]) -> None:
    """Undo what was begun; where the connection is lost, the server does."""
    with suppress(psycopg.Error):
        db.execute("ROLLBACK")


def _set_fact(db: Connection[TupleRow], name: str, value: str) -> None:
    db.execute(
        "INSERT INTO facts VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
