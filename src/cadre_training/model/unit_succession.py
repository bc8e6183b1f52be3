"""Which administrative units follow which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from cadre_training.model.admin_unit import AdminUnit, UnitLevel

DAY = dt.timedelta(days=1)


class UnitSuccession:
    """The units of a register by code and day, those above them, and those that follow them.

    A unit that has ended is followed by its successors, as they are on the day after. A unit
    whose last day is not known still stands.
    """

    def __init__(self, units: Iterable[AdminUnit]) -> None:
        """Take the units in their order: of two that hold on one day the first is meant.

        Args:
            units: The units.
        """
        self._by_code: dict[str, list[AdminUnit]] = {}
        for unit in units:
            self._by_code.setdefault(unit.code, []).append(unit)

    def at(self, code: str, day: dt.date | None) -> AdminUnit | None:
        """Return the unit with this code on ``day``; without a day, the first with the code."""
        for unit in self._by_code.get(code, ()):
            if day is None or unit.lifetime.holds_on(day):
                return unit
        return None

    def named(self, code: str, day: dt.date) -> AdminUnit | None:
        """Return the unit of ``day``; or the last that had ended by then, or the first to come."""
        units = self._by_code.get(code, [])
        ended = [unit for unit in units if end_of(unit) < day]
        return (
            self.at(code, day)
            or max(ended, key=end_of, default=None)
            or min(units, key=beginning_of, default=None)
        )

    @cached_property
    def turns(self) -> tuple[dt.date, ...]:
        """The days on which some unit begins or has ended, in order."""
        lives = [u.lifetime for units in self._by_code.values() for u in units]
        ends = {life.until for life in lives if life.until is not None and life.until < dt.date.max}
        begins = {life.since for life in lives if life.since is not None}
        return tuple(sorted(begins | {end + DAY for end in ends}))

    def chain(self, unit: AdminUnit, day: dt.date) -> tuple[AdminUnit, ...]:
        """Return a unit and the units above it on ``day``, the nearest first."""
        chain = [unit]
        while (code := chain[-1].parent) is not None:
            above = self.at(code, day)
            if above is None or above.code in [one.code for one in chain]:
                break
            chain.append(above)
        return tuple(chain)

    def lifted(self, unit: AdminUnit, day: dt.date, level: UnitLevel | None) -> AdminUnit | None:
        """Return the unit of ``level`` in which a unit lies on ``day``; it itself without one."""
        if level is None:
            return unit
        return next((u for u in self.chain(unit, day) if u.level is level), None)

    def moved(self, unit: AdminUnit, day: dt.date, on: dt.date) -> set[AdminUnit] | None:
        """Return the units of the map of ``on`` that hold parts of a unit as it is on ``day``.

        None where it is not known of some part.
        """
        return self._after(unit, on) if day <= on else self._before(unit, day, on)

    def _after(self, unit: AdminUnit, on: dt.date) -> set[AdminUnit] | None:
        found: set[AdminUnit] = set()
        seen, todo = {unit}, [unit]
        while todo:
            one = todo.pop()
            if on <= end_of(one):
                if not one.lifetime.holds_on(on):
                    return None  # between its end and its successor's beginning
                found.add(one)
                continue
            heirs = self.heirs(one)
            if heirs is None:
                return None
            todo += [heir for heir in heirs if heir not in seen]
            seen.update(heirs)
        return found

    def _before(self, unit: AdminUnit, day: dt.date, on: dt.date) -> set[AdminUnit] | None:
        found: set[AdminUnit] = set()
        seen, todo = {unit}, [(unit, day)]
        while todo:
            one, then = todo.pop()
            since = one.lifetime.since
            others = [u for u in self.forebears(one) if end_of(u) < then]
            if since is None or since <= on:
                found.add(one)
                others = [u for u in others if end_of(u) >= on]
            elif not any(end_of(u) < since for u in others) or any(end_of(u) < on for u in others):
                return None
            todo += [(u, end_of(u)) for u in others if u not in seen]
            seen.update(others)
        return found

    def heirs(self, unit: AdminUnit) -> tuple[AdminUnit, ...] | None:
        """Return the successors of a unit; None if there are none, or one is not to be found."""
        heirs = [self._heir(code, end_of(unit)) for code in unit.successors]
        found = tuple(heir for heir in heirs if heir is not None)
        return found if found and len(found) == len(heirs) else None

    def followers(self, unit: AdminUnit) -> tuple[AdminUnit, ...]:
        """Return the successors of a unit; none if one of them is not to be found."""
        return self.heirs(unit) or ()

    def _heir(self, code: str, end: dt.date) -> AdminUnit | None:
        """Return the unit with this code on the day after ``end``, or the next one."""
        if end == dt.date.max:
            return None
        later = [u for u in self._by_code.get(code, ()) if (u.lifetime.since or end) > end]
        return self.at(code, end + DAY) or min(later, key=beginning_of, default=None)

    def forebears(self, unit: AdminUnit) -> tuple[AdminUnit, ...]:
        """Return the units that this one took over, wholly or in part."""
        return tuple(self._taken_over.get(unit, ()))

    @cached_property
    def _taken_over(self) -> dict[AdminUnit, list[AdminUnit]]:
        index: dict[AdminUnit, list[AdminUnit]] = {}
        for units in self._by_code.values():
            for unit in dict.fromkeys(units):
                heirs = (self._heir(code, end_of(unit)) for code in unit.successors)
                for heir in dict.fromkeys(heirs):
                    if heir is not None and heir != unit:
                        index.setdefault(heir, []).append(unit)
        return index


def end_of(unit: AdminUnit) -> dt.date:
    """Return the last day of a unit, or the last there is."""
    return unit.lifetime.until or dt.date.max


def beginning_of(unit: AdminUnit) -> dt.date:
    """Return the first day of a unit, or the first there is."""
    return unit.lifetime.since or dt.date.min
