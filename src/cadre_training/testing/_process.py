"""The same work in another interpreter, watched: what it opens, what it prints, what it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from attrs import frozen

CHILD = "cadre_training.testing._child"

ENVIRONMENTS = {
    "another seed of hashes": {"PYTHONHASHSEED": "17"},
    "the C locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "without assertions": {"PYTHONOPTIMIZE": "2"},
}
"""What must not matter to any plugin."""


@frozen
class Outcome:
    """What another interpreter did.

    Args:
        output: What it wrote to standard output.
        said: What it wrote to standard error.
        status: Its exit status.
    """

    output: bytes
    said: str
    status: int


def child(
    *arguments: str, environment: Mapping[str, str] | None = None, given: bytes = b""
) -> Outcome:
    """Run the kit's child module with the path of this interpreter; any warning is an error.

    Args:
        arguments: What it is to do.
        environment: Variables that differ from this process's.
        given: What it reads from standard input.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-B", "-W", "error", "-m", CHILD, *arguments],
        capture_output=True,
        check=False,
        input=given,
        timeout=300,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            **(environment or {}),
        },
    )
    return Outcome(done.stdout, done.stderr.decode("utf-8", "backslashreplace"), done.returncode)


def as_argument(options: Mapping[str, str]) -> str:
    """Write options as one argument of the child."""
    return json.dumps(dict(options))
