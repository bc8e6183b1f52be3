"""A claimed range of a quantity."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.displayed import Displayed
from cadre_training.model.quantity import Quantity, UnitMismatch


@frozen
class Interval(Displayed):
    """A range from ``low`` to ``high``, both included and of one unit.

    Args:
        low: The smallest value.
        high: The greatest value.

    Raises:
        UnitMismatch: If the two count unlike things.
        ValueError: If ``low`` is above ``high``.

    >>> from cadre_training.model.count_unit import CountUnit
    >>> Interval.of(1, 2, CountUnit.CLASS).high.value
    2
    """

    low: Quantity = field(validator=validators.instance_of(Quantity))
    high: Quantity = field(validator=validators.instance_of(Quantity))

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.high.unit is not self.low.unit:
            raise UnitMismatch(self.low.unit, self.high.unit)
        if self.high < self.low:
            raise ValueError(f"an interval runs upwards, got {self.low.value} to {self.high.value}")

    @classmethod
    def of(cls, low: int, high: int, unit: CountUnit) -> Interval:
        """Make an interval from two numbers of one unit."""
        return cls(Quantity(low, unit), Quantity(high, unit))

    def times(self, factor: int) -> Interval:
        """Return the interval with both ends multiplied by ``factor``."""
        unit = self.low.unit
        return Interval.of(self.low.value * factor, self.high.value * factor, unit)

    def __contains__(self, value: Quantity) -> bool:
        """Tell whether ``value`` lies in the interval."""
        return self.low <= value <= self.high
