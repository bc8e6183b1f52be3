"""Rates of a table against what they are rates of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cadre_training.checks._cells import Number
from cadre_training.checks._cells_tally import Tally, last_place
from cadre_training.model.rate import round_half_up
from cadre_training.model.tabulation import AcrossRate, Printed, Tabulation

_NEAR = 1e-9


def rate_holds(rate: Number, part: Number, whole: Number, *, percent: bool) -> bool:
    """Tell whether a rate is that of two numbers, up to one unit of its last place.

    Sources cut off as often as they round.

    >>> from decimal import Decimal
    >>> rate_holds(Decimal("95.56"), 2909, 3044, percent=True)
    True
    """
    exact = _exact(part, whole, percent=percent)
    return abs(Fraction(rate) - exact) <= Fraction(last_place(rate))


def rate_made(part: Number, whole: Number, places: int, *, percent: bool) -> Number:
    """Return the rate of two numbers, rounded half up."""
    made = round_half_up(_exact(part, whole, percent=percent), places)
    return int(made) if places == 0 else made


def rate_cut(part: Number, whole: Number, places: int, *, percent: bool) -> Number:
    """Return the rate of two numbers, cut off."""
    exact = _exact(part, whole, percent=percent)
    one = Fraction(1, 10**places)
    made = round_half_up(exact // one * one, places)
    return int(made) if places == 0 else made


def places_of(rate: Printed) -> int:
    """Return how many decimals a number has."""
    if rate is None or isinstance(rate, int):
        return 0
    exponent = rate.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _exact(part: Number, whole: Number, *, percent: bool) -> Fraction:
    return Fraction(part) / Fraction(whole) * (100 if percent else 1)


def broken_rates(table: Tabulation, rule: AcrossRate, tally: Tally) -> Iterator[int]:
    """Yield the rows whose rate is not that of their two numbers, and count all rows."""
    rates, parts, wholes = (table.columns[at] for at in (rule.rate, rule.part, rule.whole))
    unread = rates.unread | parts.unread | wholes.unread
    times = 100.0 if rule.percent else 1.0
    step = _Steps()
    rows = zip(rates.values, parts.values, wholes.values, strict=True)
    for position, (rate, part, whole) in enumerate(rows):
        if position in unread:
            tally.undecided += 1
            continue
        if rate is None or part is None or not whole:
            continue
        # Binary numbers settle all but the rows at the very edge.
        away = abs(float(rate) - times * float(part) / float(whole))
        room = step[rate]
        if away < room - _NEAR or (
            away < room + _NEAR and rate_holds(rate, part, whole, percent=rule.percent)
        ):
            tally.held += 1
        else:
            tally.broken += 1
            yield position


class _Steps(dict[Number, float]):
    """One unit of the last place of each rate, worked out once."""

    def __missing__(self, rate: Number) -> float:
        found = self[rate] = float(last_place(rate))
        return found
