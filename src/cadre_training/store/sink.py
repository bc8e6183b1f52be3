"""What is wrong with rows, gathered over a whole build."""

from __future__ import annotations

from attrs import define, field

from cadre_training.codec.problem import InputProblems, Intake, Problem
from cadre_training.model.source import Place

MOST_PROBLEMS = 100_000
"""How many problems are kept; beyond them bad rows are counted only."""


@define
class Sink:
    """Gathers problems; the rows that have them are left out, or nothing is built.

    Args:
        refuse: True where nothing is to be built.
    """

    refuse: bool
    problems: list[Problem] = field(factory=list[Problem])
    bad_rows: int = 0
    left_out: int = 0
    _last: Place | None = None

    def take(self, problem: Problem) -> None:
        """Take down a problem.

        Raises:
            InputProblems: If there are too many, and nothing is to be built anyway.
        """
        place = Place(problem.place.file, line=problem.place.line)
        self.bad_rows += place != self._last
        self._last = place
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        elif self.refuse:
            self.settle()

    def drain(self, intake: Intake) -> None:
        """Take over what an intake has taken down."""
        for problem in intake.problems:
            self.take(problem)
        intake.problems.clear()

    def settle(self) -> None:
        """Stop where nothing is to be built.

        Raises:
            InputProblems: If anything was wrong.
        """
        if self.refuse and self.problems:
            raise InputProblems(self.problems)
