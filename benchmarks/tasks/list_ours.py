"""Lists all formats with many distributions installed: finds the plugins and asks each."""

import sys
import time

from cadre_training._registry import Registry

sys.path.append(sys.argv[1])
start = time.perf_counter()
Registry().formats(strict=True)
print(time.perf_counter() - start)
