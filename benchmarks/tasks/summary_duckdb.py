"""Every margin of different persons by year, group and province, exact, by DuckDB over the rows."""

import sys
import time

import duckdb

start = time.perf_counter()
rows = f"read_parquet('{sys.argv[2]}/attendances/*/*.parquet', hive_partitioning = false)"
found = duckdb.sql(
    f"SELECT year, target_group, province, count(DISTINCT cadre_id) FROM {rows} "
    "WHERE status = 'present' GROUP BY CUBE (year, target_group, province)"
).fetchall()
seconds = time.perf_counter() - start
print(len(found), seconds)
