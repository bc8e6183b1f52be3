"""A library that is not installed is named, with the extra that brings it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
sys.modules[{library!r}] = None
{code}
"""
ARROW = """
from cadre_training import Register, aggregate
aggregate(Register()).__arrow_c_stream__()
"""
SKETCH = "from cadre_training.frames.summaries.sketches import Sketch; Sketch()"


@pytest.mark.parametrize(
    ("library", "extra", "code"),
    [
        ("pyroaring", "frames", "import cadre_training.frames.summaries"),
        ("polars", "frames", "import cadre_training.frames.summaries"),
        ("narwhals", "frames", "import cadre_training.frames"),
        ("narwhals", "frames", "import cadre_training.frames.arrow"),
        ("narwhals", "frames", ARROW),
        ("pyarrow", "frames", ARROW),
        ("datasketches", "sketches", SKETCH),
    ],
)
def test_a_missing_library(library: str, extra: str, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(library=library, code=code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("cadre_training.frames.problem.MissingEngine")
    assert f"{library} is not installed" in last
    assert f"cadre-training[{extra}]" in last


def test_reading_a_summary_needs_no_library_of_sketches() -> None:
    code = "import cadre_training.frames.summaries, sys; print('datasketches' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "False\n"
