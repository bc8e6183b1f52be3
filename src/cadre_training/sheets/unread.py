"""What of a spreadsheet was not understood, so that its records are not all there."""

from __future__ import annotations

from cadre_training.checks.finding import Severity
from cadre_training.checks.sheet_rules import SHEET_RULES
from cadre_training.codec.problem import Problem
from cadre_training.readers.sheets.reading import SheetReading

_ONLY_TOLD = frozenset(rule.code for rule in SHEET_RULES if rule.severity is Severity.NOTICE)


def not_understood(reading: SheetReading) -> tuple[Problem, ...]:
    """Return the remarks that are more than a notice: what they speak of is no record as it is.

    Args:
        reading: What was read.
    """
    return tuple(problem for problem in reading.remarks if problem.code not in _ONLY_TOLD)
