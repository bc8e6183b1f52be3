"""Makes Parquet files of a small nation that does not exist, with a seed."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import polars as pl


def nation(folder: Path, rows: int = 100_000, seed: int = 164) -> Path:
    """Write ``classes.parquet`` and ``attendances.parquet`` with so many rows of class rolls.

    People attend more than once, and provinces differ in size.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    held = []
    rolls: dict[str, list[str]] = {"class_id": [], "cadre_id": [], "status": []}
    while len(rolls["class_id"]) < rows:
        name = f"c{len(held)}"
        province = min(int(chance.paretovariate(1.2)), 12)
        size = chance.randint(20, 120)
        day = date(chance.randint(2014, 2023), chance.randint(1, 12), chance.randint(1, 28))
        held.append(
            {
                "id": name,
                "start": day,
                "end": day,
                "scheme": "164",
                "target_group": chance.choice("2344"),
                "unit": f"P{province:02}",
                "count": 1,
                "learners": size,
            }
        )
        people = chance.sample(range(rows // 4), size)
        rolls["class_id"] += [name] * size
        rolls["cadre_id"] += [f"p{province:02}-{person}" for person in people]
        rolls["status"] += chance.choices(("present", "absent"), (9, 1), k=size)
    pl.DataFrame(held).write_parquet(folder / "classes.parquet")
    pl.DataFrame(rolls).write_parquet(folder / "attendances.parquet")
    return folder
