"""Primitive formulas as expressions, and what these give as the components of cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import narwhals as nw

from cadre_training.frames.keys import year_of_class
from cadre_training.frames.schema import ABSENCE
from cadre_training.model.absence import Absence
from cadre_training.stats.components import Counted, Different, Divided, Summed
from cadre_training.stats.formula import Count, Distinct, Ratio, Sum, Where

if TYPE_CHECKING:
    from decimal import Decimal

    Row = Mapping[str, int | Decimal | str | None]

Plain = Sum | Count | Ratio | Distinct
"""The formulas that one resource's rows are enough for."""


def expressions(name: str, formula: Plain) -> list[nw.Expr]:
    """Return what is added up for a formula under each key: what makes margins by adding, too.

    Of different values that is only how many rows have none; the values do not add up.

    Args:
        name: The name of the measure; the names of the columns begin with it.
        formula: The formula.
    """
    match formula:
        case Sum():
            rows = kept(formula.where)
            return [
                *_added(f"{name}_total", formula.column, rows & ~_null(formula.column)),
                *(
                    _rows(rows & _absent(formula.column, kind)).alias(f"{name}_{kind.name}")
                    for kind in Absence
                ),
            ]
        case Count():
            return [nw.len().alias(f"{name}_rows"), _rows(kept(formula.where)).alias(name)]
        case Ratio():
            return _ratio(name, formula)
        case Distinct():
            missing = kept(formula.where) & value_of(formula).is_null()
            return [_rows(missing).alias(f"{name}_missing")]


def value_of(formula: Distinct) -> nw.Expr:
    """Return the value of which a formula counts the different ones."""
    return year_of_class() if formula.column == "year" else nw.col(formula.column)


def with_value(formula: Distinct) -> nw.Expr:
    """Tell whether a row counts, and has a value."""
    return kept(formula.where) & ~value_of(formula).is_null()


def _ratio(name: str, formula: Ratio) -> list[nw.Expr]:
    columns = (formula.part, formula.whole)
    known = _all(~_null(column) for column in columns)
    not_applicable = _any(_absent(column, Absence.NOT_APPLICABLE) for column in columns)
    found = [
        *_added(f"{name}_part", formula.part, known),
        *_added(f"{name}_whole", formula.whole, known)[:1],
        _rows(~known & ~not_applicable).alias(f"{name}_missing"),
    ]
    for kind in Absence:
        absent = _any(_absent(column, kind) for column in columns)
        found.append(_rows(absent).alias(f"{name}_{kind.name}"))
    return found


def components(
    name: str, formula: Plain, row: Row | None
) -> Summed | Counted | Divided | Different:
    """Return the components that a row of results holds; without a row, those of no rows.

    Args:
        name: The name of the measure.
        formula: The formula.
        row: The results under one key.
    """

    def whole(column: str) -> int:
        # Sums come as decimals from some engines, and as null where nothing is added.
        return int((row or {}).get(f"{name}{column}") or 0)

    match formula:
        case Sum():
            absences = {kind: n for kind in Absence if (n := whole(f"_{kind.name}"))}
            known = whole("_total_known")
            return Summed(known=known, total=whole("_total"), absences=absences)
        case Count():
            return Counted(rows=whole("_rows"), kept=whole(""))
        case Ratio():
            return Divided(
                known=whole("_part_known"),
                part=whole("_part"),
                whole=whole("_whole"),
                missing=whole("_missing"),
                base=formula.base,
                absences=frozenset(kind for kind in Absence if whole(f"_{kind.name}")),
            )
        case Distinct():
            return Different(values=whole("_values"), missing=whole("_missing"))


def kept(where: Iterable[Where]) -> nw.Expr:
    """Tell whether a row meets all conditions."""
    return _all(_is(nw.col(w.column), w.equals) for w in where)


def _all(conditions: Iterable[nw.Expr]) -> nw.Expr:
    result = nw.lit(value=True)
    for condition in conditions:
        result = result & condition
    return result


def _any(conditions: Iterable[nw.Expr]) -> nw.Expr:
    result = nw.lit(value=False)
    for condition in conditions:
        result = result | condition
    return result


def _null(column: str) -> nw.Expr:
    return nw.col(column).is_null()


def _absent(column: str, kind: Absence) -> nw.Expr:
    """Tell whether a number is absent in this way."""
    if column == "count":
        return _null(column) & nw.lit(value=kind is Absence.NO_DATA)
    code = nw.col(column + ABSENCE)
    if kind is Absence.NO_DATA:
        stated = [_is(code, other.value) for other in Absence if other is not kind]
        return _null(column) & ~_any(stated)
    return _null(column) & _is(code, kind.value)


def _is(column: nw.Expr, value: str) -> nw.Expr:
    """Tell whether a column holds a value; null does not."""
    return (column == value).fill_null(value=False)


def _added(name: str, column: str, kept: nw.Expr) -> list[nw.Expr]:
    value = nw.when(kept).then(nw.col(column)).otherwise(nw.lit(0))
    return [value.cast(nw.Int64).sum().alias(name), _rows(kept).alias(f"{name}_known")]


def _rows(condition: nw.Expr) -> nw.Expr:
    return condition.cast(nw.Int64).sum()
