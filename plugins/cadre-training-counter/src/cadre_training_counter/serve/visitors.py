"""Visitors as they come: what is known of each is made once, in bounded memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from attrs import define, field, frozen

from cadre_training_counter.serve.recent import Recent
from cadre_training_counter.tally.keys import DayKeys, SiteMarks
from cadre_training_counter.tally.outcome import Outcome

MOST = 20_000
"""How many visitors are remembered at least; each takes less than a kilobyte."""

_LONGEST = 400


@frozen(eq=False)
class Kind:
    """What the visitors of a day have in common who are all people, or all robots.

    Args:
        day: The day in the zone of the rules.
        robot: True for robots.
    """

    day: dt.date
    robot: bool

    @property
    def outcome(self) -> Outcome:
        """What becomes of their hits."""
        return Outcome.ROBOT if self.robot else Outcome.PERSON


@define(eq=False)
class Visitor:
    """A visitor on one day; neither the address nor the browser is in it.

    Args:
        kind: The day, and whether it is a robot.
        key: The key, made with the salt of the day.
        mark: The mark for sketches.
        marked: True once the mark is in the store.
        sighted: The second of the last page view in the store; -1 where there is none.
        next_key: The key of the day after, for a page view shortly before midnight.
    """

    kind: Kind
    key: bytes
    mark: int
    marked: bool = False
    sighted: int = -1
    next_key: bytes | None = None


class Visit(NamedTuple):
    """A page view: when, in seconds since 1970 (UTC), and by whom."""

    second: int
    visitor: Visitor


@define(eq=False)
class Visitors:
    """The visitors of one day.

    Args:
        day: The day in the zone of the rules.
        evening: The second from which on a visitor may still be online on the next day.
        keys: What makes the keys of the day.
        next_keys: What makes those of the next day.
        marks: What makes the marks.
        is_robot: Tells a robot from its user agent.
    """

    day: dt.date
    evening: int
    keys: DayKeys
    next_keys: DayKeys
    marks: SiteMarks
    is_robot: Callable[[str], bool]
    _people: Kind = field(init=False)
    _robots: Kind = field(init=False)
    _known: Recent[tuple[str, bytes], Visitor] = field(
        init=False, factory=lambda: Recent[tuple[str, bytes], Visitor](MOST)
    )

    def __attrs_post_init__(self) -> None:
        """Make the two kinds of visitors."""
        self._people, self._robots = Kind(self.day, False), Kind(self.day, True)

    def visit(self, second: int, address: str, agent: bytes) -> Visit:
        """Return the page view of a visitor.

        Args:
            second: When, in seconds since 1970 (UTC).
            address: The address it came from.
            agent: The user agent as it was sent.
        """
        visitor = self._known.get((address, agent))
        if visitor is None:
            source = address.encode()
            robot = self.is_robot(agent.decode("utf-8", "replace"))
            visitor = Visitor(
                kind=self._robots if robot else self._people,
                key=self.keys.key(source, agent),
                mark=self.marks.mark(source, agent),
            )
            if len(agent) <= _LONGEST:
                self._known.put((address, agent), visitor)
        if second >= self.evening and visitor.next_key is None:
            visitor.next_key = self.next_keys.key(address.encode(), agent)
        return Visit(second, visitor)
