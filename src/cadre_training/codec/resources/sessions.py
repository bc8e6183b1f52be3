"""The table of sessions."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.many_rows import in_bulk
from cadre_training.codec.recipe import Recipe, one
from cadre_training.codec.resource import Cells, ForeignKey, Resource, one_each
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
from cadre_training.model.session import Session

ID = kinds.identifier("id", Label("Mã cuộc", "Session id"), Label("Mã riêng.", "Its identifier."))
PERIOD = kinds.period(
    "period",
    Label("Thời gian", "Period"),
    Label(f"Thời gian tổ chức. {PERIOD_VI}", f"When it was held. {PERIOD_EN}"),
)
CLASS_ID = kinds.text(
    "class_id",
    Label("Mã lớp", "Class"),
    Label("Lớp mà cuộc này thuộc về, nếu có.", "The class it is part of, if any."),
)
COUNT = kinds.count(
    "count",
    Label("Số cuộc", "Sessions"),
    Label("Số cuộc mà dòng này đại diện.", "How many sessions the row stands for."),
)
ATTENDEES = kinds.count_or_absence(
    "attendees",
    Label("Số lượt người dự", "Attendances"),
    Label(
        "Tổng số lượt người dự. Để trống nếu không có số liệu.",
        "Those who attended, of all its sessions together. Empty where there is no data.",
    ),
)
PLANNED = kinds.count_or_absence(
    "planned",
    Label("Số cuộc theo kế hoạch", "Sessions planned"),
    Label("Số cuộc theo kế hoạch.", "How many sessions were planned where these were held."),
)


_RECIPE = Recipe(
    kind=Session,
    parts=(
        one("id", ID),
        one("period", PERIOD),
        GROUP_PART,
        one("unit", UNIT),
        one("programme", PROGRAMME),
        one("class_id", CLASS_ID),
        one("count", COUNT),
        one("attendees", ATTENDEES),
        one("planned", PLANNED),
    ),
    source=SOURCE_PARTS,
)


def _write(record: Session) -> Iterator[Cells]:
    yield dict(
        (
            ID.cell(record.id),
            PERIOD.cell(record.period),
            *group_cells(record.target_group),
            UNIT.cell(record.unit),
            PROGRAMME.cell(record.programme),
            CLASS_ID.cell(record.class_id),
            COUNT.cell(record.count),
            ATTENDEES.cell(record.attendees),
            PLANNED.cell(record.planned),
            *source_cells(record.source),
        )
    )


SESSIONS = Resource(
    name="sessions",
    title=Label("Cuộc", "Sessions"),
    description=Label(
        "Mỗi dòng là một cuộc, hoặc nhiều cuộc khi nguồn chỉ nêu số cuộc.",
        "Each row is a session, or several where the source gives only their number.",
    ),
    columns=(
        ID,
        PERIOD,
        SCHEME,
        TARGET_GROUP,
        UNIT,
        PROGRAMME,
        CLASS_ID,
        COUNT,
        ATTENDEES,
        PLANNED,
        *SOURCE,
    ),
    primary_key=("id",),
    related=(GROUP_RELATED,),
    foreign_keys=(ForeignKey(column="class_id", resource="classes", target="id"),),
    gather=one_each(_RECIPE.record),
    scatter=_write,
    bulk=in_bulk(_RECIPE),
)
