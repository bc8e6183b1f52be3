"""The fixed words of a CSV file."""

from __future__ import annotations

from enum import Enum

from cadre_training.plugin import Absence, CountUnit, Label, RateBase


class Word(Enum):
    """A word of the file's own, with a code for machines and a label for people."""

    NOT_KNOWN = "not known"
    INTERVAL = "interval"
    IS_TOTAL = "is_total"
    TRUE = "true"
    FALSE = "false"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Word.NOT_KNOWN: Label("chưa rõ", "not known"),
    Word.INTERVAL: Label("khoảng", "interval"),
    Word.IS_TOTAL: Label("Dòng tổng cộng", "Total row"),
    Word.TRUE: Label("có", "yes"),
    Word.FALSE: Label("không", "no"),
}

Coded = Word | Absence | CountUnit | RateBase
"""What has both a code and a label."""
