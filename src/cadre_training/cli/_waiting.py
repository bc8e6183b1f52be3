"""A bar that shows work going on, where a person waits for it at a terminal."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""How many seconds pass before the bar is shown."""


class Waiting:
    """Shows a bar on standard error after a second, if that is a terminal; it leaves no trace.

    Args:
        words: What is being done.
    """

    def __init__(self, words: str) -> None:
        """Show nothing yet."""
        self._words = words
        self._done: int = 0
        self._total: int | None = None
        self._lock = threading.Lock()
        self._over = False
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Waiting:
        """Begin to wait."""
        if sys.stderr is not None and sys.stderr.isatty():
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        with self._lock:
            self._over = True
            if self._timer is not None:
                self._timer.cancel()
            if self._bar is not None:
                self._bar.stop()

    def say(self, words: str) -> None:
        """Say what is being done now, of which nothing is done yet."""
        self._words = words
        self.progress(0, None)

    def progress(self, done: int, total: int | None) -> None:
        """Say how much is done, and of how much where that is known."""
        self._done, self._total = done, total
        with self._lock:
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, description=self._words, completed=done, total=total)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._over:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._words, completed=self._done, total=self._total)
            self._bar.start()
