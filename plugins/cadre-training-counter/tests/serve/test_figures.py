"""The figures over HTTP: fresh enough, cheap to ask for again, and the same in every form."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path

import pytest

from cadre_training.plugin import (
    CounterRules,
    CounterSnapshot,
    ExportOptions,
    FigureKey,
    Language,
    figure_keys,
)
from cadre_training_counter import data
from cadre_training_counter.commands.line import WrongUsage
from cadre_training_counter.serve.chosen import USUAL, read_figures
from cadre_training_counter.serve.figures import Figures, Form, Page
from cadre_training_counter.store.problem import StoreProblem

from .support import SITE, in_loop, service

KEYS = read_figures(USUAL)
FORMS = ("/counter.json", "/counter.svg", "/counter.html")
SCRIPTS = ("/counter.js", "/site-counter.js")


@pytest.mark.parametrize("path", FORMS)
@in_loop
async def test_figures_may_be_kept_for_a_short_time(tmp_path: Path, path: str) -> None:
    async with service(tmp_path) as client:
        answer = await client.ask("GET", path)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "public, max-age=10"
        assert answer.headers["vary"] == "origin"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("path", [*FORMS, *SCRIPTS])
@in_loop
async def test_what_has_not_changed_is_not_sent_again(tmp_path: Path, path: str) -> None:
    async with service(tmp_path) as client:
        whole = await client.ask("GET", path)
        tag = whole.headers["etag"]
        for match in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            answer = await client.ask("GET", path, if_none_match=match)
            assert (answer.status, answer.body) == (304, b"")
            assert "content-length" not in answer.headers
            kept = ("etag", "cache-control")
            assert [answer.headers[name] for name in kept] == [whole.headers[n] for n in kept]
        again = await client.ask("GET", path, if_none_match='"other"')
        assert (again.status, again.body) == (200, whole.body)
        head = await client.ask("HEAD", path)
        assert (head.status, head.body) == (200, b"")
        assert head.headers == whole.headers


@in_loop
async def test_pages_of_the_site_may_read_the_figures(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        ours = await client.ask("GET", "/counter.json", origin=SITE)
        theirs = await client.ask("GET", "/counter.json", origin="https://elsewhere.example")
        assert ours.headers["access-control-allow-origin"] == SITE
        assert "access-control-allow-origin" not in theirs.headers
        assert ours.headers["vary"] == theirs.headers["vary"] == "origin"
        assert ours.headers["etag"] == theirs.headers["etag"]


@in_loop
async def test_languages(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        for path, vi, en in (
            ("/counter.svg", "Hôm nay", "Today"),
            ("/counter.html", "Hôm nay", "Today"),
        ):
            assert vi in (await client.ask("GET", path)).text
            assert vi in (await client.ask("GET", f"{path}?lang=vi")).text
            assert vi in (await client.ask("GET", f"{path}?v=17")).text
            english = (await client.ask("GET", f"{path}?lang=en")).text
            assert en in english
            assert vi not in english
            for query in ("lang=fr", "figures=some", "lang=", "lang=EN%00", "x" * 300):
                answer = await client.ask("GET", f"{path}?{query}")
                assert answer.status == 400
                assert "lang=vi" in answer.text


def all_time(text: str) -> int:
    figures = json.loads(text)["figures"]
    found: int = next(one["value"] for one in figures if one["window"] == "all")
    return found


@in_loop
async def test_figures_move_once_they_are_old(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        figures = client.app.figures
        figures.seconds = 1
        assert all_time((await client.ask("GET", "/counter.json")).text) == 0
        await client.hit()
        assert all_time((await client.ask("GET", "/counter.json")).text) == 0
        figures._old_at = 0  # the second has passed
        assert all_time((await client.ask("GET", "/counter.json")).text) == 1
        assert ">1<" in (await client.ask("GET", "/counter.svg")).text


@in_loop
async def test_the_usual_figures_are_shown_and_all_can_be_had(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        await client.hit()
        for query, keys in (("", KEYS), ("?figures=all", tuple(figure_keys(CounterRules())))):
            shown = json.loads((await client.ask("GET", f"/counter.json{query}")).text)["figures"]
            assert [(one["window"], one["unit"]) for one in shown] == [
                (key.window.value, key.unit.value) for key in keys
            ]
            robots = [one["definition"]["parts"]["robots"] for one in shown]
            assert robots == [key.robots.value for key in keys]
            assert {one["value"] for one in shown} == {1}
        badge = await client.ask("GET", "/counter.svg")
        assert len(badge.body) <= 2048


VIEW, VISITOR = "page view", "visitor"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all", [("all", VIEW, "without")]),
        ("week:robots:visitor, today", [("week", VISITOR, "with"), ("today", VIEW, "without")]),
        ("today:page-view,all,all", [("today", VIEW, "without"), ("all", VIEW, "without")]),
    ],
)
def test_a_choice_of_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    keys = read_figures(text)
    assert [(k.window.value, k.unit.value, k.robots.value) for k in keys] == expected


@pytest.mark.parametrize(
    "text", ["", ",", "year", "today:people", "today:visitor:page-view", "all:"]
)
def test_what_is_no_choice_of_figures(text: str) -> None:
    with pytest.raises(WrongUsage, match="--figures"):
        read_figures(text)


def snapshot(number: int) -> CounterSnapshot:
    return CounterSnapshot(id=f"c{number}")


@in_loop
async def test_many_who_ask_read_the_store_once() -> None:
    reads: list[int] = []
    going = asyncio.Event()

    async def read(keys: tuple[FigureKey, ...]) -> CounterSnapshot:
        reads.append(len(reads))
        await going.wait()
        return snapshot(len(reads))

    figures = Figures(read, KEYS, 60)
    asking = [asyncio.create_task(figures.page(Form.JSON, language)) for language in Language] * 20
    gone = asyncio.create_task(figures.page(Form.HTML, Language.EN))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    going.set()
    pages = await asyncio.gather(*asking)
    assert len(reads) == 1
    assert len({page.tag for page in pages}) == 1
    await figures.page(Form.SVG, Language.VI)
    assert len(reads) == 1


@in_loop
async def test_after_a_failure_the_next_one_asks_again() -> None:
    fails = [True, False]

    async def read(keys: tuple[FigureKey, ...]) -> CounterSnapshot:
        if fails.pop(0):
            raise OSError("gone")
        return snapshot(1)

    figures = Figures(read, KEYS, 60)
    with pytest.raises(OSError, match="gone"):
        await figures.page(Form.JSON, Language.VI)
    assert b'"c1"' in (await figures.page(Form.JSON, Language.VI)).whole.body


@in_loop
async def test_without_a_store_there_are_no_figures(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        client.store.close()
        answer = await client.ask("GET", "/counter.json")
        assert answer.status == 503
        assert "cannot be read" in answer.text
        assert answer.headers["cache-control"] == "no-store"
        hit = await client.hit()
        assert hit.status == 503
        assert "access-control-allow-origin" in hit.headers
        assert isinstance(client.failures[-1], StoreProblem)


@in_loop
async def test_the_figures_are_those_that_the_exporters_write(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        await client.hit()
        shown = await client.ask("GET", "/counter.json")
        out = io.BytesIO()
        keys = read_figures(USUAL)
        data.export(await client.app.counting.snapshot(keys), out, ExportOptions())
        assert shown.body == out.getvalue()


@in_loop
async def test_the_scripts(tmp_path: Path) -> None:
    async with service(tmp_path) as client:
        beacon = await client.ask("GET", "/counter.js")
        assert beacon.headers["content-type"] == "text/javascript; charset=utf-8"
        assert beacon.headers["cache-control"] == "public, max-age=3600"
        assert len(beacon.body) < 500
        assert beacon.body.isascii()
        for forbidden in ("cookie", "localStorage", "sessionStorage", "eval", "innerHTML"):
            assert forbidden not in beacon.text
        element = await client.ask("GET", "/site-counter.js")
        assert 'customElements.define("site-counter"' in element.text


def test_a_page_says_how_long_it_may_be_kept() -> None:
    page = Page.of(b"x", b"text/plain", 7)
    assert (b"cache-control", b"public, max-age=7") in page.whole.lines
    assert page.answer(None) is page.whole
    assert page.answer(b"") is page.whole
