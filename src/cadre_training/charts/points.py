"""The points of a chart: the cells of one measure, with their words."""

from __future__ import annotations

from attrs import frozen

from cadre_training.checks.finding import CheckResult
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.register import Register
from cadre_training.report.material import Material
from cadre_training.report.stat_table import key_cell, note_of
from cadre_training.stats.dimension import sort_key
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell, StatRow, StatTable, StatValue


@frozen(kw_only=True)
class Point:
    """A cell as a chart draws it.

    Args:
        keys: The words of its key, a text for each dimension; None where nothing is recorded and
            the dimension has no key at all.
        ranks: What the keys of each dimension are ordered by.
        height: The number, for the scale only; None where there is none.
        shown: The number with its unit, or why there is none.
        note: What must be known to read it rightly; empty where nothing.
    """

    keys: tuple[str | None, ...]
    ranks: tuple[tuple[int, str, str], ...]
    height: float | None
    shown: str
    note: str


def points(
    table: StatTable, measure: Measure, write: Formatter, register: Register
) -> tuple[Point, ...]:
    """Return the points of a measure, in the order of the table's rows."""
    material = Material(register, CheckResult())
    column = table.measures.index(measure)
    found: list[Point] = []
    for row in table.rows:
        cell = row.cells[column]
        note = note_of(cell)
        found.append(
            Point(
                keys=_words(material, row, write),
                ranks=tuple(map(sort_key, row.key)),
                height=_height(cell),
                shown=_shown(cell, write),
                note="" if note is None else write.text(note),
            )
        )
    return tuple(found)


def _words(material: Material, row: StatRow, write: Formatter) -> tuple[str | None, ...]:
    is_gap = all(isinstance(cell.value, Absence) for cell in row.cells)
    return tuple(
        None if is_gap and key is Absence.NO_DATA else write.value(key_cell(material, key).value)
        for key in row.key
    )


def _height(cell: StatCell) -> float | None:
    """Return a number for the scale; what stands in words beside it is exact."""
    if cell.estimate is not None:
        return float(cell.estimate.value.value)
    return _scaled(cell.value)


def _scaled(value: StatValue) -> float | None:
    match value:
        case Quantity():
            return float(value.value)
        case Rate():
            exact = value.mean() if value.base is RateBase.CLASSES else value.percent()
            return float(exact)
        case Absence():
            return None


def _shown(cell: StatCell, write: Formatter) -> str:
    if cell.estimate is not None:
        return f"≈ {write.quantity(cell.estimate.value)}"
    return write.value(cell.value)
