"""Key figures and counters on the page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from cadre_training.plugin import (
    Absence,
    CellValue,
    Counter,
    CountUnit,
    Formatter,
    Interval,
    KeyFigure,
    KeyFigures,
    Label,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    Source,
    StatedRate,
)
from cadre_training.testing import sample_report

from . import sample
from .render import page_of


@pytest.mark.parametrize(
    ("value", "number", "of"),
    [
        (Quantity(1234, CountUnit.PERSON), "1.234", "người"),
        (Interval.of(1, 2, CountUnit.CLASS), "1–2", "lớp"),
        (StatedRate(Decimal("7.10")), "7,10%", "không nêu mẫu số"),
        (
            Rate(Quantity(9, CountUnit.CLASS), Quantity(8, CountUnit.CLASS), RateBase.PLAN),
            "112,50%",
            "so với kế hoạch",
        ),
    ],
)
def test_a_number_and_what_it_counts(value: CellValue, number: str, of: str) -> None:
    shown = page_of(KeyFigures((KeyFigure(label=Label.same("L"), value=value),))).one(
        "dl", "figures"
    )
    assert shown.one("dt").text == "L"
    assert shown.one("span", "number").text == number
    assert shown.one("span", "of").text == of


@pytest.mark.parametrize("value", [*Absence, NotKnown(Label("Điều 2", "article 2"))])
def test_an_absence_is_said_in_words(value: Absence | NotKnown) -> None:
    shown = page_of(KeyFigures((KeyFigure(label=Label.same("L"), value=value),)))
    assert shown.one("span", "absent").text == value.label.vi
    assert shown.all("span", "number") == []


def test_words_and_notes() -> None:
    item = KeyFigure(
        label=Label.same("L"), value=Period.of_years(2013, 2022), note=Label("chú ý", "mind")
    )
    shown = page_of(KeyFigures((item,)), language="en")
    assert shown.one("span", "words").text == "2013–2022"
    assert shown.one("dd", "note").text == "mind"
    assert shown.all("details") == []


def test_figures_of_one_source_are_named_together() -> None:
    one, two = Source(document="mot", words="1"), Source(document="hai")
    items = tuple(
        KeyFigure(label=Label.same(label), value="x", sources=sources)
        for label, sources in (("A", (one,)), ("B", (two,)), ("C", (one,)), ("D", ()))
    )
    details = page_of(KeyFigures(items)).one("details", "sources")
    assert [dt.text for dt in details.all("dt")] == ["A; C", "B"]
    assert [cite.text for cite in details.all("cite")] == ["mot", "hai"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_figure_of_a_counter_carries_its_definition(language: str) -> None:
    snapshot = sample.snapshot()
    block = page_of(Counter(snapshot), language=language).one("div", "counter")
    shown = block.one("dl", "figures").all("div", "figure")
    assert len(shown) == len(snapshot.figures) + 1
    for element, figure in zip(shown, snapshot.figures, strict=False):
        assert element.one("dt").text == figure.window.label.in_language(language)
        assert isinstance(figure.definition, NotKnown)
        note = element.one("dd", "note")
        assert note.text == figure.definition.label.in_language(language)
        assert "absent" in note.attributes["class"]
    group = "." if language == "vi" else ","
    assert shown[4].one("span", "number").text == f"2{group}468{group}642"
    assert shown[5].one("span", "number").text == f"1{group}200{group}000"
    assert "14:05" in block.one("dl", "facts").text


def test_what_a_counter_does_not_state_is_said() -> None:
    bare = evolve(sample.snapshot(), site=None, at=None, inherited=None)
    block = page_of(Counter(bare)).one("div", "counter")
    assert [dd.text for dd in block.one("dl", "facts").all("dd")] == ["không nêu"] * 2
    assert len(block.all("div", "figure")) == len(bare.figures)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_estimate_and_a_start_value_of_a_counter(language: str) -> None:
    snapshot = list(sample_report().blocks(Counter))[1].snapshot
    block = page_of(Counter(snapshot), language=language).one("div", "counter")
    estimate, _, inherited = block.one("dl", "figures").all("div", "figure")
    write = Formatter(language)
    shown = estimate.one("dd", "value")
    assert shown.text == write.figure(snapshot.figures[0])
    about = {"vi": "khoảng 2.914", "en": "about 2,914"}[language]
    assert shown.one("span", "number").text == about
    assert estimate.one("dt").text == write.text(snapshot.figures[0].label)
    assert estimate.one("dd", "note").text == write.text(snapshot.figures[0].explained)
    assert "absent" not in estimate.one("dd", "note").attributes["class"]
    assert snapshot.total is not None
    assert inherited.one("dd", "note").text.endswith(f": {write.quantity(snapshot.total)}")
