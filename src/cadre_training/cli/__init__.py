"""The command line: thin commands over the public functions."""

from __future__ import annotations

import sys


def main() -> None:
    """Run ``cadre-training`` with the arguments of the process, and end the process.

    The exit status is 0 when all is well, 1 when a check found an error, 2 when the input or the
    command cannot be used, 130 after an interrupt, 143 after SIGTERM, 141 when the reader of the
    output went away, 70 after a fault of the program itself.
    """
    try:
        from cadre_training.cli._run import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


__all__ = ["main"]
