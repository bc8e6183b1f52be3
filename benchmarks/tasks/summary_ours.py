"""Every margin of different persons by year, group and province, from a summary's file."""

import sys
import time

import polars  # noqa: F401, ICN001 - the engine beside it is loaded before its clock starts too

from cadre_training.frames.summaries import read_summary

start = time.perf_counter()
by = ("year", "target_group", "province")
table = read_summary(sys.argv[1]).table(by, ("people",))
seconds = time.perf_counter() - start
print(len(table.rows) + len(table.totals) + 1, seconds)
