"""How far a log was read, and how to know the same log again."""

from __future__ import annotations

from attrs import field, frozen, validators


@frozen(kw_only=True)
class UnreadLine:
    """The place of a line that could not be read; not what stands there.

    Args:
        name: The file.
        line: The number of the line in it, from 1.
    """

    name: str
    line: int


@frozen
class Stretch:
    """Whole lines of a log, one after the other.

    Args:
        start: The offset of the first.
        end: The offset behind the last.
        lines: How many there are.
    """

    start: int
    end: int
    lines: int


@frozen(kw_only=True)
class LogPosition:
    """How far a log was read.

    A log is known again by what stands in it, not by its name: its first bytes and the last ones
    that were read, both as keyed hashes. So it may be renamed, copied or compressed between two
    runs. Offsets are those of the text, also where the file is compressed.

    Args:
        id: The number of the log in its state; None before it has one.
        name: The file it was last found in.
        head_length: How many of its first bytes are hashed.
        head: Their keyed hash.
        offset: Where reading goes on.
        tail_length: How many bytes before the offset are hashed.
        tail: Their keyed hash.
        line: How many lines stand before the offset.
        columns: The line that named the columns last; empty where the format has none.
        form: The name of its format.
        inside: True if the offset lies at the end of a line that had no end yet.
        ahead: Stretches beyond the offset that are counted already, in order.
        waiting: How many lines beyond the offset are later than what was asked for.
        stamp: What the system said of the file when all of it was read: while it says the same,
            the file need not be opened. Empty where there is more to read.
    """

    id: int | None = None
    name: str
    head_length: int = field(validator=validators.ge(0))
    head: bytes
    offset: int = field(validator=validators.ge(0))
    tail_length: int = field(validator=validators.ge(0))
    tail: bytes
    line: int = 0
    columns: bytes = b""
    form: str
    inside: bool = False
    ahead: tuple[Stretch, ...] = ()
    waiting: int = 0
    stamp: str = ""
