"""A stretch of whole lines that is read at once."""

from __future__ import annotations

from attrs import field, frozen


@frozen(kw_only=True)
class Block:
    """A stretch of whole lines.

    Args:
        start: The offset of the first.
        end: The offset behind the last.
        data: The lines, each with its end.
        inside: True for a last line that has no end in the log yet, and is whole all the same.
        shortened: True for a line that is too long, of which ``data`` has only the end.
    """

    start: int
    end: int
    data: bytes = field(repr=False)
    inside: bool = False
    shortened: bool = False
