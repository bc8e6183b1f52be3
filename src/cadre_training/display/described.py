"""A value in the blocks of a report."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase, Text
from cadre_training.report.document import (
    BulletList,
    Counter,
    Definitions,
    Findings,
    KeyFigures,
    Paragraph,
    SourceList,
    Table,
)


@frozen
class Heading:
    """A heading between blocks: that of a section, where a whole report is shown."""

    text: Label


Piece = (
    Heading
    | Paragraph
    | BulletList
    | KeyFigures
    | Table
    | Findings
    | Definitions
    | SourceList
    | Counter
)
"""What a value is shown as: a block of a report, or a heading between two."""


@frozen
class Described:
    """A value, in words and tables of no format.

    Args:
        title: What it is; None for a value that says so itself.
        pieces: What it says.
    """

    title: Text | None = field(
        validator=validators.optional(validators.instance_of((Label, Phrase)))
    )
    pieces: tuple[Piece, ...] = field(
        validator=tuple_of(
            Heading,
            Paragraph,
            BulletList,
            KeyFigures,
            Table,
            Findings,
            Definitions,
            SourceList,
            Counter,
        )
    )
