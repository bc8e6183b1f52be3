"""Cells that were typed with a legacy font."""

from __future__ import annotations

from cadre_training.codec.problem import Problem
from cadre_training.model.grid import Grid


def without_legacy(grid: Grid) -> tuple[Grid, tuple[Problem, ...]]:
    """Return a sheet with its texts in Unicode, and what was decoded or could not be decided.

    Args:
        grid: The sheet as the file has it. Where nothing is to be done, it is returned itself.
    """
    return grid, ()
