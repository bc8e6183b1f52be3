"""Margins of numbers that add up: no engine is asked for them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_training.frames.people import is_greatest
from cadre_training.stats.dimension import Keys, Margin

Numbers = Mapping[str, int]
"""What a resource's rows under a key come to, by the name of the column."""

Results = dict[Keys, Numbers]


def rolled_up(results: Results, kept: Sequence[int]) -> Results:
    """Return the margins that keep some dimensions and add up over all others.

    Args:
        results: The numbers under each key.
        kept: The places of the dimensions that are kept.

    >>> lowest = {("a", "x"): {"rows": 1}, ("a", "y"): {"rows": 2}}
    >>> rolled_up(lowest, [0])
    {('a', <Margin.ALL: 'all'>): {'rows': 3}}
    """
    gathered: dict[Keys, list[Numbers]] = {}
    for key, numbers in results.items():
        margin = tuple(value if at in kept else Margin.ALL for at, value in enumerate(key))
        gathered.setdefault(margin, []).append(numbers)
    return {key: _together(rows) for key, rows in gathered.items()}


def _together(rows: Sequence[Numbers]) -> Numbers:
    return {
        name: (max if is_greatest(name) else sum)([numbers[name] for numbers in rows])
        for name in rows[0]
    }
