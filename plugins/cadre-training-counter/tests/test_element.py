"""<site-counter> shows the figures of the JSON in a browser, or leaves what stands in it."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import threading
from collections.abc import Callable, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from attrs import define, evolve, field

from cadre_training.plugin import (
    CounterSnapshot,
    CountUnit,
    ExportOptions,
    Language,
    Quantity,
)
from cadre_training.testing.read_back import html_texts
from cadre_training_counter import data, element, fragment
from cadre_training_counter.options import FragmentOptions

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; report-uri /violation"
FALLBACK = '<p id="fallback">Số liệu: xem trang thống kê.</p>'

# What the page becomes once nothing is asked for any more, for the test to read.
PROBE = """
document.addEventListener("securitypolicyviolation", () => {
  document.documentElement.dataset.violations = "seen";
});
addEventListener("load", () => setTimeout(async () => {
  const root = document.documentElement;
  const resources = performance.getEntriesByType("resource").map(({ name }) => name);
  root.dataset.resources = JSON.stringify(resources);
  if (globalThis.axe) {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    root.dataset.passes = found.passes.length;
    root.dataset.broken = JSON.stringify(found.violations.map(({ id }) => id));
  }
  root.dataset.done = "yes";
}, 1500));
"""


def script() -> str:
    out = io.BytesIO()
    element.export(CounterSnapshot(id="x"), out, ExportOptions())
    assert not out.closed
    return out.getvalue().decode()


def as_json(snapshot: CounterSnapshot) -> str:
    out = io.BytesIO()
    data.export(snapshot, out, ExportOptions())
    return out.getvalue().decode()


def as_html(snapshot: CounterSnapshot, language: Language) -> str:
    out = io.BytesIO()
    fragment.export(snapshot, out, FragmentOptions(language=language))
    return out.getvalue().decode()


def page_of(*elements: str, lang: str = "vi", scripts: bool = True, axe: bool = False) -> str:
    names = ["site-counter.js", "probe.js", *(["axe.js"] if axe else [])] if scripts else []
    tags = "".join(f'<script src="/{name}" defer></script>' for name in names)
    head = f"<meta charset=utf-8><title>Trang thử</title>{tags}"
    main = f"<main><h1>Trang thử</h1>{''.join(elements)}</main>"
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{main}</body></html>'


def counter(src: str = "/counter.json", more: str = "") -> str:
    return f'<site-counter src="{src}" {more}>{FALLBACK}</site-counter>'


@define
class Site:
    """A site on the loopback interface; what was asked of it is kept."""

    address: str
    files: dict[str, str]
    asked: list[str] = field(factory=list)


@pytest.fixture
def site() -> Generator[Site]:
    files = {"/site-counter.js": script(), "/probe.js": PROBE, "/broken.json": "{"}
    served: Site

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            found = served.files.get(self.path)
            self.send_response(200 if found is not None else 404)
            kind = {"js": "text/javascript", "json": "application/json"}
            ending = self.path.rpartition(".")[2]
            self.send_header("Content-Type", f"{kind.get(ending, 'text/html')}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write((found or "").encode())

        def do_POST(self) -> None:
            served.asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        served = Site(f"http://127.0.0.1:{server.server_port}", files)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join(timeout=10)


@define
class Seen:
    """A page as it was when it had settled."""

    dom: str

    def said(self, name: str) -> Any:
        found = re.search(rf'<html[^>]* data-{name}="([^"]*)"', self.dom)
        return html.unescape(found[1]) if found else None

    @property
    def main(self) -> str:
        return self.dom.partition("<main>")[2].partition("</main>")[0]

    @property
    def text(self) -> str:
        return " ".join(" ".join(html_texts(self.main.encode())).split())


@pytest.fixture
def show(site: Site, chromium_command: list[str]) -> Callable[[str], Seen]:
    def showing(page: str) -> Seen:
        site.files["/"] = page
        run = subprocess.run(
            [
                *chromium_command,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--virtual-time-budget=8000",
                "--timeout=30000",
                "--dump-dom",
                f"{site.address}/",
            ],
            capture_output=True,
            check=True,
            timeout=90,
        )
        return Seen(run.stdout.decode())

    return showing


def settled(seen: Seen, site: Site) -> None:
    """Hold a page to its policy: nothing was refused, and nothing asked for elsewhere."""
    assert seen.said("done") == "yes"
    assert seen.said("violations") is None
    assert "/violation" not in site.asked
    resources = json.loads(seen.said("resources"))
    assert resources
    assert all(name.startswith(f"{site.address}/") for name in resources)


def same_text(snapshot: CounterSnapshot, language: Language) -> str:
    return " ".join(" ".join(html_texts(as_html(snapshot, language).encode())).split())


def test_it_shows_what_the_fragment_shows(
    full: CounterSnapshot,
    bare: CounterSnapshot,
    own: CounterSnapshot,
    included: CounterSnapshot,
    site: Site,
    show: Callable[[str], Seen],
) -> None:
    site.files["/full.json"], site.files["/bare.json"] = as_json(full), as_json(bare)
    site.files["/own.json"], site.files["/included.json"] = as_json(own), as_json(included)
    many = evolve(
        full,
        figures=tuple(
            evolve(figure, value=Quantity(number, CountUnit.PAGE_VIEW))
            for figure, number in zip(full.figures, (9_999_999_999, 10**25 + 1), strict=True)
        ),
        inherited=evolve(full.inherited, on=None) if full.inherited else None,
    )
    site.files["/many.json"] = as_json(many)
    ways = [
        ("/full.json", full),
        ("/bare.json", bare),
        ("/many.json", many),
        ("/own.json", own),
        ("/included.json", included),
    ]
    seen = show(
        page_of(
            *(counter(src, f'lang="{language.value}"') for src, _ in ways for language in Language)
        )
    )
    settled(seen, site)
    expected = [same_text(one, language) for _, one in ways for language in Language]
    assert seen.text == " ".join(["Trang thử", *expected])
    assert "fallback" not in seen.main
    assert "1.234.567 lượt xem trang" in seen.text
    assert "1,234,567 page views" in seen.text
    assert "khoảng 4.987 người truy cập (±0,810%)" in seen.text
    assert "about 4,987 visitors (±0.810%)" in seen.text
    assert "10,000,000,000,000,000,000,000,001 page views" in seen.text


def test_it_speaks_the_language_around_it(
    full: CounterSnapshot, site: Site, show: Callable[[str], Seen]
) -> None:
    site.files["/counter.json"] = as_json(full)
    seen = show(
        page_of(f'<div lang="en-GB">{counter()}</div>', counter(), counter("/c", ""), lang="fr")
    )
    shown = [same_text(full, Language.EN), same_text(full, Language.VI)]
    assert seen.text == " ".join(["Trang thử", *shown, "Số liệu: xem trang thống kê."])


def one_figure(value: str, label: str = "vi") -> str:
    words = '{"vi": "x"}'
    figure = f'"window": "all", "label": {{"{label}": "x"}}, "value": {value}'
    return (
        f'{{"figures": [{{{figure}, "unit_label": {words}, "definition": {words}}}], "at": null}}'
    )


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "{",
        "[]",
        "null",
        '{"figures": [{"value": 1}]}',
        '{"figures": [], "at": "yesterday"}',
        one_figure('"constructor"'),
        one_figure("1", label="en"),
        one_figure("1.00000000000000000e30"),
    ],
    ids=[
        *("no file", "no JSON", "a list", "nothing", "half a figure", "no moment"),
        *("no number", "no words", "no whole number"),
    ],
)
def test_what_stands_in_it_stays_where_there_are_no_figures(
    answer: str | None, site: Site, show: Callable[[str], Seen]
) -> None:
    if answer is not None:
        site.files["/counter.json"] = answer
    seen = show(page_of(counter()))
    settled(seen, site)
    assert site.asked.count("/counter.json") == 1
    assert f">{FALLBACK}</site-counter>" in seen.main


def test_so_little_is_enough(site: Site, show: Callable[[str], Seen]) -> None:
    site.files["/counter.json"] = one_figure("1000")
    shown = "Thống kê truy cập x 1.000 x Cách tính x Thời điểm ghi số: không nêu"
    assert show(page_of(counter())).text == f"Trang thử {shown}"


def test_nothing_happens_without_a_source(site: Site, show: Callable[[str], Seen]) -> None:
    seen = show(page_of(f"<site-counter>{FALLBACK}</site-counter>"))
    settled(seen, site)
    assert f"<site-counter>{FALLBACK}</site-counter>" in seen.main


def test_without_scripts_the_page_is_as_it_was_written(
    full: CounterSnapshot, site: Site, show: Callable[[str], Seen]
) -> None:
    written = as_html(full, Language.VI)
    page = page_of(f'<site-counter src="/counter.json">{written}</site-counter>', scripts=False)
    assert "1.234.567" in show(page).text
    assert "/counter.json" not in site.asked


def test_no_text_becomes_anything_else(
    hostile: CounterSnapshot, site: Site, show: Callable[[str], Seen]
) -> None:
    site.files["/counter.json"] = as_json(hostile)
    seen = show(page_of(counter()))
    settled(seen, site)
    tags = set(re.findall(r"<([a-z][a-z0-9-]*)", seen.main))
    assert tags == {
        *("h1", "site-counter", "section", "p", "bdi", "dl", "div", "dt", "dd", "data"),
        *("details", "summary", "time"),
    }
    assert seen.text == f"Trang thử {same_text(hostile, Language.VI)}"


CHANGES = """
const counter = document.querySelector("site-counter");
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const note = (name) => { document.documentElement.dataset[name] = counter.textContent.trim(); };
addEventListener("load", async () => {
  await wait(300); note("first");
  counter.lang = "en"; await wait(300); note("second");
  counter.setAttribute("src", "/none.json"); await wait(300); note("third");
  counter.setAttribute("src", "/counter.json");
  const parent = counter.parentNode; counter.remove(); await wait(300); parent.append(counter);
  await wait(300); note("fourth");
});
"""


def test_it_follows_its_attributes(
    full: CounterSnapshot, site: Site, show: Callable[[str], Seen]
) -> None:
    site.files["/counter.json"] = as_json(full)
    site.files["/changes.js"] = CHANGES
    seen = show(page_of(counter(), '<script src="/changes.js" defer></script>'))
    assert "1.234.567" in seen.said("first")
    assert "1,234,567" in seen.said("second")
    assert seen.said("third") == "Số liệu: xem trang thống kê."
    assert "1,234,567" in seen.said("fourth")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_core_finds_nothing(
    language: str,
    full: CounterSnapshot,
    own: CounterSnapshot,
    site: Site,
    show: Callable[[str], Seen],
) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is missing; install the dependency group 'test'.")
    site.files["/axe.js"] = (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    site.files["/counter.json"], site.files["/own.json"] = as_json(full), as_json(own)
    seen = show(page_of(counter(), counter("/own.json"), lang=language, axe=True))
    assert int(seen.said("passes")) > 10
    assert json.loads(seen.said("broken")) == []
    assert "aria-live" not in seen.main


def test_the_file_is_small_and_in_ascii() -> None:
    text = script()
    assert text.isascii()
    assert len(text) < 9_000
    assert '"words"' not in text
    assert "innerHTML" not in text


def test_it_is_the_same_for_every_counter_and_language(full: CounterSnapshot) -> None:
    out = io.BytesIO()
    element.export(full, out, ExportOptions(language=Language.EN))
    assert out.getvalue().decode() == script()
