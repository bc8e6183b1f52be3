"""What a summary keeps of each measure: numbers that add up, by name.

The names are those of the columns that :mod:`cadre_training.frames.components` and
:mod:`cadre_training.frames.people` work out, so what they come to is said there alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cadre_training.model.absence import Absence
from cadre_training.stats.catalogue import MEASURES, find_measure
from cadre_training.stats.dimension import DIMENSIONS, Dimension
from cadre_training.stats.formula import (
    Count,
    Distinct,
    Growth,
    Primitive,
    Ratio,
    Resource,
    Share,
    Sum,
)
from cadre_training.stats.measure import Measure

ROWS = "rows"
"""The number that every cell has: how many rows it was made of."""

_IN_YEAR = "_in_"
_YEAR = re.compile(r"[0-9]{1,4}")


def base_of(measure: Measure) -> Measure:
    """Return the measure that is kept for one: growth and shares are of another."""
    formula = measure.formula
    return find_measure(formula.of) if isinstance(formula, Growth | Share) else measure


def kept_measures() -> tuple[str, ...]:
    """Return the names of the measures that a summary can keep; all others come of these."""
    return tuple(m.name for m in MEASURES if base_of(m) is m)


def kept_dimensions() -> tuple[Dimension, ...]:
    """Return the dimensions that a summary can have: those under one value of which a row falls."""
    return tuple(d for d in DIMENSIONS if not d.overlaps)


def primitive(measure: Measure) -> Primitive:
    """Return the formula of a measure that is kept."""
    formula = measure.formula
    if isinstance(formula, Growth | Share):
        raise TypeError(f"{measure.name} is worked out of {formula.of}")
    return formula


def is_people(formula: Primitive) -> bool:
    """Tell whether a formula counts different persons, whom sets are kept of."""
    return isinstance(formula, Distinct) and formula.named_by is not None


@cache
def part_names(resource: Resource, measures: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the numbers that a cell of a resource can have, but those by year.

    Args:
        resource: What the rows of the cell are.
        measures: The names of the measures kept.
    """
    return frozenset((ROWS, *_names(resource, map(find_measure, measures))))


def _names(resource: Resource, measures: Iterable[Measure]) -> Iterable[str]:
    for measure in measures:
        name, formula = measure.name, primitive(measure)
        kinds = tuple(f"{name}_{kind.name}" for kind in Absence)
        if isinstance(formula, Distinct) and formula.named_by is not None:
            if resource is formula.named_by.resource:
                ends = ("classes", "unnamed", "unbounded", "most", "others")
                yield from (f"{name}_{end}" for end in ends)
            elif resource is formula.resource:
                yield f"{name}_rolls"
        elif formula.resource is resource:
            match formula:
                case Sum():
                    yield from (f"{name}_total", f"{name}_total_known", *kinds)
                case Count():
                    yield from (f"{name}_rows", name)
                case Ratio():
                    parts = ("part", "part_known", "whole", "missing")
                    yield from (*(f"{name}_{part}" for part in parts), *kinds)
                case Distinct():
                    yield f"{name}_missing"


def in_year(name: str, year: int) -> str:
    """Return the name of the number of rows of one year, of a measure that counts years.

    >>> in_year("years_covered", 2014)
    'years_covered_in_2014'
    """
    return f"{name}{_IN_YEAR}{year}"


def counts_years(formula: Primitive, resource: Resource) -> bool:
    """Tell whether a formula counts the different years of a resource's rows."""
    return (
        isinstance(formula, Distinct)
        and formula.named_by is None
        and formula.column == "year"
        and formula.resource is resource
    )


def is_part(name: str, resource: Resource, measures: tuple[str, ...]) -> bool:
    """Tell whether a cell of a resource can have a number of this name."""
    if name in part_names(resource, measures):
        return True
    measure, _, year = name.rpartition(_IN_YEAR)
    if measure not in measures or not _YEAR.fullmatch(year):
        return False
    return counts_years(primitive(find_measure(measure)), resource)
