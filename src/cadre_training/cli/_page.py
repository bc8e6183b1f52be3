"""Plain text for people: headings, paragraphs and items, wrapped to the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from cadre_training.cli._streams import is_terminal
from cadre_training.exporters._layout import pad, paragraph, width
from cadre_training.exporters._unsafe import escape

WIDEST = 100
"""How wide text is on a wide terminal: longer lines are hard to read."""

UNLIMITED = 10**9
"""A width that nothing reaches."""


class Page:
    """Collects lines of text.

    Args:
        width: Where to wrap; None leaves each text on one line, for tools that search lines.
    """

    def __init__(self, width: int | None) -> None:
        """Begin with an empty page."""
        self._width = width
        self._lines: list[str] = []

    @classmethod
    def to(cls, output: Path | None) -> Page:
        """Begin a page for a file, or for standard output: wrapped only on a terminal."""
        if output is not None or not is_terminal():
            return cls(None)
        return cls(min(shutil.get_terminal_size().columns, WIDEST))

    def line(self, text: str = "", indent: int = 0, hang: int | None = None) -> None:
        """Add a text, its first line moved in by ``indent``, those after it by ``hang``."""
        first, rest = " " * indent, " " * (indent if hang is None else hang)
        self._lines += paragraph(escape(text), self._width or UNLIMITED, first, rest)

    def gap(self) -> None:
        """Add an empty line, unless one stands there or the page is empty."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """Add a heading with room above it."""
        self.gap()
        self.line(text)

    def grid(
        self, rows: Sequence[Sequence[str]], numbers: Sequence[bool], rule: Sequence[int]
    ) -> None:
        """Add a table of aligned columns.

        Args:
            rows: The rows, the headings first.
            numbers: For each column, whether it is aligned to the right.
            rule: The positions in ``rows`` above which a line is drawn.
        """
        safe = [[escape(text) for text in row] for row in rows]
        widths = [max(width(row[at]) for row in safe) for at in range(len(numbers))]
        for position, row in enumerate(safe):
            if position in rule:
                self._lines.append("  ".join("-" * columns for columns in widths))
            cells = (
                pad(text, columns, right=right)
                for text, columns, right in zip(row, widths, numbers, strict=True)
            )
            self._lines.append("  ".join(cells).rstrip())

    def text(self) -> str:
        """Return the whole page."""
        return "\n".join([*self._lines, ""])
