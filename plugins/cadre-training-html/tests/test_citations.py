"""Sources in words."""

from __future__ import annotations

import pytest

from cadre_training.plugin import (
    KeyFigure,
    KeyFigures,
    Label,
    Language,
    Place,
    Source,
    SourceList,
)
from cadre_training_html.citations import Citation, Citer
from cadre_training_html.words import words_in

from .render import page_of

CITER = Citer(words_in(Language.EN))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (Source(document="d"), Citation(document="d")),
        (
            Source(document="d", within="p. 4", span=(3, 9), words="36 lớp"),
            Citation(document="d", where="p. 4", words="36 lớp"),
        ),
        (
            Source(document="d", span=(3, 9), read_at=Place("a.csv", line=2, column="n")),
            Citation(document="d", where="characters 3–9", record="a.csv, line 2, column n"),
        ),
        (
            Source(read_at=Place("a.xlsx", sheet="S", cell="F10"), words="7"),
            Citation(document="a.xlsx", where="sheet S, cell F10", words="7"),
        ),
        (Source(words="7"), Citation(document="document not named", words="7")),
    ],
)
def test_a_source_in_words(source: Source, wanted: Citation) -> None:
    assert CITER.cite(source) == wanted


def test_lines_of_one_file_are_gathered_and_other_sources_stay() -> None:
    lines = [Source(read_at=Place("a.csv", line=n)) for n in (9, 3, 2, 4, 2)]
    words = Source(document="d", words="36", read_at=Place("a.csv", line=5))
    other = Source(document="d", read_at=Place("a.csv", line=6))
    cited = CITER.cite_all([*lines, words, other, words])
    assert cited.left_out == 0
    assert cited.items == (
        Citation(document="d", words="36", record="a.csv, line 5"),
        Citation(document="a.csv", where="lines 2–4, 9"),
        Citation(document="d", record="a.csv, line 6"),
    )


def test_of_very_many_sources_the_rest_is_counted() -> None:
    sources = [Source(document="d", words=str(n)) for n in range(30)]
    cited = CITER.cite_all(sources, most=7)
    assert [c.words for c in cited.items] == [str(n) for n in range(7)]
    assert cited.left_out == 23


def test_a_document_that_the_page_lists_is_cited_by_its_number() -> None:
    citer = Citer(words_in(Language.VI), {"d": (2, "s_1_2")})
    line = Place("a.csv", line=5)
    assert citer.cite(Source(document="d", within="đoạn 4", words="36")) == Citation(
        document="tài liệu 2", where="đoạn 4", words="36", listed_at="s_1_2"
    )
    assert citer.cite_all([Source(document="d", read_at=line)]).items == (
        Citation(document="tài liệu 2", record="a.csv, dòng 5", listed_at="s_1_2"),
    )
    assert citer.cite(Source(document="e")).listed_at == ""


def test_only_a_document_that_is_listed_once_has_a_number() -> None:
    def source(name: str | None) -> Source:
        return Source(document=name, words="x")

    listed = SourceList(tuple(map(source, ("a", None, "b", "b", "c"))))
    figures = KeyFigures(
        (KeyFigure(label=Label.same("L"), value="v", sources=tuple(map(source, "abcd"))),)
    )
    page = page_of(figures, listed)
    cited = page.one("details").all("cite")
    assert [cite.text for cite in cited] == ["tài liệu 1", "b", "tài liệu 5", "d"]
    assert [a.attributes["href"] for a in page.one("details").all("a")] == [
        "#only_2_1",
        "#only_2_5",
    ]
    entry = page.one("li", id="only_2_5")
    assert entry.one("cite").text == "c"
    # In the list itself the documents stand with their names.
    assert entry.all("a") == []
