"""The lines of a stretch of a log as columns, whatever format they are in."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from cadre_training_counter.tally.outcome import Outcome


@frozen
class KnownRequest:
    """What was asked for, in a format that says itself what is a page.

    Args:
        target: The path.
        event: True for an event, which is no page view.
    """

    target: bytes
    event: bool = False


Request = bytes | KnownRequest
"""What was asked for: a request line such as ``GET / HTTP/1.1``, or what the format says."""


@frozen
class Row:
    """One line that was read.

    Args:
        address: The address of the visitor, or what stands for it.
        minute: The minute, as the format writes it.
        second: The second in it, two digits.
        zone: The zone as the format writes it; empty where it writes none.
        request: What was asked for.
        status: The status, three digits.
        agent: The user agent; None where the format or the line has none.
        robot: Whether it was a robot, where the format says so itself.
    """

    address: bytes
    minute: bytes
    second: bytes
    zone: bytes
    request: Request
    status: bytes
    agent: bytes | None
    robot: bool | None = None


@frozen(kw_only=True)
class Rows:
    """The lines of a stretch of a log, column by column.

    Args:
        addresses: See :class:`Row`, and so on.
        odd: For lines that are no requests, by their position: unreadable, or a remark. What
            stands in the other columns there means nothing.
        robots: Whether each was a robot, where the format says so itself; None where not.
        columns: What names the columns from here on, for formats that have such lines.
    """

    addresses: Sequence[bytes]
    minutes: Sequence[bytes]
    seconds: Sequence[bytes]
    zones: Sequence[bytes]
    requests: Sequence[Request]
    statuses: Sequence[bytes]
    agents: Sequence[bytes | None]
    odd: dict[int, Outcome]
    robots: Sequence[bool] | None = None
    columns: bytes = b""

    def __len__(self) -> int:
        return len(self.addresses)


_NOTHING = Row(b"", b"", b"", b"", b"", b"", None)


def rows_of(found: Sequence[Row | Outcome], columns: bytes = b"") -> Rows:
    """Put lines that were read one by one into columns."""
    rows = [_NOTHING if isinstance(one, Outcome) else one for one in found]
    told = any(row.robot is not None for row in rows)
    return Rows(
        addresses=[row.address for row in rows],
        minutes=[row.minute for row in rows],
        seconds=[row.second for row in rows],
        zones=[row.zone for row in rows],
        requests=[row.request for row in rows],
        statuses=[row.status for row in rows],
        agents=[row.agent for row in rows],
        odd={at: one for at, one in enumerate(found) if isinstance(one, Outcome)},
        robots=[bool(row.robot) for row in rows] if told else None,
        columns=columns,
    )


def cut_lines(block: bytes) -> list[bytes]:
    r"""Cut whole lines apart, each with its end; only a line feed ends one.

    >>> cut_lines(b"a\rb\n\nc\n")
    [b'a\rb\n', b'\n', b'c\n']
    """
    return [line + b"\n" for line in block.split(b"\n")[:-1]]
