"""The table of class rolls."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.many_rows import in_bulk
from cadre_training.codec.recipe import Recipe, one
from cadre_training.codec.resource import Cells, ForeignKey, Resource, one_each
from cadre_training.codec.resources._common import SOURCE, SOURCE_PARTS, source_cells
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.label import Label

CLASS_ID = kinds.identifier("class_id", Label("Mã lớp", "Class"), Label("Lớp.", "The class."))
CADRE_ID = kinds.identifier(
    "cadre_id", Label("Mã cán bộ", "Cadre"), Label("Người học.", "The person.")
)
STATUS = kinds.filled_choice(
    "status",
    Label("Có mặt", "Status"),
    Label(
        "Có mặt, vắng, hoặc vắng có lý do. Không có cột này thì mọi người đều có mặt.",
        "Present, absent or excused. Without this column everyone listed was present.",
    ),
    AttendanceStatus,
    AttendanceStatus.PRESENT,
)


_RECIPE = Recipe(
    kind=Attendance,
    parts=(
        one("class_id", CLASS_ID),
        one("cadre_id", CADRE_ID),
        one("status", STATUS),
    ),
    source=SOURCE_PARTS,
)


def _write(record: Attendance) -> Iterator[Cells]:
    yield dict(
        (
            CLASS_ID.cell(record.class_id),
            CADRE_ID.cell(record.cadre_id),
            STATUS.cell(record.status),
            *source_cells(record.source),
        )
    )


ATTENDANCES = Resource(
    name="attendances",
    title=Label("Danh sách lớp", "Class rolls"),
    description=Label(
        "Mỗi dòng là một người trong một lớp.", "Each row is one person in one class."
    ),
    columns=(CLASS_ID, CADRE_ID, STATUS, *SOURCE),
    primary_key=("class_id", "cadre_id"),
    foreign_keys=(
        ForeignKey(column="class_id", resource="classes", target="id"),
        ForeignKey(column="cadre_id", resource="cadres", target="id"),
    ),
    gather=one_each(_RECIPE.record),
    scatter=_write,
    bulk=in_bulk(_RECIPE),
)
