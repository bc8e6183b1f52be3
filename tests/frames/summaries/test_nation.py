"""The provinces of a small nation: merged in any order they are the nation, bit for bit."""

from __future__ import annotations

import datetime as dt
import random

import polars as pl
import pytest

from cadre_training.frames import Frames, aggregate
from cadre_training.frames.summaries import Roster, Summary, merge, summarize
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.stats import MEASURES

PROVINCES = 63
BY = ("year", "target_group", "province", "programme")
NAMES = tuple(measure.name for measure in MEASURES)
EVERYBODY = Roster.of(f"CB{number:05}" for number in range(4_000))
UNITS = tuple(
    AdminUnit(code=f"{10 + number}", name=f"Tỉnh {number}", level=UnitLevel.PROVINCE)
    for number in range(PROVINCES)
)


def nation(seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Make the classes and the rolls of a nation; people attend in provinces not their own too."""
    chance = random.Random(seed)
    classes, rolls = [], []
    for number in range(1_500):
        province = chance.randrange(PROVINCES)
        start = dt.date(2014 + chance.randrange(10), chance.randrange(1, 13), 15)
        people = {chance.randrange(4_000) for _ in range(chance.randrange(1, 30))}
        learners = len(people) + (chance.random() < 0.1)
        classes.append(
            {
                "id": f"L{number:04}",
                "start": start,
                "end": start + dt.timedelta(chance.choice((0, 4, 40))),
                "scheme": "164" if chance.random() < 0.9 else None,
                "target_group": chance.choice("1234"),
                "unit": f"{10 + province}",
                "programme": chance.choice(("knowledge-update", None)),
                "learners": learners if chance.random() < 0.9 else None,
                "planned": chance.choice((None, 0, 1, 2)),
                "planned_absence": "withheld",
                "enrolled": learners + chance.randrange(3),
            }
        )
        status = ["present"] * 9 + ["absent"]
        rolls += [
            {"class_id": f"L{number:04}", "cadre_id": f"CB{p:05}", "status": chance.choice(status)}
            for p in sorted(people)
        ]
    return pl.DataFrame(classes, infer_schema_length=None), pl.DataFrame(rolls)


def frames(classes: pl.DataFrame, rolls: pl.DataFrame) -> Frames:
    return Frames(classes=classes, attendances=rolls, units=UNITS)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_provinces_are_the_nation(seed: int) -> None:
    classes, rolls = nation(seed)
    whole = summarize(frames(classes, rolls), BY, people=EVERYBODY)
    parts = []
    for unit in UNITS:
        own = classes.filter(pl.col("unit") == unit.code)
        of_own = rolls.join(own.select(pl.col("id").alias("class_id")), on="class_id", how="semi")
        parts.append(summarize(frames(own, of_own), BY, people=EVERYBODY).to_bytes())
    for order in range(4):
        random.Random(order).shuffle(parts)
        read = [Summary.from_bytes(data) for data in parts]
        middle = merge(read[:20]), merge(read[20:41]), merge(read[41:])
        assert merge(middle).to_bytes() == merge(read).to_bytes() == whole.to_bytes()
    for by in ((), ("year",), ("province",), BY[:3], BY):
        measures = [name for name in NAMES if "year" in by or not name.endswith("_growth")]
        table = Summary.from_bytes(whole.to_bytes()).table(by, measures)
        assert table == aggregate(frames(classes, rolls), by, measures)


@pytest.mark.parametrize("shift", [1, 700])
def test_the_number_that_a_person_has_is_no_matter(shift: int) -> None:
    classes, rolls = nation(3)
    ids = EVERYBODY.ids.to_list()
    turned = Roster.of(ids[shift:] + ids[:shift])
    tables = [
        summarize(frames(classes, rolls), BY, people=people).table(BY[:2], ("people",))
        for people in (EVERYBODY, turned, None)
    ]
    assert tables[0] == tables[1] == tables[2]
