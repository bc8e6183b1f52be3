"""A unit on the administrative map."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier, check_text_or_none, tuple_of
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label, nfc
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.source import Source, check_source


class UnitLevel(Enum):
    """A level of the administrative map, from the widest to the finest.

    >>> UnitLevel("commune").label.en
    'commune'
    """

    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    UnitLevel.NATION: Label("cả nước", "nation"),
    UnitLevel.PROVINCE: Label("tỉnh, thành phố", "province"),
    UnitLevel.DISTRICT: Label("huyện, quận, thị xã", "district"),
    UnitLevel.COMMUNE: Label("xã, phường, thị trấn", "commune"),
}


@frozen(kw_only=True, cache_hash=True)
class AdminUnit(Displayed):
    """An administrative unit in the days in which it exists under one name and code.

    A code can outlive its unit: 29266 is a township until 2025-06-30 and a larger commune from
    2025-07-01. So a unit is found by its code *and* a day.

    Args:
        code: The official code, as text, leading zeros kept.
        name: Its name.
        level: Its level.
        parent: The code of the unit it belongs to, or None.
        lifetime: The days in which it exists; an open end is not known or has not come.
        successors: The codes of the units that took over its territory, if it has ended.
        source: Where it is known from.

    >>> unit = AdminUnit(code="844", name="huyện Càng Long", level=UnitLevel.DISTRICT)
    >>> unit.name, unit.level.label.en
    ('huyện Càng Long', 'district')
    """

    code: str = field(validator=check_identifier)
    name: str = field(converter=nfc, validator=check_identifier)
    level: UnitLevel = field(validator=validators.instance_of(UnitLevel))
    parent: str | None = field(default=None, validator=check_text_or_none)
    lifetime: Lifetime = field(factory=Lifetime, validator=validators.instance_of(Lifetime))
    successors: tuple[str, ...] = field(default=(), validator=tuple_of(str))
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)
