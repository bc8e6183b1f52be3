"""The page in a browser: nothing is asked for, nothing overflows, nothing is complained of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cadre_training.plugin import Table
from cadre_training_html.options import HtmlOptions

from . import sample
from .browser import Browser
from .render import render, report_of
from .test_charts_plan import CLASSES, GROUP, YEAR, classes, table
from .test_hostile import HOSTILE, hostile_report

WIDTHS = [390, 1280]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_quiet_and_fits(browser: Browser, tmp_path: Path, language: str) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(sample.report(), HtmlOptions(language=language)))
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            browser.open(page, width=width, scheme=scheme)
            assert browser.requests() == [page.as_uri()]
            assert browser.complaints() == []
            assert browser.value("document.documentElement.scrollWidth") == width
            # The style sheet was let in.
            assert browser.value("getComputedStyle(document.body).marginTop") == "0px"


def test_hostile_text_neither_runs_nor_overflows(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(hostile_report("".join(HOSTILE))))
    browser.open(page, width=390)
    assert browser.requests() == [page.as_uri()]
    assert browser.complaints() == []
    assert browser.value("document.documentElement.scrollWidth") == 390
    assert browser.value("document.scripts.length") == 0
    assert browser.value("document.querySelectorAll('table').length") == 1


def test_the_browser_would_complain_of_another_style(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    text = render(sample.report()).replace(b"</head>", b"<style>p { color: red }</style></head>")
    page.write_bytes(
        text.replace(b"</footer>", b'<img src="http://127.0.0.1:9/x" alt=""></footer>')
    )
    browser.open(page)
    complaints = " ".join(browser.complaints())
    assert "style-src" in complaints
    assert "img-src" in complaints


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(sample.report()))
    browser.open(page, width=390)
    region = "document.querySelector('#wide .scroll')"
    assert browser.value(f"{region}.scrollWidth > {region}.clientWidth")
    assert browser.value(f"({region}.focus(), document.activeElement === {region})")


def test_dark_is_dark_and_paper_is_light(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(sample.report()))
    back = "getComputedStyle(document.documentElement).backgroundColor"
    browser.open(page, scheme="light")
    light = browser.value(back)
    browser.media("", "dark")
    assert browser.value(back) != light
    browser.media("print", "dark")
    assert browser.value(back) == "rgb(255, 255, 255)"


_CONTRASTS = """
(() => {
  const level = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * level(r) + 0.7152 * level(g) + 0.0722 * level(b);
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(parts(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return low;
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_enough(browser: Browser, tmp_path: Path, scheme: str) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(sample.report()))
    browser.open(page, scheme=scheme)
    assert browser.value(_CONTRASTS) == []
    browser.media("print", scheme)
    assert browser.value(_CONTRASTS) == []


def test_it_prints_on_a4_with_everything_open(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(sample.report()))
    browser.open(page)
    assert b"/MediaBox [0 0 594.95" in browser.pdf() or b"/MediaBox [0 0 595" in browser.pdf()
    words = "[...document.querySelectorAll('details q')].map(q => q.checkVisibility())"
    assert set(browser.value(words)) == {False}
    browser.media("print")
    assert set(browser.value(words)) == {True}


def six_groups() -> Table:
    """A table by year with as many groups as are drawn, long numbers, and gaps."""
    rows = [
        (2013 + year, f"Nhóm {group} " + "rất dài " * 9, classes(40**group * (year + 1)))
        for year in range(0, 9, 2)
        for group in range(1, 7)
    ]
    return table((YEAR, GROUP, CLASSES), *rows[:-3])


_CHARTS = """
[...document.querySelectorAll("svg[role=img]")].map(svg => {
  const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
  return {
    smallest: Math.min(...texts.map(t => parseFloat(getComputedStyle(t).fontSize)))
      * box.width / svg.viewBox.baseVal.width,
    outside: texts.filter(t => {
      const b = t.getBoundingClientRect();
      return b.left < box.left - 1 || b.right > box.right + 1
        || b.top < box.top - 1 || b.bottom > box.bottom + 1;
    }).map(t => t.textContent),
    over: texts.filter((t, i) => texts.some((u, j) => {
      const a = t.getBoundingClientRect(), b = u.getBoundingClientRect();
      return i < j && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom
        && b.top + 3 < a.bottom;
    })).map(t => t.textContent),
    unseen: [...svg.querySelectorAll("path, text")].filter(e => {
      const fill = getComputedStyle(e).fill;
      return fill === "none" || fill === "rgb(0, 0, 0)" && !matchMedia("print").matches;
    }).length,
  };
})
"""


@pytest.mark.parametrize("make", [sample.by_year, six_groups])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_charts_can_be_read_on_a_phone_and_on_paper(
    browser: Browser, tmp_path: Path, language: str, make: Callable[[], Table]
) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(report_of(make()), HtmlOptions(language=language)))
    for width, media, smallest in ((390, "", 11), (1280, "", 11), (624, "print", 10)):
        browser.open(page, width=width)
        browser.media(media)
        charts = browser.value(_CHARTS)
        assert charts
        for chart in charts:
            assert chart["smallest"] >= smallest
            assert (chart["outside"], chart["over"], chart["unseen"]) == ([], [], 0)
        assert browser.value("document.documentElement.scrollWidth") == width
        assert browser.complaints() == []


_FILLS = """
(() => {
  const paint = document.createElement("canvas").getContext("2d");
  const of = colour => {
    paint.fillStyle = colour;
    const found = paint.fillStyle;
    return [1, 3, 5].map(at => parseInt(found.slice(at, at + 2), 16));
  };
  const root = getComputedStyle(document.documentElement);
  const names = ["--paper", 1, 2, 3, 4, 5, 6].map(n => n === "--paper" ? n : `--bar${n}`);
  return names.map(name => of(root.getPropertyValue(name).trim()));
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_the_paper_and_from_each_other(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(report_of(sample.by_year())))
    browser.open(page, scheme=scheme)
    paper, *bars = browser.value(_FILLS)
    assert len({tuple(bar) for bar in bars}) == 6
    for bar in bars:
        # The least that WCAG asks of what is not text.
        assert _contrast(bar, paper) >= 3


def _contrast(one: list[int], other: list[int]) -> float:
    def light(colour: list[int]) -> float:
        parts = [c / 255 for c in colour]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_tables_say_what_the_charts_show(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(report_of(sample.by_year())))
    browser.open(page)
    browser.send("Accessibility.enable")
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    images = [n for n in nodes if n.get("role", {}).get("value") in ("image", "img")]
    names = [n["name"]["value"] for n in images]
    assert [name.partition(" Thanh ngang")[0] for name in names] == [
        "Số lớp theo năm",
        "Người dự theo năm",
    ]
    # A screen reader finds the figures once: in the table, not in the drawing.
    texts = [n["name"]["value"] for n in nodes if n.get("role", {}).get("value") == "StaticText"]
    assert texts.count("3.300") == 1
