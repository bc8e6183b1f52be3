"""Reads a spreadsheet, and checks it with the records that its rows make."""

import sys
import time
from pathlib import Path

from cadre_training.sheets import check_sheets, read_sheets

path, rows = Path(sys.argv[1]), int(sys.argv[2])
small = path.with_name(f"danh-sach-10{path.suffix}")
check_sheets(read_sheets(small), records=True)  # what is imported on first use is imported

start = time.perf_counter()
reading = read_sheets(path)
result = check_sheets(reading, records=True)
seconds = time.perf_counter() - start

assert len(reading.register.classes) == rows
assert not result.has_errors
assert all(finding.code != "records-not-checked" for finding in result.findings)
print(seconds)
