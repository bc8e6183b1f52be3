"""Different persons by year, group and province from Parquet files, by hand in Polars.

With ``plain`` only that; else also the grand total, and in how many classes of each key the roll
is shorter than the class, without which nobody knows whether the number is all.
"""

import sys
import time
from pathlib import Path

import polars as pl

nation = Path(sys.argv[1])
start = time.perf_counter()
keys = ["year", "scheme", "target_group", "province"]
rolls = pl.scan_parquet(nation / "attendances.parquet")
classes = pl.scan_parquet(nation / "classes.parquet").select(
    "id",
    "learners",
    pl.col("period").str.to_date("%Y-%m-%d").dt.year().alias("year"),
    "scheme",
    "target_group",
    pl.col("unit").str.slice(0, 2).alias("province"),
)
present = rolls.filter(pl.col("status") == "present")
found = (
    present.join(classes, left_on="class_id", right_on="id")
    .group_by(keys)
    .agg(pl.col("cadre_id").n_unique())
    .collect()
)
if "plain" not in sys.argv:
    present.select(pl.col("cadre_id").n_unique()).collect()
    listed = rolls.group_by("class_id").agg(pl.len().alias("listed"))
    short = pl.col("listed").fill_null(0) < pl.col("learners")
    classes.join(listed, left_on="id", right_on="class_id", how="left").group_by(keys).agg(
        short.sum()
    ).collect()
seconds = time.perf_counter() - start
print(found.height, seconds)
