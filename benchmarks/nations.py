"""Has nations made by processes of their own.

What made them must not stay in memory here: the greatest memory of a task is counted from that of
the process that starts it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("nation.py")


def nation(folder: Path, rows: int) -> Path:
    """Return the folder of a nation with about so many rows on rolls, as Parquet files."""
    command = [sys.executable, str(SCRIPT), str(folder), str(rows), "parquet"]
    made = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Path(made.stdout.splitlines()[-1])


def sources(folder: Path) -> list[Path]:
    """Return the tables of a nation."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".parquet"))
