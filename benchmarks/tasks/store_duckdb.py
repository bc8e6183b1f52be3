"""Different persons by year, group and province from a store, by hand in DuckDB."""

import sys
import time

import duckdb

start = time.perf_counter()
rows = f"read_parquet('{sys.argv[1]}/attendances/*/*.parquet', hive_partitioning = false)"
keys = "year, scheme, target_group, province"
found = duckdb.sql(
    f"SELECT {keys}, count(DISTINCT cadre_id) FROM {rows} WHERE status = 'present' GROUP BY {keys}"
).fetchall()
total = duckdb.sql(
    f"SELECT count(DISTINCT cadre_id) FROM {rows} WHERE status = 'present'"
).fetchall()
seconds = time.perf_counter() - start
print(len(found), seconds)
