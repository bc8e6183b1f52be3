"""How administrative units follow one another."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from cadre_training.model._checks import tuple_of
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.off_map import OffMap, OffMapReason
from cadre_training.model.period import check_date
from cadre_training.model.unit_succession import DAY, UnitSuccession, beginning_of, end_of

_WIDTH = {level: width for width, level in enumerate(reversed(UnitLevel))}

Placed = AdminUnit | OffMap | None
"""Where a record stands on a map: None where it does not state a unit of that level."""


@frozen
class MapChange:
    """A change of the map.

    Args:
        day: The first day of the new map.
        ended: The units that ended the day before.
        begun: The units that stand in their place.
    """

    day: dt.date = field(validator=check_date)
    ended: tuple[AdminUnit, ...] = field(validator=tuple_of(AdminUnit))
    begun: tuple[AdminUnit, ...] = field(validator=tuple_of(AdminUnit))


class UnitHistory:
    """The units of a register over time: which unit of one day is which of another.

    A unit that has ended is followed by its successors, as they are on the day after. So what
    lies in a unit lies in its one successor; where it has several, nobody can say in which.
    Looking back it is the other way round: what lies in a unit lay in the one unit that it was
    made of. A unit whose last day is not known still stands.
    """

    def __init__(self, units: Iterable[AdminUnit]) -> None:
        """Take the units in their order: of two that hold on one day the first is meant.

        Args:
            units: The units.
        """
        self._units = UnitSuccession(units)
        self._placed: dict[tuple[str, int, dt.date, UnitLevel | None], Placed] = {}

    def at(self, code: str, day: dt.date | None) -> AdminUnit | None:
        """Return the unit with this code on ``day``; without a day, the first with the code."""
        return self._units.at(code, day)

    def own(self, code: str, day: dt.date, level: UnitLevel | None = None) -> AdminUnit | None:
        """Return the unit that a record of ``day`` names, or the one of ``level`` above it.

        Where none with the code existed on that day, the last one that had ended is meant, or else
        the first to come, and it stands where it stood.

        Args:
            code: The code that the record names.
            day: The first day of the record.
            level: A level of the map, or None for the unit itself.
        """
        unit = self._units.named(code, day)
        if unit is None or level is None:
            return unit
        return self._units.lifted(unit, _nearest(unit, day), level)

    def place(self, code: str, day: dt.date, on: dt.date, level: UnitLevel | None = None) -> Placed:
        """Return the unit on the map of one day that a record of another day falls under.

        Only what is certain is said: all units that the record's unit can have become, or have
        been, must lie in one unit of the map.

        Args:
            code: The code that the record names.
            day: The first day of the record.
            on: The day of the map.
            level: A level of the map, or None for the unit itself at whatever level.
        """
        asked = (code, bisect_right(self._units.turns, day), on, level)
        if asked not in self._placed:
            self._placed[asked] = self._place(code, day, on, level)
        return self._placed[asked]

    def changes(self, unit: AdminUnit) -> Iterator[MapChange]:
        """Yield the changes of one unit: its beginning, what it took in, its end."""
        since, until = unit.lifetime.since, unit.lifetime.until
        if since is not None:
            before = tuple(v for v in self._units.forebears(unit) if end_of(v) < since)
            yield MapChange(since, before, (unit,))
        for other in self._units.forebears(unit):
            if since is None or end_of(other) >= since:
                yield MapChange(end_of(other) + DAY, (other,), (unit,))
        if until is not None and until < dt.date.max:
            yield MapChange(until + DAY, (unit,), self._units.followers(unit))

    def lineage(self, unit: AdminUnit) -> Iterator[MapChange]:
        """Yield the changes of a unit, of those it was made of, and of those that followed it."""
        for step in (self._units.forebears, self._units.followers):
            seen, todo = {unit}, [unit]
            while todo:
                current = todo.pop()
                yield from self.changes(current)
                for other in step(current):
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)

    @property
    def turns(self) -> tuple[dt.date, ...]:
        """The days on which some unit begins or has ended, in order."""
        return self._units.turns

    def _place(self, code: str, day: dt.date, on: dt.date, level: UnitLevel | None) -> Placed:
        unit = self._units.named(code, day)
        if unit is None:
            return None
        day = _nearest(unit, day)
        if level is not None and _WIDTH[unit.level] > _WIDTH[level]:
            return None
        for one in (unit,) if level is None else self._units.chain(unit, day):
            if level is not None and _WIDTH[one.level] > _WIDTH[level]:
                break
            among = self._among(one, day, on, level)
            if len(among) == 1 and (only := among.pop()) is not None:
                return only
        return self._off(self._units.lifted(unit, day, level) or unit, day, on, level)

    def _among(
        self, unit: AdminUnit, day: dt.date, on: dt.date, level: UnitLevel | None
    ) -> set[AdminUnit | None]:
        """Return the units of a map, of one level, that hold parts of a unit as it is on ``day``.

        None is among them where no unit of that level is above a part; without a part, what
        became of the unit is not known.
        """
        return {
            self._units.lifted(other, on, level) for other in self._units.moved(unit, day, on) or ()
        }

    def _off(
        self, unit: AdminUnit, day: dt.date, on: dt.date, level: UnitLevel | None
    ) -> OffMap | None:
        """Say why a unit stands apart from a map; None if that has no unit of the level there."""
        forward = day <= on
        among = self._among(unit, day, on, level)
        if len(among) > 1:
            why = OffMapReason.DIVIDED if forward else OffMapReason.JOINED
            known = sorted((u for u in among if u is not None), key=_by_code)
            parted = self._parted(unit, day, on, level)
            return OffMap(unit=unit, why=why, among=tuple(known), day=parted)
        if among and unit.level is not level:
            return None
        if forward:
            turned = unit.lifetime.until + DAY if unit.lifetime.until else None
            return OffMap(unit=unit, why=OffMapReason.ENDED, day=turned)
        return OffMap(unit=unit, why=OffMapReason.NEWER, day=unit.lifetime.since)

    def _parted(
        self, unit: AdminUnit, day: dt.date, on: dt.date, level: UnitLevel | None
    ) -> dt.date | None:
        """Return the day on which a unit was divided at last, or made of several at first."""
        forward = day <= on
        days: list[dt.date] = []
        seen, todo = {unit}, [(unit, day)]
        while todo:
            one, then = todo.pop()
            if len(self._among(one, then, on, level)) < 2:
                continue
            if forward:
                days.append(end_of(one) + DAY)
                following = [(u, u.lifetime.since or then) for u in self._units.followers(one)]
            else:
                before = [u for u in self._units.forebears(one) if on <= end_of(u) < then]
                days += [end_of(u) + DAY for u in before]
                following = [(u, end_of(u)) for u in before]
            todo += [pair for pair in following if pair[0] not in seen]
            seen |= {pair[0] for pair in following}
        return (max(days) if forward else min(days)) if days else None


def _nearest(unit: AdminUnit, day: dt.date) -> dt.date:
    """Return the day of a unit's lifetime that is nearest to ``day``."""
    since, until = unit.lifetime.since, unit.lifetime.until
    if since is not None and day < since:
        return since
    return until if until is not None and until < day else day


def _by_code(unit: AdminUnit) -> tuple[str, dt.date]:
    return (unit.code, beginning_of(unit))
