"""``checks``: what the checks look for."""

from __future__ import annotations

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import both, current
from cadre_training.cli._options import command
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page


@command(
    "checks",
    both("Liệt kê hoặc giải thích các phép kiểm tra.", "List the checks, or explain one."),
    both(
        "Liệt kê các phép kiểm tra; nếu nêu MÃ thì giải thích phép kiểm tra đó: nó xem gì, "
        "vì đâu có thể như vậy, nên hỏi gì.",
        "List the checks; with a CODE, explain that one: what it looks at, what may lie behind "
        "it, what to ask.",
    ),
)
@click.argument("code", required=False, metavar=both("MÃ", "CODE"))
def checks(code: str | None) -> None:
    """List the checks, or explain one."""
    from cadre_training.checks.catalogue import RULES

    language = current()
    page = Page.to(None)
    asked = RULES if code is None else tuple(rule for rule in RULES if rule.code == code)
    if not asked:
        raise _errors.unknown("phép kiểm tra", "check", code or "", (rule.code for rule in RULES))
    for rule in asked:
        page.line(f"{rule.code}: {rule.title.in_language(language)}", hang=4)
        if code is not None:
            page.line(rule.explanation.in_language(language), indent=4)
    emit(page.text(), None)
