"""Reads a spreadsheet and checks it: header, every number, the printed formula, the sums."""

import sys
import time
from pathlib import Path

from cadre_training.sheets import check_sheets, read_sheets

path, rows = Path(sys.argv[1]), int(sys.argv[2])
small = path.with_name(f"danh-sach-10{path.suffix}")
check_sheets(read_sheets(small))  # what is imported on first use is imported

start = time.perf_counter()
reading = read_sheets(path)
result = check_sheets(reading)
seconds = time.perf_counter() - start

(table,) = reading.tables
assert sum(map(len, table.layout.body.records())) == rows
assert len(table.layout.body.totals) == 1
fields = [column.field.value for column in table.columns]
assert fields[:4] == ["ordinal", "unit", "target-group", "classes"], fields
assert not result.has_errors
assert {held.code for held in result.held} >= {"cross-footing", "printed-formula"}
print(seconds)
