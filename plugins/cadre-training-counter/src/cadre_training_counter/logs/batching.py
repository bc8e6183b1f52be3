"""Putting what became of blocks together into a batch."""

from __future__ import annotations

import datetime as dt

from attrs import define, field

from cadre_training_counter.logs.plan import Plan
from cadre_training_counter.logs.sorted_lines import SortedLines
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.position import LogPosition, UnreadLine

MOST_BYTES = 1 << 26
"""How much of the logs goes into one batch, in bytes: what is lost where a run is stopped."""

MOST_VISITORS = 100_000
"""How many visitors go into one batch; it bounds the memory."""


@define
class BatchDraft:
    """A batch that is being put together.

    Args:
        plan: What is counted.
    """

    plan: Plan
    positions: dict[int, LogPosition] = field(factory=dict[int, LogPosition])
    unread: list[UnreadLine] = field(factory=list[UnreadLine])
    _sum: SortedLines = field(init=False, factory=SortedLines)
    _bytes: int = field(init=False, default=0)

    def add(self, done: SortedLines, length: int) -> None:
        """Add what became of a block of ``length`` bytes."""
        whole = self._sum
        for (day, outcome), lines in done.counts.items():
            whole.count(day, outcome, lines)
        for at, marks in done.marks.items():
            whole.marks.setdefault(at, set()).update(marks)
        for (day, key, robot), second in done.sightings.items():
            whole.sight(day, key, robot, second)
        for when, views in done.views.items():
            whole.views[when] = whole.views.get(when, 0) + views
        self._bytes += length

    def full(self) -> bool:
        """Tell whether it is time to keep it."""
        return self._bytes >= MOST_BYTES or self._visitors() >= MOST_VISITORS

    def batch(self) -> Batch:
        """Return the batch."""
        whole = self._sum
        return Batch(
            until=self.plan.at,
            today=self.plan.today,
            lines=tuple(
                DayLines(day=_day(day), outcome=outcome, lines=lines)
                for (day, outcome), lines in whole.counts.items()
            ),
            sightings=tuple(
                Sighting(day=dt.date.fromordinal(day), key=key, last=second, robot=robot)
                for (day, key, robot), second in whole.sightings.items()
            ),
            views=tuple(
                SecondViews(second=second, robot=robot, views=views)
                for (second, robot), views in whole.views.items()
            ),
            marks=tuple(
                DayMarks(day=dt.date.fromordinal(day), robot=robot, marks=tuple(marks))
                for (day, robot), marks in whole.marks.items()
            ),
            positions=tuple(self.positions.values()),
            unread=tuple(self.unread),
        )

    def _visitors(self) -> int:
        return sum(map(len, self._sum.marks.values())) + len(self._sum.sightings)


def _day(number: int) -> dt.date | None:
    return dt.date.fromordinal(number) if number else None
