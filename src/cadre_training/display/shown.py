"""A value, shown."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Shown:
    """A value as HTML, Markdown and plain text; a notebook takes what it likes best.

    Args:
        html: As a part of a page.
        markdown: As Markdown.
        text: As plain text.

    >>> from cadre_training import CountUnit, Quantity
    >>> from cadre_training.display import show
    >>> print(show(Quantity(6200, CountUnit.ATTENDANCE), "en"))
    6,200 attendances
    """

    html: str = field(repr=False)
    markdown: str = field(repr=False)
    text: str

    def __str__(self) -> str:
        """Return the plain text."""
        return self.text

    def _repr_html_(self) -> str:
        return self.html

    def _repr_markdown_(self) -> str:
        return self.markdown
