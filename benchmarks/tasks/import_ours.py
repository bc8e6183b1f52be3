"""Imports the library; its names are imported on first use."""

import time
from importlib import import_module

start = time.perf_counter()
import_module("cadre_training")
print(time.perf_counter() - start)
