"""A value as HTML, for a cell of a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from cadre_training.display.described import Described
from cadre_training.display.elements import Box, Element, Items, Lattice, Line, Pairs, Strip, Weight
from cadre_training.display.spelling import spell
from cadre_training.exporters._voice import Voice
from cadre_training.model.language import Language

_TAGS = {Weight.TITLE: "h3", Weight.HEADING: "h4", Weight.TEXT: "p", Weight.NOTE: "p"}
_QUIET = "font-style:italic;opacity:.75"
_SMALL = "font-size:90%"
_NUMBER = "text-align:right;font-variant-numeric:tabular-nums"
_TEXT = "text-align:left"
_TOTAL = "font-weight:bold"


def as_html(described: Described, language: Language) -> str:
    """Return a value as a part of a page: no script, no style sheet, nothing fetched.

    All that comes from records is escaped.
    """
    lines = [
        line for e in spell(described, Voice(language, width=100)) for line in _element_lines(e)
    ]
    head = f'<div class="cadre-training" lang="{language.value}">'
    return "\n".join((head, *lines, "</div>"))


def _element_lines(element: Element) -> Iterator[str]:
    match element:
        case Line():
            style = _SMALL if element.weight is Weight.NOTE else ""
            yield _tag(_TAGS[element.weight], element.text, style)
        case Items():
            yield from _list(element.items, element.head)
        case Pairs():
            yield "<dl>"
            for term, text in element.pairs:
                yield _tag("dt", term)
                yield _tag("dd", text)
            yield "</dl>"
        case Lattice():
            yield from _table(element)


def _list(items: Iterable[str], head: str | None = None) -> Iterator[str]:
    if head is not None:
        yield _tag("p", f"{head}:", _SMALL)
    yield "<ul>"
    for item in items:
        yield _tag("li", item, _SMALL)
    yield "</ul>"


def _table(table: Lattice) -> Iterator[str]:
    names_row = [is_header for _, is_header in table.heads]
    yield "<table>"
    yield _tag("caption", table.caption, f"{_TEXT};caption-side:top")
    heads = (_tag("th", text, _TEXT if first else _NUMBER, "col") for text, first in table.heads)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for strip in table.strips:
        yield _row(strip, names_row)
    yield "</tbody>"
    yield "</table>"
    for number, note in enumerate(table.notes, start=1):
        yield _tag("p", f"[{number}] {note}", _SMALL)


def _row(strip: Strip, names_row: list[bool]) -> str:
    cells = (_cell(box, first) for box, first in zip(strip.boxes, names_row, strict=True))
    style = f' style="{_TOTAL}"' if strip.is_total else ""
    return f"<tr{style}>{''.join(cells)}</tr>"


def _cell(box: Box, names_row: bool) -> str:
    style = _NUMBER if box.is_number or box.is_absent else _TEXT
    if box.is_absent:
        style += f";{_QUIET}"
    marker = "" if box.note is None else f"<sup>[{box.note}]</sup>"
    sources = f' title="{escape("; ".join(box.sources))}"' if box.sources else ""
    tag = 'th scope="row"' if names_row else "td"
    return f'<{tag} style="{style}"{sources}>{escape(box.text)}{marker}</{tag[:2]}>'


def _tag(name: str, text: str, style: str = "", scope: str = "") -> str:
    styled = f' style="{style}"' if style else ""
    scoped = f' scope="{scope}"' if scope else ""
    return f"<{name}{scoped}{styled}>{escape(text)}</{name}>"
