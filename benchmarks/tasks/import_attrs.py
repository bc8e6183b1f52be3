"""Imports attrs and the standard library that the model needs, as the peer."""

import time
from importlib import import_module

NEEDED = (
    "attrs",
    "collections.abc",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "string",
    "typing",
    "unicodedata",
)

start = time.perf_counter()
for name in NEEDED:
    import_module(name)
print(time.perf_counter() - start)
