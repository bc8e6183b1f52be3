"""Different persons by year, group and province with records in memory, and nothing else."""

import datetime as dt
import sys
import time
from pathlib import Path

import polars as pl
from summary_files import BY, units

from cadre_training import (
    Attendance,
    AttendanceStatus,
    Period,
    Register,
    TargetGroup,
    TrainingClass,
    aggregate,
)

nation = Path(sys.argv[1])
register = Register(
    units=units(nation),
    classes=tuple(
        TrainingClass(
            id=row["id"],
            period=Period.of_day(dt.date.fromisoformat(row["period"])),
            target_group=TargetGroup(row["scheme"], row["target_group"]),
            unit=row["unit"],
            learners=row["learners"],
        )
        for row in pl.read_parquet(nation / "classes.parquet").iter_rows(named=True)
    ),
    attendances=tuple(
        Attendance(class_id=row[0], cadre_id=row[1], status=AttendanceStatus(row[2]))
        for row in pl.read_parquet(nation / "attendances.parquet").iter_rows()
    ),
)
start = time.perf_counter()
table = aggregate(register, BY, ("people",), totals=False)
seconds = time.perf_counter() - start
print(len(table.rows), seconds)
