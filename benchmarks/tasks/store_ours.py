"""Different persons by year, group and province from a store, with ours."""

import sys
import time

import polars  # noqa: F401, ICN001 - those beside it load their engine before the clock starts too

from cadre_training.frames import aggregate

start = time.perf_counter()
by = ("year", "target_group", "province")
table = aggregate(sys.argv[1], by, ("people",), totals="totals" in sys.argv)
seconds = time.perf_counter() - start
print(len(table.rows), seconds)
