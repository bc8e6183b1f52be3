"""Only one process at a time counts logs into a state."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from cadre_training.plugin import Label
from cadre_training_counter.store import trouble
from cadre_training_counter.store.problem import StoreProblem

NAME: Final = "counting.lock"
"""The name of the file that is locked; it stays empty."""

WAIT_SECONDS: Final = 5
"""How long to wait for another process."""


@contextmanager
def only_one(folder: Path, *, wait: int = WAIT_SECONDS) -> Generator[None]:
    """Keep others from counting logs into the state in ``folder`` for as long as this lasts.

    The lock is one of SQLite: it works wherever SQLite does, and it is gone when the process is,
    however it ends.

    Args:
        folder: The folder of the state.
        wait: How many seconds to wait for another process.

    Raises:
        StoreProblem: If another process is counting, or the folder cannot be used.
    """
    path = folder / NAME
    with trouble.told(path):
        lock = sqlite3.connect(path, timeout=wait, isolation_level=None)
    with closing(lock):
        try:
            with trouble.told(path):
                lock.execute("BEGIN EXCLUSIVE")
        except StoreProblem as problem:
            cause = problem.__cause__
            if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise _busy(folder) from problem
            raise
        yield


def _busy(folder: Path) -> StoreProblem:
    return StoreProblem(
        Label(
            f"{folder}: một lệnh counter count khác đang chạy trên thư mục này; chờ nó xong rồi "
            "chạy lại, chưa đếm gì thêm",
            f"{folder}: another counter count is at work on this folder; run again when it is "
            "done, nothing was counted",
        )
    )
