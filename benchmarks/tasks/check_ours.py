"""Runs every check over the classes of a data package."""

import sys
import time

from cadre_training import check, load

register = load(sys.argv[1])
start = time.perf_counter()
result = check(register)
print(time.perf_counter() - start)
assert not result.has_errors
