"""What became of the lines of a stretch of a log."""

from __future__ import annotations

from attrs import define, field

from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import Stretch

MOST_UNREAD = 100
"""How many places of unreadable lines a stretch gives."""


@define
class SortedLines:
    """What became of the lines of a stretch. It comes back from the processes that read.

    Args:
        lines: How many lines there were.
        counts: How many became what, by the ordinal of the day (0 where it is not known).
        marks: The marks of the visitors, by the ordinal of the day and whether they are robots.
        sightings: The last second of each visitor of today, by the ordinal of the day that the
            key belongs to, the key, and whether it is a robot.
        views: Page views by second and whether by a robot, for those online.
        unread: Positions of lines that could not be read, the first of them.
        taken: The stretches that are counted, by offsets from the beginning, in order. What lies
            between them is later than what was asked for.
        waiting: How many lines are later.
        columns: What names the columns behind the stretch.
    """

    lines: int = 0
    counts: dict[tuple[int, Outcome], int] = field(factory=dict[tuple[int, Outcome], int])
    marks: dict[tuple[int, bool], set[int]] = field(factory=dict[tuple[int, bool], set[int]])
    sightings: dict[tuple[int, bytes, bool], int] = field(
        factory=dict[tuple[int, bytes, bool], int]
    )
    views: dict[tuple[int, bool], int] = field(factory=dict[tuple[int, bool], int])
    unread: list[int] = field(factory=list[int])
    taken: list[Stretch] = field(factory=list[Stretch])
    waiting: int = 0
    columns: bytes = b""

    def count(self, day: int, outcome: Outcome, lines: int = 1) -> None:
        """Add lines."""
        self.counts[day, outcome] = self.counts.get((day, outcome), 0) + lines

    def sight(self, day: int, key: bytes, robot: bool, second: int) -> None:
        """Note when a visitor was last seen."""
        at = (day, key, robot)
        self.sightings[at] = max(second, self.sightings.get(at, second))
