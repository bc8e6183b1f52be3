"""A register's own units, and those of the country beside them."""

from __future__ import annotations

import datetime as dt

from tests.invented_maps import FIRST, NEW, OLD, SECOND, C, D, P, unit

from cadre_training.maps import completed
from cadre_training.model.unit_history import UnitHistory

THERE = (
    unit("84", P, before=SECOND, to="86"),
    unit("86", P, since=SECOND),
    unit("29266", C, "844", before=SECOND, to="29266"),
    unit("29266", C, "86", since=SECOND),
    unit("001", D, "84", before=SECOND),
)


def test_what_says_nothing_of_its_days_gives_way() -> None:
    assert set(completed([unit("84", P, name="Trà Vinh")], THERE)) == set(THERE)


def test_what_a_register_says_counts() -> None:
    own = unit("84", P, before=FIRST, to="85", name="Trà Vinh")
    assert completed([own], THERE) == (own, *THERE[1:])


def test_what_it_does_not_say_is_filled_in() -> None:
    own = unit("29266", C, before=SECOND, name="thị trấn Càng Long")
    units = completed([own], THERE)
    assert units[0] == unit("29266", C, "844", before=SECOND, to="29266", name="thị trấn Càng Long")
    assert THERE[3] in units
    assert THERE[2] not in units
    placed = UnitHistory(units).place("29266", OLD, NEW, P)
    assert placed == THERE[1]


def test_a_unit_of_other_days_stands_beside_it() -> None:
    own = unit("29266", C, "86", since=SECOND + dt.timedelta(days=31), name="Càng Long")
    units = completed([own], THERE)
    assert THERE[2] in units
    assert THERE[3] not in units


def test_a_code_of_its_own_keeps_its_meaning() -> None:
    own = unit("001", C, "84", name="xã Một")
    units = completed([own], THERE)
    assert [u for u in units if u.code == "001"] == [own]


def test_nothing_of_its_own() -> None:
    assert completed((), THERE) == THERE
    assert completed(THERE, ()) == THERE
    assert set(completed(THERE, THERE)) == set(THERE)


def test_the_country_is_what_completes_it() -> None:
    units = completed([unit("844", D, "84", before=SECOND, name="Càng Long")])
    history = UnitHistory(units)
    own = history.at("844", OLD)
    assert own is not None
    assert own.name == "Càng Long"
    placed = history.place("844", OLD, NEW, P)
    assert placed is history.at("86", NEW)
