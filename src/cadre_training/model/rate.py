"""A ratio that keeps its parts and names its base."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import Attribute, field, frozen, validators

from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.quantity import Quantity


class RateBase(Enum):
    """What stands below the line of a rate.

    ``UNKNOWN`` says that the source gives a percentage and not of what.

    >>> RateBase("plan").label.en
    'of the plan'
    """

    PLAN = "plan"
    SUMMONED = "summoned"
    ENROLLED = "enrolled"
    ROSTER = "roster"
    TOTAL = "total"
    PREVIOUS_YEAR = "previous year"
    CLASSES = "classes"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    RateBase.PLAN: Label("so với kế hoạch", "of the plan"),
    RateBase.SUMMONED: Label("so với số triệu tập", "of those summoned"),
    RateBase.ENROLLED: Label("so với danh sách lớp", "of those enrolled"),
    RateBase.ROSTER: Label("so với số cán bộ thuộc đối tượng", "of the cadres on the roster"),
    RateBase.TOTAL: Label("so với tổng số", "of the total"),
    RateBase.PREVIOUS_YEAR: Label("so với năm trước", "of the previous year"),
    RateBase.CLASSES: Label("bình quân mỗi lớp", "per class"),
    RateBase.UNKNOWN: Label("không nêu mẫu số", "base not stated"),
}


def _above_zero(_instance: object, _attribute: Attribute[Quantity], value: Quantity) -> None:
    if value.value <= 0:
        raise ValueError(f"the base of a rate must be above zero, got {value.value}")


@frozen
class Rate(Displayed):
    """An exact ratio of two quantities, with the name of what stands below the line.

    Args:
        part: The quantity above the line.
        whole: The quantity below the line, above zero. Its unit may differ from that of
            ``part``: attendances per class is a rate too.
        base: The name of what stands below the line.

    Raises:
        ValueError: If ``whole`` is zero or less.

    >>> from cadre_training.model.count_unit import CountUnit
    >>> held, planned = Quantity(22, CountUnit.CLASS), Quantity(20, CountUnit.CLASS)
    >>> Rate(held, planned, RateBase.PLAN).percent(1)
    Decimal('110.0')
    """

    part: Quantity = field(validator=validators.instance_of(Quantity))
    whole: Quantity = field(validator=[validators.instance_of(Quantity), _above_zero])
    base: RateBase = field(validator=validators.instance_of(RateBase))

    @property
    def exact(self) -> Fraction:
        """The ratio itself, exact."""
        return Fraction(self.part.value, self.whole.value)

    def percent(self, places: int = 2) -> Decimal:
        """Return 100 × the ratio, rounded half up to ``places`` decimals."""
        return round_half_up(self.exact * 100, places)

    def mean(self, places: int = 1) -> Decimal:
        """Return the ratio, rounded half up to ``places`` decimals."""
        return round_half_up(self.exact, places)


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Round an exact fraction half up (away from zero) to ``places`` decimals.

    >>> round_half_up(Fraction(1, 8), 2)
    Decimal('0.13')
    """
    scaled = value * 10**places
    floor, rest = divmod(abs(scaled.numerator), scaled.denominator)
    whole = floor + (2 * rest >= scaled.denominator)
    sign = "-" if scaled < 0 and whole else ""
    # Read from text a Decimal is exact, whatever precision the caller's decimal context has.
    return Decimal(f"{sign}{whole}E{-places}")


@frozen
class StatedRate(Displayed):
    """A percentage as a source printed it, of which the parts may not be known.

    Args:
        percent: The percentage, with as many decimals as were printed.
        base: What it is a percentage of; ``RateBase.UNKNOWN`` when the source does not say.

    >>> StatedRate(Decimal("98.96")).places
    2
    """

    percent: Decimal = field(validator=validators.instance_of(Decimal))
    base: RateBase = field(default=RateBase.UNKNOWN, validator=validators.instance_of(RateBase))

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if not self.percent.is_finite() or self.percent < 0:
            raise ValueError(
                f"a stated percentage must be finite and not negative, got {self.percent}"
            )

    @property
    def places(self) -> int:
        """How many decimals were printed."""
        exponent = self.percent.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0
