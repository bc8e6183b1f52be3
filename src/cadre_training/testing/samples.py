"""A report with every kind of block and value, and a register with every kind of record."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from cadre_training.plugin import (
    Absence,
    AdminUnit,
    Attendance,
    BulletList,
    Cadre,
    Cell,
    CellValue,
    CheckResult,
    Column,
    Counter,
    CounterDefinition,
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    Definition,
    Definitions,
    Finding,
    Findings,
    Held,
    Inheritance,
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
    Quantity,
    Rate,
    RateBase,
    Register,
    Report,
    ReportedFigure,
    Robots,
    Row,
    Scope,
    Section,
    Session,
    Severity,
    Source,
    SourceList,
    Spot,
    StatedRate,
    Table,
    TargetGroup,
    Topic,
    TrainingClass,
    UnitLevel,
)

_SOURCE = Source(
    document="Báo cáo số 47-BC/TTCT",
    within="mục I.2",
    words="tổng số lớp đã mở",
    read_at=Place("classes.csv", line=4, column="count"),
)
_SHEET = Source(document="Sổ lớp năm 2017", read_at=Place("so-lop.ods", sheet="2017", cell="D7"))

VALUES: tuple[CellValue, ...] = (
    Quantity(10**30 + 7, CountUnit.PAGE_VIEW),
    Quantity(-43, CountUnit.CLASS),
    Quantity(0, CountUnit.PERSON),
    Interval.of(1300, 2600, CountUnit.PERSON),
    Rate(Quantity(2871, CountUnit.PERSON), Quantity(3046, CountUnit.PERSON), RateBase.SUMMONED),
    Rate(Quantity(2750, CountUnit.ATTENDANCE), Quantity(13, CountUnit.CLASS), RateBase.CLASSES),
    StatedRate(Decimal("97.380")),
    Absence.NO_DATA,
    Absence.NOT_APPLICABLE,
    Absence.WITHHELD,
    NotKnown(Label("Điều 6", "article 6")),
    Label("hai nghìn lượt", "two thousand attendances"),
    Period.of_year(2016),
    Period.of_years(2015, 2018),
    Period.of_quarter(2017, 3),
    dt.date(2015, 4, 9),
    "0073",
)
"""A value of each kind that a cell can hold."""


def sample_report() -> Report:
    """Return a report of a district that does not exist: every kind of block and of value.

    >>> len(list(sample_report().blocks(Table)))
    2
    """
    return Report(
        title=Label("Bốn năm bồi dưỡng cán bộ", "Four years of cadre training"),
        subtitle=Phrase.of(
            "Huyện mẫu, giai đoạn {p}", "Sample district, {p}", p=Period.of_years(2015, 2018)
        ),
        as_of=dt.date(2019, 3, 5),
        sections=(
            Section(id="summary", title=Label("Tóm tắt", "Summary"), blocks=_summary()),
            Section(id="tables", title=Label("Các bảng số liệu", "Tables"), blocks=sample_tables()),
            Section(id="rest", title=Label("Đối chiếu", "Checks"), blocks=_rest()),
        ),
    )


def sample_tables() -> tuple[Table, Table]:
    """Return two tables: classes by year, and one with a value of each kind."""
    note = Label("Kể cả lớp ghép.", "Joint classes included.")
    rate = Rate(Quantity(21, CountUnit.CLASS), Quantity(24, CountUnit.CLASS), RateBase.PLAN)
    by_year = Table(
        id="by-year",
        caption=Phrase.of(
            "Lớp theo năm, {p}", "Classes by year, {p}", p=Period.of_years(2015, 2016)
        ),
        columns=(
            Column(name="year", label=Label("Năm", "Year"), is_header=True),
            Column(
                name="classes",
                label=Label("Số lớp đã mở", "Classes held"),
                unit=CountUnit.CLASS,
                definition=Label("Lớp đã khai giảng trong năm.", "Classes that began that year."),
            ),
            Column(name="rate", label=Label("Đạt kế hoạch", "Of the plan")),
        ),
        rows=(
            Row((Cell(Period.of_year(2015)), _classes(1256), Cell(rate))),
            Row((Cell(Period.of_year(2016)), _classes(8), Cell(Absence.NO_DATA, note=note))),
            Row((Cell(Label("Tổng cộng", "Total")), _classes(1264), Cell(rate)), is_total=True),
        ),
        notes=(Label("Số liệu đến hết năm 2016.", "To the end of 2016."),),
    )
    values = Table(
        id="every-value",
        caption=Label("Giá trị mọi loại", "A value of each kind"),
        columns=(
            Column(name="number", label=Label("Thứ tự", "No."), is_header=True),
            Column(name="value", label=Label("Giá trị", "Value")),
        ),
        rows=tuple(Row((Cell(f"v{i}"), Cell(value))) for i, value in enumerate(VALUES, start=1)),
    )
    return by_year, values


_READ_AT = dt.datetime(2019, 3, 5, 8, 40, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def sample_counter() -> CounterSnapshot:
    """Return a visitor counter: a figure, one that is absent, and an inherited start."""
    return CounterSnapshot(
        id="site",
        site="Trang thông tin huyện mẫu",
        at=_READ_AT,
        figures=(
            CounterFigure(
                window=CounterWindow.TODAY,
                value=Quantity(1573, CountUnit.VISIT),
                definition=Label("lượt truy cập trong ngày", "visits of the day"),
                source=_SHEET,
            ),
            CounterFigure(
                window=CounterWindow.MONTH,
                value=Absence.WITHHELD,
                definition=NotKnown(Label("tài liệu của trang", "the documentation of the site")),
            ),
        ),
        inherited=InheritedCount(value=Quantity(48210, CountUnit.VISIT), on=dt.date(2018, 1, 1)),
    )


def sample_own_counter() -> CounterSnapshot:
    """Return a counter with definitions in parts: an estimate, and a figure that adds up."""
    return CounterSnapshot(
        id="own",
        at=_READ_AT,
        figures=(
            CounterFigure(
                window=CounterWindow.LAST_7_DAYS,
                value=Quantity(2914, CountUnit.VISITOR),
                definition=CounterDefinition(
                    window=CounterWindow.LAST_7_DAYS,
                    unit=CountUnit.VISITOR,
                    zone="Asia/Ho_Chi_Minh",
                    start=_READ_AT.replace(day=27, month=2, hour=0, minute=0),
                    end=_READ_AT,
                    robots=Robots.WITH,
                    error_percent=Decimal("1.625"),
                    basis=Label("theo địa chỉ mạng", "by network address"),
                ),
            ),
            CounterFigure(
                window=CounterWindow.ALL,
                value=Quantity(71_466, CountUnit.VISIT),
                definition=CounterDefinition(
                    window=CounterWindow.ALL,
                    unit=CountUnit.VISIT,
                    zone="Asia/Ho_Chi_Minh",
                    end=_READ_AT,
                    robots=Robots.WITHOUT,
                    since=_READ_AT.replace(year=2018, month=1, day=1),
                    inherited=Inheritance.APART,
                ),
            ),
        ),
        inherited=InheritedCount(value=Quantity(39_005, CountUnit.VISIT)),
    )


def sample_register() -> Register:
    """Return a small register with a record of each kind, all references leading somewhere.

    >>> len(sample_register().classes) > 0
    True
    """
    group, year = TargetGroup("164", "4"), Period.of_year(2016)
    return Register(
        title=Label("Huyện mẫu", "Sample district"),
        covers=Period.of_years(2015, 2018),
        unit="900",
        units=(AdminUnit(code="900", name="Huyện mẫu", level=UnitLevel.DISTRICT),),
        topics=(Topic(id="t1", title="Kỹ năng điều hành", target_group=group),),
        classes=(
            TrainingClass(id="c1", period=year, target_group=group, learners=87, topics=("t1",)),
            TrainingClass(id="c2", period=year, unit="900", count=2, learners=Absence.NO_DATA),
        ),
        sessions=(Session(id="s1", period=year, class_id="c1", attendees=85),),
        cadres=(Cadre(id="p1", name="Nguyễn Thị Mẫu", target_group=group),),
        attendances=(Attendance(class_id="c1", cadre_id="p1"),),
        figures=(
            ReportedFigure(
                id="f1",
                measure="classes",
                value=Quantity(3, CountUnit.CLASS),
                scope=Scope(period=year),
                source=_SOURCE,
            ),
        ),
        counters=(sample_counter(), sample_own_counter()),
    )


def _classes(number: int) -> Cell:
    return Cell(Quantity(number, CountUnit.CLASS), (_SOURCE,))


def _summary() -> tuple[Paragraph, BulletList, KeyFigures]:
    held = Phrase.of(
        "Trong các năm {years} đã mở {n}.",
        "In {years}, {n} were held.",
        n=Quantity(1264, CountUnit.CLASS),
        years=(Period.of_year(2015), Period.of_year(2016)),
    )
    points = (
        Label("Tính theo sổ lớp", "Counted from the class rolls"),
        Phrase.of("Có {n} mục", "There are {n} items", n=3100),
    )
    figures = (
        KeyFigure(
            label=Label("Tổng số lớp", "Classes in all"),
            value=Quantity(1264, CountUnit.CLASS),
            note=Label("tính cả lớp ghép", "joint ones counted"),
            sources=(_SOURCE,),
        ),
        KeyFigure(label=Label("Số người khác nhau", "Distinct people"), value=Absence.NO_DATA),
    )
    return Paragraph(held), BulletList(points), KeyFigures(figures)


def _rest() -> tuple[Findings, Definitions, SourceList, Counter, Counter]:
    spot = Spot(kind="figures", key="f1", field="value", source=_SOURCE)
    finding = Finding(
        code="part-whole",
        severity=Severity.WARNING,
        spots=(spot, Spot(kind="classes", key="c2", source=_SHEET)),
        seen=Phrase.of(
            "Tổng ghi {a}, các phần cộng lại {b}.",
            "The total says {a}, its parts make {b}.",
            a=Quantity(1264, CountUnit.CLASS),
            b=(1256, Decimal("7.5")),
        ),
        reasons=(Phrase.of("Có thể gõ nhầm.", "A digit may be mistyped."),),
        question=Phrase.of("Số nào mới đúng?", "Which one is right?"),
    )
    seen = Phrase.of("{a} khớp với sổ", "{a} fits the rolls", a=5150)
    held = Held(code="part-whole", spots=(spot,), seen=seen)
    term = Definition(term=Label("Lớp", "Class"), text=Label("một khóa học", "one course"))
    return (
        Findings(CheckResult(findings=(finding,), held=(held,))),
        Definitions((term,)),
        SourceList((_SOURCE, _SHEET)),
        Counter(sample_counter()),
        Counter(sample_own_counter()),
    )
