"""Registers: their text, and the map they carry."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve
from hypothesis import given, settings
from tests.sample_units import (
    CANG_LONG_COMMUNE,
    CANG_LONG_DISTRICT,
    CANG_LONG_TOWN,
    FIRST_NEW_DAY,
    LAST_OLD_DAY,
    MY_CAM,
    TAN_AN,
    UNITS,
    VINH_LONG,
)
from tests.strategies import everything, registers

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period
from cadre_training.model.register import Register, record_key
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

# Whole registers are slow to make.
FEW = settings(max_examples=30)

MAP = Register(units=UNITS)
CLASS = TrainingClass(id="k1", period=Period.of_year(2014))


def test_its_text_tells_how_much_there_is():
    assert repr(Register()) == "<Register empty>"
    register = Register(title=Label("Tên", "Name"), classes=(CLASS,), topics=(Topic(id="t"),))
    assert repr(register) == "<Register 'Name': 1 classes, 1 topics>"


@pytest.mark.parametrize("records", [[CLASS], (CLASS, "k2"), (Topic(id="t"),), CLASS, 1.5])
def test_its_records_are_tuples_of_one_kind(records):
    with pytest.raises(TypeError, match="classes must"):
        Register(classes=records)


def test_a_key_tells_records_apart():
    assert record_key(CLASS) == "k1"
    assert record_key(Attendance(class_id="k1", cadre_id="p1")) == "k1/p1"
    assert record_key(MY_CAM) == "29269"
    assert record_key(CANG_LONG_COMMUNE) == "29266@2025-07-01"


def test_records_are_found_by_their_identifiers():
    register = Register(classes=(CLASS,), topics=(Topic(id="t"),))
    assert register.classes_by_id == {"k1": CLASS}
    assert register.topics_by_id == {"t": Topic(id="t")}


def test_a_changed_copy_forgets_what_was_looked_up():
    register = Register(classes=(CLASS,), units=UNITS)
    assert register.classes_by_id
    assert register.unit_at("844", None)
    emptied = evolve(register, classes=(), units=())
    assert emptied.classes_by_id == {}
    assert emptied.unit_at("844", None) is None


@given(register=registers(max_size=2))
@FEW
def test_a_register_travels_between_processes(register: Register):
    assert register.classes_by_id is not None
    for twin in (pickle.loads(pickle.dumps(register)), copy.deepcopy(register)):
        assert everything(twin) == everything(register)
        assert hash(twin) == hash(register)


class TestUnits:
    def test_a_code_that_survives_has_another_name_by_day(self):
        assert MAP.unit_at("29266", LAST_OLD_DAY) is CANG_LONG_TOWN
        assert MAP.unit_at("29266", FIRST_NEW_DAY) is CANG_LONG_COMMUNE

    def test_without_a_day_it_is_the_first_with_the_code(self):
        assert MAP.unit_at("29266", None) is CANG_LONG_TOWN

    def test_what_has_ended_or_not_begun_is_not_there(self):
        assert MAP.unit_at("844", LAST_OLD_DAY) is CANG_LONG_DISTRICT
        assert MAP.unit_at("844", FIRST_NEW_DAY) is None
        assert MAP.unit_at("29278", LAST_OLD_DAY) is None
        assert MAP.unit_at("29278", FIRST_NEW_DAY) is TAN_AN
        assert MAP.unit_at("0", None) is None

    def test_what_stands_above_a_unit_depends_on_the_day(self):
        assert MAP.unit_chain("29266", LAST_OLD_DAY) == ("29266", "844", "84")
        assert MAP.unit_chain("29266", FIRST_NEW_DAY) == ("29266", "86")
        assert MAP.unit_chain("86", LAST_OLD_DAY) == ("86",)

    def test_above_an_unknown_code_stands_nothing(self):
        assert MAP.unit_chain("0", LAST_OLD_DAY) == ("0",)

    def test_a_parent_that_the_map_lacks_is_named_all_the_same(self):
        orphan = Register(units=(CANG_LONG_TOWN,))
        assert orphan.unit_chain("29266", LAST_OLD_DAY) == ("29266", "844")

    @pytest.mark.parametrize(
        ("parents", "chain"),
        [
            ({"a": "a"}, ("a",)),
            ({"a": "b", "b": "a"}, ("a", "b")),
            ({"a": "b", "b": "c", "c": "b"}, ("a", "b", "c")),
        ],
    )
    def test_units_in_a_circle_end_the_chain(self, parents: dict[str, str], chain: tuple[str, ...]):
        units = tuple(
            AdminUnit(code=code, name=code, level=UnitLevel.COMMUNE, parent=parent)
            for code, parent in parents.items()
        )
        register = Register(units=units)
        assert register.unit_chain("a", None) == chain
        assert len(register.units_within("b", UnitLevel.COMMUNE, LAST_OLD_DAY)) == (
            len(units) if "b" in chain else 0
        )

    def test_units_within_another_on_a_day(self):
        communes = UnitLevel.COMMUNE
        assert MAP.units_within("84", communes, LAST_OLD_DAY) == (CANG_LONG_TOWN, MY_CAM)
        assert MAP.units_within("844", communes, LAST_OLD_DAY) == (CANG_LONG_TOWN, MY_CAM)
        assert MAP.units_within("846", communes, LAST_OLD_DAY) == ()
        assert MAP.units_within("844", communes, FIRST_NEW_DAY) == ()
        assert MAP.units_within("86", communes, FIRST_NEW_DAY) == (CANG_LONG_COMMUNE, TAN_AN)
        assert MAP.units_within("86", communes, LAST_OLD_DAY) == ()
        assert MAP.units_within("86", UnitLevel.PROVINCE, FIRST_NEW_DAY) == (VINH_LONG,)

    def test_a_unit_that_comes_back_is_found_on_both_sides_of_the_gap(self):
        before = evolve(MY_CAM, lifetime=Lifetime(until=LAST_OLD_DAY.replace(year=2003)))
        after = evolve(MY_CAM, lifetime=Lifetime(since=LAST_OLD_DAY))
        register = Register(units=(before, after))
        assert register.unit_at("29269", LAST_OLD_DAY.replace(year=2003)) is before
        assert register.unit_at("29269", LAST_OLD_DAY.replace(year=2010)) is None
        assert register.unit_at("29269", LAST_OLD_DAY) is after
