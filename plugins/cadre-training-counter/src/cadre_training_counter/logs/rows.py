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

_BETWEEN = b'" '


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

    Some columns hold two values of a :class:`Row` at once: so they are fewer, and what is alike is
    looked at once.

    Args:
        addresses: The addresses.
        minutes: The minutes.
        ends: The second, a blank and the zone: ``36 +0700``.
        answers: The request line, ``" `` and the status: ``GET / HTTP/1.1" 200``; or what the
            format says itself.
        agents: The user agents.
        odd: For lines that are no requests, by their position: unreadable, or a remark. What
            stands in the columns there is empty.
        robots: Whether each was a robot, where the format says so itself; None where not.
        columns: What names the columns from here on, for formats that have such lines.
    """

    addresses: Sequence[bytes]
    minutes: Sequence[bytes]
    ends: Sequence[bytes]
    answers: Sequence[Request]
    agents: Sequence[bytes | None]
    odd: dict[int, Outcome]
    robots: Sequence[bool] | None = None
    columns: bytes = b""

    def __len__(self) -> int:
        return len(self.addresses)

    def row(self, at: int) -> Row | Outcome:
        """Return one line."""
        if at in self.odd:
            return self.odd[at]
        request, status = parts_of(self.answers[at])
        second, _, zone = self.ends[at].partition(b" ")
        return Row(
            address=self.addresses[at],
            minute=self.minutes[at],
            second=second,
            zone=zone,
            request=request,
            status=status,
            agent=self.agents[at],
            robot=None if self.robots is None else self.robots[at],
        )


def parts_of(answer: Request) -> tuple[Request, bytes]:
    """Take a request and its status apart; what the format says itself has no status.

    >>> parts_of(b'GET / HTTP/1.1" 200')
    (b'GET / HTTP/1.1', b'200')
    """
    if isinstance(answer, KnownRequest):
        return answer, b""
    request, _, status = answer.rpartition(_BETWEEN)
    return request, status


def answer_of(row: Row) -> Request:
    """Put the request of a line and its status together."""
    return (
        row.request
        if isinstance(row.request, KnownRequest)
        else row.request + _BETWEEN + row.status
    )


def end_of(row: Row) -> bytes:
    """Put the second of a line and its zone together."""
    return row.second + b" " + row.zone


def rows_of(found: Sequence[Row | Outcome], columns: bytes = b"") -> Rows:
    """Put lines that were read one by one into columns."""
    rows = [one if isinstance(one, Row) else None for one in found]
    told = any(row is not None and row.robot is not None for row in rows)
    return Rows(
        addresses=[row.address if row else b"" for row in rows],
        minutes=[row.minute if row else b"" for row in rows],
        ends=[end_of(row) if row else b"" for row in rows],
        answers=[answer_of(row) if row else b"" for row in rows],
        agents=[row.agent if row else None for row in rows],
        odd={at: one for at, one in enumerate(found) if isinstance(one, Outcome)},
        robots=[bool(row and row.robot) for row in rows] if told else None,
        columns=columns,
    )


def cut_lines(block: bytes) -> list[bytes]:
    r"""Cut whole lines apart, each with its end; only a line feed ends one.

    >>> cut_lines(b"a\rb\n\nc\n")
    [b'a\rb\n', b'\n', b'c\n']
    """
    return [line + b"\n" for line in block.split(b"\n")[:-1]]
