"""Both dialects write the same values, each in its own way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import (
    CellValue,
    CountUnit,
    Formatter,
    Interval,
    Label,
    Language,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    StatedRate,
)
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.voices import voice_of

MACHINE = voice_of(CsvOptions())
EXCEL = voice_of(CsvOptions(dialect=Dialect.EXCEL_VI))
ENGLISH_EXCEL = voice_of(CsvOptions(dialect=Dialect.EXCEL_VI, language=Language.EN))
MAY = Period(dt.date(2022, 5, 1), dt.date(2022, 5, 31))


@pytest.mark.parametrize(
    ("value", "machine", "excel", "english"),
    [
        (Quantity(6_200, CountUnit.CLASS), 6200, 6200, 6200),
        (Period.of_year(2014), "2014", "2014", "2014"),
        (Period.of_years(2013, 2022), "2013/2022", "2013–2022", "2013–2022"),
        (Period.of_quarter(2022, 2), "2022-Q2", "quý II/2022", "Q2 2022"),
        (MAY, "2022-05-01/2022-05-31", '="tháng 5/2022"', '="May 2022"'),
        (Interval.of(1, 2, CountUnit.CLASS), "interval", "1–2", "1–2"),
        (Interval.of(-2, 1, CountUnit.CLASS), "interval", "'-2–1", "'-2–1"),
        (
            NotKnown(Label("Điều 9", "article 9")),
            "not known",
            "chưa rõ; xem Điều 9",
            "not known; look in article 9",
        ),
        (StatedRate(Decimal("1E+2")), "100", "100%", "100%"),
        (StatedRate(Decimal("98.960")), "98.960", "98,960%", "98,960%"),
        (Label("01", "1st"), "01", '="01"', "1st"),
        ("no data", "'no data", "no data", "'no data"),
        ("không có số liệu", "không có số liệu", "'không có số liệu", "không có số liệu"),
        (dt.date(2013, 2, 1), "2013-02-01", "2013-02-01", "2013-02-01"),
    ],
)
def test_values(value: CellValue, machine: str | int, excel: str | int, english: str | int) -> None:
    assert MACHINE.value(value) == machine
    assert EXCEL.value(value) == excel
    assert ENGLISH_EXCEL.value(value) == english


@given(
    st.integers(-(10**9), 10**9),
    st.integers(1, 10**6),
    st.sampled_from([base for base in RateBase if base is not RateBase.PREVIOUS_YEAR]),
)
def test_a_rate_is_the_number_that_every_format_writes(
    part: int, whole: int, base: RateBase
) -> None:
    rate = Rate(Quantity(part, CountUnit.ATTENDANCE), Quantity(whole, CountUnit.CLASS), base)
    vietnamese = Formatter(Language.VI).rate(rate).replace(".", "")
    assert EXCEL.rate(rate) == vietnamese
    assert MACHINE.rate(rate) == vietnamese.removesuffix("%").replace(",", ".")
