"""The columns that several tables share."""

from __future__ import annotations

from functools import lru_cache

from cadre_training.codec import kinds
from cadre_training.codec.problem import Refused
from cadre_training.codec.recipe import Part, made_of, one
from cadre_training.codec.resource import Related
from cadre_training.codec.row import Row
from cadre_training.model.label import Label
from cadre_training.model.programme import Programme
from cadre_training.model.source import Place, Source
from cadre_training.model.target_group import TargetGroup

PERIOD_VI = "Ghi 2014, 2013/2022, 2022-Q2, 2022-05, 2022-05-26 hoặc 2022-05-26/2022-05-27."
PERIOD_EN = "Write 2014, 2013/2022, 2022-Q2, 2022-05, 2022-05-26 or 2022-05-26/2022-05-27."

SCHEME = kinds.text(
    "scheme",
    Label("Cách phân nhóm", "Scheme"),
    Label(
        "Văn bản xác định đối tượng, như 164 hoặc 145. Luôn đi cùng cột target_group.",
        "The scheme that the target group belongs to, such as 164 or 145. Always stands with "
        "target_group.",
    ),
)
TARGET_GROUP = kinds.text(
    "target_group",
    Label("Đối tượng", "Target group"),
    Label(
        "Mã đối tượng trong cách phân nhóm, như 4. Để trống nếu không nêu.",
        "The code of the target group in its scheme, such as 4. Empty when not stated.",
    ),
)
UNIT = kinds.text(
    "unit",
    Label("Mã đơn vị hành chính", "Administrative unit"),
    Label(
        "Mã của đơn vị hành chính, giữ các số 0 ở đầu. Để trống nếu không nêu.",
        "The code of the administrative unit, leading zeros kept. Empty when not stated.",
    ),
)
PROGRAMME = kinds.choice(
    "programme",
    Label("Chương trình", "Programme"),
    Label("Chương trình bồi dưỡng.", "The kind of training."),
    Programme,
)
SOURCE_DOCUMENT = kinds.text(
    "source_document",
    Label("Tài liệu nguồn", "Source document"),
    Label("Tài liệu mà số liệu được lấy từ đó.", "The document that the row is taken from."),
)
SOURCE_WITHIN = kinds.text(
    "source_within",
    Label("Vị trí trong tài liệu", "Place in the document"),
    Label(
        "Trang tính và ô, đoạn, điều, khoản.",
        "The sheet and cell, the paragraph or the article.",
    ),
)
SOURCE_SPAN = kinds.span(
    "source_span",
    Label("Đoạn ký tự", "Characters"),
    Label(
        "Vị trí ký tự trong văn bản, tính từ 0: từ (kể cả), hai dấu chấm, đến (không kể).",
        "The characters in the document's text, from 0: from (included), two dots, to (excluded).",
    ),
)
SOURCE_WORDS = kinds.text(
    "source_words",
    Label("Nguyên văn", "Words as written"),
    Label("Lời hoặc số đúng như trong tài liệu.", "The words or figure exactly as written there."),
)
SOURCE = (SOURCE_DOCUMENT, SOURCE_WITHIN, SOURCE_SPAN, SOURCE_WORDS)
SOURCE_PARTS = (
    one("document", SOURCE_DOCUMENT),
    one("within", SOURCE_WITHIN),
    one("span", SOURCE_SPAN),
    one("words", SOURCE_WORDS),
)


@lru_cache(maxsize=4096)
def _group(scheme: str, code: str) -> TargetGroup:
    return TargetGroup(scheme, code)


def read_group(row: Row) -> TargetGroup | None:
    """Return the target group that a row names.

    Raises:
        Refused: If it gives a scheme without a group, or a group without a scheme.
    """
    scheme, code = row[SCHEME], row[TARGET_GROUP]
    if scheme is not None and code is not None:
        return _group(scheme, code)
    if scheme is None and code is None:
        return None
    if scheme is None:
        raise Refused(
            "group-without-scheme",
            f"đối tượng “{code}” không có cách phân nhóm; hãy ghi cột scheme, như 164",
            f"target group {code!r} has no scheme; fill in the column scheme, such as 164",
            column=SCHEME.name,
        )
    raise Refused(
        "scheme-without-group",
        f"có cách phân nhóm “{scheme}” nhưng không có mã đối tượng",
        f"scheme {scheme!r} stands without a target group",
        column=TARGET_GROUP.name,
    )


GROUP_PART = Part("target_group", (SCHEME, TARGET_GROUP), read_group)
GROUP_RELATED = Related((SCHEME.name, TARGET_GROUP.name))


def group_cells(group: TargetGroup | None) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the two cells of a target group."""
    return (
        SCHEME.cell(group.scheme if group else None),
        TARGET_GROUP.cell(group.code if group else None),
    )


def read_source(row: Row) -> Source:
    """Return where a row comes from: what it says of that, and its own place."""
    return made_of(Source, SOURCE_PARTS, row, read_at=Place(row.file, line=row.line))


def source_cells(source: Source | None) -> tuple[tuple[str, str], ...]:
    """Return the cells of a source."""
    if source is None:
        return tuple((column.name, "") for column in SOURCE)
    return (
        SOURCE_DOCUMENT.cell(source.document),
        SOURCE_WITHIN.cell(source.within),
        SOURCE_SPAN.cell(source.span),
        SOURCE_WORDS.cell(source.words),
    )
