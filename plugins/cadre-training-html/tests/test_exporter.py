"""The page as a whole."""

from __future__ import annotations

import io
import re
import tracemalloc
from typing import Any

import pytest

from cadre_training.plugin import (
    Cell,
    Column,
    CountUnit,
    ExportOptions,
    Label,
    Paragraph,
    Quantity,
    Report,
    Row,
    Section,
    Table,
)
from cadre_training_html.exporter import export
from cadre_training_html.options import HtmlOptions

from . import sample
from .render import render, report_of
from .tree import parse

LANGUAGES = ["vi", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_of_the_page(language: str) -> None:
    report = sample.report()
    page = parse(render(report, HtmlOptions(language=language)))
    html = page.one("html")
    assert html.attributes["lang"] == language
    assert page.one("h1").text == report.title.in_language(language)
    assert page.one("head").one("title").text == report.title.in_language(language)
    sections = page.one("main").all("section")
    assert [s.attributes["id"] for s in sections] == [s.id for s in report.sections]
    assert [s.one("h2").text for s in sections] == [
        s.title.in_language(language) for s in report.sections
    ]
    for name in ("header", "nav", "main", "footer"):
        page.one(name)


def test_identifiers_are_unique_and_every_link_leads_somewhere() -> None:
    page = parse(render(sample.report()))
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(set(ids)) == len(ids)
    for link in page.all("a"):
        target = link.attributes["href"]
        assert target.startswith("#")
        assert target[1:] in ids
    for element in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            if name in element.attributes:
                assert set(element.attributes[name].split()) <= set(ids)


def test_the_contents_name_every_section_and_a_lone_section_needs_none() -> None:
    links = parse(render(sample.report())).one("nav").all("a")
    assert [a.attributes["href"][1:] for a in links] == [s.id for s in sample.report().sections]
    assert parse(render(report_of())).all("nav") == []


def test_the_day_and_the_subtitle_are_left_out_where_there_are_none() -> None:
    header = parse(render(sample.report())).one("header")
    assert header.one("time").attributes["datetime"] == "2023-02-01"
    assert "01/02/2023" in header.text
    assert "2013–2022" in header.text
    bare = parse(render(report_of())).one("header")
    assert bare.all("p") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_gives_the_same_bytes(language: str) -> None:
    options = HtmlOptions(language=language)
    assert render(sample.report(), options) == render(sample.report(), options)


def test_the_stream_stays_open_and_plain_options_will_do() -> None:
    out = io.BytesIO()
    export(sample.report(), out, ExportOptions())
    assert not out.closed
    assert out.getvalue() == render(sample.report())


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = render(sample.report()).decode()
    page = parse(text.encode())
    assert not re.search(r"(?i)https?:|//[a-z]|@import|url\(", text)
    for name in ("script", "iframe", "object", "embed", "form", "base", "img"):
        assert page.all(name) == []
    for element in page.all():
        assert not any(name.startswith("on") or name == "style" for name in element.attributes)


def test_no_word_of_the_other_language_is_left() -> None:
    vietnamese = parse(render(sample.report(), HtmlOptions(language="vi"))).one("body")
    words = set(re.findall(r"\b[a-z]{3,}\b", _without_codes(vietnamese.text.casefold())))
    english = {"the", "and", "table", "row", "note", "notes", "source", "sources", "line", "see"}
    assert not words & (english | {"contents", "what", "finding", "class", "classes", "total"})
    page = parse(render(sample.report(), HtmlOptions(language="en"))).one("body")
    for word in ("Mục lục", "Nguồn số liệu", "Bảng", "Ghi chú", "Có thể do", "không có số liệu"):
        assert word not in page.text


def _without_codes(text: str) -> str:
    """Leave out the stable codes and the names of files, which no language translates."""
    return re.sub(
        r"[\w-]+\.csv|part-whole|impossible-percentage|round-hundreds|[\w]+-total", "", text
    )


def _long_report(rows: int) -> Report:
    columns = tuple(
        Column(name=f"c{n}", label=Label.same(f"C{n}"), unit=CountUnit.CLASS) for n in range(3)
    )
    row = Row(tuple(Cell(Quantity(1234, CountUnit.CLASS)) for _ in columns))
    table = Table(id="long", caption=Label.same("L"), columns=columns, rows=(row,) * rows)
    section = Section(id="s", title=Label.same("S"), blocks=(table, Paragraph(Label.same("end"))))
    return Report(title=Label.same("T"), sections=(section,))


class _Counting(io.BytesIO):
    """Counts what is written and keeps none of it."""

    count = 0
    pieces = 0
    biggest = 0

    def write(self, data: Any, /) -> int:
        size = len(bytes(data))
        self.count += size
        self.pieces += 1
        self.biggest = max(self.biggest, size)
        return size


def _peak(rows: int) -> int:
    report, out = _long_report(rows), _Counting()
    tracemalloc.start()
    try:
        export(report, out, HtmlOptions())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert out.count > 60 * rows
    assert out.biggest < 100_000
    return peak


def test_a_long_table_is_streamed() -> None:
    _peak(10)  # what is loaded once is loaded
    assert _peak(20_000) < _peak(1_000) + 200_000
