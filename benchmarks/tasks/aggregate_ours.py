"""Works out three measures by year and target group, with margins and the records of each cell."""

import sys
import time

from cadre_training import aggregate, load

register = load(sys.argv[1])
start = time.perf_counter()
table = aggregate(
    register, ("year", "target_group"), ("classes", "attendances", "learners_per_class")
)
print(time.perf_counter() - start)
assert len(table.rows) == 20
