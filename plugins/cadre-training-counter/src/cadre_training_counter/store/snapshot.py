"""The figures of a state, as a snapshot."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import evolve

from cadre_training.plugin import (
    Counted,
    CounterRules,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    FigureKey,
    Robots,
    figure_keys,
    snapshot_of,
    window_bounds,
)
from cadre_training_counter.store.protocol import Reading, Seen
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.sketch import ERROR_PERCENT, estimate

_SECOND: Final = dt.timedelta(seconds=1)


def snapshot(
    reading: Reading,
    at: dt.datetime,
    rules: CounterRules,
    *,
    counter_id: str = "counter",
    site: str | None = None,
) -> CounterSnapshot:
    """Return the figures of a state as they stand at one moment.

    Page views, and the visitors of today and those online, are exact. Visitors of a longer time
    are estimates, but never fewer than those of today.

    Args:
        reading: The state.
        at: The moment, with its zone; not before what is counted.
        rules: The rules that were counted by. Where the state has an inherited number, it takes
            the place of that of the rules.
        counter_id: The identifier of the snapshot.
        site: The site, by name.
    """
    figures = _Figures(reading, at, rules)
    numbers = {key: figures.number(key) for key in figure_keys(rules)}
    return snapshot_of(
        numbers,
        at,
        evolve(rules, inherited=reading.inherited() or rules.inherited),
        counter_id=counter_id,
        site=site,
    )


class _Figures:
    """Reads the figures of one moment."""

    def __init__(self, reading: Reading, at: dt.datetime, rules: CounterRules) -> None:
        self._reading = reading
        self._at = at
        self._rules = rules
        self._today = rules.zone.day_of(at)

    def number(self, key: FigureKey) -> Counted:
        """Return the number of one figure."""
        if key.unit is CountUnit.PAGE_VIEW:
            return Counted(_of(self._views(key.window), key.robots))
        first, last = self._days(key.window)
        exact = self._sighted(key.window)
        if key.window in (CounterWindow.ONLINE, CounterWindow.TODAY) or first == last:
            return Counted(_of(exact, key.robots))
        sketches = self._reading.sketches(first, last, robots=False)
        if key.robots is Robots.WITH:
            sketches += self._reading.sketches(first, last, robots=True)
        return Counted(max(estimate(sketches), _of(exact, key.robots)), ERROR_PERCENT)

    def _views(self, window: CounterWindow) -> Seen:
        if window is CounterWindow.ONLINE:
            return self._reading.views(self._start(window))
        lines = self._reading.lines(*self._days(window))
        people = lines.get(Outcome.PERSON, 0)
        return Seen(people=people, everyone=people + lines.get(Outcome.ROBOT, 0))

    def _sighted(self, window: CounterWindow) -> Seen:
        """Count the visitors of today, or those online."""
        online = window is CounterWindow.ONLINE
        start = self._start(window if online else CounterWindow.TODAY)
        return self._reading.sighted(self._today, start)

    def _days(self, window: CounterWindow) -> tuple[dt.date | None, dt.date]:
        """Return the first and the last day of a window; hits before ``since`` are in none."""
        start, _ = window_bounds(window, self._at, evolve(self._rules, since=None))
        return (None if start is None else self._rules.zone.day_of(start)), self._today

    def _start(self, window: CounterWindow) -> int:
        start, end = window_bounds(window, self._at, self._rules)
        return int((start or end - _SECOND).timestamp())


def _of(seen: Seen, robots: Robots) -> int:
    return seen.everyone if robots is Robots.WITH else seen.people
