"""A whole number and what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import total_ordering
from typing import TypeVar

from attrs import Attribute, field, frozen, validators

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.displayed import Displayed

T = TypeVar("T")


class UnitMismatch(TypeError):
    """Two quantities of unlike units were added, subtracted or compared.

    Attributes:
        left: The unit on the left-hand side.
        right: The unit on the right-hand side.
    """

    def __init__(self, left: CountUnit, right: CountUnit) -> None:
        """Name both units."""
        super().__init__(
            f"'{left.value}' and '{right.value}' are unlike units: they neither add nor compare. "
            f"Decide what the numbers count, then convert with Quantity.counted_as()."
        )
        self.left = left
        self.right = right

    def __reduce__(self) -> tuple[type[UnitMismatch], tuple[CountUnit, CountUnit]]:
        """Let the error travel between processes: it is made anew from its two units."""
        return type(self), (self.left, self.right)


def check_whole(_instance: object, attribute: Attribute[T], value: T) -> None:
    """Accept a real ``int`` only: no bool, no float, no numeric text."""
    if type(value) is not int:
        raise TypeError(
            f"{attribute.name} must be a whole number (int), got {type(value).__name__} {value!r}"
        )


@total_ordering
@frozen
class Quantity(Displayed):
    """A whole number and the unit it counts.

    Like units add, subtract and compare; unlike units raise :class:`UnitMismatch`.
    A difference may be negative.

    Args:
        value: The number.
        unit: What it counts.

    Raises:
        TypeError: If ``value`` is not an ``int``.

    >>> Quantity(2, CountUnit.CLASS) + Quantity(34, CountUnit.CLASS)
    Quantity(value=36, unit=<CountUnit.CLASS: 'class'>)
    """

    value: int = field(validator=check_whole)
    unit: CountUnit = field(validator=validators.instance_of(CountUnit))

    def _same_unit(self, other: Quantity) -> None:
        if self.unit is not other.unit:
            raise UnitMismatch(self.unit, other.unit)

    def __add__(self, other: Quantity) -> Quantity:
        """Add a quantity of the same unit."""
        if not isinstance(other, Quantity):
            return NotImplemented
        self._same_unit(other)
        return Quantity(self.value + other.value, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        """Subtract a quantity of the same unit."""
        if not isinstance(other, Quantity):
            return NotImplemented
        self._same_unit(other)
        return Quantity(self.value - other.value, self.unit)

    def __lt__(self, other: Quantity) -> bool:
        """Compare with a quantity of the same unit."""
        if not isinstance(other, Quantity):
            return NotImplemented
        self._same_unit(other)
        return self.value < other.value

    def counted_as(self, unit: CountUnit) -> Quantity:
        """Return the same number as a count of ``unit``: a decision the caller makes."""
        return Quantity(self.value, unit)

    @classmethod
    def total(cls, quantities: Iterable[Quantity], unit: CountUnit) -> Quantity:
        """Add quantities of ``unit``; none at all give zero.

        Raises:
            UnitMismatch: If one of them counts something else.
        """
        result = cls(0, unit)
        for quantity in quantities:
            result += quantity
        return result
