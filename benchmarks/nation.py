"""Makes the records of a nation of any size, with a seed: classes, class rolls, the map.

Provinces differ in size, and so do classes. Most people attend once or twice, a few many times.
Some plans are missed and some are passed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl

FIRST_YEAR, YEARS, PROVINCES, COMMUNES = 2014, 10, 63, 150
PEOPLE_PER_ROW = 0.06
FEWEST_PEOPLE = 100_000
ROWS_PER_CLASS = 160
_CHUNK = 2_000_000


def units() -> pl.DataFrame:
    """Return the map: provinces, and communes below them."""
    provinces = [f"{10 + i}" for i in range(PROVINCES)]
    communes = [f"{p}{c:03}" for p in provinces for c in range(COMMUNES)]
    return pl.DataFrame(
        {
            "code": [*provinces, *communes],
            "name": [*(f"Tỉnh {p}" for p in provinces), *(f"Xã {c}" for c in communes)],
            "level": ["province"] * PROVINCES + ["commune"] * len(communes),
            "parent": [None] * PROVINCES + [c[:2] for c in communes],
        }
    )


def nation(folder: Path, rows: int, seed: int = 164, *, parquet: bool = False) -> Path:
    """Write the tables of a nation with about so many rows on class rolls, once.

    Args:
        folder: Where to write; the tables go into a folder of their own in it.
        rows: How many rows on class rolls.
        seed: The seed.
        parquet: True for Parquet, False for CSV.
    """
    target = folder / f"nation-{rows}-{'parquet' if parquet else 'csv'}"
    if (target / "done").exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    number = max(rows // ROWS_PER_CLASS, 1)
    weights = 1 / np.arange(3, PROVINCES + 3)
    province = random.choice(PROVINCES, number, p=weights / weights.sum())
    size = np.clip(random.gamma(4, 40, number), 8, 900).astype(np.int64)
    size = np.maximum(size * rows // size.sum(), 1)
    classes = _classes(random, number, province, size)
    _write(units(), target, "units", parquet=False)
    _write(classes, target, "classes", parquet=parquet)
    _rolls(random, target, province, size, _people(rows), parquet=parquet)
    (target / "done").touch()
    return target


def _people(rows: int) -> int:
    return max(int(rows * PEOPLE_PER_ROW), FEWEST_PEOPLE)


def _classes(
    random: np.random.Generator, number: int, province: np.ndarray, size: np.ndarray
) -> pl.DataFrame:
    year = random.integers(FIRST_YEAR, FIRST_YEAR + YEARS, number)
    month = random.integers(1, 13, number)
    day = random.integers(1, 29, number)
    planned = random.integers(0, 3, number)
    return pl.DataFrame(
        {
            "id": [f"L{i:07}" for i in range(number)],
            "period": [f"{y}-{m:02}-{d:02}" for y, m, d in zip(year, month, day, strict=True)],
            "scheme": ["164"] * number,
            "target_group": random.choice(["1", "2", "3", "4"], number, p=[0.05, 0.15, 0.35, 0.45]),
            "unit": [
                f"{10 + p}{c:03}"
                for p, c in zip(province, random.integers(0, COMMUNES, number), strict=True)
            ],
            "programme": ["knowledge-update"] * number,
            "learners": size,
            "planned": planned,
            "enrolled": size,
        }
    )


def _rolls(
    random: np.random.Generator,
    target: Path,
    province: np.ndarray,
    size: np.ndarray,
    people: int,
    *,
    parquet: bool,
) -> None:
    """Write the rolls: persons of a province come from its own share of all people."""
    share = np.bincount(province, size, PROVINCES)
    ends = np.concatenate([[0], np.cumsum(share / share.sum() * people)]).astype(np.int64)
    path = target / "attendances.csv"
    pieces: list[Path] = []
    step = max(int(_CHUNK // max(size.mean(), 1)), 1)
    for at in range(0, len(size), step):
        of_class = np.repeat(np.arange(at, min(at + step, len(size))), size[at : at + step])
        low = ends[province[of_class]]
        wide = np.maximum(ends[province[of_class] + 1] - low, 1)
        person = low + (random.beta(1, 1.6, len(of_class)) * wide).astype(np.int64)
        frame = pl.DataFrame({"class": of_class, "person": person}).unique(maintain_order=True)
        status = random.choice(["present", "absent", "excused"], frame.height, p=[0.96, 0.02, 0.02])
        frame = frame.select(
            ("L" + pl.col("class").cast(pl.String).str.zfill(7)).alias("class_id"),
            ("CB" + pl.col("person").cast(pl.String).str.zfill(9)).alias("cadre_id"),
            pl.Series("status", status),
        )
        if parquet:
            piece = target / f"piece-{at}.parquet"
            frame.write_parquet(piece)
            pieces.append(piece)
        else:
            with path.open("ab" if at else "wb") as out:
                frame.write_csv(out, include_header=at == 0)
    if parquet:
        pl.scan_parquet(pieces).sink_parquet(target / "attendances.parquet")
        for piece in pieces:
            piece.unlink()


def _write(frame: pl.DataFrame, target: Path, table: str, *, parquet: bool) -> None:
    if parquet:
        frame.write_parquet(target / f"{table}.parquet")
    else:
        frame.write_csv(target / f"{table}.csv")


if __name__ == "__main__":
    print(nation(Path(sys.argv[1]), int(sys.argv[2]), parquet="parquet" in sys.argv))
