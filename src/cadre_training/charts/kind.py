"""The kinds of chart."""

from __future__ import annotations

from enum import StrEnum


class ChartKind(StrEnum):
    """How a measure is drawn.

    * ``BARS``: a bar for each row, side by side by the second dimension.
    * ``LINES``: a line over time for each key of the second dimension, broken where a number is
      not there.
    * ``HEAT``: a cell for each pair of keys, the darker the more; a cell without a number is
      crossed.

    >>> list(ChartKind)[0].value
    'bars'
    """

    BARS = "bars"
    LINES = "lines"
    HEAT = "heat"
