"""A register's units completed with others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import evolve

from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.lifetime import Lifetime


def completed(
    own: Iterable[AdminUnit], others: Iterable[AdminUnit] | None = None
) -> tuple[AdminUnit, ...]:
    """Return the units of a register, completed with those of the country.

    What a register says counts. A unit of which it states neither a day nor a successor gives
    way to those of the same code and level. Any other stands in the place of those that exist
    on the same days; where its last day is theirs too, it is given their successors and the
    unit above, if it has none. A code that the register has for another level keeps its meaning.

    Args:
        own: The units of the register.
        others: The units to complete them with; those of the country by default.

    Raises:
        MissingUnitData: If the country's are wanted and the extra ``units`` is not installed.
        UnitDataProblem: If its data cannot be read.

    >>> from cadre_training.model.admin_unit import UnitLevel
    >>> bare = AdminUnit(code="84", name="Trà Vinh", level=UnitLevel.PROVINCE)
    >>> ended = AdminUnit(code="84", name="Trà Vinh", level=UnitLevel.PROVINCE, successors=("86",))
    >>> completed([bare], [ended]) == (ended,)
    True
    """
    if others is None:
        from cadre_training.maps.country import country_units

        others = country_units()
    by_code: dict[str, list[AdminUnit]] = {}
    for other in others:
        by_code.setdefault(other.code, []).append(other)
    kept: list[AdminUnit] = []
    for unit in own:
        there = by_code.get(unit.code, [])
        twins = [u for u in there if u.level is unit.level and _meet(u.lifetime, unit.lifetime)]
        if twins and unit.lifetime == Lifetime() and not unit.successors:
            continue
        kept.append(_filled(unit, twins))
        by_code[unit.code] = [u for u in there if u.level is unit.level and u not in twins]
    return (*kept, *(unit for units in by_code.values() for unit in units))


def _filled(unit: AdminUnit, twins: list[AdminUnit]) -> AdminUnit:
    for twin in twins:
        if twin.lifetime.until == unit.lifetime.until:
            heirs = unit.successors or twin.successors
            return evolve(unit, successors=heirs, parent=unit.parent or twin.parent)
    return unit


def _meet(one: Lifetime, other: Lifetime) -> bool:
    """Tell whether two lifetimes have a day in common."""
    since = max(one.since or dt.date.min, other.since or dt.date.min)
    return since <= min(one.until or dt.date.max, other.until or dt.date.max)
