"""What the records make within a scope."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import held
from tests.sample_units import UNITS
from tests.strategies import registers

from cadre_training.checks._record_index import RecordIndex, RecordTotal
from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Scope
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import find_measure
from cadre_training.stats.formula import Resource, Sum

CLASSES = Sum(Resource.CLASSES, "count")
LEARNERS = Sum(Resource.CLASSES, "learners")
TOPICS = Sum(Resource.TOPICS, "count")

GROUPS = [TargetGroup("164", code) for code in "34"]
PROGRAMMES = [Programme.KNOWLEDGE_UPDATE, Programme.OTHER]
CODES = ["84", "844", "846", "29266", "29269", "86", "29278"]

days = st.dates(dt.date(2018, 1, 1), dt.date(2021, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
stated = st.builds(
    TrainingClass,
    id=st.uuids().map(str),
    period=days.map(Period.of_day),
    target_group=st.sampled_from(GROUPS),
    unit=st.sampled_from(CODES),
    programme=st.sampled_from(PROGRAMMES),
    count=st.integers(1, 5),
    learners=st.integers(0, 500),
)
scopes = st.builds(
    Scope,
    period=st.none() | periods | st.integers(2018, 2021).map(Period.of_year),
    target_group=st.none() | st.sampled_from(GROUPS),
    unit=st.none() | st.sampled_from(["84", "86"]),
    programme=st.none() | st.sampled_from(PROGRAMMES),
)


@given(st.lists(stated, max_size=12, unique_by=lambda c: c.id), scopes)
def test_records_that_state_all_make_what_a_filter_leaves(
    classes: list[TrainingClass], scope: Scope
):
    register = Register(classes=tuple(classes), units=UNITS)
    index = RecordIndex(register)
    left = register.filter(
        period=scope.period,
        target_groups=None if scope.target_group is None else [scope.target_group],
        programmes=None if scope.programme is None else [scope.programme],
        unit=scope.unit,
    ).classes
    total = index.total(LEARNERS, scope)
    if not left:
        assert total is None
    else:
        made = sum(c.learners for c in left if isinstance(c.learners, int))
        assert total == RecordTotal(made, made)
        within = index.within(Resource.CLASSES, scope)
        assert within is not None
        assert sorted(c.id for c in within) == sorted(c.id for c in left)


@given(registers(max_size=5), scopes)
def test_what_surely_lies_in_a_scope_is_within_the_bounds(register: Register, scope: Scope):
    total = RecordIndex(register).total(CLASSES, scope)
    if total is not None:
        assert 0 <= total.low <= total.high <= sum(c.count for c in register.classes)
        cell = RecordIndex(register).cell(find_measure("classes"), scope)
        if cell is not None and isinstance(cell.value, Quantity):
            assert total.low == total.high == cell.value.value


class TestUnits:
    def test_no_unit_is_the_unit_the_register_is_of(self):
        record = held("a", 2019, count=3)
        for home, scope, low, high in (
            ("844", "844", 3, 3),
            ("844", "84", 3, 3),
            ("844", "29269", 0, 3),
            (None, "844", 0, 3),
        ):
            index = RecordIndex(Register(unit=home, units=UNITS, classes=(record,)))
            assert index.total(CLASSES, Scope(unit=scope)) == RecordTotal(low, high)

    def test_what_was_held_for_the_district_may_be_the_communes(self):
        index = RecordIndex(Register(units=UNITS, classes=(held("a", 2019, count=3, unit="844"),)))
        assert index.total(CLASSES, Scope(unit="29269")) == RecordTotal(0, 3)
        assert index.total(CLASSES, Scope(unit="846")) is None


class TestTopics:
    TOPIC = Topic(id="t", period=Period.of_year(2019), count=4)

    @pytest.mark.parametrize(
        ("scope", "expected"),
        [
            (Scope(), RecordTotal(4, 4)),
            (Scope(period=Period.of_year(2019)), RecordTotal(4, 4)),
            (Scope(period=Period.of_year(2020)), None),
            (Scope(period=Period.of_quarter(2019, 1)), RecordTotal(0, 4)),
            (Scope(unit="844"), RecordTotal(4, 4)),
            (Scope(programme=Programme.KNOWLEDGE_UPDATE), RecordTotal(4, 4)),
            (Scope(programme=Programme.OTHER), RecordTotal(0, 4)),
            (Scope(target_group=GROUPS[0]), RecordTotal(0, 4)),
        ],
    )
    def test_that_no_class_names(self, scope: Scope, expected: RecordTotal | None):
        """It belongs to the one programme of the register, if there is but one."""
        register = Register(
            unit="844",
            units=UNITS,
            topics=(self.TOPIC,),
            classes=(held("c", 2019, unit="844", programme=Programme.KNOWLEDGE_UPDATE),),
        )
        assert RecordIndex(register).total(TOPICS, scope) == expected

    @pytest.mark.parametrize(
        ("scope", "expected"),
        [
            (Scope(unit="844"), RecordTotal(4, 4)),
            (Scope(unit="846"), None),
            (Scope(programme=Programme.OTHER), RecordTotal(4, 4)),
            (Scope(programme=Programme.FORMAL_TRAINING), None),
            (Scope(programme=Programme.OTHER, unit="846"), None),
        ],
    )
    def test_belong_where_their_classes_do(self, scope: Scope, expected: RecordTotal | None):
        classes = (
            held("c", 2019, unit="844", programme=Programme.KNOWLEDGE_UPDATE, topics=("t",)),
            held("d", 2019, unit="844", programme=Programme.OTHER, topics=("t",)),
            held("e", 2019, unit="846", programme=Programme.OTHER),
        )
        register = Register(units=UNITS, topics=(self.TOPIC,), classes=classes)
        assert RecordIndex(register).total(TOPICS, scope) == expected

    def test_that_state_no_period_may_be_of_any(self):
        index = RecordIndex(Register(topics=(Topic(id="t", count=4),)))
        assert index.total(TOPICS, Scope(period=Period.of_year(2019))) == RecordTotal(0, 4)
        assert index.total(TOPICS, Scope()) == RecordTotal(4, 4)


def test_absences_leave_no_total_and_what_is_not_applicable_adds_nothing():
    known, missing = held("a", 2019, 50), held("b", 2019, Absence.WITHHELD)
    not_applicable = held("c", 2019, Absence.NOT_APPLICABLE)
    both = RecordIndex(Register(classes=(known, missing)))
    assert both.total(LEARNERS, Scope()) is None
    assert RecordIndex(Register(classes=(known, not_applicable))).total(
        LEARNERS, Scope()
    ) == RecordTotal(50, 50)


def test_measures_of_a_whole_table_have_no_cell():
    index = RecordIndex(Register(classes=(held("a", 2019),)))
    assert index.cell(find_measure("classes_growth"), Scope()) is None
    assert index.cell(find_measure("share_of_classes"), Scope()) is None


@pytest.mark.parametrize("days", [1, 89, 90, 366, 367])
def test_one_class_counts_where_it_began_as_in_tables(days: int):
    start = dt.date(2018, 12, 31)
    record = held("a", Period(start, start + dt.timedelta(days=days - 1)))
    index = RecordIndex(Register(classes=(record,)))
    years = [
        year
        for year in (2018, 2019)
        if index.total(CLASSES, Scope(period=Period.of_year(year))) == RecordTotal(1, 1)
    ]
    assert years == ([] if record.year is None else [record.year])
    quarter = index.total(CLASSES, Scope(period=Period.of_quarter(2018, 4)))
    assert (quarter == RecordTotal(1, 1)) is (record.quarter == (2018, 4))
