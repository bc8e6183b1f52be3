"""Duplicate identifiers and references to nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, settings
from tests.strategies import registers

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.references import broken_references
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

# Whole registers are slow to make.
FEW = settings(max_examples=30)

YEAR = Period.of_year(2014)
UNIT = AdminUnit(code="844", name="Càng Long", level=UnitLevel.DISTRICT)
CLASS = TrainingClass(id="k1", period=YEAR, unit="844", topics=("t1",))
SESSION = Session(id="s1", period=YEAR, unit="844", class_id="k1")
TOPIC = Topic(id="t1")
CADRE = Cadre(id="p1", unit="844")
ROW = Attendance(class_id="k1", cadre_id="p1")
WHOLE = ReportedFigure(
    id="f1", measure="classes", value=Quantity(36, CountUnit.CLASS), scope=Scope(unit="844")
)
PART = ReportedFigure(id="f2", measure="classes", value=Quantity(2, CountUnit.CLASS), part_of="f1")
REGISTER = Register(
    classes=(CLASS,),
    sessions=(SESSION,),
    topics=(TOPIC,),
    cadres=(CADRE,),
    attendances=(ROW,),
    figures=(WHOLE, PART),
    units=(UNIT,),
    counters=(CounterSnapshot(id="c1"),),
)


def broken(register: Register) -> list[tuple[str, str]]:
    return [(found.field, found.message.en) for found in broken_references(register)]


def test_a_whole_register_has_none():
    assert broken(REGISTER) == []
    assert broken(Register()) == []


@pytest.mark.parametrize(
    ("name", "record", "field", "kind"),
    [
        ("classes", evolve(CLASS, topics=("t1", "x")), "topics", "topics"),
        ("classes", evolve(CLASS, unit="x"), "unit", "units"),
        ("sessions", evolve(SESSION, class_id="x"), "class_id", "classes"),
        ("sessions", evolve(SESSION, unit="x"), "unit", "units"),
        ("cadres", evolve(CADRE, unit="x"), "unit", "units"),
        ("attendances", evolve(ROW, class_id="x"), "class_id", "classes"),
        ("attendances", evolve(ROW, cadre_id="x"), "cadre_id", "cadres"),
        ("figures", evolve(WHOLE, part_of="x"), "part_of", "reported figures"),
        ("figures", evolve(WHOLE, scope=Scope(unit="x")), "unit", "units"),
        ("units", evolve(UNIT, parent="x"), "parent", "units"),
        ("units", evolve(UNIT, successors=("x",)), "successors", "units"),
    ],
)
def test_a_reference_to_nothing_is_found(name: str, record, field: str, kind: str):
    records = (record, *getattr(REGISTER, name)[1:])
    changed: dict = {name: records}
    register = evolve(REGISTER, **changed)
    (found,) = broken_references(register)
    assert (found.record, found.field) == (record, field)
    if kind == "reported figures":
        assert found.message.vi == "“x” không có trong danh mục số liệu báo cáo"
    else:
        assert found.message.en == f"'x' is not among the {kind}"


def test_all_are_found_in_one_pass():
    register = evolve(REGISTER, topics=(), cadres=(), figures=(PART,))
    assert [field for field, _ in broken(register)] == ["topics", "cadre_id", "part_of"]


def test_units_are_checked_only_where_there_are_units():
    assert broken(evolve(REGISTER, units=())) == []


@pytest.mark.parametrize(
    ("name", "field", "key"),
    [
        ("classes", "id", "k1"),
        ("sessions", "id", "s1"),
        ("topics", "id", "t1"),
        ("cadres", "id", "p1"),
        ("attendances", "cadre_id", "k1/p1"),
        ("figures", "id", "f1"),
        ("units", "code", "844"),
        ("counters", "id", "c1"),
    ],
)
def test_an_identifier_that_stands_twice_is_found(name: str, field: str, key: str):
    first = getattr(REGISTER, name)[0]
    twin = evolve(first, source=Source(words="again"))
    for second in (first, twin):
        changed: dict = {name: (*getattr(REGISTER, name), second)}
        register = evolve(REGISTER, **changed)
        assert broken(register) == [(field, f"{key!r} stands already")]


def test_a_duplicate_says_where_the_first_stands():
    first = evolve(TOPIC, source=Source().at(Place("topics.csv", line=2)))
    (found,) = broken_references(
        Register(
            topics=(
                first,
                TOPIC,
            )
        )
    )
    assert found.record is TOPIC
    assert found.message.vi == "“t1” đã có (topics.csv:2)"


def test_one_code_on_other_days_is_no_duplicate():
    old = evolve(UNIT, lifetime=Lifetime(until=dt.date(2025, 6, 30)))
    new = evolve(UNIT, lifetime=Lifetime(since=dt.date(2025, 7, 1)))
    assert broken(Register(units=(old, new))) == []


def test_a_slash_in_an_identifier_does_not_blur_a_class_roll():
    register = Register(
        classes=(evolve(CLASS, id="k/1", topics=()), evolve(CLASS, id="k", topics=())),
        cadres=(Cadre(id="2"), Cadre(id="1/2")),
        attendances=(
            Attendance(class_id="k/1", cadre_id="2"),
            Attendance(class_id="k", cadre_id="1/2"),
        ),
    )
    assert broken(register) == []
    assert register.merged(register) == register


@given(register=registers(max_size=2))
@FEW
def test_what_stands_twice_is_found_in_any_register(register: Register):
    doubled = evolve(register, classes=register.classes * 2, figures=register.figures * 2)
    found = [f for f in broken_references(doubled) if f.field == "id"]
    assert [f.record for f in found] == [*register.classes, *register.figures]
