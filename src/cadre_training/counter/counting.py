"""Hits in, a snapshot out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from attrs import define, field

from cadre_training.counter.hit import Hit
from cadre_training.counter.rules import CounterRules
from cadre_training.counter.snapshot import Counted, FigureKey, figure_keys, snapshot_of
from cadre_training.counter.windows import window_bounds
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.source import Source

_EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)


@define
class _Shell:
    """The hits that lie in one window and in none that begins later."""

    people_views: int = 0
    robot_views: int = 0
    people: set[bytes | str] = field(factory=set["bytes | str"])
    robots: set[bytes | str] = field(factory=set["bytes | str"])

    def take(self, hit: Hit) -> None:
        if hit.robot:
            self.robot_views += 1
            self.robots.add(hit.visitor)
        else:
            self.people_views += 1
            self.people.add(hit.visitor)

    def take_all(self, other: _Shell) -> None:
        self.people_views += other.people_views
        self.robot_views += other.robot_views
        self.people |= other.people
        self.robots |= other.robots

    def number(self, unit: CountUnit, robots: Robots) -> int:
        everyone = robots is Robots.WITH
        if unit is CountUnit.PAGE_VIEW:
            return self.people_views + (self.robot_views if everyone else 0)
        return len(self.people | self.robots if everyone else self.people)


def count(
    hits: Iterable[Hit],
    at: dt.datetime,
    rules: CounterRules | None = None,
    *,
    counter_id: str = "counter",
    site: str | None = None,
    source: Source | None = None,
) -> CounterSnapshot:
    """Count ``hits`` as they stood at one moment.

    Every figure says in its definition what it counts. What is later than ``at`` is not counted.
    Visitors are counted in each window anew, each once: they are never a sum of days. The order
    of the hits does not matter, and they are read once.

    Args:
        hits: The hits, in any order.
        at: The moment the counter is read, with its zone.
        rules: The rules; those of :class:`CounterRules` where none are given.
        counter_id: The snapshot's identifier in a register.
        site: The site, by name.
        source: Where the hits come from.

    Raises:
        ValueError: If ``at`` has no zone.

    >>> from cadre_training.model.counter_window import CounterWindow
    >>> nine = dt.datetime(2023, 8, 1, 9, tzinfo=dt.UTC)
    >>> snapshot = count([Hit(at=nine, visitor="k"), Hit(at=nine, visitor="k")], nine)
    >>> snapshot.find(CounterWindow.TODAY, CountUnit.PAGE_VIEW).value.value
    2
    >>> snapshot.find(CounterWindow.TODAY, CountUnit.VISITOR).value.value
    1
    """
    rules = rules or CounterRules()
    bounds = {window: window_bounds(window, at, rules) for window in rules.windows}
    starts = {window: start or _EARLIEST for window, (start, _) in bounds.items()}
    end = next(iter(bounds.values()))[1].astimezone(dt.UTC)
    # All windows end together: a hit lies in each that begins no later, so one shell takes it.
    order = sorted({start.astimezone(dt.UTC) for start in starts.values()})
    shells = [_Shell() for _ in order]
    for hit in hits:
        moment = hit.at.astimezone(dt.UTC)
        if moment < end:
            place = bisect_right(order, moment)
            if place:
                shells[place - 1].take(hit)
    for outer, inner in reversed(tuple(pairwise(shells))):
        outer.take_all(inner)
    shell_of = dict(zip(order, shells, strict=True))
    numbers: dict[FigureKey, Counted] = {}
    for key in figure_keys(rules):
        shell = shell_of[starts[key.window].astimezone(dt.UTC)]
        numbers[key] = Counted(shell.number(key.unit, key.robots))
    return snapshot_of(numbers, at, rules, counter_id=counter_id, site=site, source=source)
