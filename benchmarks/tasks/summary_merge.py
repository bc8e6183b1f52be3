"""Provincial summaries merged, in several orders: each time the national one, bit for bit."""

import random
import sys
import time
from pathlib import Path

from cadre_training.frames.summaries import merge, read_summary

folder = Path(sys.argv[1])
parts = [read_summary(path) for path in sorted(folder.glob("province-*.ctsum"))]
nation = (folder / "nation.ctsum").read_bytes()
taken = []
for seed in range(3):
    random.Random(seed).shuffle(parts)
    start = time.perf_counter()
    merged = merge(parts).to_bytes()
    taken.append(time.perf_counter() - start)
    if merged != nation:
        sys.exit(f"merged in order {seed}, the provinces are not the nation")
print(len(parts), len(nation), sorted(taken)[1])
