"""Tables on the page."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    CountUnit,
    Definition,
    Definitions,
    Label,
    NotKnown,
    Period,
    Quantity,
    Row,
    Source,
    Table,
)

from . import sample
from .render import page_of
from .tree import Element


def _table(*values: CellValue, unit: CountUnit | None = None, note: Label | None = None) -> Table:
    return Table(
        id="t",
        caption=Label("Bảng thử", "A table"),
        columns=(
            Column(name="who", label=Label("Xã", "Commune"), is_header=True),
            Column(name="n", label=Label("Kết quả", "Result"), unit=unit),
        ),
        rows=tuple(
            Row((Cell(f"xã {n}"), Cell(value, note=note))) for n, value in enumerate(values)
        ),
    )


def _cells(page: Element) -> list[str]:
    return [cell.text for row in page.one("tbody").all("tr") for cell in row.all("td")]


def test_heads_scopes_and_caption() -> None:
    figure = page_of(sample.by_year()).one("figure", id="by-year")
    assert figure.one("caption").text.startswith("Bảng 1. Số lớp và lượt học viên theo năm")
    assert [th.attributes["scope"] for th in figure.one("thead").all("th")] == ["col"] * 5
    for row in figure.one("tbody").all("tr"):
        assert [th.attributes["scope"] for th in row.all("th")] == ["row"] * 2
        assert len(row.all("td")) == 3


def test_a_table_scrolls_in_a_region_of_its_own_that_has_a_name() -> None:
    region = page_of(sample.wide()).one("div", role="region")
    assert region.attributes["tabindex"] == "0"
    name = region.one("span", id=region.attributes["aria-labelledby"])
    assert name.text == "Bảng 1. Số lớp theo xã và năm"
    region.one("table")


def test_only_totals_are_set_apart_and_numbers_stand_to_the_right() -> None:
    rows = page_of(sample.by_year()).one("tbody").all("tr")
    assert [("total" in row.attributes.get("class", "")) for row in rows] == [False] * 10 + [True]
    assert [td.attributes["class"] for td in rows[1].all("td")] == ["n", "n", "n"]
    words = page_of(_table("chữ", "số")).one("tbody").all("td")
    assert [td.attributes.get("class") for td in words] == [None, None]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_absence_is_said_in_words(language: str) -> None:
    absent = [*Absence, NotKnown(Label("Điều 9", "article 9"))]
    page = page_of(_table(Quantity(0, CountUnit.CLASS), *absent), language=language)
    cells = page.one("tbody").all("td")
    assert [c.text for c in cells[1:]] == [a.label.in_language(language) for a in absent]
    assert all("absent" in c.attributes["class"] for c in cells[1:])
    assert "absent" not in cells[0].attributes["class"]
    assert cells[0].text.startswith("0")


def test_the_unit_stands_once() -> None:
    by_column = page_of(_table(Quantity(1200, CountUnit.PERSON), unit=CountUnit.PERSON))
    assert [th.text for th in by_column.one("thead").all("th")] == ["Xã", "Kết quả (người)"]
    assert _cells(by_column) == ["1.200"]
    other = page_of(_table(Quantity(1200, CountUnit.CLASS), unit=CountUnit.PERSON))
    assert _cells(other) == ["1.200 lớp"]
    none = page_of(_table(Quantity(1200, CountUnit.CLASS)))
    assert _cells(none) == ["1.200 lớp"]
    common = page_of(sample.wide(), language="en")
    assert common.one("caption").one("span", "unit").text == "Unit: classes"
    assert all("(" not in th.text for th in common.one("thead").all("th"))
    named = page_of(sample.by_year())
    assert named.all("span", "unit") == []


def test_what_a_stated_percentage_is_a_share_of_is_said() -> None:
    assert "98,96% (không nêu mẫu số)" in _cells(page_of(sample.every_value()))


def test_a_note_stands_once_and_links_both_ways() -> None:
    note = Label("ước tính", "estimated")
    page = page_of(_table("a", "b", note=note))
    first, second = page.one("tbody").all("a")
    assert first.attributes["href"] == second.attributes["href"]
    below = page.one("ol", "cell-notes").one("li")
    assert "#" + below.attributes["id"] == first.attributes["href"]
    assert below.one("a").attributes["href"] == "#" + first.attributes["id"]
    assert "id" not in second.attributes
    assert below.text.startswith("ước tính")


def test_unlike_notes_are_numbered_in_order() -> None:
    page = page_of(sample.by_year())
    marks = [a.text for a in page.one("tbody").all("a")]
    assert marks == ["(1)", "(1)", "(1)", "(2)"]
    assert len(page.one("ol", "cell-notes").all("li")) == 2


def test_the_notes_of_the_table_stand_below_it() -> None:
    assert "Bảy năm không có số liệu" in page_of(sample.by_year()).one("div", "notes").text
    assert page_of(_table("a")).all("div", "notes") == []


def test_each_figure_names_its_source_behind_a_mark() -> None:
    details = page_of(sample.by_year()).one("details", "sources")
    assert details.one("summary").text == "Nguồn số liệu (Bảng 1)"
    labels = [dt.text for dt in details.all("dt")]
    assert labels[0] == "2014 · Đối tượng 4 (Quy định số 164-QĐ/TW)"
    assert labels[-1] == "Cộng"
    assert details.all("dd")[-1].text == "Số lớp; Người dự: các nguồn của những dòng trên"
    first = details.all("dd")[0]
    assert first.text.startswith("Số lớp; Người dự; Bình quân mỗi lớp:")
    assert first.one("q").text == sample.S2014.words
    assert sample.ARTICLE in first.one("cite").text
    assert "classes.csv, dòng 2" in first.text
    assert page_of(_table("a")).all("details", "sources") == []


def test_a_total_of_other_sources_than_those_above_names_them() -> None:
    one, two, three = (Source(document=name) for name in ("mot", "hai", "ba"))

    def table(*sources: Source) -> Table:
        rows = (
            Row((Cell("a", (one,)),)),
            Row((Cell("b", (two,)),)),
            Row((Cell("c", sources),), is_total=True),
        )
        columns = (Column(name="n", label=Label.same("N")),)
        return Table(id="t", caption=Label.same("T"), columns=columns, rows=rows)

    def said(*sources: Source) -> list[str]:
        total = page_of(table(*sources)).one("details", "sources").all("dd")[-1]
        return [cite.text for cite in total.all("cite")]

    assert said(two, one) == []
    assert said(one) == ["mot"]
    assert said(one, two, three) == ["mot", "hai", "ba"]


def test_cells_of_one_row_with_unlike_sources_are_told_apart() -> None:
    columns = tuple(Column(name=n, label=Label.same(n.upper())) for n in "abc")
    sources = tuple(Source(document=d) for d in ("mot", "hai"))
    cells = (Cell("1", sources[:1]), Cell("2", sources[1:]), Cell("3", sources[:1]))
    table = Table(id="t", caption=Label.same("T"), columns=columns, rows=(Row(cells),))
    groups = page_of(table).one("details", "sources").all("dd")
    assert [g.one("span", "of").text for g in groups] == ["A; C:", "B:"]
    assert [g.one("cite").text for g in groups] == ["mot", "hai"]


def test_a_definition_that_stands_elsewhere_is_linked_and_not_said_again() -> None:
    table = sample.by_year()
    alone = page_of(table).one("details", "columns")
    assert [dt.text for dt in alone.all("dt")] == ["Số lớp", "Người dự"]
    both = page_of(
        table, Definitions((Definition(term=Label("Lớp", "Class"), text=sample.CLASSES),))
    )
    assert [dt.text for dt in both.one("details", "columns").all("dt")] == ["Người dự"]
    link = both.one("thead").one("a")
    assert link.text == "Số lớp"
    assert both.one("dt", id=link.attributes["href"][1:]).text == "Lớp"


def test_an_empty_table_says_so() -> None:
    cell = page_of(sample.empty()).one("tbody").one("td")
    assert cell.text == "Bảng không có dòng nào."
    nothing = Table(id="t", caption=Label.same("T"), columns=(), rows=())
    assert page_of(nothing).one("tbody").one("td").attributes["colspan"] == "1"


def test_tables_are_numbered_through() -> None:
    page = page_of(sample.wide(), sample.by_year(), sample.empty())
    assert [c.one("b").text for c in page.all("caption")] == ["Bảng 1.", "Bảng 2.", "Bảng 3."]


def test_only_a_table_of_many_columns_asks_for_a_broad_page() -> None:
    def figure(columns: int) -> str:
        table = Table(
            id="t",
            caption=Label.same("T"),
            columns=tuple(Column(name=f"c{n}", label=Label.same("C")) for n in range(columns)),
            rows=(),
        )
        return page_of(table).one("figure").attributes["class"]

    assert [figure(n) for n in (3, 8, 13)] == [
        "table short",
        "table short many",
        "table short many wide",
    ]


def test_a_row_without_heading_cells_goes_by_its_number() -> None:
    where = Source(document="tài liệu")
    table = Table(
        id="t",
        caption=Label.same("T"),
        columns=(Column(name="a", label=Label.same("A")),),
        rows=(Row((Cell("x"),)), Row((Cell(Period.of_year(2014), (where,)),))),
    )
    assert page_of(table).one("details", "sources").one("dt").text == "dòng 2"


def test_a_short_period_is_not_broken() -> None:
    long = Period(dt.date(2013, 2, 1), dt.date(2022, 3, 4))
    cells = page_of(_table(Period.of_years(2013, 2022), long, "2013")).one("tbody").all("td")
    assert [cell.attributes.get("class") for cell in cells] == ["day", None, None]
    in_numbers = page_of(_table(Period.of_year(2013), unit=CountUnit.CLASS)).one("tbody").one("td")
    assert in_numbers.attributes["class"] == "n"
