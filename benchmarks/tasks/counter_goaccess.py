"""Runs GoAccess over a long log, as the peer; it writes its figures as JSON.

It reads referrers, sizes and much else besides, and counts as visitors of two weeks the visitors of
each day added up.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    out = Path(folder) / "report.json"
    start = time.perf_counter()
    subprocess.run(
        ["goaccess", sys.argv[1], "--log-format=COMBINED", "--no-global-config", "-o", str(out)],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - start
    general = json.loads(out.read_text())["general"]
assert general["valid_requests"] > 0
print(f"{general['unique_visitors']} visitors")
print(seconds)
