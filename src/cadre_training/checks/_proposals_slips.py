"""How a number comes to be written wrongly, and how likely each way is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from math import log

from attrs import frozen

from cadre_training.model.printed import Number
from cadre_training.model.tabulation import Printed


class Slip(Enum):
    """A way in which a number is written wrongly."""

    SWAPPED = "two digits side by side are swapped"
    SWAPPED_APART = "two digits that are not side by side are swapped"
    NEXT_DIGIT = "a digit is one more or less"
    OTHER_DIGIT = "a digit is another"
    DROPPED = "a digit is left out"
    DOUBLED = "a digit is written twice"
    ADDED = "a digit too many"
    FACTOR = "a factor of 10, 100, 1000 or so"
    SIGN = "a sign too many or too few"
    BLANK = "the cell was left blank"
    LEFT_OUT = "a part is left out of a total"
    TWICE = "a part is counted twice in a total"
    COLUMN_LEFT_OUT = "a column is left out of a total across"
    COLUMN_TWICE = "a column is counted twice in a total across"
    DOUBLE_TOTAL = "all parts are counted twice in a total"
    OTHER = "nothing that leaves a trace"


_CHANCE = {
    Slip.SWAPPED: 0.22,
    Slip.SWAPPED_APART: 0.02,
    Slip.NEXT_DIGIT: 0.10,
    Slip.OTHER_DIGIT: 0.06,
    Slip.DROPPED: 0.10,
    Slip.DOUBLED: 0.07,
    Slip.ADDED: 0.03,
    Slip.FACTOR: 0.15,
    Slip.SIGN: 0.02,
    Slip.BLANK: 0.03,
    Slip.LEFT_OUT: 0.08,
    Slip.TWICE: 0.10,
    Slip.COLUMN_LEFT_OUT: 0.04,
    Slip.COLUMN_TWICE: 0.03,
    Slip.DOUBLE_TOTAL: 0.02,
}
"""How often each is met among wrong numbers: an estimate, for ranking only."""

UNLIKELY = 14.0
"""The surprise at a slip that no known way explains."""


@frozen
class Guess:
    """A way in which one number became another.

    Args:
        slip: The way.
        surprise: How little it is to be expected: minus the logarithm of its chance.
        detail: The factor; or the position of the row or column that was left out or counted
            twice.
    """

    slip: Slip
    surprise: float
    detail: int = 0


def guess(slip: Slip, ways: float, detail: int = 0) -> Guess:
    """Return a guess that can come about in so many equally likely ways."""
    return Guess(slip, log(ways / _CHANCE[slip]), detail)


NO_GUESS = Guess(Slip.OTHER, UNLIKELY)


def slipped(printed: Printed, meant: Number) -> Guess:
    """Return the likeliest way in which ``meant`` was written as ``printed``.

    >>> slipped(2990, 2900).slip.name, slipped(91, 19).slip.name, slipped(45000, 45).detail
    ('OTHER_DIGIT', 'SWAPPED', 1000)
    """
    if printed is None or (printed == 0 and meant):
        return guess(Slip.BLANK, 1)
    return min(_ways(printed, meant), key=lambda one: one.surprise, default=NO_GUESS)


def _ways(printed: Number, meant: Number) -> Iterator[Guess]:
    if printed == -meant:
        yield guess(Slip.SIGN, 1)
    if (printed < 0) is not (meant < 0) or not meant:
        return
    factor = _factor(printed, meant)
    if factor:
        # Thousands marks are lost whole; a zero or two are typed too many.
        yield guess(Slip.FACTOR, {10: 4, 100: 6, 1000: 3}.get(abs(factor), 12), factor)
    got, right = _digits(printed, meant)
    if len(got) == len(right):
        yield from _of_one_length(got, right)
    elif len(got) == len(right) - 1:
        if _one_less(got, right) is not None:
            yield guess(Slip.DROPPED, len(right))
    elif len(got) == len(right) + 1:
        at = _one_less(right, got)
        if at is not None:
            doubled = got[at] in (got[at - 1 : at], got[at + 1 : at + 2])
            ways = len(right) if doubled else 10 * (len(right) + 1)
            yield guess(Slip.DOUBLED if doubled else Slip.ADDED, ways)


def _of_one_length(got: str, right: str) -> Iterator[Guess]:
    apart = [at for at, (a, b) in enumerate(zip(got, right, strict=True)) if a != b]
    if len(apart) == 1:
        (at,) = apart
        near = abs(int(got[at]) - int(right[at])) == 1
        if near:
            yield guess(Slip.NEXT_DIGIT, 2 * len(right))
        yield guess(Slip.OTHER_DIGIT, 9 * len(right))
    elif len(apart) == 2:
        one, two = apart
        if got[one] == right[two] and got[two] == right[one]:
            if two == one + 1:
                pairs = sum(a != b for a, b in pairwise(right))
                yield guess(Slip.SWAPPED, pairs)
            else:
                yield guess(Slip.SWAPPED_APART, len(right) * (len(right) - 1) // 2)


def _digits(one: Number, other: Number) -> tuple[str, str]:
    """Return the digits of two numbers, with as many decimals each."""
    if isinstance(one, int) and isinstance(other, int):
        return str(abs(one)), str(abs(other))
    places = max(_places(one), _places(other))
    first, second = (int(abs(Decimal(n)).scaleb(places)) for n in (one, other))
    return str(first), str(second)


def _places(number: Number) -> int:
    if isinstance(number, int):
        return 0
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _factor(printed: Number, meant: Number) -> int:
    """Return the power of ten that ``printed`` is too large by; negative if too small; or 0."""
    got, right = abs(Decimal(printed)), abs(Decimal(meant))
    if not got or not right:
        return 0
    power = got.adjusted() - right.adjusted()
    if power == 0 or abs(power) > 9 or right.scaleb(power) != got:
        return 0
    times = int(Decimal(1).scaleb(abs(power)))
    return times if power > 0 else -times


def _one_less(short: str, long: str) -> int | None:
    """Return the place of the digit in ``long`` without which it is ``short``; None if none is."""
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return at if short[at:] == long[at + 1 :] else None


def meant_for(printed: Number) -> Iterator[Number]:
    """Yield the whole numbers that one known slip turns into ``printed``; some come twice.

    Used where nothing says what the number must be, only whether it may be.
    """
    if not isinstance(printed, int) or printed < 0:
        return
    for text in _texts_for(str(printed)):
        if text == "0" or not text.startswith("0"):
            yield int(text)
    for power in (10, 100, 1000):
        yield printed * power
        if printed % power == 0:
            yield printed // power


def _texts_for(text: str) -> Iterator[str]:
    """Yield digits of which one is another, left out, too many, or swapped with the next."""
    for at in range(len(text) + 1):
        head, digit, tail = text[:at], text[at : at + 1], text[at + 1 :]
        for other in _DIGITS:
            yield head + other + digit + tail
            if digit:
                yield head + other + tail
        if len(text) > 1:
            yield head + tail
        yield head + tail[:1] + digit + tail[1:]


_DIGITS = "0123456789"
