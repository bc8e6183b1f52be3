"""What each dimension puts a record under."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from tests.sample_units import (
    CANG_LONG_COMMUNE,
    CANG_LONG_DISTRICT,
    CANG_LONG_TOWN,
    FIRST_NEW_DAY,
    LAST_OLD_DAY,
    MY_CAM,
    TRA_VINH,
    UNITS,
    VINH_LONG,
)
from tests.stats.small import (
    FIRST,
    FOUR,
    FULL_TIME,
    FURTHER,
    IN_MARCH,
    PART_TIME,
    SECOND,
    SEVEN,
    SMALL,
    THREE,
    UPDATE,
    year,
)

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import DIMENSIONS, Dimension, UnknownDimension, aggregate, find_dimension
from cadre_training.stats.dimension import Margin, sort_key

NO_DATA = Absence.NO_DATA
UNCOVERED = evolve(SMALL, covers=None)


def quarter(of_year: int, number: int) -> Period:
    return Period.of_quarter(of_year, number)


def counted(register: Register, by: str, measure: str) -> dict:
    """The number in each row of a table with one dimension; None where there is none."""
    table = aggregate(register, by=by, measures=[measure])
    cells = {row.key[0]: row.cells[0].value for row in table.rows}
    return {
        key: value.value if isinstance(value, Quantity) else None for key, value in cells.items()
    }


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("year", {year(2014): 3, year(2015): 0, year(2016): 1, year(2025): 1, NO_DATA: 4}),
        (
            "quarter",
            {quarter(2014, 1): 1, quarter(2016, 4): 1, quarter(2025, 3): 1, NO_DATA: 6},
        ),
        ("target_group", {THREE: 2, FOUR: 3, NO_DATA: 4}),
        ("scheme", {"145": 2, "164": 3, NO_DATA: 4}),
        (
            "unit",
            {
                CANG_LONG_TOWN: 1,
                CANG_LONG_COMMUNE: 1,
                MY_CAM: 1,
                TRA_VINH: 0,
                CANG_LONG_DISTRICT: 2,
                NO_DATA: 4,
            },
        ),
        ("commune", {CANG_LONG_TOWN: 1, CANG_LONG_COMMUNE: 1, MY_CAM: 1, NO_DATA: 6}),
        ("district", {CANG_LONG_DISTRICT: 4, NO_DATA: 5}),
        ("province", {TRA_VINH: 4, VINH_LONG: 1, NO_DATA: 4}),
        ("programme", {FURTHER: 1, UPDATE: 4, NO_DATA: 4}),
        ("topic", {FIRST: 3, SECOND: 2, NO_DATA: 5}),
        ("lecturer_kind", {FULL_TIME: 3, PART_TIME: 3, NO_DATA: 5}),
    ],
)
def test_classes_by_each_dimension(by: str, expected: dict):
    assert counted(UNCOVERED, by, "classes") == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("year", {year(2014): 1, year(2015): 10, year(2016): 5}),
        ("quarter", {quarter(2014, 1): 1, NO_DATA: 15}),
        ("target_group", {FOUR: 1, THREE: 10, NO_DATA: 5}),
        ("scheme", {"145": 10, "164": 1, NO_DATA: 5}),
        ("unit", {CANG_LONG_TOWN: 1, NO_DATA: 15}),
        ("commune", {CANG_LONG_TOWN: 1, NO_DATA: 15}),
        ("district", {CANG_LONG_DISTRICT: 1, NO_DATA: 15}),
        ("province", {TRA_VINH: 1, NO_DATA: 15}),
        ("programme", {UPDATE: 1, NO_DATA: 15}),
    ],
)
def test_sessions_by_each_dimension(by: str, expected: dict):
    assert counted(UNCOVERED, by, "sessions") == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("year", {year(2014): 1, year(2015): 7, NO_DATA: 1}),
        ("quarter", {quarter(2015, 1): 7, NO_DATA: 2}),
        ("target_group", {FOUR: 1, THREE: 7, NO_DATA: 1}),
        ("scheme", {"145": 7, "164": 1, NO_DATA: 1}),
        ("topic", {FIRST: 1, SECOND: 1, SEVEN: 7}),
    ],
)
def test_topics_by_each_dimension(by: str, expected: dict):
    assert counted(UNCOVERED, by, "topics") == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("year", {year(2014): 2, year(2025): 1}),
        ("target_group", {FOUR: 2, THREE: 1}),
        ("province", {TRA_VINH: 2, VINH_LONG: 1}),
        ("topic", {FIRST: 2, SECOND: 3}),
        ("lecturer_kind", {FULL_TIME: 2, PART_TIME: 1}),
    ],
)
def test_a_row_of_a_roll_falls_where_its_class_falls(by: str, expected: dict):
    assert counted(UNCOVERED, by, "roll_attendances") == expected


def test_a_row_of_a_roll_without_its_class_falls_nowhere():
    orphaned = evolve(UNCOVERED, classes=())
    assert counted(orphaned, "year", "roll_attendances") == {NO_DATA: 3}


@pytest.mark.parametrize(
    ("by", "measure"),
    [
        ("lecturer_kind", "sessions"),
        ("topic", "sessions"),
        ("topic", "session_plan_attainment"),
        ("unit", "topics"),
        ("commune", "topics"),
        ("programme", "topics"),
        ("lecturer_kind", "topics"),
    ],
)
def test_what_cannot_be_broken_down_so_is_not_applicable(by: str, measure: str):
    table = aggregate(UNCOVERED, by=by, measures=["classes", measure])
    assert {row.cells[1].value for row in table.rows} == {Absence.NOT_APPLICABLE}
    assert table.cell(measure).value is Absence.NOT_APPLICABLE
    assert table.cell("classes").value != Absence.NOT_APPLICABLE
    assert aggregate(UNCOVERED, by=by, measures=[measure]).rows == ()


def on(day: dt.date, unit: str | None) -> Register:
    record = TrainingClass(id="k", period=Period.of_day(day), unit=unit)
    session = Session(id="s", period=Period.of_day(day), unit=unit)
    return Register(classes=(record,), sessions=(session,), units=UNITS)


@pytest.mark.parametrize("measure", ["classes", "sessions"])
@pytest.mark.parametrize(
    ("day", "code", "unit", "commune", "district", "province"),
    [
        (LAST_OLD_DAY, "29266", CANG_LONG_TOWN, CANG_LONG_TOWN, CANG_LONG_DISTRICT, TRA_VINH),
        (FIRST_NEW_DAY, "29266", CANG_LONG_COMMUNE, CANG_LONG_COMMUNE, NO_DATA, VINH_LONG),
        (LAST_OLD_DAY, "844", CANG_LONG_DISTRICT, NO_DATA, CANG_LONG_DISTRICT, TRA_VINH),
        (LAST_OLD_DAY, "86", VINH_LONG, NO_DATA, NO_DATA, VINH_LONG),
        # After its end a unit is found where it stood.
        (FIRST_NEW_DAY, "29269", MY_CAM, MY_CAM, CANG_LONG_DISTRICT, TRA_VINH),
        # A code that the map lacks is all there is to say.
        (FIRST_NEW_DAY, "0", "0", NO_DATA, NO_DATA, NO_DATA),
        (FIRST_NEW_DAY, None, NO_DATA, NO_DATA, NO_DATA, NO_DATA),
    ],
)
def test_units_at_every_level(measure, day, code, unit, commune, district, province):
    register = on(day, code)
    assert counted(register, "unit", measure) == {unit: 1}
    assert counted(register, "commune", measure) == {commune: 1}
    assert counted(register, "district", measure) == {district: 1}
    assert counted(register, "province", measure) == {province: 1}


def test_a_topic_that_the_register_lacks_is_its_identifier():
    register = Register(classes=(evolve(IN_MARCH, topics=("t2", "x")),), topics=(SECOND,))
    assert counted(register, "topic", "classes") == {SECOND: 1, "x": 1}


def test_a_topic_named_twice_counts_once():
    register = Register(classes=(evolve(IN_MARCH, topics=("t2", "t2")),), topics=(SECOND,))
    assert counted(register, "topic", "classes") == {SECOND: 1}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, NO_DATA),
        (Period.of_years(2014, 2015), NO_DATA),
        (Period(dt.date(2014, 3, 31), dt.date(2014, 4, 1)), year(2014)),
    ],
)
def test_the_year_of_a_topic(period: Period | None, expected):
    register = Register(topics=(Topic(id="t", period=period),))
    assert counted(register, "year", "topics") == {expected: 1}
    assert counted(register, "quarter", "topics") == {NO_DATA: 1}


def test_only_dimensions_that_put_a_record_under_several_values_overlap():
    assert [d.name for d in DIMENSIONS if d.overlaps] == ["topic", "lecturer_kind"]


@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.name)
def test_a_dimension_is_found_by_name(dimension: Dimension):
    assert find_dimension(dimension.name) is dimension
    assert dimension.label.vi != dimension.label.en


@pytest.mark.parametrize(
    ("wrong", "close"),
    [("yeer", "year"), ("group", "target_group"), ("unit_", "unit"), ("comune", "commune")],
)
def test_a_name_mistyped_is_answered_with_what_comes_close(wrong: str, close: str):
    with pytest.raises(UnknownDimension) as error:
        find_dimension(wrong)
    assert f"no dimension is called {wrong!r}" in str(error.value)
    assert close in str(error.value).partition("?")[0]
    assert str(error.value).endswith(", ".join(d.name for d in DIMENSIONS))


@pytest.mark.parametrize(
    "ordered",
    [
        [quarter(2013, 1), year(2013), year(2014), Period.of_years(2014, 2015), NO_DATA],
        [THREE, FOUR, NO_DATA, Margin.ALL],
        [CANG_LONG_TOWN, CANG_LONG_COMMUNE, MY_CAM, TRA_VINH, VINH_LONG, NO_DATA],
        [FIRST, SECOND, SEVEN, "x", NO_DATA],
        [FURTHER, UPDATE, NO_DATA, Margin.ALL],
        [FULL_TIME, PART_TIME, NO_DATA],
    ],
)
def test_values_of_each_kind_have_an_order(ordered: list):
    for mixed in (ordered[::-1], ordered[1:] + ordered[:1]):
        assert sorted(mixed, key=sort_key) == ordered


def test_units_known_by_name_stand_in_vietnamese_order():
    names = ["An Trường", "Ấp Bắc", "Bình Phú", "Duyên Hải", "Đại Phước", "Tân An", "Ô Môn"]
    order = ["An Trường", "Ấp Bắc", "Bình Phú", "Duyên Hải", "Đại Phước", "Ô Môn", "Tân An"]
    units = [AdminUnit(code=name, name=name, level=UnitLevel.COMMUNE) for name in names]
    assert [unit.code for unit in sorted(units, key=sort_key)] == order
    assert sorted(names, key=sort_key) == order
