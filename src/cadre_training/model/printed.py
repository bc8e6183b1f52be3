"""How exact a printed number is, and what rates and formulas make of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from cadre_training.model.tabulation import Operator, Printed, Step

Number = int | Decimal


def places_of(value: Printed) -> int:
    """Return how many decimals a number has.

    >>> places_of(Decimal("98.90")), places_of(99), places_of(None)
    (2, 0, 0)
    """
    if value is None or isinstance(value, int):
        return 0
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def last_place(value: Number) -> Decimal:
    """Return one unit of the last place of a number; of a whole number, one.

    >>> last_place(Decimal("98.96")), last_place(99)
    (Decimal('0.01'), Decimal('1'))
    """
    return Decimal(1).scaleb(-places_of(value))


def rate_of(part: Number, whole: Number, *, percent: bool) -> Fraction:
    """Return one number by another, in percent or plain, exactly."""
    return Fraction(part) / Fraction(whole) * (100 if percent else 1)


def agrees(printed: Number, exact: Fraction) -> bool:
    """Tell whether a printed number is another, up to one unit of its last place.

    Sources cut off as often as they round.

    >>> agrees(Decimal("95.56"), rate_of(2909, 3044, percent=True))
    True
    """
    return abs(Fraction(printed) - exact) <= Fraction(last_place(printed))


def made_by(steps: Sequence[Step], number: Callable[[int], Number]) -> Fraction | None:
    """Return what the steps of a formula make; None where it divides by nothing.

    Args:
        steps: The steps.
        number: Gives the number of a column.

    >>> made_by((0, 1, Operator.MULTIPLY), (5, 6).__getitem__)
    Fraction(30, 1)
    """
    stack: list[Fraction] = []
    for step in steps:
        if not isinstance(step, Operator):
            stack.append(Fraction(number(step) if isinstance(step, int) else step))
            continue
        right, left = stack.pop(), stack.pop()
        match step:
            case Operator.ADD:
                stack.append(left + right)
            case Operator.SUBTRACT:
                stack.append(left - right)
            case Operator.MULTIPLY:
                stack.append(left * right)
            case Operator.DIVIDE:
                if right == 0:
                    return None
                stack.append(left / right)
    return stack[-1]
