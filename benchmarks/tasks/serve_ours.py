"""The live counter on one core: what 100.000 hits take, each on the disk before its answer."""

from __future__ import annotations

import tempfile

from serve_load import main, ours

if __name__ == "__main__":
    # Not in memory: what is measured is a disk.
    with tempfile.TemporaryDirectory(dir=".") as folder:
        main(ours(folder))
