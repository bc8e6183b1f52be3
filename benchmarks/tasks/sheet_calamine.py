"""Reads the cells of the same workbook with python-calamine alone, as the peer."""

import sys
import time

from python_calamine import CalamineWorkbook

start = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
cells = book.get_sheet_by_index(0).to_python()
print(time.perf_counter() - start)
assert len(cells) > int(sys.argv[2])
