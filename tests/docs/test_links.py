"""Every link of the documentation leads somewhere, and every page can be reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, PAGES, ROOT, library_pages, links, name_of

FILL = library_pages().fill


def text_of(page: Path) -> str:
    text = FILL(page.read_text(encoding="utf-8"))
    assert isinstance(text, str)
    return text


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, and those set by hand."""
    text = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"^\(([\w-]+)\)=$", text, flags=re.MULTILINE))
    heads = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return named | {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_resolve(page: Path) -> None:
    for target in links(text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        assert ROOT in (place, *place.parents), f"{target} leads out of the repository"
        if anchor:
            assert anchor in anchors(place), target


@pytest.mark.parametrize("page", sorted((ROOT / "plugins").glob("*/README.md")), ids=name_of)
def test_links_of_the_plugins_resolve(page: Path) -> None:
    test_relative_links_resolve(page)


def test_links_are_found_outside_blocks_only() -> None:
    text = "[a](b.md) ![c](d.png)\n```text\n[e](f.md)\n```\n`[g](h.md)` [i](j.md#k)\n"
    assert list(links(text)) == ["b.md", "d.png", "j.md#k"]


def test_the_index_leads_to_every_page() -> None:
    """Each page stands in a table of contents, directly or by a pattern."""
    listed = {DOCS / "index.md"}
    for page in DOCS.rglob("*.md"):
        for toc in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            for entry in toc.split():
                if not entry.startswith(":"):
                    listed |= set(page.parent.glob(f"{entry}.md"))
    assert sorted(set(DOCS.rglob("*.md")) - listed) == []
