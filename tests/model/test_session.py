"""Sessions held."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.session import Session


def session(period: Period, count: int = 1) -> Session:
    return Session(id="s", period=period, count=count)


@pytest.mark.parametrize(
    ("period", "year", "quarter"),
    [
        (Period.of_day(dt.date(2022, 6, 30)), 2022, (2022, 2)),
        (Period.of_day(dt.date(2022, 7, 1)), 2022, (2022, 3)),
        (Period.of_quarter(2022, 4), 2022, (2022, 4)),
        (Period(dt.date(2022, 3, 31), dt.date(2022, 4, 1)), 2022, None),
        (Period.of_year(2022), 2022, None),
        (Period(dt.date(2022, 12, 31), dt.date(2023, 1, 1)), None, None),
        (Period.of_years(2013, 2022), None, None),
    ],
)
def test_the_year_and_quarter_it_counts_in(
    period: Period, year: int | None, quarter: tuple[int, int] | None
):
    assert session(period).year == year
    assert session(period).quarter == quarter
    assert session(period, count=267).year == year


@pytest.mark.parametrize("field", ["count", "attendees", "planned"])
@pytest.mark.parametrize("value", [True, 1.0, "3", None])
def test_its_counts_are_whole_numbers(field: str, value):
    with pytest.raises(TypeError, match=f"{field} must be a whole number"):
        Session(id="s", period=Period.of_year(2022), **{field: value})


@pytest.mark.parametrize("field", ["count", "attendees", "planned"])
def test_its_counts_are_not_negative(field: str):
    wrong: dict = {field: -1}
    with pytest.raises(ValueError, match=f"{field} must not be negative, got -1"):
        Session(id="s", period=Period.of_year(2022), **wrong)


def test_what_is_not_stated_is_no_data_not_zero():
    plain = session(Period.of_year(2022))
    assert plain.attendees is Absence.NO_DATA
    assert plain.planned is Absence.NO_DATA
    assert plain.count == 1


def test_how_many_were_held_is_never_absent():
    wrong: dict = {"count": Absence.NO_DATA}
    with pytest.raises(TypeError, match="count must be a whole number"):
        Session(id="s", period=Period.of_year(2022), **wrong)
