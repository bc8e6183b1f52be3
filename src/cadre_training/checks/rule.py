"""A rule that looks at a register."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from cadre_training.checks.finding import Finding, Held
from cadre_training.model.label import Label
from cadre_training.model.register import Register

Find = Callable[[Register], Iterable[Finding | Held]]
"""Looks at a register and yields what it finds and what held; it never raises on a valid one."""


@frozen(kw_only=True)
class Rule:
    """A check: its code, what it looks for and why, and the function that looks.

    Args:
        code: Its stable code.
        title: What it looks for, in a few words.
        explanation: What it sees, why that may be, what to ask, in a paragraph.
        find: The function.
    """

    code: str
    title: Label
    explanation: Label
    find: Find
