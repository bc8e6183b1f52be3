"""The ten-year report: every figure of the source stands in it, with its source."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.strategies import registers

from cadre_training import (
    Absence,
    CheckResult,
    CountUnit,
    Label,
    Language,
    Period,
    Quantity,
    Register,
    Report,
    ReportedFigure,
    Source,
    StatedRate,
    TargetGroup,
    TrainingClass,
    load,
    ten_year_report,
)
from cadre_training.formatting import Formatter
from cadre_training.report.document import (
    BulletList,
    Cell,
    Counter,
    Definitions,
    Findings,
    KeyFigures,
    Paragraph,
    SourceList,
    Table,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "cang-long"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def report(register: Register) -> Report:
    return ten_year_report(register)


def table(report: Report, name: str) -> Table:
    return next(block for block in report.blocks(Table) if block.id == name)


def texts(report: Report, language: str) -> str:
    """Write all that a report says, one piece a line."""
    form = Formatter(Language(language))
    lines = [form.text(report.title)]
    for section in report.sections:
        lines.append(form.text(section.title))
        for block in section.blocks:
            match block:
                case Paragraph():
                    lines.append(form.text(block.text))
                case BulletList():
                    lines += [form.text(item) for item in block.items]
                case KeyFigures():
                    lines += [
                        f"{form.text(item.label)}: {form.value(item.value)}" for item in block.items
                    ]
                case Table():
                    lines.append(form.text(block.caption))
                    lines += [form.text(note) for note in block.notes]
                    lines.append(" | ".join(form.text(c.label) for c in block.columns))
                    lines += [
                        " | ".join(form.value(cell.value) for cell in row.cells)
                        for row in block.rows
                    ]
                case Definitions():
                    lines += [f"{form.text(i.term)}: {form.text(i.text)}" for i in block.items]
                case Findings():
                    lines += [form.text(f.seen) for f in block.result.findings]
                case SourceList():
                    lines += [str(source) for source in block.sources]
                case Counter():
                    lines += [
                        f"{form.text(f.window.label)}: {form.value(f.value)}"
                        for f in block.snapshot.figures
                    ]
    return "\n".join(lines)


def values(table: Table) -> list[list[object]]:
    return [[cell.value for cell in row.cells] for row in table.rows]


def test_classes_by_year_and_group(report: Report) -> None:
    shown = table(report, "classes-by-year-and-group")
    counted = {
        (str(row.cells[0].value), row.cells[1].code): tuple(
            cell.value.value for cell in row.cells[2:4] if isinstance(cell.value, Quantity)
        )
        for row in shown.rows
        if not row.is_total
    }
    assert counted == {
        ("2014", "164/4"): (2, 223),
        ("2019", "cang-long/5"): (11, 2900),
        ("2022", "cang-long/5"): (23, 3300),
        **{(str(year), ""): () for year in (2013, 2015, 2016, 2017, 2018, 2020, 2021)},
    }
    total = shown.rows[-1]
    assert total.is_total
    assert total.cells[2].value == Quantity(36, CountUnit.CLASS)


VIETNAMESE = """
267 cuộc|98,96%|1–2 lớp|36 lớp|2 lớp|34 lớp|6.200|223|2.900|3.300|7|4|11|23|2014|2019|2022|32|685
giảng viên chuyên trách|giảng viên kiêm chức|19.554|2.468.642|an trường|học viện chính trị quốc gia
"""
ENGLISH = """
267 sessions|98.96%|1–2 classes|36 classes|2 classes|34 classes|6,200|223|2,900|3,300|2014|2019
full-time lecturer|part-time lecturer|32|685|19,554|2,468,642|nhị long phú
"""


@pytest.mark.parametrize(("language", "words"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_every_figure_of_the_source_is_in_it(report: Report, language: str, words: str) -> None:
    text = texts(report, language).lower()
    assert [word for word in words.strip().replace("\n", "|").split("|") if word not in text] == []


def test_every_number_of_the_class_tables_names_its_source(report: Report) -> None:
    for name in ("classes-by-year-and-group", "classes-by-group", "topics-by-year"):
        for row in table(report, name).rows:
            for cell in row.cells:
                if isinstance(cell.value, Quantity):
                    assert cell.sources, (name, row)
                    assert all(source.words for source in cell.sources)


def test_reported_figures_say_how_they_compare(report: Report) -> None:
    shown = table(report, "reported-figures")
    compared = {(row.cells[0].code, row.cells[4].value): row.cells[5].code for row in shown.rows}
    assert compared["classes", "36 lớp"] == "agrees"
    assert compared["classes", "hằng năm mỗi xã mở từ 1 đến 2 lớp"] == "interval-claim"
    assert compared["attendances", "6.200 lượt học viên"] == "agrees unit-differs"
    assert str(compared["sessions", "đạt 98,96%"]).startswith("rate-impossible")


def test_communes_name_their_successors(report: Report) -> None:
    rows = table(report, "communes").rows
    successors = {row.cells[0].value: row.cells[4].value for row in rows}
    assert successors["29269"] == "Càng Long (29266)"
    assert len(rows) == 14 + 5


def test_what_checks_said_can_be_given(register: Register) -> None:
    quiet = ten_year_report(register, result=CheckResult())
    assert next(quiet.blocks(Findings)).result == CheckResult()


def test_an_empty_register_makes_a_report() -> None:
    report = ten_year_report(Register())
    assert [section.id for section in report.sections] == ["findings", "method"]


def test_a_sum_that_leaves_something_out_says_so() -> None:
    group = TargetGroup("164", "4")
    register = Register(
        classes=(
            TrainingClass(id="a", period=Period.of_year(2014), target_group=group, learners=10),
            TrainingClass(id="b", period=Period.of_year(2014), target_group=group),
        )
    )
    cell = table(ten_year_report(register), "classes-by-group").rows[0].cells[2]
    assert cell.value == Quantity(10, CountUnit.ATTENDANCE)
    assert cell.note is not None
    assert "1" in Formatter(Language.VI).text(cell.note)


def test_sentences_say_where_a_sum_is_the_least_there_can_be() -> None:
    def of(name: str, group: str, learners: int | Absence) -> TrainingClass:
        return TrainingClass(
            id=name,
            period=Period.of_year(2023),
            target_group=TargetGroup("164", group),
            learners=learners,
        )

    register = Register(
        classes=(
            of("a", "3", 1084),
            of("b", "3", Absence.NO_DATA),
            of("c", "4", 62),
            of("d", "2", Absence.NO_DATA),
        )
    )
    vi, en = (texts(ten_year_report(register), language) for language in ("vi", "en"))
    assert "Đã mở 4 lớp, có ít nhất 1.146 lượt học viên tham gia." in vi
    assert "4 classes were held, with at least 1,146 attendances." in en
    assert "Đối tượng 3 (164): 2 lớp, ít nhất 1.084 lượt học viên (năm 2023)." in vi
    assert "Đối tượng 4 (164): 1 lớp, 62 lượt học viên (năm 2023)." in vi
    assert "Đối tượng 2 (164): 1 lớp, lượt học viên: không có số liệu (năm 2023)." in vi


@pytest.mark.parametrize(("number", "listed"), [(25, 10), (9, 9)])
def test_many_sources_are_cut_and_the_method_says_so(number: int, listed: int) -> None:
    register = Register(
        classes=tuple(
            TrainingClass(id=f"c{i}", period=Period.of_year(2014), source=Source(document=f"d{i}"))
            for i in range(number)
        )
    )
    report = ten_year_report(register)
    cell = table(report, "classes-by-group").rows[0].cells[1]
    assert len(cell.sources) == listed
    assert cell.note is None
    assert ("chỉ nêu 10 nguồn đầu" in texts(report, "vi")) is (number > listed)


def test_documents_that_only_records_name_are_sources_too() -> None:
    classes = (
        TrainingClass(id="a", period=Period.of_year(2022), source=Source(document="Sổ lớp")),
        TrainingClass(id="b", period=Period.of_year(2023), source=Source(document="Báo cáo")),
    )
    register = Register(classes=classes, sources=(Source(document="Báo cáo", within="mục I"),))
    (listed,) = ten_year_report(register).sections[-1].blocks
    assert isinstance(listed, SourceList)
    assert listed.sources == (
        Source(document="Báo cáo", within="mục I"),
        Source(document="Sổ lớp"),
    )


def test_a_number_of_persons_that_is_certain_is_no_range() -> None:
    register = Register(
        classes=(TrainingClass(id="a", period=Period.of_year(2022), learners=1064),)
    )
    figures = ten_year_report(register).sections[0].blocks[0]
    assert isinstance(figures, KeyFigures)
    people = next(item for item in figures.items if item.label.en == "People")
    assert people.note is not None
    assert Formatter(Language.VI).text(people.note) == "Chắc chắn là 1.064 người."


def test_a_reported_rate_is_not_named_like_its_count() -> None:
    def stated(name: str, measure: str) -> ReportedFigure:
        return ReportedFigure(id=name, measure=measure, value=StatedRate(Decimal("94.5")))

    register = Register(
        figures=(stated("a", "attendances"), stated("b", "attendance_rate_summoned"))
    )
    names = [
        row.cells[0].value for row in table(ten_year_report(register), "reported-figures").rows
    ]
    assert [name.vi for name in names if isinstance(name, Label)] == [
        "Lượt học viên (tỷ lệ)",
        "Tỷ lệ tham gia so với triệu tập",
    ]


def test_no_english_in_vietnamese(report: Report) -> None:
    text = texts(report, "vi")
    for word in ("class", "session", "total", "year", "group", "not stated", "no data", "agrees"):
        assert not re.search(rf"\b{word}", text, re.IGNORECASE), word


@settings(max_examples=50)
@given(registers())
def test_every_register_makes_a_report_in_both_languages(register: Register) -> None:
    report = ten_year_report(register)
    for language in Language:
        assert texts(report, language)
    for cell in (c for t in report.blocks(Table) for row in t.rows for c in row.cells):
        assert isinstance(cell, Cell)


def test_titles_are_in_both_languages(report: Report) -> None:
    assert report.title.vi.startswith("Huyện Càng Long, tỉnh Trà Vinh: 10 năm")
    assert isinstance(report.title, Label)
    assert "10 years" in report.title.en
