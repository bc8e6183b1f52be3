"""Why a value is absent."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class Absence(Enum):
    """The three kinds of absence; none of them is zero, and they are never merged.

    * ``NO_DATA``: the value exists or may exist, and nobody told us.
    * ``NOT_APPLICABLE``: the question does not arise here.
    * ``WITHHELD``: the value is known and not shown.

    >>> Absence.NO_DATA.value
    'no data'
    """

    NO_DATA = "no data"
    NOT_APPLICABLE = "not applicable"
    WITHHELD = "withheld"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Absence.NO_DATA: Label("không có số liệu", "no data"),
    Absence.NOT_APPLICABLE: Label("không áp dụng", "not applicable"),
    Absence.WITHHELD: Label("không công bố", "withheld"),
}
