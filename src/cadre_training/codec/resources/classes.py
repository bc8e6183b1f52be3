"""The table of classes."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.many_rows import in_bulk
from cadre_training.codec.recipe import Recipe, one
from cadre_training.codec.resource import Cells, Related, Resource, one_each
from cadre_training.codec.resources._common import (
    GROUP_PART,
    GROUP_RELATED,
    PERIOD_EN,
    PERIOD_VI,
    PROGRAMME,
    SCHEME,
    SOURCE,
    SOURCE_PARTS,
    TARGET_GROUP,
    UNIT,
    group_cells,
    source_cells,
)
from cadre_training.model.label import Label
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.training_class import TrainingClass

ID = kinds.identifier("id", Label("Mã lớp", "Class id"), Label("Mã riêng.", "Its identifier."))
PERIOD = kinds.period(
    "period",
    Label("Thời gian", "Period"),
    Label(f"Thời gian mở lớp. {PERIOD_VI}", f"When it was held. {PERIOD_EN}"),
)
TITLE = kinds.text(
    "title", Label("Tên lớp", "Title"), Label("Tên lớp, nếu có.", "Its title, if it has one.")
)
COUNT = kinds.count(
    "count",
    Label("Số lớp", "Classes"),
    Label(
        "Số lớp mà dòng này đại diện. Số 0 nghĩa là không mở lớp nào.",
        "How many classes the row stands for. Zero says that none was held.",
    ),
)
LEARNERS = kinds.count_or_absence(
    "learners",
    Label("Số học viên", "Learners"),
    Label(
        "Tổng số học viên của các lớp. Để trống nếu không có số liệu.",
        "The learners of all its classes together. Empty where there is no data.",
    ),
)
PLANNED = kinds.count_or_absence(
    "planned",
    Label("Số lớp theo kế hoạch", "Classes planned"),
    Label("Số lớp theo kế hoạch.", "How many classes were planned where these were held."),
)
SUMMONED = kinds.count_or_absence(
    "summoned",
    Label("Số triệu tập", "Summoned"),
    Label("Số học viên được triệu tập.", "The learners summoned."),
)
ENROLLED = kinds.count_or_absence(
    "enrolled",
    Label("Số trong danh sách lớp", "Enrolled"),
    Label("Số học viên có tên trong danh sách lớp.", "The learners on the class roll."),
)
TOPICS = kinds.items(
    "topics",
    Label("Chuyên đề", "Topics"),
    Label(
        "Mã các chuyên đề, cách nhau bằng dấu “;”.",
        "The identifiers of the topics taught, with “;” between them.",
    ),
)
LECTURERS = kinds.choice_set(
    "lecturers",
    Label("Giảng viên", "Lecturers"),
    Label(
        "Các loại giảng viên đã giảng, cách nhau bằng dấu “;”: full-time (chuyên trách), "
        "part-time (kiêm chức), rapporteur (báo cáo viên).",
        "The kinds of lecturer who taught, with “;” between them: full-time, part-time, "
        "rapporteur.",
    ),
    LecturerKind,
)


_RECIPE = Recipe(
    kind=TrainingClass,
    parts=(
        one("id", ID),
        one("period", PERIOD),
        GROUP_PART,
        one("unit", UNIT),
        one("programme", PROGRAMME),
        one("title", TITLE),
        one("count", COUNT),
        one("learners", LEARNERS),
        one("planned", PLANNED),
        one("summoned", SUMMONED),
        one("enrolled", ENROLLED),
        one("topics", TOPICS),
        one("lecturers", LECTURERS),
    ),
    source=SOURCE_PARTS,
)


def _write(record: TrainingClass) -> Iterator[Cells]:
    yield dict(
        (
            ID.cell(record.id),
            PERIOD.cell(record.period),
            *group_cells(record.target_group),
            UNIT.cell(record.unit),
            PROGRAMME.cell(record.programme),
            TITLE.cell(record.title),
            COUNT.cell(record.count),
            LEARNERS.cell(record.learners),
            PLANNED.cell(record.planned),
            SUMMONED.cell(record.summoned),
            ENROLLED.cell(record.enrolled),
            TOPICS.cell(record.topics),
            LECTURERS.cell(record.lecturers),
            *source_cells(record.source),
        )
    )


CLASSES = Resource(
    name="classes",
    title=Label("Lớp", "Classes"),
    description=Label(
        "Mỗi dòng là một lớp, hoặc nhiều lớp khi nguồn chỉ nêu số lớp.",
        "Each row is a class, or several where the source gives only their number.",
    ),
    columns=(
        ID,
        PERIOD,
        SCHEME,
        TARGET_GROUP,
        UNIT,
        PROGRAMME,
        TITLE,
        COUNT,
        LEARNERS,
        PLANNED,
        SUMMONED,
        ENROLLED,
        TOPICS,
        LECTURERS,
        *SOURCE,
    ),
    primary_key=("id",),
    related=(GROUP_RELATED, Related((COUNT.name, LEARNERS.name), where=0)),
    gather=one_each(_RECIPE.record),
    scatter=_write,
    bulk=in_bulk(_RECIPE),
)
