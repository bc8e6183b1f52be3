"""How the figures were worked out, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.model.absence import Absence
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.report.document import (
    BulletList,
    Definition,
    Definitions,
    Section,
    Table,
)
from cadre_training.report.stat_table import MOST_SOURCES
from cadre_training.stats import MEASURES

_RULES = (
    Label(
        "Bảng số liệu chỉ tính từ các bản ghi (lớp, cuộc, chuyên đề, danh sách). Số liệu nêu sẵn "
        "trong tài liệu nguồn không được cộng vào, mà chỉ để đối chiếu.",
        "The tables are worked out from records (classes, sessions, topics, rolls) alone. Figures "
        "stated in the source documents are not added in; they are compared.",
    ),
    Label(
        "Dòng “Cộng” được tính lại từ các bản ghi, không cộng từ các dòng trên.",
        "A total is worked out from the records again, not from the rows above it.",
    ),
    Label(
        "Người và lượt người là hai đơn vị khác nhau, không cộng với nhau.",
        "Persons and attendances are unlike units and are never added.",
    ),
    Label(
        f"“{Absence.NO_DATA.label.vi}” khác với số không và khác với "
        f"“{Absence.NOT_APPLICABLE.label.vi}”.",
        f"“{Absence.NO_DATA.label.en}” is neither zero nor “{Absence.NOT_APPLICABLE.label.en}”.",
    ),
    Label(
        "Tỷ lệ được tính chính xác từ tử số và mẫu số, chỉ làm tròn khi in ra "
        "(từ 5 trở lên làm tròn lên).",
        "Rates are exact ratios and are rounded, half up, only when printed.",
    ),
)


_SOURCES_ARE_CUT = Phrase.of(
    "Nơi liệt kê nguồn của một số liệu chỉ nêu {most} nguồn đầu.",
    "Where the sources of a figure are listed, they are the first {most}.",
    most=MOST_SOURCES,
)


def method(sections: Iterable[Section]) -> Section:
    """Build the section: the rules of counting, and each measure that ``sections`` show."""
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    names = {column.name for table in tables for column in table.columns}
    names |= {"people", "years_covered"}
    are_cut = any(
        len(cell.sources) == MOST_SOURCES
        for table in tables
        for row in table.rows
        for cell in row.cells
    )
    used = [measure for measure in MEASURES if measure.name in names]
    return Section(
        id="method",
        title=Label("Cách tính và định nghĩa", "Method and definitions"),
        blocks=(
            BulletList((*_RULES, _SOURCES_ARE_CUT) if are_cut else _RULES),
            Definitions(tuple(Definition(term=m.label, text=m.definition) for m in used)),
        ),
    )
