"""The small tables that the tests of this package write."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from cadre_training.plugin import (
    Absence,
    Cell,
    Column,
    CountUnit,
    Interval,
    Label,
    NotKnown,
    Period,
    Phrase,
    Quantity,
    Rate,
    RateBase,
    Row,
    Source,
    StatedRate,
    Table,
)


@pytest.fixture
def plain() -> Table:
    """A table of which every column is what it seems."""
    return Table(
        id="lop-theo-nam",
        caption=Label("Số lớp theo năm", "Classes by year"),
        columns=(
            Column(name="year", label=Label("Năm", "Year"), is_header=True),
            Column(name="unit_code", label=Label("Mã xã", "Commune")),
            Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS),
            Column(name="from", label=Label("Từ ngày", "From")),
        ),
        rows=(
            Row(
                (
                    Cell(Period.of_year(2016)),
                    Cell("007"),
                    Cell(Quantity(1_250, CountUnit.CLASS)),
                    Cell(dt.date(2016, 3, 9)),
                )
            ),
            Row(
                (
                    Cell(Period.of_years(2016, 2018)),
                    Cell("Xã “Bình; Hòa”, số 2"),
                    Cell(Quantity(-3, CountUnit.CLASS)),
                    Cell(Absence.WITHHELD),
                )
            ),
            Row(
                (
                    Cell(Label("Tổng cộng", "Total")),
                    Cell(Absence.NOT_APPLICABLE),
                    Cell(Quantity(1_247, CountUnit.CLASS)),
                    Cell(Absence.NO_DATA),
                ),
                is_total=True,
            ),
        ),
        notes=(Phrase.of("Thiếu {n} xã.", "{n} communes are missing.", n=1_100),),
    )


@pytest.fixture
def rich() -> Table:
    """A table of which the columns hold every kind of value, with notes and sources."""
    part, whole = Quantity(33, CountUnit.CLASS), Quantity(30, CountUnit.CLASS)
    learners = Quantity(777, CountUnit.ATTENDANCE)
    source = Source(document="bao-cao.docx", within="đoạn 4", words="33 lớp")
    return Table(
        id="moi-kieu",
        caption=Label("Mọi kiểu giá trị", "Every kind of value"),
        columns=(
            Column(name="x", label=Label("Số liệu", "Figure"), unit=CountUnit.CLASS),
            Column(
                name="rate",
                label=Label("Tỷ lệ", "Rate"),
                definition=Label("Đã mở chia cho kế hoạch.", "Held divided by planned."),
            ),
        ),
        rows=(
            Row((Cell(part, (source,)), Cell(Rate(part, whole, RateBase.PLAN)))),
            Row(
                (
                    Cell(learners, (source, source), Label("chưa đủ", "incomplete")),
                    Cell(Rate(learners, Quantity(4, CountUnit.CLASS), RateBase.CLASSES)),
                )
            ),
            Row(
                (Cell(Interval.of(1_500, 2_500, CountUnit.CLASS)), Cell(StatedRate(Decimal("7.5"))))
            ),
            Row((Cell(Absence.NO_DATA), Cell(NotKnown(Label("Điều 9", "article 9"))))),
        ),
    )
