"""What a column of a sheet can mean."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label


class Kind(Enum):
    """What the cells of a column hold, and what may be done with them.

    * ``WORDS``: texts, also numbers that only name: list numbers, codes, birthdays.
    * ``TIME``: days, years, periods.
    * ``COUNT``: whole numbers that add up.
    * ``NUMBER``: numbers that add up and need not be whole.
    * ``RATE``: percentages and means, which do not add up.
    """

    WORDS = "words"
    TIME = "time"
    COUNT = "count"
    NUMBER = "number"
    RATE = "rate"


class Field(Enum):
    """What a column means; the value is its name in a mapping file.

    >>> Field("learners").label.vi, Field.LEARNERS.adds, Field.SHARE.adds
    ('số học viên', True, False)
    """

    ORDINAL = "ordinal"
    CLASS_ID = "class-id"
    TITLE = "title"
    UNIT = "unit"
    UNIT_CODE = "unit-code"
    PERIOD = "period"
    START = "start"
    END = "end"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    TARGET_GROUP = "target-group"
    SCHEME = "scheme"
    PROGRAMME = "programme"
    TOPIC = "topic"
    VENUE = "venue"
    ORGANISER = "organiser"
    LECTURER = "lecturer"
    PERSON = "person"
    PERSONAL = "personal"
    STATUS = "status"
    CLASSES = "classes"
    PLANNED_CLASSES = "planned-classes"
    SESSIONS = "sessions"
    PLANNED_SESSIONS = "planned-sessions"
    SITTINGS = "sittings"
    TEACHING_PERIODS = "teaching-periods"
    TOPICS = "topics"
    LEARNERS = "learners"
    ATTENDANCES = "attendances"
    PLANNED_LEARNERS = "planned-learners"
    SUMMONED = "summoned"
    ENROLLED = "enrolled"
    LECTURERS = "lecturers"
    PLAN_RATE = "plan-rate"
    ATTENDANCE_RATE = "attendance-rate"
    SHARE = "share"
    RATE = "rate"
    MEAN = "mean"
    NOTE = "note"
    OTHER_NUMBER = "other-number"
    OTHER_TEXT = "other-text"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _FACTS[self].label

    @property
    def definition(self) -> Label:
        """What stands in such a column, in both languages."""
        return _FACTS[self].definition

    @property
    def kind(self) -> Kind:
        """What its cells hold."""
        return _FACTS[self].kind

    @property
    def is_number(self) -> bool:
        """Whether its cells hold numbers."""
        return self.kind in (Kind.COUNT, Kind.NUMBER, Kind.RATE)

    @property
    def adds(self) -> bool:
        """Whether its numbers can be added down the table."""
        return self.kind in (Kind.COUNT, Kind.NUMBER)

    @property
    def whole(self) -> bool:
        """Whether its numbers count something and so must be whole."""
        return self.kind is Kind.COUNT

    @property
    def unit(self) -> CountUnit | None:
        """What its numbers count, if they count something known."""
        return _FACTS[self].unit


@frozen
class _Facts:
    kind: Kind
    label: Label
    definition: Label
    unit: CountUnit | None = None


def _words(vi: str, en: str, vi_definition: str, en_definition: str) -> _Facts:
    return _Facts(Kind.WORDS, Label(vi, en), Label(vi_definition, en_definition))


def _time(vi: str, en: str, vi_definition: str, en_definition: str) -> _Facts:
    return _Facts(Kind.TIME, Label(vi, en), Label(vi_definition, en_definition))


def _count(unit: CountUnit, vi: str, en: str, vi_definition: str, en_definition: str) -> _Facts:
    return _Facts(Kind.COUNT, Label(vi, en), Label(vi_definition, en_definition), unit)


def _rate(vi: str, en: str, vi_definition: str, en_definition: str) -> _Facts:
    return _Facts(Kind.RATE, Label(vi, en), Label(vi_definition, en_definition))


_FACTS = {
    Field.ORDINAL: _words(
        "số thứ tự", "list number", "Số thứ tự của dòng (TT, STT).", "The number of the row."
    ),
    Field.CLASS_ID: _words(
        "mã lớp", "class code", "Mã hoặc ký hiệu của lớp.", "The code of the class."
    ),
    Field.TITLE: _words("tên lớp", "class title", "Tên lớp.", "The title of the class."),
    Field.UNIT: _words(
        "đơn vị",
        "unit",
        "Tên đơn vị mà lớp được mở cho: xã, phường, huyện.",
        "The name of the administrative unit that the class was held for.",
    ),
    Field.UNIT_CODE: _words(
        "mã đơn vị",
        "unit code",
        "Mã đơn vị hành chính, giữ nguyên các số 0 ở đầu.",
        "The code of the administrative unit, leading zeros kept.",
    ),
    Field.PERIOD: _time(
        "thời gian",
        "period",
        "Thời gian mở lớp: ngày, nhiều ngày, tháng, quý hoặc năm.",
        "When the class was held: a day, days, a month, a quarter or a year.",
    ),
    Field.START: _time("từ ngày", "first day", "Ngày khai giảng.", "The first day."),
    Field.END: _time("đến ngày", "last day", "Ngày bế giảng.", "The last day."),
    Field.YEAR: _time("năm", "year", "Năm.", "The year."),
    Field.QUARTER: _time("quý", "quarter", "Quý: 1 đến 4, I đến IV.", "The quarter, 1 to 4."),
    Field.MONTH: _time("tháng", "month", "Tháng.", "The month."),
    Field.TARGET_GROUP: _words(
        "đối tượng",
        "target group",
        "Đối tượng (nhóm) cán bộ: chỉ số, hoặc “đối tượng 4”.",
        "The target group: its number alone, or “đối tượng 4”.",
    ),
    Field.SCHEME: _words(
        "cách phân nhóm",
        "scheme",
        "Cách phân nhóm đối tượng: 164, 145 hoặc tên riêng.",
        "The scheme that the groups belong to: 164, 145 or a name.",
    ),
    Field.PROGRAMME: _words(
        "chương trình",
        "programme",
        "Loại chương trình: bồi dưỡng, cập nhật kiến thức, đào tạo.",
        "The kind of training.",
    ),
    Field.TOPIC: _words(
        "chuyên đề", "topic", "Tên chuyên đề hoặc nội dung.", "The topic or topics taught."
    ),
    Field.VENUE: _words("địa điểm", "venue", "Nơi học.", "Where it was held."),
    Field.ORGANISER: _words(
        "đơn vị tổ chức", "organiser", "Đơn vị mở lớp.", "The body that held the class."
    ),
    Field.LECTURER: _words(
        "giảng viên",
        "lecturer",
        "Giảng viên, báo cáo viên: tên, hoặc chuyên trách, kiêm chức.",
        "The lecturers: names, or full-time and part-time.",
    ),
    Field.PERSON: _words("họ và tên", "person", "Họ và tên học viên.", "The name of the learner."),
    Field.PERSONAL: _words(
        "thông tin cá nhân",
        "personal data",
        "Ngày sinh, chức vụ, điện thoại… của một người; không bao giờ cộng.",
        "Birthday, post, telephone and so on of one person; never added up.",
    ),
    Field.STATUS: _words(
        "có mặt, vắng",
        "presence",
        "Người trong danh sách có mặt hay vắng.",
        "Whether the person on the roll came.",
    ),
    Field.CLASSES: _count(
        CountUnit.CLASS, "số lớp", "classes", "Số lớp đã mở.", "The number of classes held."
    ),
    Field.PLANNED_CLASSES: _count(
        CountUnit.CLASS,
        "số lớp kế hoạch",
        "planned classes",
        "Số lớp theo kế hoạch, chỉ tiêu.",
        "The number of classes planned.",
    ),
    Field.SESSIONS: _count(
        CountUnit.SESSION,
        "số cuộc",
        "sessions",
        "Số cuộc, hội nghị đã tổ chức.",
        "The number of sessions held.",
    ),
    Field.PLANNED_SESSIONS: _count(
        CountUnit.SESSION,
        "số cuộc kế hoạch",
        "planned sessions",
        "Số cuộc theo kế hoạch, chỉ tiêu.",
        "The number of sessions planned.",
    ),
    Field.SITTINGS: _count(
        CountUnit.SITTING, "số buổi", "sittings", "Số buổi học.", "The number of half-days."
    ),
    Field.TEACHING_PERIODS: _count(
        CountUnit.TEACHING_PERIOD,
        "số tiết",
        "teaching periods",
        "Số tiết học.",
        "The number of teaching periods.",
    ),
    Field.TOPICS: _count(
        CountUnit.TOPIC, "số chuyên đề", "topics", "Số chuyên đề.", "The number of topics."
    ),
    Field.LEARNERS: _count(
        CountUnit.PERSON,
        "số học viên",
        "learners",
        "Số học viên, người dự.",
        "The learners, counted as persons.",
    ),
    Field.ATTENDANCES: _count(
        CountUnit.ATTENDANCE,
        "lượt học viên",
        "attendances",
        "Lượt học viên, lượt người dự.",
        "The learners, counted as attendances.",
    ),
    Field.PLANNED_LEARNERS: _count(
        CountUnit.PERSON,
        "số học viên kế hoạch",
        "planned learners",
        "Số học viên theo kế hoạch, chỉ tiêu; được kiểm tra nhưng không đưa vào bản ghi lớp.",
        "The learners planned; checked, and no part of a record.",
    ),
    Field.SUMMONED: _count(
        CountUnit.ATTENDANCE,
        "số triệu tập",
        "summoned",
        "Số học viên được triệu tập.",
        "The learners summoned.",
    ),
    Field.ENROLLED: _count(
        CountUnit.ATTENDANCE,
        "số trong danh sách",
        "enrolled",
        "Số học viên trong danh sách lớp.",
        "The learners on the class roll.",
    ),
    Field.LECTURERS: _count(
        CountUnit.LECTURER, "số giảng viên", "lecturers", "Số giảng viên.", "How many lecturers."
    ),
    Field.PLAN_RATE: _rate(
        "tỷ lệ so với kế hoạch",
        "plan attainment",
        "Tỷ lệ đạt so với kế hoạch, chỉ tiêu; có thể vượt 100%.",
        "The rate of the plan that was reached; it may pass 100%.",
    ),
    Field.ATTENDANCE_RATE: _rate(
        "tỷ lệ tham gia",
        "attendance rate",
        "Tỷ lệ tham gia so với triệu tập hoặc danh sách; nhiều nhất là 100%.",
        "The rate of those summoned or enrolled who came; at most 100%.",
    ),
    Field.SHARE: _rate(
        "tỷ trọng", "share", "Tỷ trọng, cơ cấu so với tổng số.", "The share of the total."
    ),
    Field.RATE: _rate(
        "tỷ lệ (chưa rõ mẫu số)",
        "rate (base not stated)",
        "Tỷ lệ mà bảng không nêu so với cái gì.",
        "A percentage of which the table does not say of what.",
    ),
    Field.MEAN: _rate(
        "bình quân", "mean", "Số bình quân, như học viên mỗi lớp.", "A mean, per class say."
    ),
    Field.NOTE: _words("ghi chú", "note", "Ghi chú.", "Notes."),
    Field.OTHER_NUMBER: _Facts(
        Kind.NUMBER,
        Label("số khác", "other number"),
        Label(
            "Số mà thư viện không dùng; vẫn được cộng để kiểm tra.",
            "A number that the library has no use for; still added up and checked.",
        ),
    ),
    Field.OTHER_TEXT: _words(
        "nội dung khác", "other text", "Chữ mà thư viện không dùng.", "Text without a use here."
    ),
}
