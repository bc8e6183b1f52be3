"""Charts on the page."""

from __future__ import annotations

import re
import sys
from importlib import resources

import pytest

from cadre_training.plugin import CountUnit, Label, Quantity
from cadre_training_html.options import HtmlOptions, WithCharts

from . import sample
from .render import page_of, render, report_of
from .test_charts_plan import CLASSES, GROUP, PEOPLE, YEAR, classes, people, table
from .tree import Element, parse


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra ``charts`` is not installed."""
    for module in ("view", "drawing"):
        assert f"cadre_training_html.charts.{module}" in sys.modules
    monkeypatch.setattr("cadre_training_html.charts.drawing.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "vl_convert", None)


def test_a_chart_stands_with_its_table_and_says_what_it_shows() -> None:
    figure = page_of(sample.by_year()).one("figure", id="by-year")
    chart = figure.one("figure", "chart")
    caption = chart.one("figcaption").text
    assert caption.startswith("Biểu đồ 1. Số lớp và lượt học viên theo năm và đối tượng")
    assert caption.endswith("(Số liệu: Bảng 1)")
    assert [p.text for p in chart.all("p")] == ["Số lớp", "Người dự (lượt học viên)"]
    first, second = (svg for svg in chart.all("svg") if svg.attributes.get("role") == "img")
    for svg in (first, second):
        title, description = svg.one("title"), svg.one("desc")
        ids = [title.attributes["id"], description.attributes["id"]]
        assert svg.attributes["aria-labelledby"].split() == ids
        assert svg.attributes["viewbox"] == f"0 0 340 {svg.attributes['height']}"
    assert first.one("title").text == "Số lớp theo năm"
    assert first.one("desc").text == (
        "Thanh ngang theo năm, 2013–2022. Có số liệu: 3 trong 10 năm. "
        "Cao nhất: 23 lớp (năm 2022). Toàn bộ số liệu ở Bảng 1."
    )


def test_the_groups_are_named_beside_their_letters_and_colours() -> None:
    key = page_of(sample.by_year(), language="en").one("ul", "key")
    assert [li.text for li in key.all("li")] == [
        "a Group 4 (Regulation 164-QĐ/TW)",
        "b Group 5 (local)",
    ]
    assert [rect.attributes["class"] for rect in key.all("rect")] == ["bar1", "bar2"]
    assert {svg.attributes["aria-hidden"] for svg in key.all("svg")} == {"true"}


def test_one_group_needs_no_letter_and_no_group_no_key() -> None:
    one = table(
        (YEAR, GROUP, CLASSES), (2013, "a group", classes(1)), (2014, "a group", classes(2))
    )
    assert page_of(one).one("ul", "key").text == "a group"
    none = table((YEAR, CLASSES), (2013, classes(1)), (2014, classes(2)))
    assert page_of(none).all("ul", "key") == []


def test_charts_are_numbered_through_and_none_stands_twice() -> None:
    first = sample.by_year()
    second = table((YEAR, PEOPLE), (2013, people(1)), (2014, people(2)))
    page = page_of(sample.wide(), first, second, language="en")
    captions = [c.text for c in page.all("figcaption")]
    assert [c[:8] for c in captions] == ["Chart 1.", "Chart 2."]
    assert [c[-17:] for c in captions] == ["Figures: Table 2)", "Figures: Table 3)"]
    names = re.findall(r' id="([^"]+)"', render(sample.report()).decode())
    assert len(names) == len(set(names))


def test_a_chart_of_nothing_that_can_be_drawn_is_none() -> None:
    huge = table(
        (YEAR, CLASSES), *[(year, Quantity(10**40, CountUnit.CLASS)) for year in (2013, 2014)]
    )
    page = page_of(huge)
    assert page.all("figure", "chart") == []
    assert len(page.all("table")) == 1


def test_without_the_extra_the_page_stands(without_extra: None) -> None:
    page = parse(render(sample.report()))
    assert page.all("svg") == []
    assert len(page.all("table")) == 4
    with pytest.raises(ValueError, match=re.escape("pip install 'cadre-training-html[charts]'")):
        render(sample.report(), HtmlOptions(charts=WithCharts.YES))


def test_charts_can_be_left_out_and_asked_for() -> None:
    assert b"<svg" not in render(sample.report(), HtmlOptions(charts="no"))
    asked = render(sample.report(), HtmlOptions(charts="yes"))
    assert asked == render(sample.report())
    assert b"<svg" in asked


def test_nothing_is_drawn_where_nothing_goes_by_years() -> None:
    assert b"<svg" not in render(report_of(sample.wide(), sample.every_value()))


def test_every_class_of_a_drawing_has_a_style() -> None:
    css = (resources.files("cadre_training_html") / "templates" / "style.css").read_text("utf-8")
    used = {
        name
        for svg in page_of(sample.by_year()).all("svg")
        for element in _all(svg)
        for name in element.attributes.get("class", "").split()
    }
    assert {"axis", "bar1", "bar2", "ink", "line", "quiet", "swatch"} == used
    for name in (*used, *(f"bar{n}" for n in range(1, 7))):
        assert re.search(rf"\.{name} {{", css) or re.search(rf"\.{name}, ", css), name
    # One colour for each group in light and in dark.
    assert [css.count(f"--bar{n}: #") for n in range(1, 7)] == [2] * 6


def _all(svg: Element) -> list[Element]:
    return [svg, *svg.all()]


def test_a_label_with_a_percent_sign_is_a_label() -> None:
    column = Label("100% lớp", "100% of classes")
    odd = table(
        (YEAR, type(CLASSES)(name="x", label=column, unit=CountUnit.CLASS)),
        (2013, classes(1)),
        (2014, classes(2)),
    )
    assert page_of(odd).one("svg").one("title").text == "100% lớp theo năm"
