"""Where the map changed in a series by unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from cadre_training.model._checks import tuple_of
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.off_map import OffMap
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, PhraseValue
from cadre_training.model.unit_history import MapChange, UnitHistory
from cadre_training.stats.dimension import Dimension, Keys, MapView

_Unit = AdminUnit | OffMap


@frozen(kw_only=True)
class MapBreak:
    """A change of the map between two points of a series.

    Args:
        day: The first day of the new map.
        view: The map that the series is on.
        ended: The units that ended the day before, as far as rows of the table have to do with
            them.
        begun: The units that took over from them, or are new.
        keys: The units of the table's rows that it concerns.

    >>> view = MapView(day=dt.date(2025, 7, 1), bridged=True)
    >>> MapBreak(day=dt.date(2025, 7, 1), view=view, ended=(), begun=(), keys=()).ended
    ()
    """

    day: dt.date
    view: MapView
    ended: tuple[AdminUnit, ...] = field(validator=tuple_of(AdminUnit))
    begun: tuple[AdminUnit, ...] = field(validator=tuple_of(AdminUnit))
    keys: tuple[AdminUnit | OffMap, ...] = field(validator=tuple_of(AdminUnit, OffMap))

    @property
    def note(self) -> Phrase:
        """What a reader must know of it, in both languages."""
        parts = [_CHANGED, _CARRIED if self.view.bridged else _NOT_COMPARABLE]
        ended, begun = len(self.ended), len(self.begun)
        values: dict[str, PhraseValue] = {"day": self.day, "ended": ended, "begun": begun}
        if self.view.bridged:
            values["on"] = self.view.day
            if apart := sum(isinstance(key, OffMap) for key in self.keys):
                parts.append(_APART)
                values["apart"] = apart
        vi = "".join(part.vi for part in parts)
        en = "".join(part.en for part in parts)
        return Phrase.of(f"{vi}.", f"{en}.", **values)


_CHANGED = Label(
    "Từ ngày {day}, địa giới hành chính thay đổi: {ended} đơn vị kết thúc, {begun} đơn vị tiếp "
    "nhận hoặc lập mới",
    "The map changed on {day}: units ended: {ended}, units taking over or new: {begun}",
)
_CARRIED = Label(
    "; số liệu được quy về địa giới ngày {on}", "; figures are carried over to the map of {on}"
)
_APART = Label(
    "; {apart} đơn vị không quy đổi được nên đứng riêng",
    "; units that cannot be carried over and stand apart: {apart}",
)
_NOT_COMPARABLE = Label(
    "; số liệu trước và sau ngày đó không cùng phạm vi, không so sánh được",
    "; figures before and after it are not of the same area, and do not compare",
)


class MapSeries:
    """What changes of the map mean for a table with dimensions on a map."""

    def __init__(
        self, dimensions: Sequence[Dimension], history: UnitHistory, rows: Iterable[Keys]
    ) -> None:
        """Look at the units of a table's rows.

        Args:
            dimensions: The dimensions of the table.
            history: How the units follow one another.
            rows: The keys of its rows.
        """
        self._views = [(at, d.on_map) for at, d in enumerate(dimensions) if d.on_map]
        self._history = history
        rows = tuple(rows) if self._views else ()
        periods = [value for row in rows for value in row if isinstance(value, Period)]
        self._first = min((p.start for p in periods), default=dt.date.max)
        self._last = max((p.end for p in periods), default=dt.date.min)
        self._units = {
            at: tuple(dict.fromkeys(v for row in rows if isinstance(v := row[at], _Unit)))
            for at, _ in self._views
        }
        # A unit that could not be carried over is missing from those that it would belong to.
        self._parted: dict[tuple[int, AdminUnit], set[dt.date]] = {}
        for at, units in self._units.items():
            for unit in units:
                if isinstance(unit, OffMap) and unit.day is not None:
                    for other in unit.among:
                        self._parted.setdefault((at, other), set()).add(unit.day)

    def breaks(self) -> tuple[MapBreak, ...]:
        """Return the changes of the map between the first day of the series and its last."""
        found: list[MapBreak] = []
        for at, view in self._views:
            by_day: dict[dt.date, list[tuple[MapChange, _Unit]]] = {}
            for unit in self._units[at]:
                for change in self._changes(unit, view):
                    if self._first < change.day <= self._last:
                        by_day.setdefault(change.day, []).append((change, unit))
            found += [
                MapBreak(
                    day=day,
                    view=view,
                    ended=_sorted(unit for change, _ in changes for unit in change.ended),
                    begun=_sorted(unit for change, _ in changes for unit in change.begun),
                    keys=tuple(dict.fromkeys(key for _, key in changes)),
                )
                for day, changes in by_day.items()
            ]
        return tuple(sorted(found, key=lambda one: (one.day, one.view.day, one.view.bridged)))

    def between(self, before: Keys, now: Keys) -> Phrase | None:
        """Return why two points of a series do not compare; None if they do.

        Args:
            before: The key of the earlier point.
            now: The key of the later point.
        """
        first = max((v.start for v in before if isinstance(v, Period)), default=dt.date.max)
        last = min((v.end for v in now if isinstance(v, Period)), default=dt.date.min)
        for at, view in self._views:
            unit = now[at]
            if isinstance(unit, AdminUnit) and view.bridged:
                days = self._parted.get((at, unit), set())
            elif isinstance(unit, _Unit):
                days = {change.day for change in self._history.changes(_unit_of(unit))}
            else:
                continue
            turned = min((day for day in days if first < day <= last), default=None)
            if turned is not None:
                return Phrase.of(
                    "Không so sánh: địa giới của đơn vị thay đổi từ ngày {day}.",
                    "Not compared: the area of the unit changed on {day}.",
                    day=turned,
                )
        return None

    def _changes(self, unit: _Unit, view: MapView) -> Iterable[MapChange]:
        if isinstance(unit, AdminUnit) and view.bridged:
            return self._history.lineage(unit)
        return self._history.changes(_unit_of(unit))


def _unit_of(value: _Unit) -> AdminUnit:
    return value.unit if isinstance(value, OffMap) else value


def _sorted(units: Iterable[AdminUnit]) -> tuple[AdminUnit, ...]:
    return tuple(sorted(set(units), key=lambda one: (one.code, str(one.lifetime.since or ""))))
