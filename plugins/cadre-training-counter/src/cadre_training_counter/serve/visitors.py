"""Visitors as they come: what is known of each is made once, in bounded memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import define, field, frozen

from cadre_training_counter.serve.recent import Recent
from cadre_training_counter.tally.keys import DayKeys, SiteMarks
from cadre_training_counter.tally.outcome import Outcome

MOST = 50_000
"""How many visitors are remembered at least; each takes about half a kilobyte."""


@define(eq=False)
class Visitor:
    """A visitor on one day; neither the address nor the browser is in it.

    Args:
        day: The day in the zone of the rules.
        key: The key, made with the salt of the day.
        mark: The mark for sketches.
        robot: True for a robot.
        marked: True once the mark is in the store.
        sighted: The second of the last page view in the store; -1 where there is none.
        next_key: The key of the day after, for a page view shortly before midnight.
    """

    day: dt.date
    key: bytes
    mark: int
    robot: bool
    marked: bool = False
    sighted: int = -1
    next_key: bytes | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of a hit of this visitor."""
        return Outcome.ROBOT if self.robot else Outcome.PERSON


@frozen
class Visit:
    """A page view.

    Args:
        second: When, in seconds since 1970 (UTC).
        visitor: By whom.
    """

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
    _known: Recent[bytes, Visitor] = field(init=False, factory=lambda: Recent(MOST))

    def visit(self, second: int, address: str, agent: bytes) -> Visit:
        """Return the page view of a visitor.

        Args:
            second: When, in seconds since 1970 (UTC).
            address: The address it came from.
            agent: The user agent as it was sent.
        """
        source = address.encode()
        key = self.keys.key(source, agent)
        visitor = self._known.get(key)
        if visitor is None:
            mark = self.marks.mark(source, agent)
            robot = self.is_robot(agent.decode("utf-8", "replace"))
            visitor = Visitor(self.day, key, mark, robot)
            self._known.put(key, visitor)
        if second >= self.evening and visitor.next_key is None:
            visitor.next_key = self.next_keys.key(source, agent)
        return Visit(second, visitor)
