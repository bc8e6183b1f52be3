"""A number that was taken over, as text in a state."""

from __future__ import annotations

import datetime as dt

from cadre_training.plugin import CountUnit, InheritedCount, Quantity


def inherited_text(inherited: InheritedCount) -> str:
    """Write a number that was taken over as text.

    Raises:
        ValueError: If the day is missing: without it nobody knows what the number covers.

    >>> inherited_text(
    ...     InheritedCount(value=Quantity(7, CountUnit.VISIT), on=dt.date(2019, 2, 1))
    ... )
    '7 2019-02-01 visit'
    """
    if inherited.on is None:
        raise ValueError("a number that is taken over needs the day on which it was")
    return f"{inherited.value.value} {inherited.on.isoformat()} {inherited.value.unit.value}"


def inherited_of(text: str) -> InheritedCount:
    """Read what :func:`inherited_text` wrote."""
    number, on, unit = text.split(" ", 2)
    return InheritedCount(
        value=Quantity(int(number), CountUnit(unit)), on=dt.date.fromisoformat(on)
    )
