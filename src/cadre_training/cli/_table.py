"""A short table: ruled on a terminal, plain columns anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.cli._streams import is_terminal


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table."""
    if not is_terminal():
        page = Page(None)
        page.grid([headings, *rows], [False] * len(headings), rule=[1])
        emit(page.text(), None)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=sys.stdout).print(table)
