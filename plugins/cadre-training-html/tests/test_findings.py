"""Findings on the page, and where they lead."""

from __future__ import annotations

import pytest
from attrs import evolve

from cadre_training.plugin import (
    Cell,
    CheckResult,
    Column,
    Counter,
    CountUnit,
    Finding,
    Findings,
    KeyFigure,
    KeyFigures,
    Label,
    Phrase,
    Place,
    Proposal,
    Quantity,
    Row,
    Severity,
    Source,
    Spot,
    Table,
)

from . import sample
from .render import page_of
from .tree import Element

SEEN = Phrase.of("thấy", "seen")


def _finding(*spots: Spot) -> Findings:
    finding = Finding(
        code="some-code",
        severity=Severity.WARNING,
        spots=spots,
        seen=SEEN,
        reasons=(),
        question=SEEN,
    )
    return Findings(CheckResult(findings=(finding,)))


def _links(page: Element) -> list[tuple[str, str]]:
    links = page.one("ol", "findings").all("a")
    return [(a.attributes["href"][1:], a.text) for a in links]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_finding_says_all_it_knows_in_words(language: str) -> None:
    result = sample.result()
    page = page_of(Findings(result), language=language)
    shown = page.one("ol", "findings").all("li", "finding")
    assert len(shown) == len(result.findings)
    for element, finding in zip(shown, result.findings, strict=True):
        kind = element.one("p", "kind")
        assert finding.severity.label.in_language(language) in kind.one("", "severity").text
        assert kind.one("", "mark").attributes["aria-hidden"] == "true"
        assert kind.one("code").text == finding.code
        assert all(
            reason.template.in_language(language) in element.text for reason in finding.reasons
        )
        assert finding.question.template.in_language(language) in element.text
        words = [q.text for q in element.all("q")]
        assert words == [spot.source.words for spot in finding.spots if spot.source]
    marks = [element.one("p", "kind").one("", "mark").text for element in shown]
    assert len(set(marks)) == 3


@pytest.mark.parametrize(
    ("language", "heading", "said"),
    [
        ("vi", "Gợi ý, không tự sửa", "so-lieu.xlsx!2022!F10: 6.300 → 6.200 (có thể thừa)"),
        ("en", "Proposed, and not applied", "so-lieu.xlsx!2022!F10: 6,300 → 6,200 (too many)"),
    ],
)
def test_what_is_proposed_is_marked_as_no_more_than_that(
    language: str, heading: str, said: str
) -> None:
    spot = Spot.at(Place("so-lieu.xlsx", sheet="2022", cell="F10"))
    why = Phrase.of("có thể thừa", "too many")
    proposals = (Proposal(spot=spot, was=6300, proposed=6200, why=why),)
    (bare,) = _finding(spot).result.findings
    result = CheckResult(findings=(evolve(bare, proposals=proposals),))
    page = page_of(Findings(result), language=language)
    assert heading in [dt.text for dt in page.one("ol", "findings").all("dt")]
    assert page.one("ul", "proposals").one("li").text == said
    assert {"vi": "ô", "en": "cell"}[language] in page.one("span", "spot").text
    assert not page_of(_finding(spot)).all("ul", "proposals")


def test_numbers_in_a_finding_are_written_in_its_language() -> None:
    assert "6.300 lượt học viên" in page_of(Findings(sample.result())).text
    assert "6,300 attendances" in page_of(Findings(sample.result()), language="en").text


def test_what_holds_stands_behind_a_mark() -> None:
    details = page_of(Findings(sample.result())).one("details", "held")
    assert details.one("li").text.startswith("6.200 = 2.900 + 3.300.")


def test_no_findings_is_said() -> None:
    page = page_of(Findings(CheckResult()))
    assert "Không có phát hiện nào." in page.text
    assert page.all("details") == []


def test_a_finding_leads_to_the_cell_of_the_field_it_speaks_of() -> None:
    def spot(field: str | None) -> Spot:
        return Spot(kind="classes", key="x", field=field, source=sample.S2019)

    page = page_of(sample.by_year(), _finding(spot("count"), spot("learners"), spot(None)))
    row = "Bảng 1: 2019 · Đối tượng 5 (địa phương)"
    assert _links(page) == [
        ("by-year_r7c3", f"{row}, Số lớp"),
        ("by-year_r7c4", f"{row}, Người dự"),
        ("by-year_r7", row),
    ]
    assert page.one("td", id="by-year_r7c4").text.startswith("2.900")
    assert "2.900" in page.one("tr", id="by-year_r7").text


def test_a_finding_leads_to_the_figure_made_of_least_and_not_to_a_total() -> None:
    one = Source(document="d", words="mot", read_at=Place("f.csv", line=2))
    two = Source(document="d", words="hai", read_at=Place("f.csv", line=3))
    number = Quantity(5, CountUnit.CLASS)
    table = Table(
        id="t",
        caption=Label.same("T"),
        columns=(
            Column(name="h", label=Label.same("H"), is_header=True),
            Column(name="n", label=Label.same("N")),
        ),
        rows=(
            Row((Cell("all"), Cell(number, (one, two))), is_total=True),
            Row((Cell("both"), Cell(number, (one, two)))),
            Row((Cell("first"), Cell(number, (one,)))),
        ),
    )
    key = KeyFigures((KeyFigure(label=Label.same("K"), value=number, sources=(one, two)),))
    spots = (
        Spot(kind="classes", key="1", source=one),
        Spot(kind="classes", key="2", source=two),
    )
    assert _links(page_of(table, key, _finding(*spots))) == [
        ("t_r3c2", "Bảng 1: first, N"),
        ("t_r2c2", "Bảng 1: both, N"),
    ]
    assert _links(page_of(key, _finding(*spots))) == [("only_1_1", "K")] * 2


def test_a_source_that_many_records_may_share_is_not_followed() -> None:
    vague = Source(document="d", within="đoạn 4")
    table = Table(
        id="t",
        caption=Label.same("T"),
        columns=(Column(name="n", label=Label.same("N")),),
        rows=(Row((Cell("x", (vague,)),)),),
    )
    assert _links(page_of(table, _finding(Spot(kind="classes", key="1", source=vague)))) == []
    assert _links(page_of(table, _finding(Spot(kind="classes", key="1")))) == []


def test_a_counter_is_found_by_its_identifier() -> None:
    spots = (
        Spot(kind="counters", key="site"),
        Spot(kind="counters", key="site", field="today"),
        Spot(kind="counters", key="site", field="last-7-days"),
        Spot(kind="counters", key="other"),
    )
    page = page_of(Counter(sample.snapshot()), _finding(*spots))
    assert _links(page) == [
        ("only_1", "Bộ đếm truy cập"),
        ("only_1_2", "Bộ đếm truy cập: Hôm nay"),
        ("only_1", "Bộ đếm truy cập"),
    ]
    assert page.one("div", id="only_1_2").one("dt").text == "Hôm nay"
    assert page.one("div", "counter").attributes["id"] == "only_1"


def test_of_very_many_places_the_rest_is_counted() -> None:
    spots = tuple(Spot(kind="classes", key=str(n)) for n in range(1020))
    items = page_of(_finding(*spots)).one("ul", "spots").all("li")
    assert len(items) == 21
    assert items[-1].text == "và 1.000 nơi khác nữa"
