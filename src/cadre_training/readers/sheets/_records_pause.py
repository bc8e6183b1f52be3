"""A pause of the garbage collector while many records are made."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Generator[None]:
    """Let the garbage collector rest while records are made.

    Hundreds of thousands of records are made that all stay, and none of them in a circle: to look
    through them again and again for rubbish takes as long as to make them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
