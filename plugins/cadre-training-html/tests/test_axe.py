"""Nobody is kept out: axe-core finds nothing, at any width, in either language, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cadre_training import load, ten_year_report
from cadre_training.plugin import Report
from cadre_training.testing import hostile_reports
from cadre_training_html.options import HtmlOptions

from . import sample
from .axe import violations
from .browser import Browser
from .render import render
from .test_hostile import HOSTILE, hostile_report

EXAMPLE = Path(__file__).parents[3] / "examples" / "cang-long"
# A4 less its margins, in CSS pixels.
PAPER = 624
NAMELESS = {"document-title", "empty-heading", "empty-table-header", "link-name"}
SHOWN = {"phone": (390, ""), "desk": (1280, ""), "print": (PAPER, "print")}


def ten_years() -> Report:
    return ten_year_report(load(EXAMPLE))


def hostile() -> Report:
    return hostile_report("".join(HOSTILE))


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("make", [ten_years, sample.report, hostile])
def test_axe_finds_nothing(
    browser: Browser, tmp_path: Path, make: Callable[[], Report], language: str, shown: str
) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render(make(), HtmlOptions(language=language)))
    width, media = SHOWN[shown]
    for scheme in ("light", "dark"):
        browser.open(page, width=width, scheme=scheme)
        browser.media(media, scheme)
        assert violations(browser) == []
        # Neither the page nor the rules asked for anything, or ran against the policy.
        assert browser.requests() == [page.as_uri()]
        assert browser.complaints() == []


@pytest.mark.parametrize("shown", SHOWN)
def test_nor_in_any_hostile_report_of_the_kit(browser: Browser, tmp_path: Path, shown: str) -> None:
    width, media = SHOWN[shown]
    page = tmp_path / "index.html"
    for hostile in hostile_reports():
        if hostile.name == "many rows":
            continue  # they are all alike
        # What has blanks for a name has no name: nothing but that may be found.
        may = NAMELESS if hostile.name == "spaces only" else set[str]()
        page.write_bytes(render(hostile.make()))
        browser.open(page, width=width)
        browser.media(media)
        assert {found.partition(":")[0] for found in violations(browser)} == may, hostile.name
        assert browser.complaints() == [], hostile.name
        assert browser.requests() == [page.as_uri()], hostile.name


def test_axe_would_find_something(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    text = render(sample.report()).replace(b"</footer>", b'<img src="data:,"></footer>')
    page.write_bytes(text.replace(b' lang="vi"', b""))
    browser.open(page)
    assert [found.partition(":")[0] for found in violations(browser)] == [
        "html-has-lang",
        "image-alt",
    ]
