"""Different persons, counted over frames of class rolls and classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import narwhals as nw

from cadre_training.frames.components import kept
from cadre_training.stats.components import People
from cadre_training.stats.formula import Distinct

if TYPE_CHECKING:
    from cadre_training.frames.components import Row
    from cadre_training.frames.opening import Lazy

PRESENT = "present_on_roll"
LISTED = "listed_on_roll"
_MOST = "_most"


def roll_counts(formula: Distinct) -> list[nw.Expr]:
    """Return what is counted of the roll of each class: its rows, and those that are counted."""
    present = kept(formula.where).cast(nw.Int64).sum()
    return [nw.len().cast(nw.Int64).alias(LISTED), present.cast(nw.Int64).alias(PRESENT)]


def with_rolls(classes: Lazy, counts: Lazy | None) -> Lazy:
    """Add to each class how many rows its roll has, and how many of those are counted.

    What a store keeps, has them already.

    Args:
        classes: The classes.
        counts: What :func:`roll_counts` comes to under each ``class_id``.
    """
    if counts is None:
        return classes.with_columns(
            nw.lit(0).cast(nw.Int64).alias(LISTED), nw.lit(0).cast(nw.Int64).alias(PRESENT)
        )
    numbers = counts.select("class_id", LISTED, PRESENT)
    joined = classes.join(numbers, left_on="id", right_on="class_id", how="left")
    return joined.with_columns(
        nw.col(LISTED).fill_null(0).alias(LISTED), nw.col(PRESENT).fill_null(0).alias(PRESENT)
    )


def class_expressions(name: str) -> list[nw.Expr]:
    """Return what is worked out of classes under each key."""
    learners, count = nw.col("learners"), nw.col("count")
    unknown = learners.is_null()
    none = (count == 0) | (learners == 0).fill_null(value=False)
    single = (count == 1) & ~unknown
    long_enough = (nw.col(LISTED) >= learners).fill_null(value=False)
    is_named = none | (single & long_enough) | (~single & (nw.col(LISTED) > 0))
    bounded = ~is_named & ~unknown
    # Some engines divide before they look at the condition.
    divisor = nw.when(count > 0).then(count).otherwise(nw.lit(1))
    mean = (learners.fill_null(0) + divisor - 1) // divisor
    nothing = nw.lit(0)
    others = learners.fill_null(0) - nw.col(PRESENT)
    return [
        nw.len().alias(f"{name}_classes"),
        (~is_named).cast(nw.Int64).sum().alias(f"{name}_unnamed"),
        (~is_named & unknown).cast(nw.Int64).sum().alias(f"{name}_unbounded"),
        nw.when(bounded).then(mean).otherwise(nothing).cast(nw.Int64).max().alias(name + _MOST),
        nw.when(bounded)
        .then(others)
        .otherwise(nothing)
        .cast(nw.Int64)
        .sum()
        .alias(f"{name}_others"),
    ]


def is_greatest(name: str) -> bool:
    """Tell whether two numbers of this name make their greater one, not their sum."""
    return name.endswith(_MOST)


def people(name: str, classes: Row | None, rolls: Row | None) -> People:
    """Return the components that the results over classes and over rolls hold."""

    def whole(row: Row | None, column: str) -> int:
        return int((row or _NOTHING).get(f"{name}_{column}") or 0)

    complete = not whole(classes, "unbounded")
    return People(
        named=whole(rolls, "values"),
        rows=whole(classes, "classes") + whole(rolls, "rolls"),
        unnamed=whole(classes, "unnamed"),
        largest=whole(classes, "most"),
        others=whole(classes, "others") if complete else None,
    )


_NOTHING: Mapping[str, int] = {}
