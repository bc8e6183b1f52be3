"""What a figure claims: the numbers that its words allow."""

from __future__ import annotations

from attrs import frozen

from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.reported_figure import Qualifier, ReportedFigure
from cadre_training.stats.catalogue import MEASURES
from cadre_training.stats.formula import Count, Distinct, Sum
from cadre_training.stats.measure import Measure

MEASURE_OF = {measure.name: measure for measure in MEASURES}
"""The catalogue by name."""

LEARNERS = "attendances"
_LEARNERS = frozenset({LEARNERS, "people"})


@frozen
class Claim:
    """The whole numbers from ``low`` to ``high``, both included."""

    low: int
    high: int

    @classmethod
    def exactly(cls, number: int) -> Claim:
        """Claim one number."""
        return cls(number, number)

    @property
    def exact(self) -> int | None:
        """The number, if it is one."""
        return self.low if self.low == self.high else None

    def meets(self, other: Claim) -> bool:
        """Tell whether a number lies in both."""
        return self.low <= other.high and other.low <= self.high


def claim_of(figure: ReportedFigure) -> Claim | None:
    """Return the numbers that a figure's words allow; None for a percentage.

    “About”, “over” and “nearly” speak of a rounded number: they allow one unit of its last digit
    above zero, and at least a tenth. “Hơn 16 nghìn” is 16.000 to 17.600.
    """
    match figure.value:
        case StatedRate():
            return None
        case Quantity(value=value):
            low = high = value
        case Interval(low=bottom, high=top):
            low, high = bottom.value, top.value
    match figure.qualifier:
        case Qualifier.EXACT:
            return Claim(low, high)
        case Qualifier.ABOUT:
            return Claim(low - _slack(low), high + _slack(high))
        case Qualifier.OVER:
            return Claim(low, high + _slack(high))
        case Qualifier.NEARLY:
            return Claim(low - _slack(low), high)


def _slack(number: int) -> int:
    digits = str(abs(number))
    last_digit = 10 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
    return max(last_digit, -(-abs(number) // 10))


def is_total(figure: ReportedFigure) -> bool:
    """Tell whether a figure states a number that parts can add up to.

    Percentages, means and what is stated “for each commune” do not add.
    """
    measure = MEASURE_OF.get(figure.measure)
    adds = measure is None or isinstance(measure.formula, Sum | Count | Distinct)
    return adds and not figure.per and not isinstance(figure.value, StatedRate)


def family(figure: ReportedFigure) -> str:
    """Return what a figure may be compared with: learners are learners in whichever unit."""
    return LEARNERS if figure.measure in _LEARNERS else figure.measure


def adds_up(measure: Measure | None) -> bool:
    """Tell whether the parts of a measure make the whole however it is split.

    The same persons come in several years, so distinct counts do not add over them.
    """
    return measure is None or not isinstance(measure.formula, Distinct)
