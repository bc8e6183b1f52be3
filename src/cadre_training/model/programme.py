"""What kind of training it is."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class Programme(Enum):
    """A kind of training; the kinds are counted apart.

    >>> Programme("knowledge-update").label.en
    'knowledge update'
    """

    KNOWLEDGE_UPDATE = "knowledge-update"
    FURTHER_TRAINING = "further-training"
    FORMAL_TRAINING = "formal-training"
    RESOLUTION_STUDY = "resolution-study"
    DEFENCE_EDUCATION = "defence-education"
    OTHER = "other"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Programme.KNOWLEDGE_UPDATE: Label("bồi dưỡng, cập nhật kiến thức", "knowledge update"),
    Programme.FURTHER_TRAINING: Label("bồi dưỡng khác", "other further training"),
    Programme.FORMAL_TRAINING: Label("đào tạo", "formal training"),
    Programme.RESOLUTION_STUDY: Label("học tập, quán triệt nghị quyết", "resolution study"),
    Programme.DEFENCE_EDUCATION: Label(
        "bồi dưỡng kiến thức quốc phòng và an ninh", "defence and security education"
    ),
    Programme.OTHER: Label("chương trình khác", "other programme"),
}
