"""What every store of counts can do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from attrs import frozen

from cadre_training.plugin import InheritedCount
from cadre_training_counter.tally.batch import Batch
from cadre_training_counter.tally.keys import DayKeys
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, UnreadLine


@frozen(kw_only=True)
class Seen:
    """How many page views or visitors there were.

    Args:
        people: Without robots.
        everyone: With robots.
    """

    people: int
    everyone: int


class Reading(Protocol):
    """One consistent look at a state: what is read in it belongs to the same moment."""

    def until(self) -> int | None:
        """Return the moment up to which is counted, in seconds since 1970; None before that."""
        ...

    def lines(self, first: dt.date | None, last: dt.date | None) -> dict[Outcome, int]:
        """Add up the lines of the days from ``first`` to ``last``; None is without an end.

        Lines whose day is not known count only where both are None.
        """
        ...

    def sighted(self, day: dt.date, since: int) -> Seen:
        """Count the distinct keys of ``day`` whose last page view was at ``since`` or later."""
        ...

    def views(self, since: int) -> Seen:
        """Count the page views of the second ``since`` and of those after it.

        Those that are a day older than the last batch may be gone.
        """
        ...

    def sketches(self, first: dt.date | None, last: dt.date | None, *, robots: bool) -> list[bytes]:
        """Return the sketches of the days from ``first`` to ``last``: of people, or of robots.

        Where ``first`` is None, what was merged of days long past is among them.
        """
        ...

    def first_day(self) -> dt.date | None:
        """Return the first day with a page view; None where there is none."""
        ...

    def inherited(self) -> InheritedCount | None:
        """Return the number that was taken over, if any."""
        ...

    def positions(self) -> Sequence[LogPosition]:
        """Return how far each log was read."""
        ...

    def unread(self) -> Sequence[UnreadLine]:
        """Return the places of the first lines that could not be read."""
        ...


class Store(Protocol):
    """A place where counts are kept."""

    def pin(self, rules: str) -> str:
        """Keep the text of the rules, unless something is counted by others; return those."""
        ...

    def keys(self, day: dt.date) -> DayKeys:
        """Return what makes the keys of ``day``; its salt is made where there is none.

        Raises:
            StoreProblem: If the day is over and its salt destroyed, or the state cannot be used.
        """
        ...

    def apply(self, batch: Batch) -> None:
        """Add ``batch``, all of it or nothing, and keep it safe before returning.

        Raises:
            StoreProblem: If the state cannot be written, or another process holds it too long.
        """
        ...

    def inherit(self, inherited: InheritedCount) -> None:
        """Keep a number that was taken over, apart from what is counted; it replaces another."""
        ...

    def reading(self) -> AbstractContextManager[Reading]:
        """Begin one consistent look at the state."""
        ...

    def close(self) -> None:
        """Let go of the state."""
        ...
