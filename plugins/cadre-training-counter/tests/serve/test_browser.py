"""In a browser: a visit is counted and shown, whatever the page allows and stands behind."""

from __future__ import annotations

import html
import itertools
import json
import re
import subprocess
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pytest
from attrs import define

from .pages import Cache, Site, cache_for, page, site_for
from .process import Running, running

# What a headless browser calls itself is taken for a robot, as it should be.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"

T = TypeVar("T")

Browse = Callable[[str], "Seen"]


@define
class Seen:
    """A page as it was when it had settled."""

    dom: str

    def said(self, name: str) -> str | None:
        found = re.search(rf'<html[^>]* data-{name}="([^"]*)"', self.dom)
        return html.unescape(found[1]) if found else None

    def shown(self, window: str) -> int | None:
        """Return the first number that the element shows for a window."""
        found = re.search(rf'data-window="{window}".*?<data value="(\d+)"', self.dom, re.DOTALL)
        return int(found[1]) if found else None


@pytest.fixture
def browse(chromium_command: list[str], tmp_path: Path) -> Browse:
    profiles = itertools.count()

    def browsing(address: str) -> Seen:
        run = subprocess.run(
            [
                *chromium_command,
                # Nothing is left of the visit before.
                f"--user-data-dir={tmp_path / f'profile-{next(profiles)}'}",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--virtual-time-budget=8000",
                "--timeout=30000",
                f"--user-agent={BROWSER}",
                "--dump-dom",
                address,
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )
        return Seen(run.stdout.decode())

    return browsing


def until(count: Callable[[T], int], of: T, expected: int) -> None:
    """Wait until something has come to a number, which it does soon."""
    for _ in range(600):
        if count(of) >= expected:
            break
        time.sleep(0.05)
    assert count(of) == expected


def settled(seen: Seen, site: Site) -> None:
    """Hold a page to its policy: nothing was refused, nothing is kept in the browser."""
    assert seen.said("done") == "yes"
    assert seen.said("violations") == "[]"
    assert "/violation" not in site.asked
    assert (seen.said("cookie"), seen.said("kept")) == ("", "0")


def all_views(served: Running) -> int:
    return served.figures()["all"]


def test_a_visit_is_counted_and_the_figures_move(tmp_path: Path, browse: Browse) -> None:
    counter = [""]
    with site_for(counter) as site:
        arguments = ("--origin", site.address, "--fresh", "1")
        with running(tmp_path / "state", *arguments) as served:
            counter[0] = served.address
            site.files["/"] = page(served.address)
            for visit in range(1, 4):
                seen = browse(f"{site.address}/")
                settled(seen, site)
                # The element may have asked before this visit was counted, or after.
                assert seen.shown("all") in (visit - 1, visit)
                assert seen.shown("today") == seen.shown("all") == seen.shown("week")
                assert "lượt xem trang" in seen.dom
                until(all_views, served, visit)
            assert served.figures()["online"] == 1  # the same visitor three times
            assert served.stop() == (0, "")


def test_axe_core_finds_nothing(tmp_path: Path, browse: Browse) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is missing; install the dependency group 'test'.")
    axe = (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    counter = [""]
    with site_for(counter) as site, running(tmp_path / "s", "--origin", site.address) as served:
        counter[0] = served.address
        site.files |= {"/": page(served.address, axe=True), "/axe.js": axe}
        seen = browse(f"{site.address}/")
        settled(seen, site)
        assert seen.shown("all") is not None
        assert int(seen.said("passes") or 0) > 10
        assert json.loads(seen.said("broken") or "null") == []


def test_without_scripts_a_visit_is_counted_by_an_image(tmp_path: Path, browse: Browse) -> None:
    counter = [""]
    with site_for(counter) as site, running(tmp_path / "s", "--origin", site.address) as served:
        counter[0] = served.address
        site.files["/"] = page(served.address)
        site.more_policy = "; sandbox allow-same-origin"  # a page on which no script may run
        seen = browse(f"{site.address}/")
        assert "/hit.gif" in seen.dom
        assert seen.said("done") is None
        assert "/violation" not in site.asked
        until(all_views, served, 1)


def test_a_page_that_hides_its_address_is_counted(tmp_path: Path, browse: Browse) -> None:
    counter = [""]
    with site_for(counter) as site, running(tmp_path / "s", "--origin", site.address) as served:
        counter[0] = served.address
        hidden = '<head>\n<meta name="referrer" content="no-referrer">'
        site.files["/"] = page(served.address).replace("<head>", hidden)
        settled(browse(f"{site.address}/"), site)
        until(all_views, served, 1)


def test_a_page_of_another_site_is_not_counted(tmp_path: Path, browse: Browse) -> None:
    counter = [""]
    with site_for(counter) as site, running(tmp_path / "s") as served:
        counter[0] = served.address
        site.files["/"] = page(served.address)
        seen = browse(f"{site.address}/")
        assert seen.said("done") == "yes"
        assert seen.shown("all") is None  # it may not read the figures either
        assert all_views(served) == 0


def asked(cache: Cache, path: str) -> list[int]:
    return [status for _, one, status in cache.passed_on if one == path]


def hits(cache: Cache) -> int:
    return len(asked(cache, "/hit"))


def test_behind_a_cache_every_visit_is_counted_and_the_figures_still_move(
    tmp_path: Path, browse: Browse
) -> None:
    counter = [""]
    with site_for(counter) as site:
        arguments = ("--origin", site.address, "--fresh", "1", "--proxy", "127.0.0.1")
        with running(tmp_path / "s", *arguments) as served, cache_for(served.port) as cache:
            counter[0] = cache.address
            site.files["/"] = page(cache.address)
            for visit in range(1, 4):
                seen = browse(f"{site.address}/")
                settled(seen, site)
                until(hits, cache, visit)
            assert asked(cache, "/hit") == [204, 204, 204]
            # No time has passed for the cache: it shows what it has.
            assert asked(cache, "/counter.json") == [200]
            assert cache.from_memory.count("/counter.json") == 2
            assert cache.from_memory.count("/counter.js") == 2
            assert asked(cache, "/counter.js") == asked(cache, "/site-counter.js") == [200]
            assert seen.shown("all") in (0, 1)
            until(all_views, served, 3)
            cache.now += 10
            assert browse(f"{site.address}/").shown("all") in (3, 4)
            assert asked(cache, "/counter.json") == [200, 200]
            # The scripts are still fresh; after an hour they have not changed.
            cache.now += 3600
            browse(f"{site.address}/")
            assert asked(cache, "/counter.js") == asked(cache, "/site-counter.js") == [200, 304]
            until(all_views, served, 5)
            # One reader behind the cache is one visitor, and the cache is none.
            assert served.figures()["online"] == 1
