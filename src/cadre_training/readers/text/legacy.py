"""What was found of a legacy encoding in texts."""

from __future__ import annotations

from attrs import field, frozen

from cadre_training.readers.text.encoding import Encoding


@frozen(kw_only=True)
class Example:
    """A text before and after.

    Args:
        written: The text as it came.
        read: The text as it was decoded.
    """

    written: str
    read: str


@frozen(kw_only=True)
class LegacyText:
    """A legacy encoding that a set of texts was recognised to be in, and the evidence.

    Args:
        encoding: The encoding.
        texts: How many texts are in it.
        characters: How many letters of them were decoded.
        won: How many words become Vietnamese by decoding that were not.
        lost: How many words of these texts stop being Vietnamese by it.
        clean: How many of the other texts can be in Unicode only.
        undecided: How many texts could be either, and were left as they were.
        sure: Whether the evidence leaves no doubt.
        examples: The first texts that were decoded.
    """

    encoding: Encoding
    texts: int
    characters: int
    won: int
    lost: int = 0
    clean: int = 0
    undecided: int = 0
    sure: bool = True
    examples: tuple[Example, ...] = field(default=(), repr=False)
