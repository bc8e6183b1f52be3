"""Values show themselves as HTML, Markdown and plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from IPython.core.formatters import DisplayFormatter
from markdown_it import MarkdownIt

import cadre_training
from cadre_training import (
    Absence,
    CounterRules,
    CountUnit,
    Label,
    Period,
    Quantity,
    Register,
    TargetGroup,
    TrainingClass,
    aggregate,
    check,
    load,
    regulation_at,
    ten_year_report,
)
from cadre_training.display import MOST_FINDINGS, MOST_ROWS, show, speak
from cadre_training.model.displayed import Displayed
from cadre_training.model.lifetime import Lifetime

EXAMPLE = Path(__file__).parents[2] / "examples" / "cang-long"
HOSTILE = "<script>alert(1)</script> | [x](javascript:alert(1)) `a` *b* \x1b[31m \u202e http://x.vn"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


class Page(HTMLParser):
    """Reads HTML strictly: every tag is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data


def rows_of(markdown: str) -> list[list[str]]:
    """Return the tables of a Markdown text, as a parser of Markdown reads them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    rows: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in {"td_open", "th_open"}:
            children = tokens[at + 1].children or []
            rows[-1].append("".join(c.content for c in children))
    return rows


def values(register: Register) -> Iterator[object]:
    """Yield a value of every kind."""
    result = check(register)
    table = aggregate(register, ("year", "target_group"), ("classes", "attendances", "people"))
    regulation = regulation_at(dt.date(2015, 1, 1))
    yield from (register, result, *result.findings, *result.held, table, table.rows[0].cells[0])
    yield from (regulation, *regulation.parameters, ten_year_report(register))
    yield from (*register.classes, *register.sessions, *register.topics, *register.figures)
    yield from (*register.units, *register.counters, *register.counters[0].figures)
    yield from (*register.schemes, *register.schemes[0].groups, TargetGroup("164", "4"))
    yield from (TargetGroup("none", "9"), register.classes[0].source, Label("a", "b"))
    yield from (Quantity(6200, CountUnit.ATTENDANCE), Absence.NO_DATA, Period.of_year(2014))
    yield from (table.measures[0], table.dimensions[0], dt.date(2015, 1, 2), Decimal("1.5"), 12)
    yield from (register.classes, result.findings, (), [1, 2], Lifetime(dt.date(2020, 1, 1)))
    yield from (CounterRules(), register.figures[0].scope)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_value_is_shown_in_three_ways(register: Register, language: str):
    for value in values(register):
        shown = show(value, language, register=register)
        page = Page(shown.html)
        assert page.tags[0] == "div"
        assert f'lang="{language}"' in shown.html
        assert MarkdownIt().render(shown.markdown)
        assert str(shown) == shown.text
        assert shown.text.strip()


def test_what_cannot_be_shown_is_refused():
    for value in (object(), True, {"a": 1}, 1.5):
        with pytest.raises(TypeError, match="cannot be shown"):
            show(value)
    with pytest.raises(ValueError, match="fr"):
        show(1, "fr")


def test_all_public_values_show_themselves():
    public = [getattr(cadre_training, name) for name in cadre_training.__all__]
    for noun in public:
        if isinstance(noun, type) and attrs.has(noun):
            assert issubclass(noun, Displayed), noun


def test_a_notebook_is_given_html_and_markdown_in_the_language_spoken(register: Register):
    def given() -> dict[str, str]:
        formats: dict[str, str] = DisplayFormatter().format(register)[0]
        return formats

    before = speak("en")
    try:
        assert all("2,900" in text for text in given().values())
    finally:
        assert speak(before).value == "en"
    formats = given()
    assert {"text/plain", "text/html", "text/markdown"} <= set(formats)
    assert all("2.900" in text for text in formats.values())


def test_a_table_has_units_totals_and_absences(register: Register):
    table = aggregate(register, ("year",), ("classes", "attendances"))
    shown = show(table, "en", register=register)
    rows = Page(shown.html).rows
    assert rows[0] == ["Year", "Classes", "Attendances"]
    assert ["2015", "no data", "no data"] in rows
    assert rows[-1] == ["Total", "36", "6,423"]
    assert rows_of(shown.markdown) == rows


def test_hostile_words_stay_words(register: Register):
    hostile = attrs.evolve(register, title=Label.same(HOSTILE))
    record = TrainingClass(id="x", period=Period.of_year(2014), title=HOSTILE, unit=HOSTILE)
    hostile = attrs.evolve(hostile, classes=(record,), attendances=(), figures=())
    for value in (
        hostile,
        record,
        aggregate(hostile, ("unit",), ("classes",)),
        check(hostile),
        ten_year_report(hostile),
    ):
        shown = show(value, "en", register=hostile)
        assert not {"script", "a", "img"} & set(Page(shown.html).tags)
        for text in (shown.html, shown.markdown, shown.text):
            assert "\x1b" not in text
            assert "\u202e" not in text
        html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(shown.markdown)
        assert not {"script", "a", "img", "code"} & set(Page(html).tags)


def test_hostile_words_do_not_break_a_table():
    record = TrainingClass(id="a|b", period=Period.of_year(2014), title="x | y\\| z")
    shown = show((record,), "en")
    assert rows_of(shown.markdown) == Page(shown.html).rows


def test_a_long_table_is_cut_and_its_total_is_that_of_all():
    classes = tuple(
        TrainingClass(id=f"c{i}", period=Period.of_year(2014), unit=f"u{i}")
        for i in range(MOST_ROWS + 5)
    )
    table = aggregate(Register(classes=classes), ("unit",), ("classes",))
    shown = show(table, "en")
    rows = Page(shown.html).rows
    assert len(rows) == 1 + MOST_ROWS + 1
    assert rows[-1] == ["Total", "1,005"]
    assert "Rows that are not shown here: 5" in shown.html
    assert "Rows that are not shown here: 5" in shown.markdown
    assert "Rows that are not shown here: 5" in shown.text


def test_a_table_of_a_report_is_cut_too():
    classes = tuple(
        TrainingClass(id=f"c{i}", period=Period.of_year(2014), unit=f"u{i}")
        for i in range(MOST_ROWS + 5)
    )
    report = ten_year_report(Register(classes=classes, covers=Period.of_year(2014)))
    shown = show(report, "en")
    assert "Rows that are not shown here: 5" in shown.text


def test_many_findings_are_cut_and_counted(register: Register):
    result = check(register)
    many = attrs.evolve(result, findings=result.findings * 20)
    shown = show(many, "en")
    rest = len(many.findings) - MOST_FINDINGS
    assert f"Findings that are not shown here: {rest}" in shown.text
    assert f"notices: {sum(f.severity.value == 'notice' for f in many.findings)}" in shown.text


def test_a_finding_leads_to_its_records(register: Register):
    finding = next(f for f in check(register).findings if f.code == "rate-impossible")
    records = finding.records(register)
    assert [record.source is not None for record in records] == [True] * len(records)
    assert {spot.key for spot in finding.spots} == {r.id for r in register.figures if r in records}
    shown = finding.show("en", register=register)
    assert "98.96" in shown.text
    assert any("98.96" in " ".join(row) for row in Page(shown.html).rows)
    assert finding.records(Register()) == ()


def test_a_row_leads_to_its_records(register: Register):
    table = aggregate(register, ("year",), ("classes", "attendances"))
    row = next(row for row in table.rows if row.key == (Period.of_year(2014),))
    records = table.why(row, "classes")
    assert [r for r in records if isinstance(r, TrainingClass)] == list(records)
    assert {r.period for r in records if isinstance(r, TrainingClass)} == {Period.of_year(2014)}
    assert table.why(row, "classes") == table.why(row.cells[0])
    assert len(table.why(row)) == len(set(table.why(row)))
    with pytest.raises(KeyError, match="no measure"):
        table.why(row, "people")


def test_a_regulation_says_what_is_not_known():
    shown = regulation_at(dt.date(2015, 1, 1)).show("en")
    assert "164-QĐ/TW" in shown.html
    assert "<h4>Not known</h4>" in shown.html
