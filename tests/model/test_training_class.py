"""Classes held."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from tests.strategies import training_classes

from cadre_training.model.absence import Absence
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.training_class import TrainingClass

YEAR = Period.of_year(2014)
COUNTS = ("count", "learners", "planned", "summoned", "enrolled")
OVER_NEW_YEAR = Period(dt.date(2014, 12, 20), dt.date(2015, 1, 10))


def made(**fields) -> TrainingClass:
    given: dict = {"id": "k", "period": YEAR} | fields
    return TrainingClass(**given)


@pytest.mark.parametrize("field", COUNTS)
@pytest.mark.parametrize("value", [True, False, 1.0, "3", Decimal(3), None])
def test_its_counts_are_whole_numbers(field: str, value):
    with pytest.raises(TypeError, match=f"{field} must be a whole number"):
        made(**{field: value})


@pytest.mark.parametrize("field", COUNTS)
def test_its_counts_are_not_negative(field: str):
    with pytest.raises(ValueError, match=f"{field} must not be negative, got -1"):
        made(**{field: -1})


@pytest.mark.parametrize("field", COUNTS[1:])
def test_what_is_not_stated_is_no_data(field: str):
    assert getattr(made(), field) is Absence.NO_DATA
    for absence in Absence:
        assert getattr(made(**{field: absence}), field) is absence


def test_how_many_were_held_is_never_absent():
    with pytest.raises(TypeError, match="count must be a whole number"):
        made(count=Absence.NO_DATA)


def test_none_held_is_not_the_same_as_not_known():
    assert made(count=0).count == 0
    assert made(count=0, learners=0) != made(count=0)
    with pytest.raises(ValueError, match=r"no class was held \(count 0\), yet it has 3 learners"):
        made(count=0, learners=3)


@pytest.mark.parametrize(
    ("period", "count", "year"),
    [
        (YEAR, 1, 2014),
        (YEAR, 11, 2014),
        (Period.of_day(dt.date(2014, 12, 31)), 1, 2014),
        (OVER_NEW_YEAR, 1, 2014),
        (OVER_NEW_YEAR, 2, None),
        (OVER_NEW_YEAR, 0, None),
        (Period(dt.date(2015, 3, 1), dt.date(2016, 2, 29)), 1, 2015),
        (Period(dt.date(2015, 3, 1), dt.date(2016, 3, 1)), 1, None),
        (Period.of_years(2013, 2022), 1, None),
        (Period.of_years(2013, 2022), 36, None),
    ],
)
def test_the_year_it_counts_in(period: Period, count: int, year: int | None):
    assert made(period=period, count=count).year == year


@pytest.mark.parametrize(
    ("period", "count", "quarter"),
    [
        (Period.of_quarter(2014, 2), 5, (2014, 2)),
        (Period.of_day(dt.date(2014, 10, 1)), 1, (2014, 4)),
        (Period(dt.date(2014, 3, 20), dt.date(2014, 4, 10)), 1, (2014, 1)),
        (Period(dt.date(2014, 3, 20), dt.date(2014, 4, 10)), 2, None),
        (OVER_NEW_YEAR, 1, (2014, 4)),
        (Period(dt.date(2014, 3, 31), dt.date(2014, 6, 27)), 1, (2014, 1)),
        (Period(dt.date(2014, 3, 31), dt.date(2014, 6, 28)), 1, None),
        (YEAR, 1, None),
    ],
)
def test_the_quarter_it_counts_in(period: Period, count: int, quarter: tuple[int, int] | None):
    assert made(period=period, count=count).quarter == quarter


@given(record=training_classes())
def test_a_quarter_lies_in_the_year(record: TrainingClass):
    if record.quarter is not None:
        assert record.quarter[0] == record.year
    if record.year is not None:
        assert record.year == record.period.start.year


def test_topics_are_identifiers_in_order():
    assert made(topics=["t2", "t1"]).topics == ("t2", "t1")


@pytest.mark.parametrize("topics", ["t1", (1, 2), ("t1", None), 1.5])
def test_topics_are_no_text_and_no_numbers(topics):
    with pytest.raises(TypeError):
        made(topics=topics)


def test_lecturers_are_kinds_without_an_order():
    kinds = [LecturerKind.PART_TIME, LecturerKind.FULL_TIME]
    assert made(lecturers=kinds) == made(lecturers=reversed(kinds))
    with pytest.raises(TypeError, match="lecturers must hold LecturerKind only, got 'full-time'"):
        made(lecturers=["full-time"])


def test_its_title_is_stored_composed():
    assert made(title=unicodedata.normalize("NFD", "Kỹ năng")).title == "Kỹ năng"
