"""What a number counts."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class CountUnit(Enum):
    """The thing that a :class:`~cadre_training.Quantity` counts.

    A person is a head; an attendance is one person in one class, so that a person in two
    classes is two attendances. The two never add.

    >>> CountUnit("class").label.vi
    'lớp'
    """

    CLASS = "class"
    SESSION = "session"
    SITTING = "sitting"
    TEACHING_PERIOD = "teaching period"
    PERSON = "person"
    ATTENDANCE = "attendance"
    TOPIC = "topic"
    YEAR = "year"
    ADMIN_UNIT = "administrative unit"
    LECTURER = "lecturer"
    PAGE_VIEW = "page view"
    VISITOR = "visitor"
    VISIT = "visit"

    @property
    def label(self) -> Label:
        """The word for one of it, in both languages."""
        return _LABELS[self]

    @property
    def plural(self) -> Label:
        """The word for several of it; Vietnamese has one form for both."""
        one = _LABELS[self]
        return Label(one.vi, _ENGLISH_PLURALS[self])


_LABELS = {
    CountUnit.CLASS: Label("lớp", "class"),
    CountUnit.SESSION: Label("cuộc", "session"),
    CountUnit.SITTING: Label("buổi", "sitting"),
    CountUnit.TEACHING_PERIOD: Label("tiết", "teaching period"),
    CountUnit.PERSON: Label("người", "person"),
    CountUnit.ATTENDANCE: Label("lượt học viên", "attendance"),
    CountUnit.TOPIC: Label("chuyên đề", "topic"),
    CountUnit.YEAR: Label("năm", "year"),
    CountUnit.ADMIN_UNIT: Label("đơn vị hành chính", "administrative unit"),
    CountUnit.LECTURER: Label("giảng viên", "lecturer"),
    CountUnit.PAGE_VIEW: Label("lượt xem trang", "page view"),
    CountUnit.VISITOR: Label("người truy cập", "visitor"),
    CountUnit.VISIT: Label("lượt truy cập", "visit"),
}

_ENGLISH_PLURALS = {
    CountUnit.CLASS: "classes",
    CountUnit.SESSION: "sessions",
    CountUnit.SITTING: "sittings",
    CountUnit.TEACHING_PERIOD: "teaching periods",
    CountUnit.PERSON: "persons",
    CountUnit.ATTENDANCE: "attendances",
    CountUnit.TOPIC: "topics",
    CountUnit.YEAR: "years",
    CountUnit.ADMIN_UNIT: "administrative units",
    CountUnit.LECTURER: "lecturers",
    CountUnit.PAGE_VIEW: "page views",
    CountUnit.VISITOR: "visitors",
    CountUnit.VISIT: "visits",
}
