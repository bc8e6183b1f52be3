"""Rows of reported figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cadre_training.codec.problem import Intake
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure
from cadre_training.readers.rows import read_rows

HEAD = "id,measure,value,low,high,count_unit,percent,base"


def read(text: str) -> tuple[tuple[ReportedFigure, ...], list[tuple[str | None, str]]]:
    intake = Intake()
    records = FIGURES.read(read_rows(text, "figures.csv", FIGURES, intake), intake)
    return records, [(p.place.column, p.code) for p in intake.problems]


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("36,,,class,,", Quantity(36, CountUnit.CLASS)),
        ("-3,,,person,,", Quantity(-3, CountUnit.PERSON)),
        (",1,2,class,,", Interval.of(1, 2, CountUnit.CLASS)),
        (",0,0,class,,", Interval.of(0, 0, CountUnit.CLASS)),
        (",,,,98.96,", StatedRate(Decimal("98.96"))),
        (",,,,100,plan", StatedRate(Decimal(100), RateBase.PLAN)),
        (",,,,0.0,previous year", StatedRate(Decimal("0.0"), RateBase.PREVIOUS_YEAR)),
    ],
)
def test_the_three_kinds_of_value(cells: str, value: object) -> None:
    (record,), problems = read(f"{HEAD}\nf,classes,{cells}\n")
    assert record.value == value
    assert problems == []


def test_the_decimals_printed_are_kept() -> None:
    (record,), _ = read(f"{HEAD}\nf,classes,,,,,98.90,\n")
    assert isinstance(record.value, StatedRate)
    assert str(record.value.percent) == "98.90"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (",,,class,,", "value", "one-value"),
        ("1,1,2,class,,", "value", "one-value"),
        ("1,,,class,5,", "value", "one-value"),
        (",1,,class,5,", "value", "one-value"),
        (",1,,class,,", "high", "half-an-interval"),
        (",,2,class,,", "low", "half-an-interval"),
        (",2,1,class,,", "high", "interval-reversed"),
        ("1,,,,,", "count_unit", "number-without-unit"),
        ("1,,,lớp,,", "count_unit", "unknown-value"),
        (",,,class,5,", "count_unit", "rate-with-unit"),
        ("1,,,class,,plan", "base", "base-without-rate"),
        (',,,,"98,96",', "percent", "decimal-comma"),
        (",,,,98.96%,", "percent", "not-a-number"),
        (",,,,1e2,", "percent", "not-a-number"),
        (",,,,Infinity,", "percent", "not-a-number"),
        (",,,,-1,", "percent", "negative"),
        ('"6,200",,,class,,', "value", "ambiguous-number"),
    ],
)
def test_a_value_that_is_none(cells: str, column: str, code: str) -> None:
    records, problems = read(f"{HEAD}\nf,classes,{cells}\n")
    assert records == ()
    assert problems == [(column, code)]


def test_the_other_columns() -> None:
    head = "id,measure,percent,qualifier,per,part_of,breakdown,exhaustive,rate_of"
    (record, plain), problems = read(
        f"{head},scheme,target_group\n"
        "f,m,5,about,year; commune,g,year,FALSE,h,164,4\n"
        "g,m,5,,,,,,,,\n"
    )
    assert problems == []
    assert record.qualifier is Qualifier.ABOUT
    assert record.per == (Per.YEAR, Per.COMMUNE)
    assert (record.part_of, record.breakdown, record.rate_of) == ("g", "year", "h")
    assert record.exhaustive is False
    assert str(record.scope.target_group) == "164/4"
    assert (plain.qualifier, plain.per, plain.exhaustive) == (Qualifier.EXACT, (), True)


def test_what_is_wrong_with_the_other_columns() -> None:
    head = "id,measure,percent,qualifier,per,exhaustive,part_of,rate_of"
    _, problems = read(f"{head}\nf,m,5,ca,year;month,no,,\ng,m,5,,,,g,\n")
    assert problems == [
        ("qualifier", "unknown-value"),
        ("per", "unknown-value"),
        ("exhaustive", "unknown-value"),
        ("part_of", "part-of-itself"),
    ]
    _, problems = read("id,measure,value,count_unit,rate_of\nf,m,5,class,g\n")
    assert problems == [("rate_of", "rate-of-no-rate")]
