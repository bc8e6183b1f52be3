"""A report with every kind of block and value, of a district that does not exist."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from cadre_training.plugin import (
    Absence,
    BulletList,
    Cell,
    CellValue,
    CheckResult,
    Column,
    Counter,
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    Definition,
    Definitions,
    Finding,
    Findings,
    Held,
    InheritedCount,
    Interval,
    KeyFigure,
    KeyFigures,
    Label,
    NotKnown,
    Paragraph,
    Period,
    Phrase,
    Place,
    Proposal,
    Quantity,
    Rate,
    RateBase,
    Report,
    Row,
    Section,
    Severity,
    Source,
    SourceList,
    Spot,
    StatedRate,
    Table,
)

SOURCE = Source(
    document="Báo cáo số 12-BC/HU",
    within="mục II.3",
    span=(10, 25),
    words="đã mở 1.234 lớp",
    read_at=Place("classes.csv", line=3, column="count"),
)
SHEET = Source(read_at=Place("so-lop.xlsx", sheet="2021", cell="F10"))
PLAN = Rate(Quantity(2909, CountUnit.PERSON), Quantity(3044, CountUnit.PERSON), RateBase.SUMMONED)
MEAN = Rate(Quantity(2900, CountUnit.ATTENDANCE), Quantity(11, CountUnit.CLASS), RateBase.CLASSES)
GROWTH = Rate(
    Quantity(-83, CountUnit.CLASS), Quantity(1000, CountUnit.CLASS), RateBase.PREVIOUS_YEAR
)

VALUES: tuple[CellValue, ...] = (
    Quantity(10**30, CountUnit.PAGE_VIEW),
    Quantity(-1, CountUnit.CLASS),
    Interval.of(1400, 2800, CountUnit.PERSON),
    PLAN,
    MEAN,
    GROWTH,
    StatedRate(Decimal("98.960")),
    StatedRate(Decimal("1E+2"), RateBase.PLAN),
    *Absence,
    NotKnown(Label("Điều 2", "article 2")),
    Label("hai nghìn", "two thousand"),
    Period.of_quarter(2022, 2),
    dt.date(2013, 2, 1),
    "007",
)


def classes(number: int) -> Cell:
    return Cell(Quantity(number, CountUnit.CLASS), (SOURCE,))


def by_year() -> Table:
    note = Label("Tính cả lớp ghép.", "Joint classes included.")
    rows = (
        Row((Cell(Period.of_year(2020)), classes(1234), Cell(PLAN))),
        Row((Cell(Period.of_year(2021)), classes(7), Cell(Absence.NO_DATA, note=note))),
        Row((Cell(Label("Cộng", "Total")), classes(1241), Cell(PLAN, note=note)), is_total=True),
    )
    return Table(
        id="by-year",
        caption=Phrase.of("Bảng 1: {p}", "Table 1: {p}", p=Period.of_years(2020, 2021)),
        columns=(
            Column(name="year", label=Label("Năm", "Year"), is_header=True),
            Column(
                name="classes",
                label=Label("Đã mở", "Held"),
                unit=CountUnit.CLASS,
                definition=Label("Lớp đã khai giảng.", "Classes that began."),
            ),
            Column(name="rate", label=Label("Tỷ lệ", "Rate")),
        ),
        rows=rows,
        notes=(Label("Số liệu đến hết năm 2021.", "To the end of 2021."),),
    )


def every_value() -> Table:
    columns = (
        Column(name="n", label=Label("Thứ tự", "No."), is_header=True),
        Column(name="value", label=Label("Giá trị", "Value")),
    )
    rows = tuple(Row((Cell(str(i)), Cell(value))) for i, value in enumerate(VALUES))
    caption = Label("Mọi giá trị", "Every value")
    return Table(id="every-value", caption=caption, columns=columns, rows=rows)


def result() -> CheckResult:
    figure = Spot(kind="figures", key="g1", field="value", source=SOURCE)
    finding = Finding(
        code="part-whole",
        severity=Severity.ERROR,
        spots=(figure, Spot(kind="classes", key="c1", source=SHEET), Spot(kind="x", key="y")),
        seen=Phrase.of(
            "Tổng ghi {a}, các phần là {b}.",
            "The total is {a}, its parts are {b}.",
            a=Quantity(1234, CountUnit.CLASS),
            b=(1000, Decimal("233.5"), CountUnit.PERSON),
        ),
        reasons=(Phrase.of("Gõ nhầm.", "A slip."),),
        question=Phrase.of("Số nào đúng?", "Which is right?"),
        proposals=(
            Proposal(
                spot=Spot.at(Place("a.xlsx", sheet="2022", cell="F10")),
                was=None,
                proposed=1234,
                why=Phrase.of("có thể bỏ sót chưa điền", "it may have been left out"),
            ),
        ),
    )
    held = Held(code="part-whole", spots=(figure,), seen=Phrase.of("{a} khớp", "{a} fits", a=7000))
    return CheckResult(findings=(finding,), held=(held,))


def snapshot() -> CounterSnapshot:
    zone = dt.timezone(dt.timedelta(hours=7))
    return CounterSnapshot(
        id="main",
        site="Trang của huyện",
        at=dt.datetime(2022, 2, 1, 14, 5, tzinfo=zone),
        figures=(
            CounterFigure(
                window=CounterWindow.TODAY,
                value=Quantity(1234, CountUnit.VISIT),
                definition=Label("lượt trong ngày", "visits of the day"),
                source=SHEET,
            ),
            CounterFigure(
                window=CounterWindow.MONTH,
                value=Absence.WITHHELD,
                definition=NotKnown(Label("trang web", "the web site")),
            ),
        ),
        inherited=InheritedCount(
            value=Quantity(5000, CountUnit.VISIT), on=dt.date(2019, 1, 1), source=SOURCE
        ),
        source=SOURCE,
    )


def report() -> Report:
    opening = Phrase.of(
        "Đã mở {n} trong {y}.",
        "{n} were held in {y}.",
        n=Quantity(1241, CountUnit.CLASS),
        y=tuple(Period.of_year(year) for year in (2019, 2020, 2021)),
    )
    figures = KeyFigures(
        (
            KeyFigure(
                label=Label("Số lớp", "Classes"),
                value=Quantity(1241, CountUnit.CLASS),
                note=Label("kể cả lớp ghép", "joint ones too"),
                sources=(SOURCE,),
            ),
            KeyFigure(label=Label("Số người", "People"), value=Absence.NO_DATA),
        )
    )
    term = Definition(term=Label("lớp", "class"), text=Label("một khóa", "one course"))
    words = BulletList((Label("một", "one"), Phrase.of("{n} mục", "{n} items", n=2000)))
    empty = Table(id="empty", caption=Label("Trống", "Empty"), columns=by_year().columns, rows=())
    return Report(
        title=Label("Mười năm bồi dưỡng", "Ten years of training"),
        subtitle=Phrase.of("Giai đoạn {p}", "Years {p}", p=Period.of_years(2013, 2022)),
        as_of=dt.date(2023, 2, 1),
        sections=(
            Section(
                id="summary",
                title=Label("Tóm tắt", "Summary"),
                blocks=(Paragraph(opening), words, figures),
            ),
            Section(
                id="tables",
                title=Label("Các bảng", "Tables"),
                blocks=(by_year(), every_value(), empty),
            ),
            Section(
                id="rest",
                title=Label("Kiểm tra", "Checks"),
                blocks=(
                    Findings(result()),
                    Findings(CheckResult()),
                    Definitions((term,)),
                    SourceList((SOURCE, SHEET, Source(words="7"))),
                    Counter(snapshot()),
                ),
            ),
        ),
    )
