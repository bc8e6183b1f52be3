"""How the sums and rates of one rule came out."""

from __future__ import annotations

from attrs import define

MOST_ROWS = 10
"""From how many broken rows on a rule that most rows break is itself in question."""


@define
class Tally:
    """How the sums of one rule, or of one column down, came out.

    Args:
        held: How many hold.
        broken: How many do not.
        undecided: How many cannot be told, since a cell of them was not read.
    """

    held: int = 0
    broken: int = 0
    undecided: int = 0

    @property
    def in_question(self) -> bool:
        """Whether the rule is broken so often that it is likelier wrong than the numbers."""
        if self.held == 0:
            return self.broken > 2
        return self.broken >= MOST_ROWS and self.broken > 2 * self.held
