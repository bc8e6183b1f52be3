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
    from cadre_training.frames.in_polars import Counted
    from cadre_training.frames.keys import Decode
    from cadre_training.frames.margins import Numbers
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
        people: How many persons they name, whose numbers begin with 0.
    """

    parts: tuple[Lazy, ...] = field(repr=False)
    people: int

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

    def different(self, keys: Lazy, names: Sequence[str], *, by_year: bool) -> Counted:
        """Count the different persons present under each key.

        Args:
            keys: The key of each class, with ``id``.
            names: The columns of a key.
            by_year: Whether the year is one of them.
        """
        from cadre_training.frames.stored_people import different_in_years, different_over_years

        years = [part.filter(nw.col("status") == "present") for part in self.parts]
        if by_year:
            return different_in_years(years, self.people, keys, names)
        return different_over_years(years, self.people, keys, names)


def is_kept(formula: Count | Distinct) -> bool:
    """Tell whether a formula over rolls counts what a store keeps: the rows, or those present."""
    if formula.where != (Where("status", "present"),):
        return False
    return isinstance(formula, Count) or formula.column == "cadre_id"


def kept_row(formulas: Mapping[str, Count | Distinct], counts: Numbers) -> Numbers:
    """Return what the formulas come to over rolls under a key.

    Args:
        formulas: The formulas, by the name of their measure.
        counts: How many rows there are, and how many of those present.
    """
    row = {"rows": counts["rows"]}
    for name, formula in formulas.items():
        if isinstance(formula, Count):
            row |= {f"{name}_rows": counts["rows"], name: counts[PRESENT]}
        else:
            row[f"{name}_rolls"] = counts["rows"]
    return row
