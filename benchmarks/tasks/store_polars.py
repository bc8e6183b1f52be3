"""Different persons by year, group and province from a store, by hand in Polars, year by year."""

import sys
import time
from pathlib import Path

import polars as pl

start = time.perf_counter()
keys = ["year", "scheme", "target_group", "province"]
found = [
    pl.scan_parquet(path, hive_partitioning=False)
    .filter(pl.col("status") == "present")
    .group_by(keys)
    .agg(pl.col("cadre_id").n_unique())
    .collect()
    for path in sorted(Path(sys.argv[1], "attendances").glob("*/*.parquet"))
]
# With "plain", the keys alone; else the grand total too.
total = None
if "plain" not in sys.argv:
    total = (
        pl.scan_parquet(Path(sys.argv[1], "attendances"), hive_partitioning=False)
        .filter(pl.col("status") == "present")
        .select(pl.col("cadre_id").n_unique())
        .collect()
        .item()
    )
seconds = time.perf_counter() - start
print(sum(frame.height for frame in found), total, seconds)
