"""A table of statistics as CSV and JSON for programs."""

from __future__ import annotations

from decimal import Decimal

from cadre_training.cli._csv import as_rows
from cadre_training.cli._json import Branch, Json, Tree
from cadre_training.cli._language import current
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.off_map import OffMap
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats import MapBreak, Margin, Measure, StatCell, StatRow, StatTable
from cadre_training.stats.table import CONFIDENCE, Plain, plain_cell, plain_key


def is_incomplete(cell: StatCell) -> bool:
    """Tell whether a reader must know more of a number than the number."""
    if cell.bounds is not None or cell.reason is not None or cell.estimate is not None:
        return True
    return cell.missing > 0 and not isinstance(cell.value, Absence)


def as_csv(table: StatTable, *, totals: bool) -> str:
    """Return the rows as CSV with machine names; of a margin the key is ``all``.

    Args:
        table: The table.
        totals: Add the margins and the grand total, marked in a column ``is_total``.
    """
    rows = [(row, False) for row in table.rows]
    if totals or not table.dimensions:
        rows += [(row, True) for row in (*table.totals, table.total)]
    head = [*_named_keys(table, table.total), *(measure.name for measure in table.measures)]
    if totals:
        head.append("is_total")
    return as_rows(
        head,
        (
            [
                *_named_keys(table, row).values(),
                *map(plain_cell, row.cells),
                *([int(is_total)] * totals),
            ]
            for row, is_total in rows
        ),
    )


def _named_keys(table: StatTable, row: StatRow) -> dict[str, Plain]:
    """Return the keys of a row by name, a target group as scheme and code, a margin as ``all``."""
    keys: dict[str, Plain] = {}
    for dimension, value in zip(table.dimensions, row.key, strict=True):
        if isinstance(value, TargetGroup):
            keys |= {"scheme": value.scheme, "target_group": value.code}
            continue
        plain = Margin.ALL.value if value is Margin.ALL else plain_key(value)
        if dimension.name == "target_group":
            keys.setdefault("scheme", plain)
        if dimension.name != "scheme" or keys.get("scheme") in (None, Margin.ALL.value):
            keys[dimension.name] = plain
    return keys


def _json_row(table: StatTable, row: StatRow) -> dict[str, Json]:
    """Return a row; in a row of totals the dimensions that are added up are left out."""
    values = {m.name: plain_cell(c) for m, c in zip(table.measures, row.cells, strict=True)}
    return _json_key(table, row) | {name: _json_value(value) for name, value in values.items()}


def _json_key(table: StatTable, row: StatRow) -> dict[str, Json]:
    return {
        name: _json_value(value)
        for name, value in _named_keys(table, row).items()
        if value != Margin.ALL.value or Margin.ALL not in row.key
    }


def _json_value(value: Plain) -> Json:
    return str(value) if isinstance(value, Decimal) else value


def as_json(table: StatTable, *, totals: bool) -> Tree:
    """Return the table as JSON: rows, the grand total, and notes on what is not complete.

    Args:
        table: The table.
        totals: Add the margins.
    """
    shown = (*table.rows, *table.totals, table.total)
    result = Branch(
        by=[dimension.name for dimension in table.dimensions],
        measures=map(_measure, table.measures),
        rows=(_json_row(table, row) for row in table.rows),
    )
    if totals:
        result["totals"] = (_json_row(table, row) for row in table.totals)
    result["total"] = _json_row(table, table.total)
    result["notes"] = (
        _note(table, row, at)
        for row in shown
        for at, cell in enumerate(row.cells)
        if is_incomplete(cell)
    )
    if any(dimension.on_map for dimension in table.dimensions):
        result["breaks"] = map(_break, table.breaks)
        apart = (v for row in table.rows for v in row.key if isinstance(v, OffMap))
        result["apart"] = map(_apart, dict.fromkeys(apart))
    return result


def _break(one: MapBreak) -> Json:
    """Say where the map changed in the series."""
    return {
        "day": one.day.isoformat(),
        "map": one.view.day.isoformat(),
        "bridged": one.view.bridged,
        "ended": [unit.code for unit in one.ended],
        "begun": [unit.code for unit in one.begun],
        "note": Formatter(current()).text(one.note),
    }


def _apart(one: OffMap) -> Json:
    """Say of a unit that stands apart what it is, and why it does."""
    return {
        "key": one.code,
        "code": one.unit.code,
        "name": one.unit.name,
        "why": one.why.value,
        "words": one.why.label.in_language(current()),
        "among": [unit.code for unit in one.among],
        "day": one.day.isoformat() if one.day else None,
    }


def _measure(measure: Measure) -> Json:
    language = current()
    return {
        "name": measure.name,
        "label": measure.label.in_language(language),
        "unit": measure.unit.value,
        "whole_unit": measure.whole_unit.value if measure.whole_unit else None,
        "definition": measure.definition.in_language(language),
    }


def _note(table: StatTable, row: StatRow, at: int) -> Json:
    """Say of one cell how many records it leaves out, and what is certain all the same."""
    cell = row.cells[at]
    bounds: Json = None
    if cell.bounds is not None:
        high = cell.bounds.high
        bounds = {"low": cell.bounds.low.value, "high": high.value if high else None}
    note: dict[str, Json] = {
        "row": _json_key(table, row),
        "measure": table.measures[at].name,
        "missing": cell.missing,
        "bounds": bounds,
    }
    if cell.estimate is not None:
        about = cell.estimate
        note["estimate"] = {
            "value": about.value.value,
            "low": about.low.value,
            "high": about.high.value,
            "confidence_percent": CONFIDENCE,
        }
    if cell.reason is not None:
        note["reason"] = Formatter(current()).text(cell.reason)
    return note
