"""The columns that say what a figure of a counter counts: in parts, in words, or not known."""

from __future__ import annotations

from cadre_training.codec import kinds
from cadre_training.codec.cell_text import read_absence
from cadre_training.codec.column import Column, ColumnSpec
from cadre_training.codec.problem import Refused
from cadre_training.codec.row import Row
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown

DEFINITION_VI = kinds.text(
    "definition_vi",
    Label("Cách đếm, tiếng Việt", "Definition in Vietnamese"),
    Label("Đếm cái gì và đếm thế nào.", "What is counted and how."),
)
DEFINITION_EN = kinds.text(
    "definition_en",
    Label("Cách đếm, tiếng Anh", "Definition in English"),
    Label("Đếm cái gì và đếm thế nào.", "What is counted and how."),
)
LOOK_IN_VI = kinds.text(
    "look_in_vi",
    Label("Cần xem ở đâu, tiếng Việt", "Where to look, in Vietnamese"),
    Label("Khi chưa rõ cách đếm: cần xem ở đâu.", "Where the definition is to be looked for."),
)
LOOK_IN_EN = kinds.text(
    "look_in_en",
    Label("Cần xem ở đâu, tiếng Anh", "Where to look, in English"),
    Label("Khi chưa rõ cách đếm: cần xem ở đâu.", "Where the definition is to be looked for."),
)
ZONE = kinds.text(
    "zone",
    Label("Múi giờ", "Time zone"),
    Label(
        "Múi giờ dùng để tính ngày, tuần, tháng, như Asia/Ho_Chi_Minh. Có cột này thì cách đếm "
        "được ghi theo từng phần: start, end, robots và các cột tiếp theo.",
        "The zone that days, weeks and months are told in, such as Asia/Ho_Chi_Minh. With it the "
        "definition is given in parts: start, end, robots and the columns that follow.",
    ),
)
START = kinds.moment(
    "start",
    Label("Đếm từ", "From"),
    Label(
        "Thời điểm đầu của khoảng thời gian (kể cả), có múi giờ. Để trống nếu là tất cả.",
        "The first moment of the time (included), with its zone. Empty for all time.",
    ),
)
END = kinds.moment(
    "end",
    Label("Đến trước", "To"),
    Label(
        "Thời điểm ngay sau khoảng thời gian (không kể), có múi giờ.",
        "The first moment after the time (not included), with its zone.",
    ),
)
ROBOTS = kinds.choice(
    "robots",
    Label("Robot", "Robots"),
    Label(
        "“with” nếu tính cả máy tự động (robot), “without” nếu không.",
        "“with” where robots are counted, “without” where they are not.",
    ),
    Robots,
)
SINCE = kinds.moment(
    "since",
    Label("Bộ đếm chạy từ", "Counting since"),
    Label(
        "Thời điểm bộ đếm này bắt đầu đếm, có múi giờ. Để trống nếu không nêu.",
        "When this counter began to count, with its zone. Empty where that is not stated.",
    ),
)
INHERITED = kinds.choice_or(
    "inherited",
    Label("Số có sẵn", "Inherited number"),
    Label(
        "Số có sẵn khi bộ đếm bắt đầu: “apart” nếu để riêng, “included” nếu đã nằm trong số này, "
        "“none” nếu không có.",
        "The number the counter started from: “apart” from this figure, “included” in it, or "
        "“none”.",
    ),
    Inheritance.NONE,
)
ERROR = kinds.decimal(
    "error_percent",
    Label("Sai số chuẩn, %", "Standard error, %"),
    Label(
        "Với số ước tính: sai số chuẩn tương đối, tính bằng phần trăm. Để trống nếu đếm đúng.",
        "Of an estimate: its relative standard error, in per cent. Empty for an exact count.",
    ),
)
BASIS_VI = kinds.text(
    "basis_vi",
    Label("Cách nhận biết, tiếng Việt", "How they are told, in Vietnamese"),
    Label(
        "Thế nào là một lượt xem, hoặc phân biệt người truy cập bằng gì.",
        "What makes one page view, or tells visitors apart.",
    ),
)
BASIS_EN = kinds.text(
    "basis_en",
    Label("Cách nhận biết, tiếng Anh", "How they are told, in English"),
    Label(
        "Thế nào là một lượt xem, hoặc phân biệt người truy cập bằng gì.",
        "What makes one page view, or tells visitors apart.",
    ),
)

IN_PARTS = (ZONE, START, END, ROBOTS, SINCE, INHERITED, ERROR, BASIS_VI, BASIS_EN)
"""The columns of a definition in parts."""

DEFINITION = (DEFINITION_VI, DEFINITION_EN, LOOK_IN_VI, LOOK_IN_EN, *IN_PARTS)
"""The columns of a definition of any kind."""

_NOT_STATED = NotKnown(
    Label("đơn vị quản lý trang có bộ đếm", "what the site's operator says of the counter")
)


def is_filled(row: Row, column: ColumnSpec) -> bool:
    """Tell whether a cell says more than that it has nothing to say."""
    cell = (row.cell(column.name) or "").strip()
    return bool(cell) and read_absence(cell) is None


def read_definition(
    row: Row, window: CounterWindow, unit: CountUnit | None
) -> CounterDefinition | Label | NotKnown:
    """Return the definition that a row gives.

    Raises:
        Refused: If a cell cannot be read, a part is missing, or there is more than one definition.
    """
    definition = _label(row, DEFINITION_VI, DEFINITION_EN)
    look_in = _label(row, LOOK_IN_VI, LOOK_IN_EN)
    if definition is not None and look_in is not None:
        raise Refused(
            "known-and-not-known",
            "đã rõ cách đếm thì để trống look_in_vi và look_in_en",
            "where the definition is known, leave look_in_vi and look_in_en empty",
            column=LOOK_IN_VI.name,
        )
    filled = next((column for column in IN_PARTS if is_filled(row, column)), None)
    if filled is None:
        return definition or (NotKnown(look_in) if look_in else _NOT_STATED)
    if definition is not None or look_in is not None:
        raise Refused(
            "two-definitions",
            "cách đếm chỉ ghi một lần: bằng lời, hoặc theo từng phần",
            "give the definition once: in words, or in parts",
            column=filled.name,
        )
    return _in_parts(row, window, unit)


def _in_parts(row: Row, window: CounterWindow, unit: CountUnit | None) -> CounterDefinition:
    zone, end, robots = row[ZONE], row[END], row[ROBOTS]
    if zone is None:
        raise _lacks(ZONE)
    if end is None:
        raise _lacks(END)
    if robots is None:
        raise _lacks(ROBOTS)
    if unit is None:
        raise Refused(
            "half-a-definition",
            "cách đếm ghi theo từng phần phải có đơn vị tính ở cột count_unit",
            "a definition in parts needs its unit in count_unit",
            column="count_unit",
        )
    return CounterDefinition(
        window=window,
        unit=unit,
        zone=zone,
        start=row[START],
        end=end,
        robots=robots,
        since=row[SINCE],
        inherited=row[INHERITED],
        error_percent=row[ERROR],
        basis=_label(row, BASIS_VI, BASIS_EN),
    )


def _lacks(column: ColumnSpec) -> Refused:
    return Refused(
        "half-a-definition",
        f"cách đếm ghi theo từng phần phải có “{column.name}”",
        f"a definition in parts needs {column.name!r}",
        column=column.name,
    )


def _label(row: Row, vi: Column[str | None], en: Column[str | None]) -> Label | None:
    in_vietnamese, in_english = row[vi], row[en]
    if in_vietnamese is None and in_english is None:
        return None
    if in_vietnamese is None or in_english is None:
        missing = vi.name if in_vietnamese is None else en.name
        raise Refused(
            "one-language",
            f"hãy ghi cả hai ngôn ngữ: {vi.name} và {en.name}",
            f"fill in both languages: {vi.name} and {en.name}",
            column=missing,
        )
    return Label(in_vietnamese, in_english)


def definition_cells(
    definition: CounterDefinition | Label | NotKnown,
) -> tuple[tuple[str, str], ...]:
    """Return the cells of a definition."""
    match definition:
        case Label():
            return _label_cells(DEFINITION_VI, DEFINITION_EN, definition)
        case NotKnown():
            return _label_cells(LOOK_IN_VI, LOOK_IN_EN, definition.look_in)
        case CounterDefinition():
            return (
                ZONE.cell(definition.zone),
                START.cell(definition.start),
                END.cell(definition.end),
                ROBOTS.cell(definition.robots),
                SINCE.cell(definition.since),
                INHERITED.cell(definition.inherited),
                ERROR.cell(definition.error_percent),
                *_label_cells(BASIS_VI, BASIS_EN, definition.basis),
            )


def _label_cells(
    vi: Column[str | None], en: Column[str | None], label: Label | None
) -> tuple[tuple[str, str], tuple[str, str]]:
    return vi.cell(label.vi if label else None), en.cell(label.en if label else None)
