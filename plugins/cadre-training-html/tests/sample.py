"""A report with every kind of block: Càng Long's figures, and hostile ones."""

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

ARTICLE = "Càng Long: 10 năm thực hiện chế độ bồi dưỡng, cập nhật kiến thức"


def source(words: str, line: int | None = None, file: str = "classes.csv") -> Source:
    place = Place(file, line=line) if line else None
    return Source(document=ARTICLE, within="đoạn 6", words=words, read_at=place)


S2014 = source("năm 2014 mở 2 lớp cập nhật kiến thức cho dối tượng 4, có 223 học viên dự", 2)
S2019 = source("năm 2019 mở 11 lớp cập nhật kiến thức cho đối tượng 5, có 2.900 học viên dự", 3)
S2022 = source("năm 2022 mở 23 lớp cập nhật kiến thức cho đối tượng 5, có 3.300 học viên dự", 4)
S36 = source("Mở 36 lớp bồi dưỡng cập nhật kiến thức", 2, "figures.csv")
S267 = Source(document=ARTICLE, within="đoạn 4", words="267 cuộc, đạt 98,96%")
COUNTER = Source(document=ARTICLE, within="cuối trang", words="Thống kê truy cập")

GROUP_4 = Label("Đối tượng 4 (Quy định số 164-QĐ/TW)", "Group 4 (Regulation 164-QĐ/TW)")
GROUP_5 = Label("Đối tượng 5 (địa phương)", "Group 5 (local)")
CLASSES = Label("Số lớp là số lớp đã mở trong kỳ.", "The number of classes held in the period.")


def classes(value: int) -> Quantity:
    return Quantity(value, CountUnit.CLASS)


def learners(value: int) -> Quantity:
    return Quantity(value, CountUnit.ATTENDANCE)


def _per_class(value: int, of: int) -> Rate:
    return Rate(learners(value), classes(of), RateBase.CLASSES)


def by_year() -> Table:
    stated = {
        2014: (GROUP_4, 2, 223, S2014),
        2019: (GROUP_5, 11, 2900, S2019),
        2022: (GROUP_5, 23, 3300, S2022),
    }
    note = Label(
        "Nguồn ghi “học viên”; được tính là lượt học viên.",
        "The source says “học viên” (learners); counted as attendances.",
    )
    rows: list[Row] = []
    for year in range(2013, 2023):
        if year in stated:
            group, held, came, where = stated[year]
            cells: tuple[Cell, ...] = (
                Cell(group),
                Cell(classes(held), (where,)),
                Cell(learners(came), (where,), note),
                Cell(_per_class(came, held), (where,)),
            )
        else:
            cells = (Cell(Label("không nêu", "not stated")), *[Cell(Absence.NO_DATA)] * 3)
        rows.append(Row((Cell(Period.of_year(year)), *cells)))
    every = (S2014, S2019, S2022)
    mixed = Label(
        "Học viên và lượt học viên là hai đơn vị khác nhau, không cộng với nhau.",
        "Learners and attendances are unlike units and are not added.",
    )
    total = (
        Cell(Label("Cộng", "Total")),
        Cell(Label.same("–")),
        Cell(classes(36), every),
        Cell(Absence.NOT_APPLICABLE, every, mixed),
        Cell(Absence.NOT_APPLICABLE),
    )
    return Table(
        id="by-year",
        caption=Label(
            "Số lớp và lượt học viên theo năm và đối tượng, 2013–2022",
            "Classes and attendances by year and target group, 2013–2022",
        ),
        columns=(
            Column(name="year", label=Label("Năm", "Year"), is_header=True),
            Column(name="target_group", label=Label("Đối tượng", "Group"), is_header=True),
            Column(
                name="classes",
                label=Label("Số lớp", "Classes"),
                unit=CountUnit.CLASS,
                definition=CLASSES,
            ),
            Column(
                name="attendances",
                label=Label("Người dự", "Attended"),
                unit=CountUnit.ATTENDANCE,
                definition=Label(
                    "Một người dự hai lớp là hai lượt.",
                    "A person in two classes is two attendances.",
                ),
            ),
            Column(
                name="learners_per_class",
                label=Label("Bình quân mỗi lớp", "Average per class"),
            ),
        ),
        rows=(*rows, Row(total, is_total=True)),
        notes=(
            Label(
                "Bảy năm không có số liệu; không có số liệu khác với không mở lớp.",
                "Seven years have no data, which is not the same as no classes.",
            ),
        ),
    )


def every_value() -> Table:
    values: tuple[CellValue, ...] = (
        Quantity(-1234567, CountUnit.PERSON),
        StatedRate(Decimal("98.96")),
        Rate(classes(22), classes(20), RateBase.PLAN),
        Interval.of(1, 2, CountUnit.CLASS),
        Absence.NO_DATA,
        Absence.NOT_APPLICABLE,
        Absence.WITHHELD,
        NotKnown(Label("Điều 2", "article 2")),
        Label("chữ thường", "plain words"),
        Period.of_quarter(2022, 2),
        dt.date(2013, 2, 1),
        "01",
        Quantity(10**30, CountUnit.PAGE_VIEW),
    )
    return Table(
        id="every-value",
        caption=Phrase.of("Mọi loại giá trị ({n})", "Every kind of value ({n})", n=len(values)),
        columns=(
            Column(name="kind", label=Label("Thứ tự", "Number"), is_header=True),
            Column(name="value", label=Label("Giá trị", "Value")),
        ),
        rows=tuple(
            Row((Cell(str(number)), Cell(value))) for number, value in enumerate(values, start=1)
        ),
    )


def wide() -> Table:
    units = ["Càng Long", "An Trường", "Tân An", "Nhị Long", "Bình Phú"]
    return Table(
        id="wide",
        caption=Label("Số lớp theo xã và năm", "Classes by commune and year"),
        columns=(
            Column(name="unit", label=Label("Xã", "Commune"), is_header=True),
            *(
                Column(name=f"y{year}", label=Label.same(str(year)), unit=CountUnit.CLASS)
                for year in range(2013, 2023)
            ),
            Column(name="all", label=Label("Cộng", "Total"), unit=CountUnit.CLASS),
        ),
        rows=tuple(
            Row(
                (
                    Cell(name),
                    *(Cell(classes(n * year % 4)) for year in range(2013, 2023)),
                    Cell(classes(sum(n * year % 4 for year in range(2013, 2023)))),
                )
            )
            for n, name in enumerate(units, start=1)
        ),
    )


def empty() -> Table:
    return Table(
        id="empty",
        caption=Label("Bảng trống", "Empty table"),
        columns=(Column(name="a", label=Label("Cột", "Column")),),
        rows=(),
    )


def result() -> CheckResult:
    spot_2019 = Spot(kind="classes", key="2019-5", field="learners", source=S2019)
    spot_2022 = Spot(kind="classes", key="2022-5", field="learners", source=S2022)
    return CheckResult(
        findings=(
            Finding(
                code="part-whole",
                severity=Severity.ERROR,
                spots=(
                    Spot(kind="figures", key="classes-total", source=S36),
                    Spot(kind="classes", key="2014-4", source=S2014),
                ),
                seen=Phrase.of(
                    "Tổng ghi {whole}, các phần cộng lại là {parts}.",
                    "The total says {whole}, the parts make {parts}.",
                    whole=learners(6300),
                    parts=learners(6200),
                ),
                reasons=(
                    Phrase.of("Gõ nhầm một chữ số.", "A digit was mistyped."),
                    Phrase.of("Thiếu một phần.", "A part is missing."),
                ),
                question=Phrase.of("Số nào đúng?", "Which figure is right?"),
            ),
            Finding(
                code="impossible-percentage",
                severity=Severity.WARNING,
                spots=(Spot(kind="figures", key="rate", field="value", source=S267),),
                seen=Phrase.of(
                    "Không có số cuộc theo kế hoạch nào cho {rate} khi đã tổ chức {held}; "
                    "gần nhất là {near}.",
                    "No whole number of planned sessions gives {rate} when {held} were held; "
                    "the nearest are {near}.",
                    rate=StatedRate(Decimal("98.96")),
                    held=Quantity(267, CountUnit.SESSION),
                    near=("267/269", "267/270"),
                ),
                reasons=(
                    Phrase.of(
                        "Tỷ lệ có thể là của đảng viên tham gia học tập, không phải của số cuộc.",
                        "The rate may be that of the members who took part, not of the sessions.",
                    ),
                ),
                question=Phrase.of("98,96% là của số nào?", "Of what is 98.96% the share?"),
            ),
            Finding(
                code="round-hundreds",
                severity=Severity.NOTICE,
                spots=(spot_2019, spot_2022),
                seen=Phrase.of(
                    "{numbers} đều là số tròn trăm.",
                    "{numbers} are round hundreds.",
                    numbers=(2900, 3300),
                ),
                reasons=(),
                question=Phrase.of(
                    "Đây là số đếm hay số ước tính?", "Were they counted or estimated?"
                ),
            ),
        ),
        held=(
            Held(
                code="part-whole",
                spots=(spot_2019, spot_2022),
                seen=Phrase.of(
                    "{whole} = {a} + {b}.", "{whole} = {a} + {b}.", whole=6200, a=2900, b=3300
                ),
            ),
        ),
    )


def snapshot() -> CounterSnapshot:
    definition = NotKnown(
        Label("tài liệu của trang thông tin", "the documentation of the web site")
    )
    zone = dt.timezone(dt.timedelta(hours=7))
    values = (
        (CounterWindow.ONLINE, Quantity(32, CountUnit.VISITOR)),
        (CounterWindow.TODAY, Quantity(685, CountUnit.VISIT)),
        (CounterWindow.WEEK, Quantity(19554, CountUnit.VISIT)),
        (CounterWindow.MONTH, Absence.NO_DATA),
        (CounterWindow.ALL, Quantity(2468642, CountUnit.VISIT)),
    )
    figures = tuple(
        CounterFigure(window=w, value=v, definition=definition, source=COUNTER) for w, v in values
    )
    return CounterSnapshot(
        id="site",
        site="Trang thông tin điện tử huyện Càng Long",
        at=dt.datetime(2023, 2, 1, 14, 5, tzinfo=zone),
        figures=figures,
        inherited=InheritedCount(
            value=Quantity(1200000, CountUnit.VISIT), on=dt.date(2019, 1, 1), source=COUNTER
        ),
        source=COUNTER,
    )


def report() -> Report:
    return Report(
        title=Label(
            "Huyện Càng Long: 10 năm bồi dưỡng, cập nhật kiến thức đối với cán bộ lãnh đạo, "
            "quản lý các cấp",
            "Càng Long district: 10 years of knowledge updates for leading and managing cadres",
        ),
        subtitle=Phrase.of(
            "Báo cáo số liệu giai đoạn {period}",
            "Report on the figures for {period}",
            period=Period.of_years(2013, 2022),
        ),
        as_of=dt.date(2023, 2, 1),
        sections=(
            Section(
                id="summary",
                title=Label("Tóm tắt", "Summary"),
                blocks=(
                    Paragraph(
                        Phrase.of(
                            "Trong giai đoạn {period}, tài liệu nguồn ghi {held}, riêng "
                            "đối tượng 5 có {came}. "
                            "Các lớp được ghi cho ba năm; bảy năm còn lại không có số liệu.",
                            "For {period} the source documents {held}, group 5 alone having "
                            "{came}. The classes are recorded for three years; the other "
                            "seven have no data.",
                            period=Period.of_years(2013, 2022),
                            held=classes(36),
                            came=learners(6200),
                        )
                    ),
                    KeyFigures(
                        (
                            KeyFigure(
                                label=Label("Số lớp đã mở", "Classes held"),
                                value=classes(36),
                                sources=(S36,),
                            ),
                            KeyFigure(
                                label=Label("Lượt học viên đối tượng 5", "Attendances, group 5"),
                                value=learners(6200),
                                note=Label(
                                    "Nguồn ghi “lượt học viên” ở tổng, “học viên” ở các phần.",
                                    "The total counts attendances, its parts learners.",
                                ),
                                sources=(S2019, S2022),
                            ),
                            KeyFigure(
                                label=Label("Tỷ lệ các cuộc", "Rate of sessions"),
                                value=StatedRate(Decimal("98.96")),
                                sources=(S267,),
                            ),
                            KeyFigure(
                                label=Label("Số người khác nhau", "Distinct persons"),
                                value=Absence.NO_DATA,
                            ),
                        )
                    ),
                ),
            ),
            Section(
                id="classes",
                title=Label("Các lớp bồi dưỡng", "Classes"),
                blocks=(by_year(), wide(), every_value(), empty()),
            ),
            Section(
                id="findings",
                title=Label("Kết quả đối chiếu số liệu", "Findings"),
                blocks=(Findings(result()),),
            ),
            Section(
                id="method",
                title=Label("Cách tính và định nghĩa", "Method and definitions"),
                blocks=(
                    BulletList(
                        (
                            Label("Bảng chỉ tính từ các bản ghi.", "Tables come from records."),
                            Label("Người và lượt không cộng.", "Persons are not attendances."),
                        )
                    ),
                    Definitions((Definition(term=Label("Số lớp", "Classes"), text=CLASSES),)),
                ),
            ),
            Section(
                id="counter",
                title=Label("Thống kê truy cập", "Site visits"),
                blocks=(Counter(snapshot()),),
            ),
            Section(
                id="sources",
                title=Label("Tài liệu nguồn", "Sources"),
                blocks=(SourceList((Source(document=ARTICLE),)),),
            ),
        ),
    )
