"""Dimensions of units on the map of a day."""

from __future__ import annotations

import datetime as dt
from functools import cache

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.off_map import OffMap, OffMapReason
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.dimension import (
    Dimension,
    Keys,
    MapView,
    UnknownDimension,
    find_dimension,
)

LEVELS: dict[str, UnitLevel | None] = {
    "unit": None,
    "commune": UnitLevel.COMMUNE,
    "district": UnitLevel.DISTRICT,
    "province": UnitLevel.PROVINCE,
}
"""The dimensions that stand on a map, and the level of each."""


@cache
def on_map(name: str, day: dt.date, *, bridged: bool = True) -> Dimension:
    """Return a dimension of units on the map of a day: the argument ``by`` takes it as it is.

    Bridged, a record falls under the unit of that map in which its own unit wholly lies; where
    that is not certain, its unit stands apart as an :class:`~cadre_training.model.off_map.OffMap`.
    Unbridged, nothing is carried over: every unit that is not on the map stands apart.

    Args:
        name: ``unit``, ``commune``, ``district`` or ``province``.
        day: The day of the map.
        bridged: Carry records over from units that are not on the map.

    Raises:
        UnknownDimension: If the dimension is not one of units.

    >>> on_map("province", dt.date(2025, 7, 1)).label.en
    'Province on the map of 2025-07-01'
    """
    if name not in LEVELS:
        raise UnknownDimension(f"{name!r} is no dimension of units; these are: {', '.join(LEVELS)}")
    level, plain = LEVELS[name], find_dimension(name)

    def keys(record: TrainingClass | Session, register: Register) -> Keys:
        code, start = record.unit, record.period.start
        if code is None:
            return (Absence.NO_DATA,)
        history = register.unit_history
        if bridged:
            placed = history.place(code, start, day, level)
        else:
            placed = history.own(code, start, level)
            if placed is not None and not placed.lifetime.holds_on(day):
                placed = OffMap(unit=placed, why=OffMapReason.NOT_CARRIED)
        if placed is not None:
            return (placed,)
        # A code that is in no list of units is known by itself alone.
        return (code if level is None and history.at(code, None) is None else Absence.NO_DATA,)

    return Dimension(
        name=f"{name}@{day}" if bridged else f"{name}@{day}-unbridged",
        label=_label(plain.label, day, bridged=bridged),
        of_class=keys,
        of_session=keys,
        on_map=MapView(day, bridged),
    )


def _label(plain: Label, day: dt.date, *, bridged: bool) -> Label:
    vi = f"{plain.vi} theo địa giới ngày {day:%d/%m/%Y}"
    en = f"{plain.en} on the map of {day}"
    return Label(vi, en) if bridged else Label(f"{vi}, không quy đổi", f"{en}, not carried over")
