"""``schema``: how a table of a register on disk is made up."""

from __future__ import annotations

import click

from cadre_training.cli._language import both
from cadre_training.cli._options import command


@command("schema", both("x", "y"), both("x", "y"))
@click.argument("name", required=False, metavar=both("TÊN", "NAME"))
def schema(name: str | None) -> None:
    """Print a Table Schema."""
