"""The laws of filtering registers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sample_units import FIRST_NEW_DAY, LAST_OLD_DAY, UNITS
from tests.strategies import everything, periods, registers, target_groups

from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.references import broken_references
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

# Whole registers are slow to make.
FEW = settings(max_examples=30)

YEAR = Period.of_year(2014)
FOUR, FIVE = TargetGroup("164", "4"), TargetGroup("local", "5")
UPDATE = Programme.KNOWLEDGE_UPDATE


def filters() -> st.SearchStrategy[dict]:
    """Arguments of a filter: any of period, groups, programmes and unit, or none."""
    return st.fixed_dictionaries(
        {},
        optional={
            "period": periods(),
            "target_groups": st.lists(target_groups(), max_size=4),
            "programmes": st.lists(st.sampled_from(Programme), max_size=3),
            "unit": st.sampled_from(["0", "844", "001", "-5"]),
        },
    )


@given(register=registers(max_size=3))
@FEW
def test_asking_for_nothing_keeps_everything(register: Register):
    assert everything(register.filter()) == everything(register)


@given(register=registers(max_size=3), asked=filters())
@FEW
def test_what_is_kept_still_refers_to_something(register: Register, asked: dict):
    assert list(broken_references(register.filter(**asked))) == []


@given(register=registers(max_size=3), asked=filters())
@FEW
def test_filtering_twice_changes_nothing_more(register: Register, asked: dict):
    once = register.filter(**asked)
    assert everything(once.filter(**asked)) == everything(once)


@given(register=registers(max_size=3), first=filters(), second=filters())
@FEW
def test_two_filters_after_each_other_keep_what_both_keep(
    register: Register, first: dict, second: dict
):
    both = register.filter(**first).filter(**second)
    for name in ("classes", "sessions", "attendances"):
        one, other = (getattr(register.filter(**asked), name) for asked in (first, second))
        assert set(getattr(both, name)) == set(one) & set(other)


@given(register=registers(max_size=3), period=periods(), group=target_groups())
@FEW
def test_what_is_kept_lies_within_all_that_is_asked(
    register: Register, period: Period, group: TargetGroup
):
    kept = register.filter(period=period, target_groups=[group], programmes=[UPDATE])
    assert kept.classes == tuple(
        record
        for record in register.classes
        if period.contains(record.period)
        and record.target_group == group
        and record.programme is UPDATE
    )
    ids = {record.id for record in kept.classes}
    assert kept.attendances == tuple(a for a in register.attendances if a.class_id in ids)


def one_class(**fields) -> TrainingClass:
    given: dict = {"id": "k", "period": YEAR} | fields
    return TrainingClass(**given)


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        ({"period": YEAR}, {"period": YEAR}, {"period": Period.of_years(2014, 2015)}),
        ({"target_groups": [FOUR]}, {"target_group": FOUR}, {"target_group": FIVE}),
        ({"target_groups": [FOUR, FIVE]}, {"target_group": FIVE}, {"target_group": None}),
        ({"programmes": [UPDATE]}, {"programme": UPDATE}, {"programme": None}),
        ({"unit": "844"}, {"unit": "29266"}, {"unit": "846"}),
        ({"unit": "844"}, {"unit": "844"}, {"unit": "84"}),
        ({"unit": "84"}, {"unit": "29269"}, {"unit": None}),
        ({"unit": "0"}, {"unit": "0"}, {"unit": "29266"}),
        ({"target_groups": iter([FOUR])}, {"target_group": FOUR}, {"target_group": None}),
    ],
)
def test_each_condition(asked: dict, inside: dict, outside: dict):
    classes = (one_class(id="in", **inside), one_class(id="out", **outside))
    sessions = tuple(
        Session(
            id=c.id,
            period=c.period,
            target_group=c.target_group,
            unit=c.unit,
            programme=c.programme,
        )
        for c in classes
    )
    kept = Register(classes=classes, sessions=sessions, units=UNITS).filter(**asked)
    assert [record.id for record in kept.classes] == ["in"]
    assert [record.id for record in kept.sessions] == ["in"]


def test_nothing_is_for_no_group():
    assert Register(classes=(one_class(target_group=FOUR),)).filter(target_groups=[]).classes == ()


@pytest.mark.parametrize(
    ("day", "unit", "kept"),
    [
        (LAST_OLD_DAY, "84", True),
        (LAST_OLD_DAY, "86", False),
        (FIRST_NEW_DAY, "84", False),
        (FIRST_NEW_DAY, "86", True),
    ],
)
def test_a_code_that_survives_lies_where_it_lies_on_the_day(day: dt.date, unit: str, kept: bool):
    record = one_class(period=Period.of_day(day), unit="29266")
    assert bool(Register(classes=(record,), units=UNITS).filter(unit=unit).classes) == kept


def test_a_record_dated_after_the_end_of_its_unit_lies_where_the_unit_lay():
    record = one_class(period=Period.of_day(FIRST_NEW_DAY), unit="29269")
    register = Register(classes=(record,), units=UNITS)
    assert register.filter(unit="844").classes == (record,)
    assert register.filter(unit="86").classes == ()


def test_topics_and_people_that_are_referred_to_stay():
    register = Register(
        classes=(one_class(target_group=FOUR, topics=("t1",)), one_class(id="k2", topics=("t2",))),
        topics=(
            Topic(id="t1"),
            Topic(id="t2"),
            Topic(id="t3", target_group=FOUR, period=YEAR),
        ),
        cadres=(Cadre(id="p1"), Cadre(id="p2"), Cadre(id="p3", target_group=FOUR)),
        attendances=(
            Attendance(class_id="k", cadre_id="p1"),
            Attendance(class_id="k2", cadre_id="p2"),
        ),
    )
    kept = register.filter(period=YEAR, target_groups=[FOUR])
    assert [topic.id for topic in kept.topics] == ["t1", "t3"]
    assert [cadre.id for cadre in kept.cadres] == ["p1", "p3"]


def test_a_session_goes_with_its_class():
    register = Register(
        classes=(one_class(target_group=FIVE),),
        sessions=(Session(id="s", period=YEAR, target_group=FOUR, class_id="k"),),
    )
    assert register.filter(target_groups=[FOUR]).sessions == ()
    assert len(register.filter(target_groups=[FOUR, FIVE]).sessions) == 1


def test_a_figure_stays_where_its_scope_lies_within():
    def figure(name: str, part_of: str | None = None, **scope) -> ReportedFigure:
        return ReportedFigure(
            id=name,
            measure="classes",
            value=Quantity(1, CountUnit.CLASS),
            scope=Scope(**scope),
            part_of=part_of,
        )

    register = Register(
        figures=(
            figure("whole"),
            figure("year", "whole", period=YEAR),
            figure("group", "year", period=YEAR, target_group=FOUR),
        )
    )
    kept = register.filter(period=YEAR).figures
    assert [(f.id, f.part_of) for f in kept] == [("year", None), ("group", "year")]


def test_a_percentage_whose_count_falls_outside_stands_alone():
    count = ReportedFigure(id="n", measure="sessions", value=Quantity(267, CountUnit.SESSION))
    percentage = ReportedFigure(
        id="p",
        measure="sessions",
        value=StatedRate(Decimal("98.96")),
        scope=Scope(period=YEAR),
        rate_of="n",
    )
    register = Register(figures=(count, percentage))
    assert register.filter().figures == (count, percentage)
    assert register.filter(period=YEAR).figures == (evolve(percentage, rate_of=None),)


def test_the_period_covered_shrinks_to_what_is_asked():
    register = Register(covers=Period.of_years(2013, 2022))
    assert register.filter(period=Period.of_years(2020, 2030)).covers == Period.of_years(2020, 2022)
    assert register.filter(period=Period.of_year(2030)).covers is None
    assert Register().filter(period=YEAR).covers is None


def test_the_unit_becomes_the_one_asked_for():
    assert evolve(Register(), unit="84").filter(unit="844").unit == "844"
    assert evolve(Register(), unit="84").filter().unit == "84"
