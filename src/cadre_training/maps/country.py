"""The administrative units of the country, before and after the day on which districts ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from cadre_training.maps.dataset import (
    CHANGES,
    NEW_TABLE,
    OLD_TABLE,
    PACKAGE,
    UNITS,
    Dataset,
    Named,
    read_dataset,
)
from cadre_training.maps.problem import UnitDataProblem
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.source import Source

FIRST_NEW_DAY = dt.date(2025, 7, 1)
"""The day on which districts had ended: 60-NQ/TW. The data name the year only."""

_OLD = Lifetime(until=FIRST_NEW_DAY - dt.timedelta(days=1))
_NEW = Lifetime(since=FIRST_NEW_DAY)

_RESOLUTIONS = Label(
    "các nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính từng tỉnh",
    "the resolutions of the National Assembly's Standing Committee on each province's units",
)

NOT_KNOWN: tuple[tuple[Label, NotKnown], ...] = (
    (
        Label(
            "ngày lập của các đơn vị trên bản đồ có cấp huyện",
            "since when the units of the map with districts exist",
        ),
        NotKnown(_RESOLUTIONS),
    ),
    (
        Label(
            "các huyện, xã đã sáp nhập trước bản đồ đó, và đơn vị kế thừa của chúng",
            "the districts and communes that had merged before that map, and what became of them",
        ),
        NotKnown(_RESOLUTIONS),
    ),
    (
        Label("tên gọi trước đó của một đơn vị", "what a unit was called earlier"),
        NotKnown(_RESOLUTIONS),
    ),
    (
        Label(
            "phần nào của một xã bị chia thuộc về đơn vị nào",
            "how much of a divided commune went where",
        ),
        NotKnown(_RESOLUTIONS),
    ),
)
"""What the data do not say, and where to look for it."""


@cache
def country_units() -> tuple[AdminUnit, ...]:
    """Return the units of both maps with their successors: provinces, districts, communes.

    A province that lost and gained nothing on that day is one unit through both maps. Of the
    districts and communes of the old map it is not known since when they exist; see
    :data:`NOT_KNOWN`.

    Raises:
        MissingUnitData: If the extra ``units`` is not installed.
        UnitDataProblem: If its data cannot be read, or do not fit together.

    >>> sum(unit.level.value == "province" for unit in country_units()) > 34
    True
    """
    return units_in(read_dataset())


def units_of(day: dt.date) -> tuple[AdminUnit, ...]:
    """Return the units of the country on the map of a day.

    Before the day on which districts ended this is the last map with districts, as far back as
    one asks: the data know no earlier one. The 63 provinces stood; districts and communes that
    had merged by then are not among the units.

    Args:
        day: The day.

    Raises:
        MissingUnitData: If the extra ``units`` is not installed.
        UnitDataProblem: If its data cannot be read, or do not fit together.

    >>> sum(unit.level.value == "province" for unit in units_of(dt.date(2025, 8, 1)))
    34
    """
    return tuple(unit for unit in country_units() if unit.lifetime.holds_on(day))


def units_in(data: Dataset) -> tuple[AdminUnit, ...]:
    """Return the units that a data set describes: provinces, then districts, then communes.

    Raises:
        UnitDataProblem: If a code stands for two units of one map, or a change names a unit that
            is on neither.
    """
    units = tuple(_Country(data).units())
    for day in (_OLD.until, _NEW.since):
        seen: dict[str, AdminUnit] = {}
        for unit in units:
            if day is not None and unit.lifetime.holds_on(day):
                other = seen.setdefault(unit.code, unit)
                if other is not unit:
                    raise UnitDataProblem(
                        data.version, f"{unit.code}: {other.name!r} and {unit.name!r} on {day}"
                    )
    return units


class _Country:
    """One run of :func:`units_in`."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._old_provinces = {row.province.key: row.province for row in data.old}
        self._new_provinces = {row.province.key: row.province for row in data.new}
        self._new_communes = {(row.province.key, row.commune.key): row.commune for row in data.new}
        self._old_source = self._source(f"{UNITS}, {OLD_TABLE}; {CHANGES}")
        self._new_source = self._source(f"{UNITS}, {NEW_TABLE}")

    def units(self) -> Iterator[AdminUnit]:
        yield from self._provinces()
        yield from self._districts()
        for row in self._data.old:
            if row.commune is not None:
                heirs = self._heirs(row.key)
                yield self._old(row.commune, UnitLevel.COMMUNE, row.district.code, heirs)
        for new in self._data.new:
            yield self._new(new.commune, UnitLevel.COMMUNE, new.province.code)

    def _provinces(self) -> Iterator[AdminUnit]:
        merged = self._data.provinces
        stated = [old for olds in merged.values() for old in olds]
        if set(stated) != set(self._old_provinces) or len(stated) != len(self._old_provinces):
            raise self._problem("provinces", set(stated) ^ set(self._old_provinces))
        if set(merged) != set(self._new_provinces):
            raise self._problem("provinces", set(merged) ^ set(self._new_provinces))
        for key, olds in merged.items():
            new = self._new_provinces[key]
            old = [self._old_provinces[one] for one in olds]
            if len(old) == 1 and (old[0].code, old[0].name) == (new.code, new.name):
                yield AdminUnit(
                    code=new.code,
                    name=new.name,
                    level=UnitLevel.PROVINCE,
                    source=self._old_source,
                )
                continue
            for one in old:
                yield self._old(one, UnitLevel.PROVINCE, None, (new.code,))
            yield self._new(new, UnitLevel.PROVINCE, None)

    def _districts(self) -> Iterator[AdminUnit]:
        """Yield the districts; only those without communes have a successor of their own."""
        found = {row.district.code: row for row in self._data.old}
        for row in found.values():
            heirs = self._heirs(row.key) if row.commune is None else ()
            yield self._old(row.district, UnitLevel.DISTRICT, row.province.code, heirs)

    def _heirs(self, key: str) -> tuple[str, ...]:
        heirs = self._data.heirs.get(key, ())
        if not heirs or not all(heir in self._new_communes for heir in heirs):
            raise self._problem("successors", {key})
        return tuple(self._new_communes[heir].code for heir in heirs)

    def _old(
        self, named: Named, level: UnitLevel, parent: str | None, heirs: tuple[str, ...]
    ) -> AdminUnit:
        return AdminUnit(
            code=named.code,
            name=named.name,
            level=level,
            parent=parent,
            lifetime=_OLD,
            successors=heirs,
            source=self._old_source,
        )

    def _new(self, named: Named, level: UnitLevel, parent: str | None) -> AdminUnit:
        return AdminUnit(
            code=named.code,
            name=named.name,
            level=level,
            parent=parent,
            lifetime=_NEW,
            source=self._new_source,
        )

    def _source(self, within: str) -> Source:
        return Source(document=f"{PACKAGE} {self._data.version}", within=within)

    def _problem(self, what: str, keys: set[str]) -> UnitDataProblem:
        shown = ", ".join(sorted(keys)[:3])
        return UnitDataProblem(self._data.version, f"{what} that do not fit together: {shown}")
