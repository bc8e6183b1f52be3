"""Who teaches."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class LecturerKind(Enum):
    """A kind of lecturer at a political centre or school.

    >>> LecturerKind("full-time").label.en
    'full-time lecturer'
    """

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    RAPPORTEUR = "rapporteur"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    LecturerKind.FULL_TIME: Label("giảng viên chuyên trách", "full-time lecturer"),
    LecturerKind.PART_TIME: Label("giảng viên kiêm chức", "part-time lecturer"),
    LecturerKind.RAPPORTEUR: Label("báo cáo viên", "rapporteur"),
}
