"""How far logs were read, in a state in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from psycopg import Connection
from psycopg.rows import TupleRow

from cadre_training_counter.store.sqlite_logs import MOST_UNREAD
from cadre_training_counter.tally.position import LogPosition, Stretch, UnreadLine

_SELECT = (
    'SELECT id, name, head_length, head, "offset", tail_length, tail, line, columns, form,'
    " inside, ahead, waiting, stamp FROM logs ORDER BY id"
)
_INSERT = (
    'INSERT INTO logs (id, name, head_length, head, "offset", tail_length, tail, line, columns,'
    " form, inside, ahead, waiting, stamp)"
    " VALUES (coalesce(%s, nextval(pg_get_serial_sequence('logs', 'id'))),"
    " %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
    " ON CONFLICT (id) DO UPDATE SET (name, head_length, head,"
    ' "offset", tail_length, tail, line, columns, form, inside, ahead, waiting, stamp) ='
    " (excluded.name, excluded.head_length, excluded.head,"
    ' excluded."offset", excluded.tail_length, excluded.tail, excluded.line, excluded.columns,'
    " excluded.form, excluded.inside, excluded.ahead, excluded.waiting, excluded.stamp)"
)


def keep_positions(db: Connection[TupleRow], positions: Iterable[LogPosition]) -> None:
    """Keep how far logs were read, in the place of what was known of them."""
    for one in positions:
        db.execute(
            _INSERT,
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


def read_positions(db: Connection[TupleRow]) -> list[LogPosition]:
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
            inside=row[10],
            ahead=tuple(Stretch(*map(int, text.split("-"))) for text in str(row[11]).split()),
            waiting=row[12],
            stamp=row[13],
        )
        for row in db.execute(_SELECT)
    ]


def keep_unread(db: Connection[TupleRow], places: Sequence[UnreadLine]) -> None:
    """Keep the places of lines that could not be read, as long as they are not too many."""
    if places:
        ((kept,),) = db.execute("SELECT count(*) FROM unread").fetchall()
        for one in places[: max(0, MOST_UNREAD - int(kept))]:
            db.execute("INSERT INTO unread (name, line) VALUES (%s, %s)", (one.name, one.line))


def read_unread(db: Connection[TupleRow]) -> list[UnreadLine]:
    """Read the places of the first lines that could not be read."""
    found = db.execute("SELECT name, line FROM unread ORDER BY place")
    return [UnreadLine(name=name, line=line) for name, line in found]
