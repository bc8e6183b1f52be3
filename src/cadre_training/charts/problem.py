"""Why there is no chart."""

from __future__ import annotations


class CannotChart(ValueError):
    """A table cannot be drawn as asked; the message says what can be."""
