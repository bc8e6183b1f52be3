"""One person in one class."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.source import Source, check_source


class AttendanceStatus(Enum):
    """Whether someone on the class roll came.

    >>> AttendanceStatus("excused").label.en
    'excused'
    """

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    AttendanceStatus.PRESENT: Label("có mặt", "present"),
    AttendanceStatus.ABSENT: Label("vắng", "absent"),
    AttendanceStatus.EXCUSED: Label("vắng có lý do", "excused"),
}


@frozen(kw_only=True)
class Attendance(Displayed):
    """A row of a class roll: one cadre in one class.

    Args:
        class_id: The class.
        cadre_id: The person.
        status: Whether they came; only ``PRESENT`` counts as attended.
        source: Where it comes from.

    >>> Attendance(class_id="c1", cadre_id="k1").status.label.en
    'present'
    """

    class_id: str = field(validator=check_identifier)
    cadre_id: str = field(validator=check_identifier)
    status: AttendanceStatus = field(
        default=AttendanceStatus.PRESENT, validator=validators.instance_of(AttendanceStatus)
    )
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)
