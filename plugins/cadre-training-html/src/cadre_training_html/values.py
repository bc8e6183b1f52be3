"""Values as the page shows them: a figure, what it counts, or the words for its absence."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from cadre_training.plugin import (
    Absence,
    CellValue,
    CounterFigure,
    Formatter,
    Interval,
    NotKnown,
    Period,
    Quantity,
    Rate,
    StatedRate,
)

NUMBERS = (Quantity, Rate, StatedRate, Interval)
ABSENCES = (Absence, NotKnown)
DAYS = (Period, dt.date)


@frozen
class Shown:
    """A value in two parts.

    Args:
        text: The figure, or the words where there is none.
        of: What it counts, or what it is a share of; empty where that is not to be said.
        is_number: Whether ``text`` is a number.
        is_absent: Whether ``text`` says that the value is absent.
    """

    text: str
    of: str = ""
    is_number: bool = False
    is_absent: bool = False


def show(value: CellValue, formatter: Formatter) -> Shown:
    """Return ``value`` with its number and its unit apart.

    >>> from cadre_training.plugin import CountUnit
    >>> shown = show(Quantity(36, CountUnit.CLASS), Formatter("vi"))
    >>> shown.text, shown.of
    ('36', 'lớp')
    """
    if isinstance(value, Quantity | Interval):
        unit = value.unit if isinstance(value, Quantity) else value.low.unit
        number = formatter.cell(value, unit)
        return Shown(number, formatter.value(value).removeprefix(number).strip(), is_number=True)
    if isinstance(value, Rate | StatedRate):
        return Shown(formatter.value(value), base_of(value, formatter), is_number=True)
    return Shown(formatter.value(value), is_absent=isinstance(value, ABSENCES))


def show_figure(figure: CounterFigure, formatter: Formatter) -> Shown:
    """Return a figure of a counter with its number and its unit apart; an estimate says so."""
    shown = show(figure.value, formatter)
    if not shown.is_number:
        return shown
    before, number, after = formatter.figure(figure).partition(shown.text)
    return Shown(before + number, after.strip(), is_number=True)


def base_of(value: Rate | StatedRate, formatter: Formatter) -> str:
    """Return the words for what stands below the line of a rate."""
    return value.base.label.in_language(formatter.language)
