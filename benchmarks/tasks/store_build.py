"""Builds a store of the tables of a nation, once."""

import sys
import time
from pathlib import Path

from cadre_training.store import build

start = time.perf_counter()
nation = Path(sys.argv[1])
sources = sorted(path for path in nation.iterdir() if path.suffix in (".csv", ".parquet"))
report = build(sources, sys.argv[2])
print(report.manifest.rows("attendances"), time.perf_counter() - start)
