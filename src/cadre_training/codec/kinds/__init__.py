"""The kinds of column: text, number, time, choice."""

from __future__ import annotations

from cadre_training.codec.kinds.choice import (
    any_choice,
    choice,
    choice_or,
    choice_set,
    choices,
    filled_choice,
    yes,
)
from cadre_training.codec.kinds.number import (
    count,
    count_or_absence,
    decimal,
    span,
    whole,
    whole_or_absence,
)
from cadre_training.codec.kinds.text import identifier, items, text, text_or_absence
from cadre_training.codec.kinds.time import date, moment, optional_period, period

__all__ = [
    "any_choice",
    "choice",
    "choice_or",
    "choice_set",
    "choices",
    "count",
    "count_or_absence",
    "date",
    "decimal",
    "filled_choice",
    "identifier",
    "items",
    "moment",
    "optional_period",
    "period",
    "span",
    "text",
    "text_or_absence",
    "whole",
    "whole_or_absence",
    "yes",
]
