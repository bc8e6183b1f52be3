"""What holds for every text and every day."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.readers.dates.lines import EXAMPLES

from cadre_training.formatting import Formatter
from cadre_training.model.period import Period
from cadre_training.readers.dates import (
    Basis,
    DateKind,
    DateOrder,
    DateRefusal,
    SerialSystem,
    decide_order,
    read_date,
    read_dates,
    serial_day,
)

WORDS = sorted({word for row in EXAMPLES for word in row["text"].split()})
PIECES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
MARKED = st.text("0123456789/-–. ,&~²", max_size=16)
TEXTS = st.text(max_size=40) | PIECES | MARKED
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
YEARS = st.integers(1900, 2100)
BEGIN = dt.date(1900, 3, 1)


@given(DAYS, st.sampled_from(["vi", "en"]))
def test_a_day_as_we_write_it_is_read_again(day: dt.date, language: str) -> None:
    reading = read_date(Formatter(language).date(day))
    assert reading.period == Period.of_day(day)


@given(DAYS)
def test_a_day_in_iso_is_read_again(day: dt.date) -> None:
    reading = read_date(day.isoformat())
    assert reading.period == Period.of_day(day)
    assert reading.basis is None


@given(YEARS, st.integers(1, 12), st.integers(1, 4))
def test_periods_as_we_write_them_are_read_again(year: int, month: int, quarter: int) -> None:
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    written = [Period(dt.date(year, month, 1), last), Period.of_quarter(year, quarter)]
    written += [Period.of_year(year), Period.of_years(year, year + 5)]
    assume(year <= 2095)
    for period in written:
        for language in ("vi", "en"):
            assert read_date(Formatter(language).period(period)).period == period


@given(DAYS, DAYS)
def test_stretches_of_days_as_we_write_them_are_read_again(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one, other))
    reading = read_date(f"từ ngày {start:%d/%m/%Y} đến ngày {end:%d/%m/%Y}", "dmy")
    assert reading.period == Period(start, end)


@given(TEXTS, st.sampled_from([None, "dmy", "mdy"]), st.sampled_from([None, 2022]))
def test_any_text_is_read_or_refused_with_a_reason(
    text: str, order: str | None, year: int | None
) -> None:
    reading = read_date(text, order, year=year)
    assert reading.unreadable == (reading.refusal is not None)
    clear = not reading.unreadable and not reading.ambiguous and not reading.against
    assert (reading.message is None) == clear
    assert len(set(map(repr, reading.options))) == len(reading.options)


@given(MARKED | PIECES)
@example("05/06/2022")
def test_what_the_orders_read_unlike_says_what_it_rests_on(text: str) -> None:
    alone = read_date(text)
    if alone.unreadable:
        return
    readings = [repr([o.dated for o in read_date(text, order).options]) for order in DateOrder]
    if readings[0] != readings[1]:
        assert alone.basis is Basis.CONVENTION
        mixed = decide_order(["13/05/2022", "05/13/2022"])
        assert read_date(text, decision=mixed).ambiguous
    else:
        assert alone.basis in (None, Basis.FORM)


@given(st.lists(TEXTS, max_size=6))
def test_a_column_reads_every_text(texts: list[str]) -> None:
    column = read_dates(texts)
    assert [reading.text for reading in column.readings] == texts


@given(st.dates(BEGIN, dt.date.max))
def test_serials_count_days(day: dt.date) -> None:
    since_1900 = (day - dt.date(1899, 12, 30)).days
    since_1904 = (day - dt.date(1904, 1, 1)).days
    for serial, system in (
        (since_1900, SerialSystem.FROM_1900),
        (since_1904, SerialSystem.FROM_1904),
    ):
        if serial < 0:
            continue
        for value in (serial, Decimal(serial), Decimal(serial) + Decimal("0.75")):
            found = serial_day(value, system)
            assert not isinstance(found, DateRefusal)
            assert found.kind is DateKind.DAY
            assert found.period == Period.of_day(day)


@given(st.integers() | st.decimals(allow_nan=True, allow_infinity=True))
def test_any_number_is_read_or_refused(number: int | Decimal) -> None:
    reading = read_date(number)
    assert reading.unreadable == (reading.refusal is not None)


LONG = ["1", "1/", "1-", "-", "~", "&", ",", " và ", " đến ", "tháng ", "ngày ", "a", " ", "1, ",
        "2022-", "quý I, ", "(", "khóa ", "1 tháng 1 ", "năm 2022 ", "/", "may 1 "]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("size", [199, 100_000])
def test_a_long_text_takes_no_long_time(piece: str, size: int) -> None:
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.perf_counter()
    read_date(text)
    assert time.perf_counter() - start < 5
