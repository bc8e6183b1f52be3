"""Every link of the documentation leads somewhere, and every page can be reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.pages import (
    DOCS,
    PAGES,
    ROOT,
    WRITTEN,
    library_pages,
    links,
    name_of,
    written_pages,
)

FILL = library_pages().fill


def text_of(page: Path) -> str:
    if page in written_pages():
        return written_pages()[page]
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
            assert re.fullmatch(
                r"(https://[\w.-]+\.[a-z]+|mailto:|http://(127\.|localhost))\S*", target
            )
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists() or place in written_pages(), target
        assert ROOT in (place, *place.parents), f"{target} leads out of the repository"
        if anchor:
            assert anchor in anchors(place), target


def test_links_of_the_pages_that_the_library_writes_resolve() -> None:
    for page in written_pages():
        test_relative_links_resolve(page)


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
    assert sorted(set(PAGES) - listed - set(ROOT.glob("*.md"))) == []


@pytest.mark.parametrize("folder", WRITTEN)
def test_each_folder_of_written_pages_is_in_a_table_of_contents(folder: str) -> None:
    text = (DOCS / "reference" / f"{folder}.md").read_text(encoding="utf-8")
    assert re.search(rf"```{{toctree}}\n:hidden:\n:glob:\n\n{folder}/\*\n```", text)
    assert any(page.parent.name == folder for page in written_pages())
    assert {page.parent for page in written_pages()} == {
        DOCS / "reference" / one for one in WRITTEN
    }
