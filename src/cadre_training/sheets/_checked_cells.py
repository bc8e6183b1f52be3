"""The cells whose sums were held as the table states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import Factory, field, frozen

from cadre_training.checks.finding import Spot
from cadre_training.model.source import Place
from cadre_training.model.tabulation import Tabulation

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_LETTERS = 26


def cell_at(place: Place | None) -> tuple[int, int] | None:
    """Return the row and column of a cell, from 0; None for a place that is no cell.

    >>> cell_at(Place("a.xlsx", sheet="2022", cell="AA10"))
    (9, 26)
    """
    found = None if place is None or place.cell is None else _CELL.fullmatch(place.cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = _LETTERS * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def place_of(spot: Spot) -> Place | None:
    """Return where a spot was read."""
    return None if spot.source is None else spot.source.read_at


@frozen
class CheckedCells:
    """Tells what of the figures of a register was held already as sums of a table.

    Args:
        tables: The tables.
    """

    tables: Sequence[Tabulation]
    _of_sheet: dict[tuple[str, str | None], list[_Checked]] = field(
        default=Factory(lambda self: _by_sheet(self.tables), takes_self=True), init=False
    )

    def hold(self, spots: Iterable[Spot]) -> bool:
        """Tell whether spots are cells of one table, the first the total of a sum it states."""
        places = [place_of(spot) for spot in spots]
        cells = [cell_at(place) for place in places]
        first = places[0] if places else None
        if first is None or cells[0] is None:
            return False
        if any((p.file, p.sheet) != (first.file, first.sheet) for p in places if p is not None):
            return False
        return any(
            table.is_total(cells[0]) and all(cell is not None and cell in table for cell in cells)
            for table in self._of_sheet.get((first.file, first.sheet), ())
        )


@frozen
class _Checked:
    """The cells of one table."""

    rows: range
    columns: frozenset[int]
    totals_down: frozenset[int]
    totals_across: frozenset[int]

    def __contains__(self, cell: tuple[int, int]) -> bool:
        return cell[0] in self.rows

    def is_total(self, cell: tuple[int, int]) -> bool:
        row, column = cell
        if row not in self.rows or column not in self.columns:
            return False
        return row in self.totals_down or column in self.totals_across


def _by_sheet(tables: Iterable[Tabulation]) -> dict[tuple[str, str | None], list[_Checked]]:
    found: dict[tuple[str, str | None], list[_Checked]] = {}
    for table in tables:
        rows = range(table.first_row, table.first_row + len(table.row_labels))
        checked = _Checked(
            rows=rows,
            columns=frozenset(column.index for column in table.columns),
            totals_down=frozenset(table.first_row + rule.total for rule in table.down),
            totals_across=frozenset(table.columns[rule.total].index for rule in table.across),
        )
        found.setdefault((table.file, table.sheet), []).append(checked)
    return found
