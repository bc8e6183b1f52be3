"""The same sums in a loop written by hand, without margins, records or absences, as the peer."""

import sys
import time
from collections import defaultdict

from cadre_training import load

register = load(sys.argv[1])
start = time.perf_counter()
classes: dict[object, int] = defaultdict(int)
learners: dict[object, int] = defaultdict(int)
for record in register.classes:
    group = record.target_group
    key = (record.period.start.year, group.scheme, group.code)
    classes[key] += record.count
    if isinstance(record.learners, int):
        learners[key] += record.learners
means = {key: learners[key] / classes[key] for key in classes}
print(time.perf_counter() - start)
assert len(means) == 20
