"""How far logs were read, in a state in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from cadre_training_counter.tally.position import LogPosition, Stretch, UnreadLine

MOST_UNREAD = 100
"""How many places of lines that could not be read are kept; all of them are counted."""

_FIELDS = (
    "name, head_length, head, offset, tail_length, tail, line, columns, form, inside, ahead,"
    " waiting, stamp"
)


def keep_positions(db: sqlite3.Connection, positions: Iterable[LogPosition]) -> None:
    """Keep how far logs were read, in the place of what was known of them."""
    for one in positions:
        db.execute(
            f"INSERT OR REPLACE INTO logs (id, {_FIELDS}) VALUES ({', '.join('?' * 14)})",
            (
                one.id,
                one.name,
                one.head_length,
                one.head,
                one.offset,
                one.tail_length,
                one.tail,
                one.line,
                one.columns,
                one.form,
                one.inside,
                " ".join(f"{part.start}-{part.end}-{part.lines}" for part in one.ahead),
                one.waiting,
                one.stamp,
            ),
        )


def read_positions(db: sqlite3.Connection) -> list[LogPosition]:
    """Read how far logs were read."""
    return [
        LogPosition(
            id=row[0],
            name=row[1],
            head_length=row[2],
            head=row[3],
            offset=row[4],
            tail_length=row[5],
            tail=row[6],
            line=row[7],
            columns=row[8],
            form=row[9],
            inside=bool(row[10]),
            ahead=tuple(_stretch(text) for text in str(row[11]).split()),
            waiting=row[12],
            stamp=row[13],
        )
        for row in db.execute(f"SELECT id, {_FIELDS} FROM logs ORDER BY id")
    ]


def _stretch(text: str) -> Stretch:
    return Stretch(*map(int, text.split("-")))


def keep_unread(db: sqlite3.Connection, places: Iterable[UnreadLine]) -> None:
    """Keep the places of lines that could not be read, as long as they are not too many."""
    (kept,) = db.execute("SELECT count(*) FROM unread").fetchone()
    db.executemany(
        "INSERT INTO unread VALUES (?, ?)",
        [(one.name, one.line) for one in list(places)[: max(0, MOST_UNREAD - kept)]],
    )


def read_unread(db: sqlite3.Connection) -> list[UnreadLine]:
    """Read the places of the first lines that could not be read."""
    found = db.execute("SELECT name, line FROM unread ORDER BY rowid")
    return [UnreadLine(name=name, line=line) for name, line in found]
