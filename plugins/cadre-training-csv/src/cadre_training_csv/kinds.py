"""The kinds of values that a column holds, by the names that a description gives them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from cadre_training.plugin import (
    Absence,
    Interval,
    Label,
    NotKnown,
    Period,
    Quantity,
    Rate,
    StatedRate,
)


class Kind(StrEnum):
    """What a value is, as far as a reader must know to read it back."""

    TEXT = "text"
    QUANTITY = "quantity"
    INTERVAL = "interval"
    RATE = "rate"
    STATED_RATE = "stated rate"
    ABSENCE = "absence"
    NOT_KNOWN = "not known"
    DATE = "date"
    PERIOD = "period"


COUNTS = frozenset({Kind.QUANTITY, Kind.INTERVAL})
"""The kinds that count something, and have a unit."""

_CLASSES = (
    (str, Kind.TEXT),
    (Label, Kind.TEXT),
    (Quantity, Kind.QUANTITY),
    (Interval, Kind.INTERVAL),
    (Rate, Kind.RATE),
    (StatedRate, Kind.STATED_RATE),
    (Absence, Kind.ABSENCE),
    (NotKnown, Kind.NOT_KNOWN),
    (Period, Kind.PERIOD),
    (dt.date, Kind.DATE),
)


def kind_of(value_class: type) -> Kind:
    """Return what a value of ``value_class`` is.

    Raises:
        TypeError: If a cell cannot hold it.

    >>> kind_of(Label), kind_of(Quantity)
    (<Kind.TEXT: 'text'>, <Kind.QUANTITY: 'quantity'>)
    """
    for known, kind in _CLASSES:
        if issubclass(value_class, known):
            return kind
    raise TypeError(f"a cell cannot hold a {value_class.__name__}")
