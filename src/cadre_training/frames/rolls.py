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
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.register import record_key
from cadre_training.stats.dimension import Dimension

if TYPE_CHECKING:
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
        self, dimensions: Sequence[Dimension], units: Sequence[AdminUnit]
    ) -> tuple[KeyColumns, ...] | None:
        """Return the columns that hold dimensions; None where one of them is not kept."""
        if not all(dimension.name in KEY_COLUMNS for dimension in dimensions):
            return None
        by_key = {record_key(unit): unit for unit in units}

        def decode_unit(values: tuple[str | int | None, ...]) -> AdminUnit | str | Absence:
            key = values[0]
            return Absence.NO_DATA if key is None else by_key.get(str(key), str(key))

        return tuple(
            KeyColumns(KEY_COLUMNS[d.name], _DECODE.get(d.name, decode_unit)) for d in dimensions
        )

    def apart(self, dimensions: Sequence[Dimension]) -> tuple[Lazy, ...]:
        """Return frames no two of which have rows under one key of these dimensions."""
        if "year" in [dimension.name for dimension in dimensions]:
            return self.parts
        return (self.whole,)

    @property
    def whole(self) -> Lazy:
        """The rows of all years."""
        return nw.concat(list(self.parts))
