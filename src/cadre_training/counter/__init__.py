"""Counts a site's visits: hits in, one :class:`~cadre_training.CounterSnapshot` out.

Pure: the hits, the moment and the rules are arguments. Whoever counts by other means, in a data
base or a sketch, takes the bounds of each window from :func:`window_bounds` and hands the numbers
to :func:`snapshot_of`, so that a figure means the same wherever it was counted.
"""

from __future__ import annotations

from cadre_training.counter.counting import count
from cadre_training.counter.explanation import Explanation, LeftOut, Reason, explain_count
from cadre_training.counter.hit import Hit
from cadre_training.counter.rules import CounterRules
from cadre_training.counter.snapshot import Counted, FigureKey, figure_keys, snapshot_of
from cadre_training.counter.windows import second_of, window_bounds
from cadre_training.counter.zone import VIETNAM, Zone

__all__ = [
    "VIETNAM",
    "Counted",
    "CounterRules",
    "Explanation",
    "FigureKey",
    "Hit",
    "LeftOut",
    "Reason",
    "Zone",
    "count",
    "explain_count",
    "figure_keys",
    "second_of",
    "snapshot_of",
    "window_bounds",
]
