"""What can be wrong with a summary, or with what is asked of it."""

from __future__ import annotations

from cadre_training.frames.problem import FrameProblem
from cadre_training.model.label import Label


class SummaryProblem(FrameProblem):
    """A summary cannot be read, merged, or asked this.

    Attributes:
        label: What is wrong, and what to do, in both languages.
    """

    def __init__(self, vi: str, en: str) -> None:
        """Take the words in both languages."""
        super().__init__(Label(vi, en))
