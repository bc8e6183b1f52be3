"""Class rolls as a store keeps them: by year, and each row with the keys of its class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import narwhals as nw
from attrs import field, frozen

from cadre_training.frames.keys import (
    KeyColumns,
    decode_code,
    decode_group,
    decode_programme,
    decode_quarter,
    decode_year,
)
from cadre_training.frames.people import PRESENT
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.stats.dimension import Dimension
from cadre_training.stats.formula import Count, Distinct, Where

if TYPE_CHECKING:
    from decimal import Decimal

    from cadre_training.frames.components import Row
    from cadre_training.frames.keys import Decode
    from cadre_training.frames.opening import Lazy

UNIT_COLUMNS = {
    "unit": "unit_key",
    "commune": "commune",
    "district": "district",
    "province": "province",
}
"""The columns of a store that hold dimensions of units: each the unit's code, and behind ``@`` the
day it begins where it has one, which :func:`~cadre_training.model.register.record_key` writes."""

KEY_COLUMNS = {
    "year": ("year",),
    "quarter": ("quarter",),
    "target_group": ("scheme", "target_group"),
    "scheme": ("scheme",),
    "programme": ("programme",),
    **{name: (column,) for name, column in UNIT_COLUMNS.items()},
}
"""The columns that each row of a stored roll has of its class, by dimension."""

OWN_COLUMNS = ("year", "quarter", *UNIT_COLUMNS.values())
"""Those of them that are not columns of every frame of classes."""

_DECODE: Mapping[str, Decode] = {
    "year": decode_year,
    "quarter": decode_quarter,
    "target_group": decode_group,
    "scheme": decode_code,
    "programme": decode_programme,
}


@frozen
class StoredRolls:
    """The rolls of a store.

    Args:
        parts: The rows, those of a year together, with ``class_id``, ``cadre_id``, ``status``
            and the columns of :data:`KEY_COLUMNS`; the classes have how many rows their rolls
            have, and how many of them are present.
    """

    parts: tuple[Lazy, ...] = field(repr=False)

    def keys(
        self, dimensions: Sequence[Dimension], units: Mapping[str, AdminUnit]
    ) -> tuple[KeyColumns, ...] | None:
        """Return the columns that hold dimensions; None where one of them is not kept.

        The classes of the store have them too.

        Args:
            dimensions: The dimensions.
            units: The units, by what the columns hold of them.
        """
        if not all(dimension.name in KEY_COLUMNS for dimension in dimensions):
            return None

        def decode_unit(values: tuple[str | int | None, ...]) -> AdminUnit | str | Absence:
            key = values[0]
            return Absence.NO_DATA if key is None else units.get(str(key), str(key))

        return tuple(
            KeyColumns(KEY_COLUMNS[d.name], _DECODE.get(d.name, decode_unit)) for d in dimensions
        )

    def apart(self, dimensions: Sequence[Dimension]) -> tuple[Lazy, ...]:
        """Return those present, in frames no two of which have rows under one key."""
        present = [part.filter(nw.col("status") == "present") for part in self.parts]
        if "year" in [dimension.name for dimension in dimensions]:
            return tuple(present)
        return (nw.concat(present),)


def is_kept(formula: Count | Distinct) -> bool:
    """Tell whether a formula over rolls counts what a store keeps: the rows, or those present."""
    if formula.where != (Where("status", "present"),):
        return False
    return isinstance(formula, Count) or formula.column == "cadre_id"


def kept_row(formulas: Mapping[str, Count | Distinct], counts: Row, different: Row | None) -> Row:
    """Return the results that the formulas have over rolls under a key.

    Args:
        formulas: The formulas, by the name of their measure.
        counts: How many rows there are, and how many of those present.
        different: How many different persons are present; None without any.
    """
    row: dict[str, int | Decimal | str | None] = {}
    for name, formula in formulas.items():
        if isinstance(formula, Count):
            row |= {f"{name}_rows": counts["rows"], name: counts[PRESENT]}
        else:
            values = different["values"] if different else 0
            row |= {f"{name}_rolls": counts["rows"], f"{name}_values": values}
    return row
