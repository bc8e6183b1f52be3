"""Different persons by year, group and province from Parquet files, by hand in DuckDB."""

import sys
import time

import duckdb

start = time.perf_counter()
rows = duckdb.sql(
    f"""
    SELECT year(c.period::DATE), scheme, target_group, unit[:2], count(DISTINCT cadre_id)
    FROM '{sys.argv[1]}/attendances.parquet' AS a
    JOIN '{sys.argv[1]}/classes.parquet' AS c ON a.class_id = c.id
    WHERE status = 'present'
    GROUP BY ALL
    """
).fetchall()
seconds = time.perf_counter() - start
print(len(rows), seconds)
