"""The table of topics."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.resource import Cells, Related, Resource, one_each
from cadre_training.codec.resources._common import (
    GROUP_RELATED,
    PERIOD_EN,
    PERIOD_VI,
    SCHEME,
    SOURCE,
    TARGET_GROUP,
    group_cells,
    read_group,
    read_source,
    source_cells,
)
from cadre_training.codec.row import Row
from cadre_training.model.label import Label
from cadre_training.model.topic import Topic

ID = kinds.identifier(
    "id", Label("Mã chuyên đề", "Topic id"), Label("Mã riêng.", "Its identifier.")
)
TITLE = kinds.text(
    "title",
    Label("Tên chuyên đề", "Title"),
    Label("Tên chuyên đề; để trống nếu nguồn không nêu.", "Its title; empty where none is given."),
)
PERIOD = kinds.optional_period(
    "period",
    Label("Thời gian", "Period"),
    Label(f"Thời gian giảng. {PERIOD_VI}", f"When it was taught. {PERIOD_EN}"),
)
COUNT = kinds.count(
    "count",
    Label("Số chuyên đề", "Topics"),
    Label(
        "Số chuyên đề mà dòng này đại diện; là 1 nếu có tên.",
        "How many topics the row stands for; 1 when it has a title.",
    ),
)
AUTHOR = kinds.text(
    "author",
    Label("Cơ quan biên soạn", "Author"),
    Label(
        "Cơ quan biên soạn tài liệu, như nguồn ghi.",
        "The body that wrote the material, as the source names it.",
    ),
)


def _read(row: Row) -> Topic:
    return Topic(
        id=row[ID],
        title=row[TITLE],
        period=row[PERIOD],
        target_group=read_group(row),
        count=row[COUNT],
        author=row[AUTHOR],
        source=read_source(row),
    )


def _write(record: Topic) -> Iterator[Cells]:
    yield dict(
        (
            ID.cell(record.id),
            TITLE.cell(record.title),
            PERIOD.cell(record.period),
            *group_cells(record.target_group),
            COUNT.cell(record.count),
            AUTHOR.cell(record.author),
            *source_cells(record.source),
        )
    )


TOPICS = Resource(
    name="topics",
    title=Label("Chuyên đề", "Topics"),
    description=Label(
        "Mỗi dòng là một chuyên đề, hoặc nhiều chuyên đề khi nguồn chỉ nêu số lượng.",
        "Each row is a topic, or several where the source gives only their number.",
    ),
    columns=(ID, TITLE, PERIOD, SCHEME, TARGET_GROUP, COUNT, AUTHOR, *SOURCE),
    primary_key=("id",),
    related=(GROUP_RELATED, Related((TITLE.name, COUNT.name))),
    gather=one_each(_read),
    scatter=_write,
)
