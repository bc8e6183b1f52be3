"""Files into a register, with the place of every value."""

from __future__ import annotations

from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.readers.loading import load

__all__ = ["InputProblems", "Problem", "load"]
