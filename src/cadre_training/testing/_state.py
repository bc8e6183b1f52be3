"""What a plugin has to leave as it was."""

from __future__ import annotations

import decimal
import gc
import locale
import os
import random
import signal
import sys
import threading
import warnings


def state_of_process() -> dict[str, object]:
    """Return what of the process others rely on."""
    context = decimal.getcontext()
    return {
        "environment": dict(os.environ),
        "working directory": os.getcwd(),  # noqa: PTH109 - compared as it is
        "locale": locale.setlocale(locale.LC_ALL),
        "decimal context": (context.prec, context.rounding),
        "path": tuple(sys.path),
        "random numbers": random.getstate(),
        "threads": threading.active_count(),
        "interrupts": signal.getsignal(signal.SIGINT),
        "standard output": sys.stdout,
        "garbage collection": gc.isenabled(),
        "filters of warnings": tuple(map(str, warnings.filters)),
        "recursion": sys.getrecursionlimit(),
    }
