"""The structure of the page, held against golden outlines: what a reader's program walks through.

After a change that is meant: ``UPDATE_GOLDEN=1 make test ARGS="-k outline"``, then read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre_training_html.options import HtmlOptions

from . import sample
from .render import render
from .tree import Element, parse

GOLDEN = Path(__file__).parent / "golden"
# Elements that stand in a line of text, and those within a drawing.
_INLINE = {"a", "b", "bdi", "br", "code", "q", "small", "span", "sup", "time"}
_DRAWN = {"g", "path", "line", "text", "rect"}
_WORDS = {"h1", "h2", "summary", "figcaption", "caption", "th", "dt", "desc", "title"}


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """Yield the elements below ``element``; equal neighbours are counted."""
    last, number = [""], 0
    for child in element.children:
        if isinstance(child, str) or child.name in _INLINE | _DRAWN:
            continue
        lines = ["  " * depth + _named(child), *outline(child, depth + 1)]
        if lines == last:
            number += 1
            continue
        if number:
            yield "  " * depth + f"… {number} more like it"
        yield from lines
        last, number = lines, 0
    if number:
        yield "  " * depth + f"… {number} more like it"


def _named(element: Element) -> str:
    attributes = element.attributes
    name = element.name + "".join(f".{c}" for c in attributes.get("class", "").split())
    name += f"#{attributes['id']}" if "id" in attributes else ""
    name += "".join(f" [{key}={attributes[key]}]" for key in ("role", "scope") if key in attributes)
    return f"{name} {element.text}" if element.name in _WORDS else name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_outline_is_as_it_was(language: str) -> None:
    page = parse(render(sample.report(), HtmlOptions(language=language)))
    found = "\n".join(outline(page.one("body"))) + "\n"
    golden = GOLDEN / f"outline-{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
