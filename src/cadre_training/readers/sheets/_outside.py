"""Rows below a header that are no rows of the body, or only if rows of the body follow."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training.readers.sheets._entries import Entry


class Outside:
    """A row that is in no body, or only if rows of the body follow."""


@frozen
class Loose(Outside):
    """A row of words that heads a group if rows follow, and else is a line below the table."""

    entry: Entry


class Why(Enum):
    """Why a table seems to be at its end."""

    LETTER = "letter"
    NOTE = "note"
    SIGNATURE = "signature"


@frozen
class Closing(Outside):
    """A note, or the beginning of a signature: the table seems to be at its end.

    Args:
        why: What it is.
        entry: What else it may be.
    """

    why: Why
    entry: Entry


@frozen
class Passing(Outside):
    """A row that may be the header again, column numbers or a page number."""

    header: bool


@frozen
class Nothing(Outside):
    """A row without cells in the table."""
