"""Builds a store from the command line and sends itself a signal at the n-th step on the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import ParamSpec, TypeVar

from cadre_training.cli import main

P = ParamSpec("P")
T = TypeVar("T")

NUMBER, AT, STORE, *SOURCES = sys.argv[1:]
steps = count(1)


def dying(function: Callable[P, T]) -> Callable[P, T]:
    def step(*args: P.args, **kwargs: P.kwargs) -> T:
        if next(steps) == int(AT):
            os.kill(os.getpid(), int(NUMBER))
        return function(*args, **kwargs)

    return step


for owner, name in ((os, "fsync"), (os, "replace"), (Path, "replace"), (Path, "unlink")):
    setattr(owner, name, dying(getattr(owner, name)))
sys.argv[1:] = ["store", "build", *SOURCES, "-o", STORE]
main()
