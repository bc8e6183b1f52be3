"""The catalogue of measures: the one definition of each statistic."""

from __future__ import annotations

from difflib import get_close_matches

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.rate import RateBase
from cadre_training.stats.formula import (
    Count,
    Distinct,
    Growth,
    Ratio,
    Resource,
    Share,
    Sum,
    Where,
)
from cadre_training.stats.measure import Measure

_PRESENT = (Where("status", "present"),)

MEASURES: tuple[Measure, ...] = (
    Measure(
        name="classes",
        label=Label("Số lớp", "Classes"),
        definition=Label(
            "Số lớp đã mở. Một dòng ghi nhiều lớp được tính đủ số lớp của dòng đó.",
            "The classes held. A record that stands for several classes counts as that many.",
        ),
        formula=Sum(Resource.CLASSES, "count"),
        unit=CountUnit.CLASS,
    ),
    Measure(
        name="attendances",
        label=Label("Lượt học viên", "Attendances"),
        definition=Label(
            "Tổng số học viên của các lớp. Một người dự hai lớp được tính hai lượt, "
            "nên đây là số lượt, không phải số người.",
            "The learners of all classes added up. A person in two classes counts twice, "
            "so these are attendances, not persons.",
        ),
        formula=Sum(Resource.CLASSES, "learners"),
        unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="learners_per_class",
        label=Label("Học viên bình quân mỗi lớp", "Learners per class"),
        definition=Label(
            "Lượt học viên chia cho số lớp, chỉ tính các lớp có số học viên.",
            "Attendances divided by classes, over the classes whose learners are known.",
        ),
        formula=Ratio(Resource.CLASSES, "learners", "count", RateBase.CLASSES),
        unit=CountUnit.ATTENDANCE,
        whole_unit=CountUnit.CLASS,
    ),
    Measure(
        name="people",
        label=Label("Số người học", "People"),
        definition=Label(
            "Số người khác nhau có mặt, đếm theo danh sách lớp có ghi từng người. Lớp không có "
            "danh sách hoặc danh sách chưa đủ thì không biết số người; khi đó chỉ nêu khoảng "
            "chắc chắn.",
            "The different persons present, counted from class rolls that name them. For "
            "classes without a roll, or with one too short, the number is not known; only its "
            "certain bounds are given.",
        ),
        formula=Distinct(
            Resource.ATTENDANCES,
            "cadre_id",
            _PRESENT,
            named_by=Sum(Resource.CLASSES, "learners"),
        ),
        unit=CountUnit.PERSON,
    ),
    Measure(
        name="roll_attendances",
        label=Label("Lượt có mặt theo danh sách", "Attendances on rolls"),
        definition=Label(
            "Số dòng ghi “có mặt” trong các danh sách lớp.",
            "The rows marked present on class rolls.",
        ),
        formula=Count(Resource.ATTENDANCES, _PRESENT),
        unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="sessions",
        label=Label("Số cuộc", "Sessions"),
        definition=Label(
            "Số cuộc đã tổ chức, như hội nghị, cuộc học tập, quán triệt.",
            "The sessions (single meetings or events) held.",
        ),
        formula=Sum(Resource.SESSIONS, "count"),
        unit=CountUnit.SESSION,
    ),
    Measure(
        name="session_attendances",
        label=Label("Lượt người dự các cuộc", "Attendances at sessions"),
        definition=Label(
            "Tổng số người dự của các cuộc; một người dự hai cuộc được tính hai lượt.",
            "Those who attended, added up over sessions; a person at two sessions counts twice.",
        ),
        formula=Sum(Resource.SESSIONS, "attendees"),
        unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="topics",
        label=Label("Số chuyên đề", "Topics"),
        definition=Label(
            "Số chuyên đề trong nội dung học tập; chuyên đề lặp lại ở năm khác được tính lại.",
            "The topics of the material taught; a topic repeated in another year counts again.",
        ),
        formula=Sum(Resource.TOPICS, "count"),
        unit=CountUnit.TOPIC,
    ),
    Measure(
        name="years_covered",
        label=Label("Số năm có số liệu", "Years covered"),
        definition=Label(
            "Số năm có ít nhất một dòng ghi về lớp.",
            "The calendar years with at least one record of classes.",
        ),
        formula=Distinct(Resource.CLASSES, "year"),
        unit=CountUnit.YEAR,
    ),
    Measure(
        name="planned_classes",
        label=Label("Số lớp theo kế hoạch", "Planned classes"),
        definition=Label(
            "Số lớp dự kiến theo kế hoạch, nơi có nêu.",
            "The classes planned, where a plan is stated.",
        ),
        formula=Sum(Resource.CLASSES, "planned"),
        unit=CountUnit.CLASS,
    ),
    Measure(
        name="plan_attainment",
        label=Label("Tỷ lệ mở lớp so với kế hoạch", "Plan attainment (classes)"),
        definition=Label(
            "Số lớp đã mở chia cho số lớp theo kế hoạch, chỉ tính nơi có nêu kế hoạch; "
            "có thể vượt 100%.",
            "Classes held divided by classes planned, where a plan is stated; it may pass 100%.",
        ),
        formula=Ratio(Resource.CLASSES, "count", "planned", RateBase.PLAN),
        unit=CountUnit.CLASS,
        whole_unit=CountUnit.CLASS,
    ),
    Measure(
        name="planned_sessions",
        label=Label("Số cuộc theo kế hoạch", "Planned sessions"),
        definition=Label(
            "Số cuộc dự kiến theo kế hoạch, nơi có nêu.",
            "The sessions planned, where a plan is stated.",
        ),
        formula=Sum(Resource.SESSIONS, "planned"),
        unit=CountUnit.SESSION,
    ),
    Measure(
        name="session_plan_attainment",
        label=Label("Tỷ lệ tổ chức cuộc so với kế hoạch", "Plan attainment (sessions)"),
        definition=Label(
            "Số cuộc đã tổ chức chia cho số cuộc theo kế hoạch, chỉ tính nơi có nêu kế hoạch; "
            "có thể vượt 100%.",
            "Sessions held divided by sessions planned, where a plan is stated; it may pass 100%.",
        ),
        formula=Ratio(Resource.SESSIONS, "count", "planned", RateBase.PLAN),
        unit=CountUnit.SESSION,
        whole_unit=CountUnit.SESSION,
    ),
    Measure(
        name="summoned",
        label=Label("Số triệu tập", "Summoned"),
        definition=Label(
            "Tổng số học viên được triệu tập của các lớp, nơi có nêu.",
            "The learners summoned, added up over classes, where stated.",
        ),
        formula=Sum(Resource.CLASSES, "summoned"),
        unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="attendance_rate_summoned",
        label=Label("Tỷ lệ tham gia so với triệu tập", "Attendance rate (of those summoned)"),
        definition=Label(
            "Số học viên dự chia cho số triệu tập, chỉ tính các lớp có cả hai số; "
            "nhiều nhất là 100%.",
            "Learners who came divided by learners summoned, over the classes with both "
            "numbers; at most 100%.",
        ),
        formula=Ratio(Resource.CLASSES, "learners", "summoned", RateBase.SUMMONED),
        unit=CountUnit.ATTENDANCE,
        whole_unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="enrolled",
        label=Label("Số trong danh sách lớp", "Enrolled"),
        definition=Label(
            "Tổng số học viên trong danh sách của các lớp, nơi có nêu.",
            "The learners on class rolls, added up over classes, where stated.",
        ),
        formula=Sum(Resource.CLASSES, "enrolled"),
        unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="attendance_rate_enrolled",
        label=Label("Tỷ lệ tham gia so với danh sách", "Attendance rate (of those enrolled)"),
        definition=Label(
            "Số học viên dự chia cho số trong danh sách lớp, chỉ tính các lớp có cả hai số; "
            "nhiều nhất là 100%.",
            "Learners who came divided by learners enrolled, over the classes with both "
            "numbers; at most 100%.",
        ),
        formula=Ratio(Resource.CLASSES, "learners", "enrolled", RateBase.ENROLLED),
        unit=CountUnit.ATTENDANCE,
        whole_unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="classes_growth",
        label=Label("Tăng, giảm số lớp so với năm trước", "Growth of classes"),
        definition=Label(
            "Chênh lệch số lớp so với năm liền trước, chia cho số lớp của năm đó. "
            "Năm trước không có số liệu thì không tính được.",
            "The change in classes against the calendar year before, divided by that year's "
            "classes. Without data for the year before there is none.",
        ),
        formula=Growth("classes"),
        unit=CountUnit.CLASS,
        whole_unit=CountUnit.CLASS,
    ),
    Measure(
        name="attendances_growth",
        label=Label("Tăng, giảm lượt học viên so với năm trước", "Growth of attendances"),
        definition=Label(
            "Chênh lệch lượt học viên so với năm liền trước, chia cho lượt học viên của năm đó. "
            "Năm trước không có số liệu thì không tính được.",
            "The change in attendances against the calendar year before, divided by that year's "
            "attendances. Without data for the year before there is none.",
        ),
        formula=Growth("attendances"),
        unit=CountUnit.ATTENDANCE,
        whole_unit=CountUnit.ATTENDANCE,
    ),
    Measure(
        name="share_of_classes",
        label=Label("Tỷ trọng số lớp", "Share of classes"),
        definition=Label(
            "Số lớp chia cho tổng số lớp của cả bảng.",
            "Classes divided by all classes of the table.",
        ),
        formula=Share("classes"),
        unit=CountUnit.CLASS,
        whole_unit=CountUnit.CLASS,
    ),
    Measure(
        name="share_of_attendances",
        label=Label("Tỷ trọng lượt học viên", "Share of attendances"),
        definition=Label(
            "Lượt học viên chia cho tổng lượt học viên của cả bảng.",
            "Attendances divided by all attendances of the table.",
        ),
        formula=Share("attendances"),
        unit=CountUnit.ATTENDANCE,
        whole_unit=CountUnit.ATTENDANCE,
    ),
)
"""All measures of the library, in the order in which they are listed."""


class UnknownMeasure(LookupError):
    """No measure has this name."""


def find_measure(name: str) -> Measure:
    """Return the measure called ``name``.

    Raises:
        UnknownMeasure: If there is none; the message names those that come close, and all.

    >>> find_measure("classes").unit.value
    'class'
    """
    for candidate in MEASURES:
        if candidate.name == name:
            return candidate
    names = [m.name for m in MEASURES]
    close = get_close_matches(name, names, n=3)
    hint = f"Did you mean {' or '.join(close)}? " if close else ""
    raise UnknownMeasure(f"no measure is called {name!r}. {hint}Measures: {', '.join(names)}")
