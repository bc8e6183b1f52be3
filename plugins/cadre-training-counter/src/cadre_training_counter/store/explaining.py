"""Why the page views of a window are as many as they are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final

from attrs import evolve

from cadre_training.plugin import (
    CounterRules,
    CounterWindow,
    CountUnit,
    Explanation,
    FigureKey,
    Label,
    LeftOut,
    Reason,
    window_bounds,
)
from cadre_training_counter.store.protocol import Reading
from cadre_training_counter.tally.outcome import Outcome

OTHER_DAYS: Final = Reason(
    "other-days", Label("của những ngày ngoài khoảng này", "of days outside this stretch of time")
)
LATER: Final = Reason(
    "later",
    Label(
        "sau thời điểm ghi số, chờ đếm lần sau", "after the moment of the figures, kept for later"
    ),
)

WINDOWS: Final = tuple(window for window in CounterWindow if window is not CounterWindow.ONLINE)
"""The windows that can be explained: those that are made of whole days."""


def explain(
    reading: Reading, at: dt.datetime, window: CounterWindow, rules: CounterRules
) -> Explanation:
    """Say what became of all lines that were read: those counted in a window, and the others.

    The figure is that of page views without robots. The parts add up to the lines read.

    Args:
        reading: The state.
        at: The moment, not before what is counted.
        window: One of :data:`WINDOWS`.
        rules: The rules that were counted by.

    Raises:
        ValueError: If the window is not made of whole days.
    """
    if window not in WINDOWS:
        raise ValueError(f"only windows of whole days can be explained, not {window.value!r}")
    start, _ = window_bounds(window, at, evolve(rules, since=None))
    everything = Counter(reading.lines(None, None))
    inside = everything
    if start is not None:
        inside = Counter(reading.lines(rules.zone.day_of(start), rules.zone.day_of(at)))
        # No day is known of these, so that they stand by themselves whatever the window.
        for outcome in (Outcome.UNREADABLE, Outcome.REMARK):
            inside[outcome] = everything[outcome]
    waiting = sum(position.waiting for position in reading.positions())
    left_out = [
        LeftOut(Reason(outcome.value, outcome.label), inside[outcome])
        for outcome in Outcome
        if outcome is not Outcome.PERSON and inside[outcome]
    ]
    rest = everything.total() - inside.total()
    left_out += [
        LeftOut(reason, lines) for reason, lines in ((OTHER_DAYS, rest), (LATER, waiting)) if lines
    ]
    return Explanation(
        key=FigureKey(window, CountUnit.PAGE_VIEW),
        read=everything.total() + waiting,
        counted=inside[Outcome.PERSON],
        left_out=tuple(left_out),
    )
