"""The garbage collector while a file is read."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Generator[None]:
    """Let the cyclic garbage collector rest: reading makes many objects and no cycles.

    It would look through all of them again and again, for a third of the time. What was made
    meanwhile counts as old afterwards, or the collector would look through all of it at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # the caller's own frozen objects stay frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()
