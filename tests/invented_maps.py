"""Small invented maps on which units merge, divide and change their names."""

from __future__ import annotations

import datetime as dt

from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime

P, D, C = UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE
DAY = dt.timedelta(days=1)

OLD = dt.date(2014, 6, 1)
FIRST = dt.date(2020, 1, 1)
SECOND = dt.date(2025, 7, 1)
NEW = dt.date(2026, 3, 1)


def unit(
    code: str,
    level: UnitLevel = C,
    parent: str | None = None,
    *,
    since: dt.date | None = None,
    before: dt.date | None = None,
    to: str = "",
    name: str = "",
) -> AdminUnit:
    """A unit that begins on ``since``, has ended on ``before``, and went over to units."""
    return AdminUnit(
        code=code,
        name=name or f"{level.value} {code}",
        level=level,
        parent=parent,
        lifetime=Lifetime(since, before - DAY if before else None),
        successors=tuple(to.split()),
    )


# Three provinces become one; their districts end; communes merge, divide, or go over whole.
A_OLD = unit("A", P, before=SECOND, to="A")
B_OLD = unit("B", P, before=SECOND, to="A")
C_OLD = unit("C", P, before=SECOND, to="A")
A_NEW = unit("A", P, since=SECOND)
FAR = unit("F", P)
DISTRICT_1 = unit("d1", D, "A", before=SECOND)
DISTRICT_2 = unit("d2", D, "B", before=SECOND)
MERGED_1 = unit("11", C, "d1", before=SECOND, to="11")
MERGED_2 = unit("12", C, "d1", before=SECOND, to="11")
DIVIDED = unit("13", C, "d1", before=SECOND, to="11 21")
RENAMED = unit("21", C, "d2", before=SECOND, to="22", name="Tên cũ")
MERGED_NEW = unit("11", C, "A", since=SECOND)
PART_NEW = unit("21", C, "A", since=SECOND)
RENAMED_NEW = unit("22", C, "A", since=SECOND, name="Tên mới")

MERGER = (
    A_OLD,
    B_OLD,
    C_OLD,
    A_NEW,
    FAR,
    DISTRICT_1,
    DISTRICT_2,
    MERGED_1,
    MERGED_2,
    DIVIDED,
    RENAMED,
    MERGED_NEW,
    PART_NEW,
    RENAMED_NEW,
)

# One province takes another in and goes on; a third is divided between two that are there.
TAKES = unit("T", P)
TAKEN = unit("U", P, before=FIRST, to="T")
SPLIT = unit("S", P, before=SECOND, to="T V")
BESIDE = unit("V", P)
TAKING = (TAKES, TAKEN, SPLIT, BESIDE)

# Two changes one after the other: two become one, which is divided later.
X1 = unit("x1", before=FIRST, to="y")
X2 = unit("x2", before=FIRST, to="y")
Y = unit("y", since=FIRST, before=SECOND, to="z1 z2")
Z1 = unit("z1", since=SECOND)
Z2 = unit("z2", since=SECOND)
CHAIN = (X1, X2, Y, Z1, Z2)
