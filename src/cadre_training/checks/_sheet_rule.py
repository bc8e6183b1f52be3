"""A rule that looks at a sheet."""

from __future__ import annotations

from attrs import frozen

from cadre_training.checks.finding import Severity
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase


@frozen(kw_only=True)
class SheetRule:
    """What is looked for on a sheet: its code, what it is and why, and what to ask.

    Args:
        code: Its stable code.
        title: What it looks for, in a few words.
        explanation: What it sees, why that may be, what to ask, in a paragraph.
        question: What to ask those who know.
        severity: How much it weighs where it is remarked of a cell or table.
    """

    code: str
    title: Label
    explanation: Label
    question: Phrase
    severity: Severity = Severity.NOTICE


def rule(
    code: str, title: Label, sees: Label, asks: Label, severity: Severity = Severity.NOTICE
) -> SheetRule:
    """Make a rule, the question being part of what is told of it.

    Args:
        code: Its code.
        title: What it looks for.
        sees: What it sees, and why that may be.
        asks: What to ask.
        severity: How much it weighs.
    """
    return SheetRule(
        code=code,
        title=title,
        explanation=Label(
            f"{sees.vi} Cần hỏi: {asks.vi[:1].lower()}{asks.vi[1:]}",
            f"{sees.en} To ask: {asks.en[:1].lower()}{asks.en[1:]}",
        ),
        question=Phrase(asks),
        severity=severity,
    )
