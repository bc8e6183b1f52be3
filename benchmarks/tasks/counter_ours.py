"""Counts a long log with the command line, and holds the figures against the truth.

Called with the log, whose truth stands beside it. The clock is that of the whole command.
"""

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from counter_log import DAYS, FIRST

MOST_MIB = 200

log = Path(sys.argv[1])
truth = json.loads(log.with_suffix(".json").read_text())
at = f"{FIRST + dt.timedelta(days=DAYS - 1)}T23:59:59+07:00"
code = "from cadre_training.cli import main; main()"
with tempfile.TemporaryDirectory() as folder:
    options = ("--state", f"{folder}/state", "--at", at, "--format", "json")
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *("counter", "count", str(log)), *options],
        check=True,
        stdout=subprocess.PIPE,
    )
    seconds = time.perf_counter() - start
# No process of the run took more than this, and there were as many as processors.
largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
processes = min(4, len(os.sched_getaffinity(0)))
if largest * processes >= MOST_MIB:
    sys.exit(f"{processes} processes of up to {largest} MiB each")

found = json.loads(done.stdout)
figures = {
    (one["window"], one["unit"], one["definition"]["parts"]["robots"]): one["value"]
    for one in found["figures"]
}
assert found["read"]["lines"] == truth["lines"]
days = list(truth["people_views"])
people, robots = truth["people_views"], truth["robot_views"]
for window, of in (("today", days[-1:]), ("week", days[7:]), ("month", days), ("all", days)):
    assert figures[window, "page view", "without"] == sum(people[day] for day in of)
    assert figures[window, "page view", "with"] == sum(people[day] + robots[day] for day in of)
assert figures["today", "visitor", "without"] == truth["visitors"][days[-1]]
for window, right in (("week", truth["week_visitors"][1]), ("all", truth["all_visitors"])):
    assert abs(figures[window, "visitor", "without"] - right) <= right * 0.02
print(f"{largest} MiB at most in a process, {processes} processes")
print(seconds)
