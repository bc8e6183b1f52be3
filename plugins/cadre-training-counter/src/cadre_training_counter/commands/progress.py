"""A bar that shows how far reading is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from cadre_training.plugin import Label, Language

LONG = 32 << 20
"""From how many bytes on a bar is shown."""


@contextmanager
def progress_on(language: Language) -> Generator[Callable[[int, int], None] | None]:
    """Show a bar on standard error while logs are read: on a terminal only, for long logs only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn(Label("Đang đọc nhật ký", "Reading logs").in_language(language)),
        BarColumn(),
        DownloadColumn(binary_units=True),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= LONG)

        yield show
