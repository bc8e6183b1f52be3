"""The few things that HTML and Markdown are written from."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class Weight(Enum):
    """How loud a line is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"


@frozen
class Line:
    """A line of text."""

    text: str
    weight: Weight = Weight.TEXT


@frozen
class Items:
    """A list of short texts, below a line that introduces them, if there is one."""

    items: tuple[str, ...]
    head: str | None = None


@frozen
class Pairs:
    """Terms, and what is said of each."""

    pairs: tuple[tuple[str, str], ...]


@frozen
class Box:
    """A cell of a grid.

    Args:
        text: What stands in it.
        is_number: Whether it is set to the right.
        is_absent: Whether it says that there is no value.
        note: The number of the note that belongs to it.
        sources: Where it comes from.
    """

    text: str
    is_number: bool = False
    is_absent: bool = False
    note: int | None = None
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Strip:
    """A row of a grid."""

    boxes: tuple[Box, ...]
    is_total: bool = False


@frozen(kw_only=True)
class Lattice:
    """A table in words.

    Args:
        caption: What it shows.
        heads: The headings, with units; for each, whether its cells name the row.
        strips: The rows.
        notes: The notes of cells, the first being number 1.
    """

    caption: str
    heads: tuple[tuple[str, bool], ...]
    strips: tuple[Strip, ...]
    notes: tuple[str, ...]


Element = Line | Items | Pairs | Lattice
"""What a page is made of."""
