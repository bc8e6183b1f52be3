"""A value as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadre_training.display.described import Described
from cadre_training.display.elements import Box, Element, Items, Lattice, Line, Pairs, Strip, Weight
from cadre_training.display.spelling import spell
from cadre_training.exporters._voice import Voice
from cadre_training.model.language import Language

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$&!@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")
_BEFORE = {Weight.TITLE: "### ", Weight.HEADING: "#### ", Weight.TEXT: "", Weight.NOTE: ""}


def as_markdown(described: Described, language: Language) -> str:
    """Return a value as Markdown with tables as GitHub and Jupyter read them.

    What comes from records stands as text: nothing in it is a mark, a link or HTML.
    """
    elements = spell(described, Voice(language, width=100))
    return "\n\n".join("\n".join(_lines(element)) for element in elements) + "\n"


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Line():
            yield _BEFORE[element.weight] + _plain(element.text)
        case Items():
            if element.head is not None:
                yield f"{_plain(element.head)}:"
                yield ""
            yield from (f"- {_plain(item)}" for item in element.items)
        case Pairs():
            yield from (f"- **{_plain(term)}**: {_plain(text)}" for term, text in element.pairs)
        case Lattice():
            yield from _table(element)


def _table(table: Lattice) -> Iterator[str]:
    yield _plain(table.caption)
    yield ""
    numbers = [
        any(strip.boxes[at].is_number for strip in table.strips) for at in range(len(table.heads))
    ]
    yield _row([_plain(text) for text, _ in table.heads])
    yield _row(["---:" if is_number else "---" for is_number in numbers])
    yield from (_row([_cell(box, strip) for box in strip.boxes]) for strip in table.strips)
    if table.notes:
        yield ""
    for number, note in enumerate(table.notes, start=1):
        yield f"- \\[{number}\\] {_plain(note)}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(box: Box, strip: Strip) -> str:
    text = _plain(box.text) + ("" if box.note is None else f" \\[{box.note}\\]")
    if box.is_absent:
        return f"*{text}*"
    return f"**{text}**" if strip.is_total and text else text


def _plain(text: str) -> str:
    """Return a text in which nothing is markup."""
    escaped = _MARKUP.sub(r"\\\g<0>", text)
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", escaped)
