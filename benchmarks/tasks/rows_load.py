"""Loads a table of classes as objects; one row in a hundred is wrong, and every one is reported."""

import sys
import time
from pathlib import Path

from cadre_training import InputProblems, load

start = time.perf_counter()
wrong: InputProblems | None = None
try:
    load(sys.argv[1])
except InputProblems as problems:
    wrong = problems
print(time.perf_counter() - start)
assert wrong is not None
if len(sys.argv) > 2:
    places = (problem.place for problem in wrong.problems)
    Path(sys.argv[2]).write_text("".join(f"{at.line}:{at.column}\n" for at in places))
