"""``checks``: what the checks look for."""

from __future__ import annotations

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import both, current, say
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
    from cadre_training.checks.rule import Rule
    from cadre_training.checks.sheet_rules import SHEET_RULES, SheetRule

    language = current()
    page = Page.to(None)
    if code is None:
        for rule in RULES:
            page.line(f"{rule.code}: {rule.title.in_language(language)}", hang=4)
        page.heading(say("Riêng với bảng tính:", "On sheets besides:"))
        for of_sheets in SHEET_RULES:
            page.line(f"{of_sheets.code}: {of_sheets.title.in_language(language)}", hang=4)
    else:
        rules: tuple[Rule | SheetRule, ...] = (*RULES, *SHEET_RULES)
        asked = next((rule for rule in rules if rule.code == code), None)
        if asked is None:
            raise _errors.unknown("phép kiểm tra", "check", code, (one.code for one in rules))
        page.line(f"{asked.code}: {asked.title.in_language(language)}", hang=4)
        page.line(asked.explanation.in_language(language), indent=4)
    emit(page.text(), None)
