"""What sheets hold, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from cadre_training.model.grid import Grid


def grids_text(grids: object) -> str:
    """Return all that sheets hold as text, a row a line.

    >>> print(grids_text([Grid(file="a", sheet="2022", rows=(("Xã", 3), ()))]))
    2022 hidden=False merged=() rows=[] columns=[]
    ['Xã', 3]
    []
    """
    lines: list[str] = []
    for grid in cast("Iterable[Grid]", grids):
        rows, columns = sorted(grid.hidden_rows), sorted(grid.hidden_columns)
        said = f"hidden={grid.hidden} merged={grid.merged} rows={rows} columns={columns}"
        lines.append(f"{grid.sheet} {said}")
        lines += (repr(list(row)) for row in grid.rows)
    return "\n".join(lines)
