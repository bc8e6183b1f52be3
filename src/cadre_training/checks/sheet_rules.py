"""All that is looked for on sheets, beside the checks of a register."""

from __future__ import annotations

from cadre_training.checks._sheet_rule import SheetRule
from cadre_training.checks._sheet_rules_cells import CELL_RULES
from cadre_training.checks._sheet_rules_sums import SUM_RULES
from cadre_training.checks._sheet_rules_tables import RECORDS_NOT_CHECKED, TABLE_RULES

__all__ = ["RECORDS_NOT_CHECKED", "SHEET_RULES", "SheetRule"]

SHEET_RULES: tuple[SheetRule, ...] = (*SUM_RULES, *CELL_RULES, *TABLE_RULES)
"""The rules for sheets, in the order in which they are listed."""
