"""What a store says when it cannot be used."""

from __future__ import annotations

from cadre_training.plugin import Label


class StoreProblem(Exception):
    """A state that cannot be used, or a step that it refuses; nothing of the step was kept.

    Args:
        message: What is wrong and what to do, in both languages.
        cause: What is wrong, without what to do; the message where that says no more.
    """

    def __init__(self, message: Label, cause: Label | None = None) -> None:
        """Keep the message."""
        super().__init__(message.en)
        self.message = message
        self.cause = cause or message
