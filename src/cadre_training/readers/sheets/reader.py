"""The tables of sheets, understood and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cadre_training.model.grid import Grid
from cadre_training.model.notation import Notation
from cadre_training.readers.sheets.mapping import SheetMapping
from cadre_training.readers.sheets.reading import SheetReading


def read_grids(
    grids: Iterable[Grid],
    mapping: SheetMapping | None = None,
    *,
    notation: Notation | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> SheetReading:
    """Read the tables of sheets.

    Args:
        grids: The sheets of one document.
        mapping: How they are to be understood, where a person has said so.
        notation: What dots and commas mean, where that is known.
        progress: Called with how many rows were read, and how many there are.
    """
    for grid in grids:
        if progress is not None:
            progress(len(grid.rows), None)
    return SheetReading(tables=(), mapping=mapping or SheetMapping(notation=notation))
