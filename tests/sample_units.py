"""A small map on which codes outlive names and districts end, for tests of any room."""

from __future__ import annotations

import datetime as dt

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime

LAST_OLD_DAY = dt.date(2025, 6, 30)
FIRST_NEW_DAY = dt.date(2025, 7, 1)

_OLD, _NEW = Lifetime(until=LAST_OLD_DAY), Lifetime(since=FIRST_NEW_DAY)


def _unit(
    code: str,
    name: str,
    level: UnitLevel,
    parent: str | None,
    lifetime: Lifetime | None = None,
    *successors: str,
) -> AdminUnit:
    return AdminUnit(
        code=code,
        name=name,
        level=level,
        parent=parent,
        lifetime=lifetime or Lifetime(),
        successors=successors,
    )


TRA_VINH = _unit("84", "Trà Vinh", UnitLevel.PROVINCE, None, _OLD, "86")
VINH_LONG = _unit("86", "Vĩnh Long", UnitLevel.PROVINCE, None)
CANG_LONG_DISTRICT = _unit("844", "Càng Long", UnitLevel.DISTRICT, "84", _OLD)
CAU_KE_DISTRICT = _unit("846", "Cầu Kè", UnitLevel.DISTRICT, "84", _OLD)
CANG_LONG_TOWN = _unit("29266", "thị trấn Càng Long", UnitLevel.COMMUNE, "844", _OLD, "29266")
MY_CAM = _unit("29269", "Mỹ Cẩm", UnitLevel.COMMUNE, "844", _OLD, "29266")
CANG_LONG_COMMUNE = _unit("29266", "Càng Long", UnitLevel.COMMUNE, "86", _NEW)
TAN_AN = _unit("29278", "Tân An", UnitLevel.COMMUNE, "86", _NEW)

UNITS = (
    TRA_VINH,
    VINH_LONG,
    CANG_LONG_DISTRICT,
    CAU_KE_DISTRICT,
    CANG_LONG_TOWN,
    MY_CAM,
    CANG_LONG_COMMUNE,
    TAN_AN,
)
