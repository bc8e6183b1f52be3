"""What a build did."""

from __future__ import annotations

from pathlib import Path

from attrs import field, frozen

from cadre_training.codec.problem import Problem
from cadre_training.frames.manifest import Manifest


@frozen(kw_only=True)
class BuildReport:
    """What a build did.

    Args:
        store: The store's folder.
        manifest: What the store holds now.
        years: The years whose files were written; None among them stands for no year.
        problems: What is wrong with rows that were left out: the first
            100,000 things.
        bad_rows: How many rows were left out for what is wrong with them.
        left_out: How many rows were left out because their class was, or because their year is
            not among those asked for.

    >>> from cadre_training.store import Manifest
    >>> BuildReport(store=Path("nation"), manifest=Manifest()).bad_rows
    0
    """

    store: Path
    manifest: Manifest = field(repr=False)
    years: tuple[int | None, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    bad_rows: int = 0
    left_out: int = 0
