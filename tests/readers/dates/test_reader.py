"""Orders, hints, serial numbers, and what a reader is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import cast

import pytest

from cadre_training.model.period import Period
from cadre_training.model.source import Place
from cadre_training.readers.dates import (
    Basis,
    Dated,
    DateKind,
    DateOrder,
    DateRefusal,
    SerialSystem,
    decide_order,
    read_date,
    read_dates,
    serial_day,
)

JUNE, MAY = dt.date(2022, 6, 5), dt.date(2022, 5, 6)


def day(date: dt.date) -> Dated:
    return Dated(kind=DateKind.DAY, period=Period.of_day(date))


def test_the_order_may_be_passed() -> None:
    reading = read_date("05/06/2022", "mdy")
    assert reading.dated == day(MAY)
    assert reading.basis is Basis.GIVEN
    assert read_date("05/06/2022", DateOrder.DMY).basis is Basis.GIVEN
    with pytest.raises(ValueError, match="ymd"):
        read_date("05/06/2022", "ymd")


def test_vietnamese_evidence_replaces_the_custom() -> None:
    decision = decide_order(["13/05/2022", "tháng 5/2022", "x"])
    assert decision.order is DateOrder.DMY
    reading = read_date("05/06/2022", decision=decision)
    assert reading.dated == day(JUNE)
    assert reading.basis is Basis.EVIDENCE
    assert [one.text for one in reading.evidence] == ["13/05/2022"]


@pytest.mark.parametrize("others", [["05/13/2022"], ["05/13/2022", "13/05/2022"]])
def test_english_or_mixed_evidence_leaves_both_readings(others: list[str]) -> None:
    places = [Place("a.csv", line=2 + row) for row in range(len(others) + 1)]
    column = read_dates(["05/06/2022", *others], places=places)
    reading = column.readings[0]
    assert [option.dated for option in reading.options] == [day(JUNE), day(MAY)]
    assert reading.evidence[0].place == places[1]
    assert reading.message is not None
    assert reading.message.en == (
        "'05/06/2022' reads as day 2022-06-05 or day 2022-05-06. Pass order='dmy' or 'mdy'."
    )
    assert reading.message.vi == (
        "“05/06/2022” có thể là ngày 2022-06-05 hoặc ngày 2022-05-06. "
        "Hãy đặt order='dmy' hoặc 'mdy'."
    )
    problem = reading.problem(places[0])
    assert problem is not None
    assert problem.code == "ambiguous-date"
    assert column.decision.mixed == (len(others) == 2)


def test_what_is_the_same_either_way_needs_no_order() -> None:
    mixed = decide_order(["05/13/2022", "13/05/2022"])
    assert read_date("05/05/2022", decision=mixed).dated == day(dt.date(2022, 5, 5))


def test_evidence_from_beyond_is_used_where_the_column_has_none() -> None:
    english = decide_order(["05/13/2022"])
    assert read_dates(["05/06/2022"], beyond=english).readings[0].ambiguous
    own = read_dates(["05/06/2022", "13/06/2022"], beyond=english)
    assert own.readings[0].dated == day(JUNE)


def test_a_date_in_the_other_order_is_told() -> None:
    reading = read_date("05/13/2022")
    assert reading.dated == day(dt.date(2022, 5, 13))
    assert reading.against
    problem = reading.problem(Place("B4"))
    assert problem is not None
    assert (problem.code, str(problem)) == (
        "other-order",
        "B4: '05/13/2022' is written unlike the rest: month first; check it.",
    )
    assert reading.message is not None
    assert reading.message.vi == (
        "“05/13/2022” được viết khác với tài liệu: tháng đứng trước ngày; hãy kiểm tra lại."
    )
    assert not read_date("05/13/2022", "mdy").against
    assert read_date("13/05/2022", "mdy").against


def test_the_year_may_be_passed() -> None:
    assert read_date("13/05", year=2022).dated == day(dt.date(2022, 5, 13))
    assert read_date("quý II", year=2022).period == Period.of_quarter(2022, 2)
    assert read_date("26-27/5", year=2025).period == Period(
        dt.date(2025, 5, 26), dt.date(2025, 5, 27)
    )
    assert read_date("29/02", year=2023).refusal is DateRefusal.NO_SUCH_DAY


def test_the_century_may_be_passed() -> None:
    reading = read_date("1/2/13")
    assert reading.message is not None
    assert "Write the year with four digits or pass century=20." in reading.message.en
    assert "Hãy ghi năm đủ bốn chữ số hoặc đặt century=20." in reading.message.vi
    assert read_date("1/2/13", century=20).dated == day(dt.date(2013, 2, 1))
    assert read_date("29/2/00", century=19).refusal is DateRefusal.NO_SUCH_DAY
    assert read_date("29/2/00", century=20).dated == day(dt.date(2000, 2, 29))


def test_a_year_or_a_serial_number() -> None:
    reading = read_date(2014)
    kinds = [option.dated.kind for option in reading.options]
    assert kinds == [DateKind.YEAR, DateKind.DAY]
    assert reading.message is not None
    assert (
        reading.message.en == "'2014' reads as year 2014 or day 1905-07-06. Write which is meant."
    )
    assert read_date(44707).dated == day(dt.date(2022, 5, 26))
    assert read_date(Decimal("44707.5")).dated == day(dt.date(2022, 5, 26))
    assert read_date(43245, system=SerialSystem.FROM_1904).dated == day(dt.date(2022, 5, 26))
    assert read_date("44707").refusal is DateRefusal.SERIAL


@pytest.mark.parametrize(
    ("serial", "system", "expected"),
    [
        (1, SerialSystem.FROM_1900, dt.date(1900, 1, 1)),
        (59, SerialSystem.FROM_1900, dt.date(1900, 2, 28)),
        (61, SerialSystem.FROM_1900, dt.date(1900, 3, 1)),
        (2958465, SerialSystem.FROM_1900, dt.date.max),
        (0, SerialSystem.FROM_1904, dt.date(1904, 1, 1)),
        (60, SerialSystem.FROM_1904, dt.date(1904, 3, 1)),
        (2957003, SerialSystem.FROM_1904, dt.date.max),
    ],
)
def test_serial_numbers(serial: int, system: SerialSystem, expected: dt.date) -> None:
    assert serial_day(serial, system) == day(expected)


@pytest.mark.parametrize(
    ("serial", "system"),
    [
        (60, SerialSystem.FROM_1900),
        (0, SerialSystem.FROM_1900),
        (Decimal("0.5"), SerialSystem.FROM_1900),
        (-1, SerialSystem.FROM_1900),
        (Decimal("-0.5"), SerialSystem.FROM_1904),
        (2958466, SerialSystem.FROM_1900),
        (2957004, SerialSystem.FROM_1904),
    ],
)
def test_serial_numbers_of_no_day(serial: int | Decimal, system: SerialSystem) -> None:
    assert serial_day(serial, system) is DateRefusal.NO_SUCH_DAY
    assert read_date(serial, system=system).problem(Place("A1")) is not None


@pytest.mark.parametrize("value", [True, 1.5, None, dt.date(2022, 5, 26)])
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="a date is read from"):
        read_date(cast("str", value))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2022", "no-such-day"),
        ("27-26/5/2025", "period-reversed"),
        ("x", "not-a-date"),
        ("13/05", "not-a-date"),
    ],
)
def test_codes_of_problems(text: str, code: str) -> None:
    problem = read_date(text).problem(Place("A1"))
    assert problem is not None
    assert problem.code == code


def test_terms_and_school_years_do_not_pretend_to_know_their_days() -> None:
    for text, kind in (
        ("năm học 2022-2023", DateKind.SCHOOL_YEAR),
        ("nhiệm kỳ 2022-2023", DateKind.TERM),
    ):
        reading = read_date(text)
        assert reading.period is None
        assert reading.dated == Dated(kind=kind, years=(2022, 2023))
        assert not kind.is_reporting_period
    with pytest.raises(ValueError, match="either days or years"):
        Dated(kind=DateKind.TERM, period=Period.of_year(2022))
    with pytest.raises(ValueError, match="either days or years"):
        Dated(kind=DateKind.YEAR)


@pytest.mark.parametrize("noun", [*DateKind, *Basis, *DateRefusal, *SerialSystem, *DateOrder])
def test_words_exist_in_both_languages(
    noun: DateKind | Basis | DateRefusal | SerialSystem | DateOrder,
) -> None:
    assert noun.label.vi != noun.label.en


def test_orders_know_each_other() -> None:
    assert [order.other.other for order in DateOrder] == list(DateOrder)
