"""Loads a data package of classes as objects, every value checked and placed."""

import sys
import time

from cadre_training import load

start = time.perf_counter()
register = load(sys.argv[1])
print(time.perf_counter() - start)
assert register.classes
