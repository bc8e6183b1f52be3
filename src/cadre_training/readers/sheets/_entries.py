"""The rows of a body that are more than plain records, each with what it says."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training.readers.sheets._numbering import Ordinal
from cadre_training.readers.sheets._row_words import RowWords


class Role(Enum):
    """What a row of a body is, by its own look.

    PLAIN rows are records; ROW may be a record or head a group; HEAD has a label only.
    """

    PLAIN = "plain"
    ROW = "row"
    HEAD = "head"
    TOTAL = "total"
    PART = "part"
    PART_HEAD = "part head"
    SKIP = "skip"


@frozen(kw_only=True)
class Entry:
    """A row of a body, or a run of plain ones.

    Args:
        role: What it is.
        rows: The rows; more than one for a run of plain ones only.
        ordinal: The sign that numbers it.
        label: Its words, without the sign.
        key: The words as they are compared.
        words: What the words say.
        numbers: Whether it holds numbers.
        marks: Whether it holds marks where numbers could stand: “-”, “x”.
        spans: Whether its label is merged over columns of numbers.
    """

    role: Role
    rows: range
    ordinal: Ordinal | None = None
    label: str | None = None
    key: str = ""
    words: RowWords | None = None
    numbers: bool = False
    marks: bool = False
    spans: bool = False

    @property
    def row(self) -> int:
        """The row, or the first of the run."""
        return self.rows.start
