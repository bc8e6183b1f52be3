"""Figures that must agree with each other: wholes with their parts, and repeated figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import frozen

from cadre_training.checks._claim import MEASURE_OF, Claim, adds_up, family, is_total
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import record_key
from cadre_training.model.reported_figure import ReportedFigure, Scope

Claims = Mapping[str, Claim]
"""What each figure claims, by its identifier."""


class Bond(Enum):
    """How a whole and its parts hang together."""

    MAKES = "the parts make the whole"
    WITHIN = "the parts make no more than the whole"
    COVERS = "the parts overlap: together they make no less than the whole, each no more"
    FITS = "the parts overlap: each makes no more than the whole"
    SAME = "the one part is the whole, stated elsewhere"


@frozen
class Footing:
    """A whole, its parts, and how they hang together."""

    whole: ReportedFigure
    parts: tuple[ReportedFigure, ...]
    bond: Bond

    @property
    def members(self) -> tuple[ReportedFigure, ...]:
        """The whole and the parts."""
        return (self.whole, *self.parts)

    def sum(self, claims: Claims) -> Claim:
        """Add the parts."""
        parts = [claims[part.id] for part in self.parts]
        return Claim(sum(part.low for part in parts), sum(part.high for part in parts))

    def holds(self, claims: Claims) -> bool:
        """Tell whether whole and parts can all be as claimed."""
        whole, total = claims[self.whole.id], self.sum(claims)
        match self.bond:
            case Bond.MAKES | Bond.SAME:
                return whole.meets(total)
            case Bond.WITHIN:
                return total.low <= whole.high
            case Bond.COVERS | Bond.FITS:
                enough = self.bond is Bond.FITS or whole.low <= total.high
                return enough and all(claims[p.id].low <= whole.high for p in self.parts)

    def gap(self, claims: Claims) -> int | None:
        """Return by how much the whole is more than its parts; None where that is not exact."""
        whole, total = claims[self.whole.id].exact, self.sum(claims).exact
        exact = self.bond in (Bond.MAKES, Bond.SAME)
        return whole - total if exact and whole is not None and total is not None else None

    def remedy(self, figure: ReportedFigure, claims: Claims) -> int | None:
        """Return what added to ``figure`` would make this hold; None where that is not exact."""
        gap = self.gap(claims)
        if gap is None:
            return None
        return -gap if figure.id == self.whole.id else gap


def first_of_each(figures: Iterable[ReportedFigure]) -> dict[str, ReportedFigure]:
    """Return figures by identifier, in the order of their identifiers."""
    by_id: dict[str, ReportedFigure] = {}
    for figure in figures:
        by_id.setdefault(figure.id, figure)
    return {key: by_id[key] for key in sorted(by_id)}


def breakdowns(figures: Mapping[str, ReportedFigure]) -> Iterator[Footing]:
    """Yield each whole with the parts of each of its breakdowns."""
    parts: dict[tuple[str, str], list[ReportedFigure]] = {}
    for figure in figures.values():
        whole = figures.get(figure.part_of) if figure.part_of is not None else None
        if (
            whole is not None
            and is_total(whole)
            and is_total(figure)
            and family(whole) == family(figure)
        ):
            parts.setdefault((whole.id, figure.breakdown or ""), []).append(figure)
    for (whole_id, _), members in parts.items():
        whole = figures[whole_id]
        yield Footing(whole, tuple(members), _bond(whole, members))


def _bond(whole: ReportedFigure, parts: Sequence[ReportedFigure]) -> Bond:
    overlapping = not adds_up(MEASURE_OF.get(whole.measure)) and any(
        part.scope.period != whole.scope.period or part.scope.programme != whole.scope.programme
        for part in parts
    )
    if all(part.exhaustive for part in parts):
        return Bond.COVERS if overlapping else Bond.MAKES
    return Bond.FITS if overlapping else Bond.WITHIN


def repeats(figures: Mapping[str, ReportedFigure], unclear: frozenset[str]) -> Iterator[Footing]:
    """Yield the figures that are stated twice or more: one measure, unit and scope.

    Args:
        figures: The figures.
        unclear: Those whose scope does not say all that they are about.
    """
    alike: dict[tuple[str, CountUnit, Scope], list[ReportedFigure]] = {}
    for figure in figures.values():
        if figure.id not in unclear and is_total(figure):
            alike.setdefault((figure.measure, unit_of(figure), figure.scope), []).append(figure)
    for first, *others in alike.values():
        for other in others:
            yield Footing(first, (other,), Bond.SAME)


def unit_of(figure: ReportedFigure) -> CountUnit:
    """Return what a total counts."""
    match figure.value:
        case Quantity(unit=unit):
            return unit
        case Interval(low=low):
            return low.unit
        case _:
            raise TypeError(f"{record_key(figure)!r} states a percentage, not a count")


def unclear_scopes(
    figures: Mapping[str, ReportedFigure], footings: Iterable[Footing]
) -> frozenset[str]:
    """Return the figures whose scope does not say all that they are about.

    “500 người, trong đó 200 nữ”: the part has the scope of the whole, and no scope can say that
    it is about women. Such a part, and what it is broken down into, cannot be looked up.
    """
    unclear: set[str] = set()
    for footing in footings:
        scopes = Counter(part.scope for part in footing.parts)
        alone = len(footing.parts) == 1 and footing.bond is Bond.MAKES
        for part in footing.parts:
            as_whole = part.scope == footing.whole.scope and not alone
            if as_whole or scopes[part.scope] > 1:
                unclear.add(part.id)
    below: dict[str, list[str]] = {}
    for figure in figures.values():
        if figure.part_of is not None:
            below.setdefault(figure.part_of, []).append(figure.id)
    waiting = list(unclear)
    while waiting:
        for key in below.get(waiting.pop(), ()):
            if key not in unclear:
                unclear.add(key)
                waiting.append(key)
    return frozenset(unclear)
