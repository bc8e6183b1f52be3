"""A number that was taken over, as text in a state."""

from __future__ import annotations

import datetime as dt

from cadre_training.plugin import CountUnit, InheritedCount, Quantity


def inherited_text(inherited: InheritedCount) -> str:
    """Write a number that was taken over as text.

    >>> inherited_text(InheritedCount(value=Quantity(7, CountUnit.VISIT)))
    '7 visit'
    """
    on = f" {inherited.on.isoformat()}" if inherited.on else ""
    return f"{inherited.value.value}{on} {inherited.value.unit.value}"


def inherited_of(text: str) -> InheritedCount:
    """Read what :func:`inherited_text` wrote."""
    number, _, rest = text.partition(" ")
    first, _, unit = rest.partition(" ")
    try:
        on = dt.date.fromisoformat(first)
    except ValueError:
        on, unit = None, rest
    return InheritedCount(value=Quantity(int(number), CountUnit(unit)), on=on)
