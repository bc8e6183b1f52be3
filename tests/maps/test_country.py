"""The units of the country, against what is known of them from elsewhere."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import Counter

import pytest

from cadre_training.maps import NOT_KNOWN, country_units, units_of
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.off_map import OffMap
from cadre_training.model.unit_history import UnitHistory

P, D, C = UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE
LAST_OLD_DAY, FIRST_NEW_DAY = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
OLD, NEW = dt.date(2014, 6, 1), dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def history() -> UnitHistory:
    return UnitHistory(country_units())


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (OLD, {P: 63, D: 696, C: 10_035}),
        (LAST_OLD_DAY, {P: 63, D: 696, C: 10_035}),
        (FIRST_NEW_DAY, {P: 34, C: 3_321}),
        (NEW, {P: 34, C: 3_321}),
    ],
)
def test_how_many_there_are(day: dt.date, counts: dict[UnitLevel, int]) -> None:
    assert Counter(unit.level for unit in units_of(day)) == counts


def test_units_stand_below_units_of_their_map() -> None:
    for day in (LAST_OLD_DAY, FIRST_NEW_DAY):
        there = {unit.code: unit for unit in units_of(day)}
        assert len(there) == len(units_of(day))
        for unit in there.values():
            if unit.level is P:
                assert unit.parent is None
            else:
                assert unit.parent is not None
                above = there[unit.parent].level
                assert above is (D if unit.level is C and day == LAST_OLD_DAY else P)


def test_every_unit_says_where_it_is_from() -> None:
    for unit in country_units():
        assert unit.source is not None
        assert unit.source.document is not None
        assert unit.source.document.startswith("vietnamadminunits ")


# What became of the communes of one district, from its province's own list.
CANG_LONG = {
    "29266": ("29266", "29269", "29299"),
    "29275": ("29284", "29272", "29275"),
    "29278": ("29278", "29281"),
    "29302": ("29296", "29305", "29302"),
    "29287": ("29287", "29293", "29290"),
}


def test_one_district_commune_by_commune(history: UnitHistory) -> None:
    for code, olds in CANG_LONG.items():
        new = history.at(code, FIRST_NEW_DAY)
        assert new is not None
        assert new.parent == "86"
        for old in olds:
            before = history.at(old, LAST_OLD_DAY)
            assert before is not None
            assert before.parent == "844"
            assert history.place(old, OLD, NEW, C) is new
            assert history.place(old, OLD, NEW, P) is history.at("86", NEW)
        apart = history.place(code, NEW, OLD, C)
        assert isinstance(apart, OffMap)
        assert {unit.code for unit in apart.among} == set(olds)
        # The commune says which of the provinces it was, and which district.
        assert history.place(code, NEW, OLD, P) is history.at("84", OLD)
        assert history.place(code, NEW, OLD, D) is history.at("844", OLD)
    below = [unit for unit in units_of(LAST_OLD_DAY) if unit.parent == "844"]
    assert sorted(unit.code for unit in below) == sorted(
        c for all_ in CANG_LONG.values() for c in all_
    )


def test_whole_provinces_only_go_over(history: UnitHistory) -> None:
    olds = [unit for unit in units_of(OLD) if unit.level is P]
    placed = [history.place(unit.code, OLD, NEW, P) for unit in olds]
    assert all(isinstance(unit, AdminUnit) for unit in placed)
    assert len(set(placed)) == 34
    lasting = [unit for unit in olds if unit.lifetime.until is None]
    assert len(lasting) == 11
    backward = [history.place(u.code, NEW, OLD, P) for u in units_of(NEW) if u.level is P]
    assert sum(isinstance(unit, OffMap) for unit in backward) == 34 - 11


def test_every_commune_has_a_province_on_the_new_map(history: UnitHistory) -> None:
    communes = [unit for unit in units_of(OLD) if unit.level is C]
    assert all(isinstance(history.place(u.code, OLD, NEW, P), AdminUnit) for u in communes)
    apart = [history.place(u.code, OLD, NEW, C) for u in communes]
    assert sum(isinstance(unit, OffMap) for unit in apart) == 471


def test_islands_without_communes(history: UnitHistory) -> None:
    zone = history.place("755", OLD, NEW)
    assert isinstance(zone, AdminUnit)
    assert (zone.level, zone.name) == (C, "Đặc khu Côn Đảo")


def test_what_is_not_known_is_said() -> None:
    assert all(unit.lifetime.since in (None, FIRST_NEW_DAY) for unit in country_units())
    assert len(NOT_KNOWN) == len({what for what, _ in NOT_KNOWN}) >= 4


def test_no_code_of_the_package_is_run() -> None:
    code = (
        "import sys\nfrom cadre_training.maps import country_units\ncountry_units()\n"
        "print(*sorted({n.partition('.')[0] for n in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"vietnamadminunits", "numpy", "shapely", "geopy", "cattrs", "click"})
