"""A short table: ruled on a terminal, plain columns anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.cli._streams import is_terminal
from cadre_training.exporters._unsafe import escape


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; a column in which nothing stands is left out."""
    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    headings = [headings[at] for at in kept]
    rows = [[row[at] for at in kept] for row in rows]
    if not is_terminal():
        page = Page(None)
        page.grid([headings, *rows], [False] * len(headings), rule=[1])
        emit(page.text(), None)
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD)
    for at, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", no_wrap=at == 0)
    for row in rows:
        table.add_row(*(Text(escape(cell)) for cell in row))
    Console(file=sys.stdout).print(table)
