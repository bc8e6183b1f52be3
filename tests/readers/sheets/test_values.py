"""The numbers and times of columns, read in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.sheets.reading_sheets import TITLE, Sheet, cells, codes, read, sheet

from cadre_training.model.absence import Absence
from cadre_training.model.grid import RawCell
from cadre_training.model.notation import Notation
from cadre_training.model.period import Period
from cadre_training.model.source import Place
from cadre_training.readers.dates import DateOrder
from cadre_training.readers.numbers import Extent, Number, read_column
from cadre_training.readers.sheets._values_times import Times, TimeScan
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.reader import read_layouts
from cadre_training.readers.sheets.values import MOST_PROBLEMS, Numbers, NumberScan, united


def place(position: int) -> Place:
    return Place("a.xlsx", cell=f"C{position + 1}")


def numbers(
    *cells: RawCell, whole: bool = True, given: Notation | None = None, beyond: str | None = None
) -> Numbers:
    scan = NumberScan(cells=cells, whole=whole, place=place, given=given)
    other = NumberScan(cells=[beyond], whole=False, place=place)
    return scan.read(united([other.decision], Extent.SHEET) if beyond else None)


def told(read: Numbers) -> list[tuple[int, str]]:
    return [(position, problem.code) for position, problem in read.problems]


def test_counts_are_whole() -> None:
    read = numbers("6.200", "12", " 7 ", "02", "45 học viên", 3, Decimal(8), None, "")
    assert read.values == [6200, 12, 7, 2, 45, 3, 8, None, None]
    assert [type(one) for one in read.values if one is not None] == [int] * 7
    assert not read.unread
    assert not read.problems


def test_either_notation_is_certain_where_numbers_count() -> None:
    assert numbers("6.200", "19,554", "1.234.567").values == [6200, 19554, 1234567]


def test_absences_are_no_zeros() -> None:
    read = numbers("0", "-", "x", "…", "không", "mật", "chưa có số liệu", "")
    assert read.values == [0, None, None, None, 0, None, None, None]
    assert read.absent == {"x": Absence.NOT_APPLICABLE, "mật": Absence.WITHHELD}
    assert not read.unread


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1.23.456", "not-a-number"),
        ("ba bốn", "not-a-number"),
        ("98,96", "not-a-number"),
        ("40-45", "inexact-number"),
        ("khoảng 50", "inexact-number"),
        ("-5", "negative"),
        (-5, "negative"),
        ("1/2", "ambiguous-number"),
        (Decimal("6.2"), "not-whole"),
        (Decimal("6.25555"), "not-whole"),
        (True, "not-a-number"),
        (dt.date(2022, 5, 1), "date-not-number"),
        (dt.time(8, 30), "date-not-number"),
        ("#REF!", "not-a-number"),
        ("đợt 1", "not-a-number"),
    ],
)
def test_what_is_no_certain_count_is_unread_and_named_at_its_cell(cell: RawCell, code: str) -> None:
    read = numbers(12, cell, 1)
    assert read.values == [12, None, 1]
    assert read.unread == {1}
    assert told(read) == [(1, code)]
    assert str(read.problems[0][1].place) == "a.xlsx!C2"
    assert read.problems[0][1].message.vi != read.problems[0][1].message.en


def test_a_thousand_that_a_spreadsheet_took_for_a_decimal_keeps_both_readings() -> None:
    message = numbers(Decimal("6.2")).problems[0][1].message
    assert "6,2" in message.vi
    assert "6.200" in message.vi
    assert "6200" in message.vi
    assert "6.2" in message.en


def test_true_is_not_one() -> None:
    read = numbers(1, True, 0, False)
    assert read.values == [1, None, 0, None]
    assert read.unread == {1, 3}


def test_an_inexact_number_keeps_its_meaning() -> None:
    meaning = numbers("khoảng 50").inexact[0]
    assert isinstance(meaning, Number)
    assert meaning.value == 50


def test_shares_are_read_by_the_evidence_of_their_column() -> None:
    read = numbers("98,96%", "6.200", "100", whole=False)
    assert read.values == [Decimal("98.96"), 6200, 100]
    english = numbers("98.96%", "6.200", whole=False)
    assert english.values == [Decimal("98.96"), Decimal("6.200")]


def test_without_evidence_nothing_is_guessed() -> None:
    read = numbers("6.200", "12", whole=False)
    assert read.values == [None, 12]
    assert told(read) == [(0, "ambiguous-number")]


def test_evidence_from_beyond_the_column_decides() -> None:
    assert numbers("6.200", whole=False, beyond="1.234,5").values == [6200]
    assert numbers("6.200", whole=False, beyond="1,234.5").values == [Decimal("6.200")]


def test_mixed_evidence_decides_nothing() -> None:
    read = numbers("98,96", "98.96", "6.200", whole=False)
    assert read.values == [Decimal("98.96"), Decimal("98.96"), None]
    assert told(read) == [(2, "ambiguous-number")]


def test_a_notation_that_was_passed_is_held_against_the_cells() -> None:
    assert numbers("6.200", whole=False, given=Notation.VI).values == [6200]
    against = numbers("6,200", "7", given=Notation.VI)
    assert against.values == [6200, 7]
    assert told(against) == [(0, "other-notation")]
    assert not against.unread


def test_many_problems_are_named_and_the_rest_counted() -> None:
    read = numbers(*["?!"] * (MOST_PROBLEMS + 5))
    assert len(read.problems) == MOST_PROBLEMS + 1
    assert read.problems[-1][1].code == "more-problems"
    assert "5" in read.problems[-1][1].message.vi
    assert len(read.unread) == MOST_PROBLEMS + 5


SHAPES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(1000, 10**9).map(lambda n: f"{n:,}"),
    st.integers(1000, 10**9).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 10**6, places=2).map(str),
    st.decimals(0, 10**6, places=2).map(lambda d: f"{d}%".replace(".", ",")),
    st.sampled_from(["", "-", "x", "khoảng 50", "007", "0", " 12", "1.2.3", "1,5 triệu"]),
    st.text("0123456789.,% x", max_size=9),
)


@given(
    st.lists(SHAPES, min_size=1, max_size=20), st.booleans(), st.sampled_from([None, "vi", "en"])
)
def test_in_bulk_as_one_by_one(texts: list[str], whole: bool, given_: str | None) -> None:
    notation = None if given_ is None else Notation(given_)
    read = numbers(*texts, whole=whole, given=notation)
    # Enough of them that all are looked at at once, in more than one order.
    many = numbers(*texts, *(str(n) for n in range(2000, 2700)), whole=whole, given=notation)
    assert list(many.values[: len(texts)]) == list(read.values)
    readings = read_column(texts, notation, whole=whole).readings
    for value, one in zip(read.values, readings, strict=True):
        certain = [o.meaning for o in one.options if isinstance(o.meaning, Number)]
        if value is not None:
            assert value in [meaning.value for meaning in certain]
            assert not (whole and value < 0)
        elif one.value is not None:
            exact = certain[0].qualifier.value == "exact"
            assert not exact or (whole and one.value < 0)


@given(st.lists(st.integers(0, 10**9), min_size=600, max_size=700), st.sampled_from(["vi", "en"]))
def test_many_grouped_numbers(values: list[int], language: str) -> None:
    mark = Notation(language).group
    texts = [f"{value:,}".replace(",", mark) for value in values]
    assert list(numbers(*texts).values) == values


def times(
    *cells: RawCell,
    kind: Field = Field.PERIOD,
    order: DateOrder | None = None,
    years: Sequence[int | None] | None = None,
    year: int | None = None,
) -> Times:
    return TimeScan(cells=cells, kind=kind, place=place, order=order, years=years, year=year).read()


def periods(read: Times) -> list[str]:
    return [str(one) if one is not None else "-" for one in read.periods]


def test_times_of_every_kind() -> None:
    read = times(
        "26/5/2025",
        "26-27/5/2025",
        "quý II/2022",
        dt.date(2022, 1, 2),
        44707,
        None,
        "x",
        2022,
        dt.datetime.combine(dt.date(2022, 3, 4), dt.time(8)),
        "tháng 5/2022",
        "13.5.2022",
    )
    assert periods(read) == [
        "2025-05-26",
        "2025-05-26/2025-05-27",
        "2022-Q2",
        "2022-01-02",
        "2022-05-26",
        "-",
        "-",
        "2022",
        "2022-03-04",
        "2022-05-01/2022-05-31",
        "2022-05-13",
    ]
    assert not read.problems


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/02/2022", "no-such-day"),
        ("hôm qua", "not-a-date"),
        ("năm học 2022-2023", "period-without-days"),
        ("30/5/2022 đến 20/5/2022", "period-reversed"),
        (True, "not-a-date"),
        (dt.time(8), "not-a-date"),
        ("26/5", "no-year"),
        ("26/5/22", None),
    ],
)
def test_times_that_are_not_read(cell: RawCell, code: str | None) -> None:
    read = times("13/5/2022", cell)
    assert [problem.code for _, problem in read.problems] == ([] if code is None else [code])
    assert (read.periods[1] is None) == (code is not None)


def test_the_order_of_day_and_month_is_told_by_the_column() -> None:
    assert periods(times("05/06/2022", "13/06/2022"))[0] == "2022-06-05"
    mixed = times("05/06/2022", "05/13/2022")
    assert periods(mixed) == ["-", "2022-05-13"]
    assert [p.code for _, p in mixed.problems] == ["ambiguous-date"]
    assert periods(times("05/06/2022", "05/13/2022", order=DateOrder.MDY))[0] == "2022-05-06"


def test_an_order_by_custom_only_is_remarked_once() -> None:
    read = times("05/06/2022", "07/08/2022", "03-05/06/2022")
    assert periods(read) == ["2022-06-05", "2022-08-07", "2022-06-03/2022-06-05"]
    assert [(position, p.code) for position, p in read.problems] == [(0, "date-order-assumed")]
    assert not times("05/05/2022", "07/07/2022").problems


def test_years_quarters_and_months_need_not_repeat_the_word() -> None:
    assert periods(times(2021, "2022", "Năm 2023", kind=Field.YEAR)) == ["2021", "2022", "2023"]
    quarters = times(
        1, "II", "Quý III", "4", kind=Field.QUARTER, years=[2021, None, 2020, 2022], year=2019
    )
    assert periods(quarters) == ["2021-Q1", "2019-Q2", "2020-Q3", "2022-Q4"]
    months = times(1, "12", "Tháng 3", 13, kind=Field.MONTH, year=2019)
    assert [p.start.month if p else None for p in months.periods] == [1, 12, 3, None]
    assert [p.code for _, p in months.problems] == ["not-a-date"]
    english = times("January", "May", kind=Field.MONTH, year=2021)
    assert [p.start.month if p else None for p in english.periods] == [1, 5]
    (wrong,) = times("Số lớp", kind=Field.MONTH, year=2021).problems
    assert "“Số lớp”" in wrong[1].message.vi  # as it is written, without a word before it
    assert periods(times(5, kind=Field.YEAR)) == ["-"]


def test_a_year_that_lacks_is_remarked_once_a_column() -> None:
    assert [p.code for _, p in times("05/06", "07/08", "09/10").problems] == ["no-year"]
    assert periods(times("26-27/5", year=2022)) == ["2022-05-26/2022-05-27"]


@given(st.lists(st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)), min_size=1, max_size=30))
def test_written_days_are_read_back(days: list[dt.date]) -> None:
    sure = dt.date(2022, 12, 31)
    written = [f"{day.day}/{day.month:02}/{day.year}" for day in (sure, *days)]
    assert times(*written).periods == [Period.of_day(day) for day in (sure, *days)]


def test_a_column_is_read_by_the_evidence_of_its_sheet_and_then_of_the_document() -> None:
    def one(share: str, name: str) -> Sheet:
        return sheet(
            ("text", TITLE),
            ("header", "Xã", "Số lớp", "Kinh phí"),
            ("row", "Tân An", 2, "6.200"),
            ("row", "Mỹ Cẩm", 3, share),
            name=name,
        )

    def amounts(*sheets: Sheet) -> list[object]:
        reading = read_layouts(sheets)
        return [table.tabulation.columns[1].values[0] for table in reading.tables]

    assert amounts(one("7.100", "a")) == [None]
    assert amounts(one("7.100", "a"), one("12,5", "b")) == [6200, 6200]
    assert amounts(one("12.5", "a"), one("12,5", "b")) == [Decimal("6.200"), 6200]
    assert amounts(one("7.100", "a"), one("12.5", "b"), one("12,5", "c")) == [
        None,
        Decimal("6.200"),
        6200,
    ]


def test_texts_of_a_sheet_are_evidence_where_its_numbers_are_none() -> None:
    reading = read(
        ("text", TITLE),
        ("text", "Toàn huyện đạt 98,96% kế hoạch"),
        ("header", "Xã", "Số lớp", "Kinh phí"),
        ("row", "Tân An", 2, "6.200"),
        ("row", "Mỹ Cẩm", 3, "7.100"),
    )
    assert reading.tables[0].tabulation.columns[1].values == [6200, 7100]
    assert codes(reading) == []


def test_two_notations_in_one_document_are_read_and_remarked_once() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, "6.200"),
        ("row", "Mỹ Cẩm", 3, "19,554"),
        ("row", "Đức Mỹ", 3, "7.000"),
    )
    assert reading.tables[0].tabulation.columns[1].values == [6200, 19554, 7000]
    assert cells(reading, "mixed-notation") == ["C4"]


def test_a_notation_passed_decides_for_the_document() -> None:
    rows = (("header", "Xã", "Kinh phí"), ("row", "A", "6.200"), ("row", "B", "7.100"))
    assert read(*rows, notation=Notation.EN).tables[0].tabulation.columns[0].values == [
        Decimal("6.200"),
        Decimal("7.100"),
    ]


def test_headers_that_come_again_and_heads_hold_no_numbers() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp"),
        ("row", "Tân An", 2),
        ("skip", "Xã", "Số lớp"),
        ("head 1", "Khối cơ quan", "(lớp)"),
        ("row", "Công an", 3),
    )
    assert reading.tables[0].tabulation.columns[0].values == [2, None, None, 3]
    assert codes(reading) == []
