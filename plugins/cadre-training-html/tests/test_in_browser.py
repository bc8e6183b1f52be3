"""The page in a browser: nothing is asked for, nothing overflows, nothing is complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_training_html.options import HtmlOptions

from . import sample
from .browser import Browser
from .render import render
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
