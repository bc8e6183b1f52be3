"""Checks the same rows by column, as a build of a store does; identifiers and groups too."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cadre_training.store import build

with TemporaryDirectory() as folder:
    start = time.perf_counter()
    report = build([sys.argv[1]], Path(folder, "store"), bad_rows="keep-good", dry_run=True)
    print(time.perf_counter() - start)
assert report.problems
if len(sys.argv) > 2:
    places = (problem.place for problem in report.problems)
    Path(sys.argv[2]).write_text("".join(f"{at.line}:{at.column}\n" for at in places))
