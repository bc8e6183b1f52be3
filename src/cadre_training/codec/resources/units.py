"""The table of administrative units."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.column import Needed
from cadre_training.codec.resource import Cells, Resource, one_each
from cadre_training.codec.resources._common import SOURCE, read_source, source_cells
from cadre_training.codec.row import Row
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime

CODE = kinds.identifier(
    "code",
    Label("Mã đơn vị", "Code"),
    Label(
        "Mã chính thức, giữ các số 0 ở đầu. Một mã có thể có nhiều dòng, mỗi dòng một thời kỳ.",
        "The official code, leading zeros kept. A code may have several rows, one for each time.",
    ),
)
NAME = kinds.identifier("name", Label("Tên", "Name"), Label("Tên đơn vị.", "Its name."))
LEVEL = kinds.filled_choice(
    "level", Label("Cấp", "Level"), Label("Cấp hành chính.", "Its level."), UnitLevel, Needed.NEEDED
)
PARENT = kinds.text(
    "parent",
    Label("Trực thuộc", "Belongs to"),
    Label("Mã đơn vị cấp trên trực tiếp.", "The code of the unit it belongs to."),
)
SINCE = kinds.date(
    "since",
    Label("Từ ngày", "Since"),
    Label("Ngày đầu tiên tồn tại; để trống nếu không rõ.", "Its first day; empty if not known."),
)
UNTIL = kinds.date(
    "until",
    Label("Đến ngày", "Until"),
    Label("Ngày cuối cùng tồn tại; để trống nếu chưa có.", "Its last day; empty if none has come."),
)
SUCCESSORS = kinds.items(
    "successors",
    Label("Đơn vị kế thừa", "Successors"),
    Label(
        "Mã các đơn vị tiếp nhận địa bàn, cách nhau bằng dấu “;”.",
        "The codes of the units that took over its territory, with “;” between them.",
    ),
)


def _read(row: Row) -> AdminUnit:
    return AdminUnit(
        code=row[CODE],
        name=row[NAME],
        level=row[LEVEL],
        parent=row[PARENT],
        lifetime=Lifetime(row[SINCE], row[UNTIL]),
        successors=row[SUCCESSORS],
        source=read_source(row),
    )


def _write(record: AdminUnit) -> Iterator[Cells]:
    yield dict(
        (
            CODE.cell(record.code),
            NAME.cell(record.name),
            LEVEL.cell(record.level),
            PARENT.cell(record.parent),
            SINCE.cell(record.lifetime.since),
            UNTIL.cell(record.lifetime.until),
            SUCCESSORS.cell(record.successors),
            *source_cells(record.source),
        )
    )


UNITS = Resource(
    name="units",
    title=Label("Đơn vị hành chính", "Administrative units"),
    description=Label(
        "Mỗi dòng là một đơn vị trong thời kỳ nó mang một tên và một mã.",
        "Each row is a unit in the days in which it has one name and code.",
    ),
    columns=(CODE, NAME, LEVEL, PARENT, SINCE, UNTIL, SUCCESSORS, *SOURCE),
    gather=one_each(_read),
    scatter=_write,
)
