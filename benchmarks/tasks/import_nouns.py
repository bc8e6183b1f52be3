"""Imports the library and every noun of its model."""

import time
from importlib import import_module

start = time.perf_counter()
library = import_module("cadre_training")
nouns = (library.Register, library.Regulation)
print(time.perf_counter() - start)
