"""Which whole numbers a printed percentage can come from; exact at any size."""

from __future__ import annotations

import heapq
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from cadre_training.model.rate import StatedRate


@frozen
class Ratio:
    """A whole number above the line and one below it."""

    part: int
    whole: int

    @property
    def percent(self) -> Fraction:
        """The ratio as an exact percentage."""
        return Fraction(100 * self.part, self.whole)


@frozen
class Span:
    """The ratios from ``low`` (included) to ``high`` (excluded)."""

    low: Fraction
    high: Fraction

    def __contains__(self, ratio: Fraction) -> bool:
        """Tell whether ``ratio`` lies in the span."""
        return self.low <= ratio < self.high


def _one_in_the_last_place(rate: StatedRate) -> Fraction:
    return Fraction(1, 100 * 10**rate.places)


def rounded_span(rate: StatedRate) -> Span:
    """Return the ratios that print as ``rate`` when rounded half up, half even, or cut off."""
    one, ratio = _one_in_the_last_place(rate), Fraction(rate.percent) / 100
    return Span(ratio - one / 2, ratio + one)


def allowed_span(rate: StatedRate) -> Span:
    """Return the ratios that, rounded or cut off, print at most one unit of the last place away."""
    one, ratio = _one_in_the_last_place(rate), Fraction(rate.percent) / 100
    return Span(ratio - 3 * one / 2, ratio + 2 * one)


def with_part(span: Span, part: int) -> tuple[Ratio, ...]:
    """Return the ratio of ``part`` to a whole that lies in ``span``; empty where there is none.

    Where there is none the two nearest are :func:`nearest_with_part`.
    """
    if part == 0:
        return (Ratio(0, 1),) if span.low <= 0 < span.high else ()
    if span.low <= 0:
        return (Ratio(part, floor(part / span.high) + 1),)
    whole = floor(part / span.low)
    return (Ratio(part, whole),) if whole > 0 and Fraction(part, whole) in span else ()


def with_whole(span: Span, whole: int) -> tuple[Ratio, ...]:
    """Return the ratio of a part to ``whole`` that lies in ``span``; empty where there is none."""
    part = max(0, ceil(span.low * whole))
    return (Ratio(part, whole),) if Fraction(part, whole) in span else ()


def nearest_with_part(rate: StatedRate, part: int) -> tuple[Ratio, ...]:
    """Return the ratios of ``part`` just above and just below ``rate``."""
    if rate.percent == 0 or part == 0:
        return ()
    whole = floor(100 * part / Fraction(rate.percent))
    return tuple(Ratio(part, below) for below in (whole, whole + 1) if below > 0)


def nearest_with_whole(rate: StatedRate, whole: int) -> tuple[Ratio, ...]:
    """Return the ratios to ``whole`` just below and just above ``rate``."""
    part = floor(Fraction(rate.percent) * whole / 100)
    return (Ratio(part, whole), Ratio(part + 1, whole))


def smallest_bases(rate: StatedRate, most: int = 5) -> tuple[Ratio, ...]:
    """Return the smallest whole numbers that ``rate`` can be a percentage of.

    They are found by walking down the tree of fractions (Stern–Brocot), in the order of what
    stands below the line, so that any number of decimals costs no more than a few steps.

    >>> from decimal import Decimal
    >>> [f"{r.part}/{r.whole}" for r in smallest_bases(StatedRate(Decimal("98.96")), 3)]
    ['95/96', '96/97', '190/192']
    """
    reduced = _simplest(rounded_span(rate), most)
    every = {
        ratio.whole * times: Ratio(ratio.part * times, ratio.whole * times)
        for ratio in reversed(reduced)
        for times in range(1, most + 1)
    }
    return tuple(every[whole] for whole in sorted(every)[:most])


@frozen
class _Node:
    """A fraction in the tree, between two others."""

    left: Ratio
    right: Ratio

    @property
    def ratio(self) -> Ratio:
        return Ratio(self.left.part + self.right.part, self.left.whole + self.right.whole)


def _simplest(span: Span, most: int) -> list[Ratio]:
    """Return the reduced fractions of ``span`` with the smallest denominators, in order."""
    found: list[Ratio] = [Ratio(0, 1)] if Fraction(0) in span else []
    root = _enter(_Node(Ratio(0, 1), Ratio(1, 0)), span)
    waiting: list[tuple[int, int, _Node]] = []
    if root is not None:
        waiting.append((root.ratio.whole, root.ratio.part, root))
    while waiting and len(found) < most:
        _, _, node = heapq.heappop(waiting)
        here = node.ratio
        found.append(here)
        for child in (_Node(node.left, here), _Node(here, node.right)):
            entered = _enter(child, span)
            if entered is not None:
                ratio = entered.ratio
                heapq.heappush(waiting, (ratio.whole, ratio.part, entered))
    return found


def _enter(node: _Node, span: Span) -> _Node | None:
    """Walk down from ``node`` to the first fraction in ``span``; None where there is none.

    Steps in one direction are taken together.
    """
    left, right = node.left, node.right
    while True:
        if not _above(right, span.low) or not _below(left, span.high):
            return None
        here = _Node(left, right).ratio
        if Fraction(here.part, here.whole) < span.low:
            # left + k * right is the first at or above the low end.
            gap = span.low * left.whole - left.part
            step = right.part - span.low * right.whole
            steps = ceil(gap / step)
            left = Ratio(
                left.part + (steps - 1) * right.part, left.whole + (steps - 1) * right.whole
            )
        elif Fraction(here.part, here.whole) >= span.high:
            # right + k * left is the first below the high end.
            gap = right.part - span.high * right.whole
            step = span.high * left.whole - left.part
            steps = floor(gap / step) + 1
            right = Ratio(
                right.part + (steps - 1) * left.part, right.whole + (steps - 1) * left.whole
            )
        else:
            return _Node(left, right)


def _above(ratio: Ratio, bound: Fraction) -> bool:
    """Tell whether ``ratio`` (perhaps 1/0, without end) is above ``bound``."""
    return ratio.part > bound * ratio.whole


def _below(ratio: Ratio, bound: Fraction) -> bool:
    return ratio.part < bound * ratio.whole
