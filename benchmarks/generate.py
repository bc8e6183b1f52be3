"""Makes a register of any size: a province's records, with a seed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

from cadre_training import (
    AdminUnit,
    Label,
    LecturerKind,
    Period,
    Programme,
    Register,
    TargetGroup,
    TrainingClass,
    UnitLevel,
)

GROUPS = (TargetGroup("164", "3"), TargetGroup("164", "4"))
FIRST_YEAR, LAST_YEAR = 2014, 2023
UNITS = 100


def register(classes: int, seed: int = 164) -> Register:
    """Make a register of so many class records over ten years and a hundred communes."""
    random = Random(seed)
    province = AdminUnit(code="84", name="Tỉnh mẫu", level=UnitLevel.PROVINCE)
    communes = tuple(
        AdminUnit(code=f"{29000 + i}", name=f"Xã {i}", level=UnitLevel.COMMUNE, parent="84")
        for i in range(UNITS)
    )
    return Register(
        title=Label("Tỉnh mẫu", "Sample province"),
        covers=Period.of_years(FIRST_YEAR, LAST_YEAR),
        unit="84",
        units=(province, *communes),
        classes=tuple(_class(random, i) for i in range(classes)),
    )


def _class(random: Random, number: int) -> TrainingClass:
    start = dt.date(random.randint(FIRST_YEAR, LAST_YEAR), random.randint(1, 12), 1)
    start += dt.timedelta(days=random.randrange(20))
    enrolled = int(random.triangular(40, 160, 90))
    return TrainingClass(
        id=f"L{number:06}",
        period=Period(start, start + dt.timedelta(days=random.randrange(5))),
        target_group=random.choice(GROUPS),
        unit=f"{29000 + random.randrange(UNITS)}",
        programme=Programme.KNOWLEDGE_UPDATE,
        learners=enrolled - random.randrange(6),
        enrolled=enrolled,
        lecturers=frozenset({random.choice(tuple(LecturerKind))}),
    )


def package(folder: Path, classes: int) -> Path:
    """Write a register of so many class records as a data package, once."""
    from cadre_training.writers import write_package

    target = folder / f"province-{classes}"
    if not (target / "datapackage.json").exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        write_package(register(classes), target)
    return target
