"""Different persons by year, group and province from Parquet files, with ours."""

import sys
import time
from pathlib import Path

from summary_files import BY, frames

from cadre_training.frames import aggregate

nation = frames(Path(sys.argv[1]))
start = time.perf_counter()
table = aggregate(nation, BY, ("people",), totals="totals" in sys.argv)
seconds = time.perf_counter() - start
print(len(table.rows), seconds)
