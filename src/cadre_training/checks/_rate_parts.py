"""What stands above and below the line of a stated rate, where figures or records say so."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from cadre_training.checks._claim import MEASURE_OF, claim_of, is_total
from cadre_training.checks._footing import first_of_each
from cadre_training.checks._rates import Ratio
from cadre_training.checks._record_index import RecordIndex
from cadre_training.model.period import Period
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure, Scope
from cadre_training.stats.catalogue import MEASURES
from cadre_training.stats.formula import Ratio as RatioFormula
from cadre_training.stats.formula import Sum


@frozen
class Fraction:
    """The measures above and below the line of a rate."""

    part: str
    whole: str
    base: RateBase


def _fractions() -> Iterator[tuple[str, Fraction]]:
    """Read from the catalogue which measures its rates divide."""
    sums = {m.formula: m.name for m in MEASURES if isinstance(m.formula, Sum)}
    for measure in MEASURES:
        formula = measure.formula
        if isinstance(formula, RatioFormula):
            part = sums.get(Sum(formula.resource, formula.part))
            whole = sums.get(Sum(formula.resource, formula.whole))
            if part is not None and whole is not None:
                yield measure.name, Fraction(part, whole, formula.base)


FRACTION_OF = dict(_fractions())
"""For each rate of the catalogue: the measures it divides."""


@frozen
class Parts:
    """The two numbers of a rate, and the figures that state them."""

    ratio: Ratio
    figures: tuple[ReportedFigure, ...]


class RateParts:
    """Looks up the numbers of stated rates among figures and records."""

    def __init__(self, register: Register) -> None:
        """Index the figures of ``register``."""
        self._index = RecordIndex(register)
        self._figures = first_of_each(register.figures)
        self._stated: dict[tuple[str, Scope], ReportedFigure] = {}
        for figure in self._figures.values():
            if is_total(figure):
                self._stated.setdefault((figure.measure, figure.scope), figure)

    def rates(self) -> Iterator[tuple[ReportedFigure, StatedRate]]:
        """Yield the figures that state a percentage; a mean for each class is none."""
        for figure in self._figures.values():
            if isinstance(figure.value, StatedRate) and figure.value.base is not RateBase.CLASSES:
                yield figure, figure.value

    def count(self, figure: ReportedFigure) -> ReportedFigure | None:
        """Return the count that a percentage stands beside, if it is one exact number."""
        beside = self._figures.get(figure.rate_of) if figure.rate_of is not None else None
        return beside if beside is not None and _number(beside) is not None else None

    def find(self, figure: ReportedFigure, rate: StatedRate) -> Parts | None:
        """Return the two numbers that ``figure`` must be the rate of, if both are known."""
        count = self.count(figure)
        scope = count.scope if count is not None else figure.scope
        match rate.base:
            case RateBase.TOTAL | RateBase.PREVIOUS_YEAR if count is None:
                return None
            case RateBase.TOTAL:
                return _parts(count, self._figures.get(count.part_of or "")) if count else None
            case RateBase.PREVIOUS_YEAR:
                return _parts(count, self._year_before(count)) if count else None
            case _:
                pass
        for fraction in _fractions_of(figure, count, rate.base):
            part, whole = self._one(fraction.part, scope), self._one(fraction.whole, scope)
            if part is not None and whole is not None and whole[0] > 0:
                stated = tuple(f for f in (part[1], whole[1]) if f is not None)
                return Parts(Ratio(part[0], whole[0]), stated)
        return None

    def _one(self, measure: str, scope: Scope) -> tuple[int, ReportedFigure | None] | None:
        """Return a number as a figure states it, or else as the records make it."""
        figure = self._stated.get((measure, scope))
        number = None if figure is None else _number(figure)
        if number is not None:
            return number, figure
        formula = MEASURE_OF[measure].formula
        total = self._index.total(formula, scope) if isinstance(formula, Sum) else None
        return (total.low, None) if total is not None and total.low == total.high else None

    def _year_before(self, count: ReportedFigure) -> ReportedFigure | None:
        period = count.scope.period
        if period is None or period != Period.of_year(period.start.year) or period.start.year == 1:
            return None
        before = evolve(count.scope, period=Period.of_year(period.start.year - 1))
        return self._stated.get((count.measure, before))


def _fractions_of(
    figure: ReportedFigure, count: ReportedFigure | None, base: RateBase
) -> Iterator[Fraction]:
    named = FRACTION_OF.get(figure.measure)
    if named is not None and named.base is base:
        yield named
    elif count is not None:
        for fraction in FRACTION_OF.values():
            if fraction.base is base and count.measure in (fraction.part, fraction.whole):
                yield fraction


def _number(figure: ReportedFigure) -> int | None:
    """Return the one number, from zero, that a figure states."""
    claim = claim_of(figure)
    if claim is None or claim.exact is None or claim.exact < 0 or not is_total(figure):
        return None
    return claim.exact


def _parts(part: ReportedFigure | None, whole: ReportedFigure | None) -> Parts | None:
    if part is None or whole is None:
        return None
    above, below = _number(part), _number(whole)
    if above is None or not below:
        return None
    return Parts(Ratio(above, below), (part, whole))
