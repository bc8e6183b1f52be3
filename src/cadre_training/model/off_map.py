"""A unit that cannot be put on a map of another day."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.period import check_date


class OffMapReason(Enum):
    """Why a unit stands apart from a map."""

    DIVIDED = "divided"
    JOINED = "joined"
    ENDED = "ended"
    NEWER = "newer"
    NOT_CARRIED = "not-carried"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    OffMapReason.DIVIDED: Label(
        "đã chia cho nhiều đơn vị, không quy đổi được",
        "divided among several units, cannot be carried over",
    ),
    OffMapReason.JOINED: Label(
        "hợp thành từ nhiều đơn vị, không quy đổi được",
        "made of several units, cannot be carried over",
    ),
    OffMapReason.ENDED: Label(
        "đã kết thúc, danh mục không nêu đơn vị kế thừa cùng cấp",
        "ended, and the list names no successor at its level",
    ),
    OffMapReason.NEWER: Label(
        "lập sau, danh mục không nêu đơn vị trước đó cùng cấp",
        "set up later, and the list names no unit before it at its level",
    ),
    OffMapReason.NOT_CARRIED: Label("giữ riêng, không quy đổi", "kept apart, not carried over"),
}


@frozen(kw_only=True)
class OffMap:
    """A unit that is not on the map of a day, and stands for no unit of that map.

    Nothing of it is shared out among the units of the map: it stands apart, and says why.

    Args:
        unit: The unit, as it was on the day of the records.
        why: Why it stands apart.
        among: The units of the map that it was divided among, or that it was made of.
        day: The first day on which the map was another for it; None where that is not known.
    """

    unit: AdminUnit = field(validator=validators.instance_of(AdminUnit))
    why: OffMapReason = field(validator=validators.instance_of(OffMapReason))
    among: tuple[AdminUnit, ...] = field(default=(), validator=tuple_of(AdminUnit))
    day: dt.date | None = field(default=None, validator=validators.optional(check_date))

    @property
    def label(self) -> Label:
        """Its name and why it stands apart, in both languages."""
        name, why = self.unit.name, self.why.label
        return Label(f"{name} ({why.vi})", f"{name} ({why.en})")

    @property
    def code(self) -> str:
        """Its reason and its code in one word, since a unit of the map may have the code too.

        >>> from cadre_training.model.admin_unit import UnitLevel
        >>> unit = AdminUnit(code="01", name="A", level=UnitLevel.COMMUNE)
        >>> OffMap(unit=unit, why=OffMapReason.DIVIDED).code
        'divided:01'
        """
        return f"{self.why.value}:{self.unit.code}"
