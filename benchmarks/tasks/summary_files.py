"""Makes the summary of a nation, and one of each of its provinces, by one roster."""

import sys
import time
from pathlib import Path

import polars as pl

from cadre_training.frames import Frames
from cadre_training.frames.summaries import Roster, Summary, merge, summarize, write_summary
from cadre_training.model.admin_unit import AdminUnit, UnitLevel

BY = ("year", "target_group", "province")


def units(nation: Path) -> tuple[AdminUnit, ...]:
    """Return the map of a nation."""
    rows = pl.read_csv(nation / "units.csv", infer_schema=False).to_dicts()
    return tuple(
        AdminUnit(code=r["code"], name=r["name"], level=UnitLevel(r["level"]), parent=r["parent"])
        for r in rows
    )


def frames(nation: Path, province: str = "") -> Frames:
    """Return the rows of a nation, or of one province of it."""
    start = pl.col("period").str.to_date("%Y-%m-%d")
    classes = pl.scan_parquet(nation / "classes.parquet").with_columns(
        start.alias("start"), start.alias("end")
    )
    rolls = pl.scan_parquet(nation / "attendances.parquet")
    if province:
        classes = classes.filter(pl.col("unit").str.starts_with(province))
        rolls = rolls.join(
            classes.select(pl.col("id").alias("class_id")), on="class_id", how="semi"
        )
    return Frames(classes=classes, attendances=rolls, units=units(nation))


def roster(nation: Path) -> Roster:
    """Return everybody on a roll, in the order of their identifiers."""
    rolls = pl.scan_parquet(nation / "attendances.parquet")
    ids = rolls.select(pl.col("cadre_id").unique()).collect(engine="streaming").to_series()
    return Roster.of(ids.sort())


def main(nation: Path, out: Path) -> None:
    """Write the national summary, and with a third argument those of the provinces."""
    out.mkdir(parents=True, exist_ok=True)
    everybody = roster(nation)
    start = time.perf_counter()
    whole = summarize(frames(nation), BY, people=everybody)
    taken = time.perf_counter() - start
    parts: list[Summary] = []
    if "provinces" in sys.argv:
        for unit in units(nation):
            if unit.parent is None:
                part = summarize(frames(nation, unit.code), BY, people=everybody)
                write_summary(part, out / f"province-{unit.code}.ctsum")
                parts.append(part)
    write_summary(whole, out / "nation.ctsum")
    if parts and merge(parts) != whole:
        sys.exit("the provinces are not the nation")
    print((out / "nation.ctsum").stat().st_size, taken)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
