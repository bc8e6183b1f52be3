"""Scans the entry points of all that is installed with importlib.metadata, and does no more."""

import sys
import time
from importlib.metadata import entry_points

sys.path.append(sys.argv[1])
start = time.perf_counter()
entry_points(group="cadre_training")
print(time.perf_counter() - start)
