"""Makes the records of a province that does not exist, with a seed."""

from __future__ import annotations

import random

from cadre_training import (
    AdminUnit,
    Label,
    Period,
    Register,
    TargetGroup,
    TrainingClass,
    UnitLevel,
)

FIRST_YEAR, YEARS, UNITS = 2013, 10, 100


def province(seed: int = 164) -> Register:
    """Return a register of a hundred communes and ten years.

    Some years of some communes have no record; some plans are missed and some are passed.
    """
    chance = random.Random(seed)
    units = [AdminUnit(code="T", name="Tỉnh Thí Dụ", level=UnitLevel.PROVINCE)]
    units += [
        AdminUnit(code=f"X{at:03}", name=f"Xã số {at}", level=UnitLevel.COMMUNE, parent="T")
        for at in range(1, UNITS + 1)
    ]
    classes = [
        TrainingClass(
            id=f"{unit.code}-{year}-{group}",
            period=Period.of_year(year),
            target_group=TargetGroup("164", group),
            unit=unit.code,
            count=(held := chance.randint(1, 4)),
            planned=max(1, held + chance.choice((-1, 0, 0, 1))),
            learners=held * chance.randint(30, 90),
        )
        for unit in units[1:]
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
        for group in ("3", "4")
        if chance.random() < 0.85
    ]
    return Register(
        title=Label("Tỉnh Thí Dụ (số liệu tự đặt)", "Example Province (made-up figures)"),
        covers=Period.of_years(FIRST_YEAR, FIRST_YEAR + YEARS - 1),
        unit="T",
        units=tuple(units),
        classes=tuple(classes),
    )
