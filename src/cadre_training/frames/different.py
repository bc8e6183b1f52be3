"""Different values under each key: what does not add up, and takes the engine most of the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

from cadre_training.frames.components import value_of, with_value
from cadre_training.frames.in_polars import VALUES, Counted
from cadre_training.stats.formula import Distinct

if TYPE_CHECKING:
    from cadre_training.frames.opening import Lazy


def different(frame: Lazy, names: Sequence[str], formula: Distinct) -> Counted:
    """Count the different values under each key of a frame.

    Args:
        frame: The frame.
        names: The columns of a key.
        formula: What is counted.
    """
    rows = frame.filter(with_value(formula)).with_columns(value_of(formula).alias(VALUES))
    wanted = rows.select(*names, VALUES)
    return _asked(wanted, names)


def different_on_rolls(
    rolls: Lazy, keys: Lazy | None, names: Sequence[str], formula: Distinct
) -> Counted:
    """Count the different values under each key of the classes that rolls are of.

    Args:
        rolls: The rows of the rolls.
        keys: The keys of each class, with ``id``; None without classes.
        names: The columns of a key.
        formula: What is counted.
    """
    rows = rolls.filter(with_value(formula))
    if names and keys is not None:
        rows = rows.join(keys, left_on="class_id", right_on="id", how="left")
    return _asked(rows.select(*names, value_of(formula).alias(VALUES)), names)


def _asked(rows: Lazy, names: Sequence[str]) -> Counted:
    # No value is null here: engines do not agree on whether null is one more value.
    value = nw.col(VALUES).n_unique().alias(VALUES)
    asked = rows.group_by(*names).agg(value) if names else rows.select(value)
    found = asked.collect().rows(named=True)
    return cast("Counted", found)
