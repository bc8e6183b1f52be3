"""Builds a store and kills itself at the n-th step that touches the disk."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from cadre_training.store import build

STORE, AT, *SOURCES = sys.argv[1:]
steps = count(1)


def dying(function):
    def step(*args, **kwargs):
        if next(steps) == int(AT):
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)

    return step


os.fsync = dying(os.fsync)
os.replace = dying(os.replace)
Path.replace = dying(Path.replace)
Path.unlink = dying(Path.unlink)
build(SOURCES, STORE)
