"""Tables made by chance: any header, any depth of groups, totals anywhere."""

from __future__ import annotations

import random
from collections.abc import Iterator

from attrs import define, field, frozen
from tests.readers.sheets.layouts.drawing import LEFT, UP, Drawing, DrawnRow, drawn

from cadre_training.model.grid import RawCell

_LEAVES = (
    "Số lớp|Học viên|Nữ|Kế hoạch|Thực hiện|Nam|Kinh phí|Tổng số|Lượt người|Số buổi|Đảng viên|"
    "Đoàn viên|Hộ dân|Tờ gấp|Dân tộc Khmer|Vắng|Có mặt|Cấp tỉnh|Cấp huyện|Chuyên trách|Kiêm chức|"
    "Giỏi|Khá|Đạt yêu cầu|Số cuộc|Loa đài|Tin bài"
)
_PARENTS = (
    "Năm 2021|Năm 2022|Đối tượng 3|Đối tượng 4|Trong đó|Chia theo cấp|Kết quả|Học kỳ I|"
    "Quý III|Đào tạo|Bồi dưỡng|Theo trình độ|Tuyên truyền miệng|Báo cáo viên"
)
_NAMES = (
    "An Trường|Tân An|Bình Phú|Đức Mỹ|Nhị Long|Cộng Hòa|Tổng Cọt|Mỹ Cẩm|Huyền Hội|Đại Phước|"
    "Phương Thạnh|Tân Bình|Đại Phúc|An Trường A|Nhị Long Phú|Hiếu Trung|Tập Ngãi|Long Thới|"
    "Ngãi Hùng|Phú Cần|Hùng Hòa|Tân Hùng|Tân Hòa|Tập Sơn|Phước Hưng|Lưu Nghiệp Anh|Thanh Sơn|"
    "Kim Sơn|Hàm Giang"
)
_GROUPS = (
    "Khối Đảng|Khối xã|Huyện Càng Long|Cụm số 2|Các ngành|Mặt trận, đoàn thể|Lực lượng vũ trang"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


@define
class _Head:
    label: str
    children: list[_Head] = field(factory=list)

    def width(self) -> int:
        return sum(child.width() for child in self.children) or 1

    def depth(self) -> int:
        return 1 + max((child.depth() for child in self.children), default=0)


@frozen
class _Style:
    """How a generated table is written."""

    serial: bool
    signs: tuple[str, ...]
    heads: str
    totals: str
    grand: str
    counting: bool
    upper: bool


def generated(seed: int, count: int) -> Iterator[Drawing]:
    """Yield tables made by chance."""
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        yield _drawing(rng, f"generated {seed}.{number}")


def _shuffled(rng: random.Random, words: str) -> list[str]:
    found = words.split("|")
    rng.shuffle(found)
    return found


def _tree(rng: random.Random, depth: int, leaves: list[str], parents: list[str]) -> _Head:
    if depth <= 1 or rng.random() < 0.3 or not parents or len(leaves) < 20:
        return _Head(leaves.pop())
    head = _Head(parents.pop())
    size = rng.randint(2, 3)
    head.children = [_tree(rng, depth - 1, leaves, parents) for _ in range(size)]
    return head


def _header(rng: random.Random, labels: list[str], behind: list[str]) -> tuple[list[DrawnRow], int]:
    leaves, parents = _shuffled(rng, _LEAVES), _shuffled(rng, _PARENTS)
    depth = rng.choice((1, 1, 2, 2, 2, 3, 3, 4))
    leaves += [f"{leaf} khác" for leaf in leaves]
    heads = [_tree(rng, depth, leaves, parents) for _ in range(rng.randint(1, 4))]
    if len(heads) == 1 and not heads[0].children:
        heads.append(_Head(leaves.pop()))
    rows = max(head.depth() for head in heads)
    width = sum(head.width() for head in heads)
    grid: list[list[RawCell]] = [[None] * width for _ in range(rows)]

    def put(head: _Head, row: int, column: int) -> None:
        grid[row][column] = head.label
        if not head.children:
            for below in range(row + 1, rows):
                grid[below][column] = UP
            return
        for right in range(column + 1, column + head.width()):
            grid[row][right] = LEFT
        at = column
        for child in head.children:
            put(child, row + 1, at)
            at += child.width()

    at = 0
    for head in heads:
        put(head, 0, at)
        at += head.width()
    drawn_rows: list[DrawnRow] = []
    for row in range(rows):
        first = labels if row == 0 else [UP] * len(labels)
        last = behind if row == 0 else [UP] * len(behind)
        drawn_rows.append(("header", *first, *grid[row], *last))
    return drawn_rows, width


def _numbers(rng: random.Random, width: int, blank: float) -> list[RawCell]:
    values: list[RawCell] = [
        None if rng.random() < blank else rng.randint(0, 400) for _ in range(width)
    ]
    if all(value is None for value in values):
        values[rng.randrange(width)] = rng.randint(1, 400)
    return values


def _added(rows: list[list[RawCell]], width: int) -> list[RawCell]:
    added: list[RawCell] = []
    for column in range(width):
        values = [row[column] for row in rows if isinstance(row[column], int)]
        added.append(sum(v for v in values if isinstance(v, int)) if values else None)
    return added


class _Body:
    def __init__(self, rng: random.Random, style: _Style, width: int, behind: int) -> None:
        self.rng, self.style, self.width, self.behind = rng, style, width, behind
        self.rows: list[DrawnRow] = []
        self.names = _shuffled(rng, _NAMES)
        self.groups = _shuffled(rng, _GROUPS)
        self.count = 0
        self.blank = rng.choice((0.0, 0.0, 0.1, 0.4))

    def line(self, mark: str, sign: RawCell, label: str, numbers: list[RawCell]) -> None:
        first: list[RawCell] = [sign, label] if self.style.serial else [label]
        remark = [None] * self.behind
        self.rows.append((mark, *first, *numbers, *remark))

    def records(self) -> list[list[RawCell]]:
        numbers: list[list[RawCell]] = []
        if not self.style.counting:
            self.count = 0
        for _ in range(self.rng.randint(2, 5)):
            self.count += 1
            values = _numbers(self.rng, self.width, self.blank)
            numbers.append(values)
            name = self.names.pop() if self.names else f"Đơn vị {self.count}"
            self.line("row", self.count, name.upper() if self.style.upper else name, values)
        return numbers

    def group(self, depth: int, deepest: int, number: int) -> list[RawCell]:
        style = self.style
        sign = style.signs[depth - 1]
        sign = _ROMAN[number] if sign == "I" else "ABCDEG"[number]
        label = self.groups.pop() if self.groups else f"Nhóm thứ {number}"
        label = label.upper() if depth == 1 and style.heads == "upper" else label
        blank: list[RawCell] = [None] * self.width
        at = len(self.rows)
        if style.heads == "merged":
            span = 2 if style.serial else 1
            cells = [f"{sign}. {label}", *[LEFT] * (span - 1 + self.width + self.behind)]
            self.rows.append((f"head {depth}", *cells))
        else:
            self.line(
                f"head {depth}", sign, label if style.serial else self.signed(sign, label), blank
            )
        first = len(self.rows)
        if style.totals == "first":
            self.line(f"first {depth}", None, "Cộng", blank)
        numbers = self.content(depth, deepest)
        added = _added(numbers, self.width)
        if style.totals == "head" and style.heads != "merged":
            row = self.rows[at]
            start = 3 if style.serial else 2
            self.rows[at] = (f"sum {depth}", *row[1:start], *added, *row[start + self.width :])
        elif style.totals == "first":
            row = self.rows[first]
            start = 3 if style.serial else 2
            self.rows[first] = (*row[:start], *added, *row[start + self.width :])
        elif style.totals == "below":
            self.line(f"total {depth}", None, "Cộng", added)
        elif style.totals == "named":
            self.line(f"total {depth}", None, f"Cộng {sign}", added)
        return added

    def signed(self, sign: str, label: str) -> str:
        return label if self.style.heads == "upper" else f"{sign}. {label}"

    def content(self, depth: int, deepest: int) -> list[list[RawCell]]:
        if depth >= deepest:
            return self.records()
        return [self.group(depth + 1, deepest, number) for number in range(self.rng.randint(2, 3))]


def _drawing(rng: random.Random, name: str) -> Drawing:
    serial = rng.random() < 0.75
    style = _Style(
        serial=serial,
        signs=rng.choice((("A", "I"), ("I", "A"))),
        heads=rng.choice(("plain", "plain", "merged", "upper")),
        totals=rng.choice(("none", "head", "first", "below", "named")),
        grand=rng.choice(("none", "below", "below", "first")),
        counting=rng.random() < 0.3,
        upper=rng.random() < 0.1,
    )
    labels = [rng.choice(("TT", "STT", "Số TT"))] if serial else []
    labels.append(rng.choice(("Đơn vị", "Tên đơn vị", "Xã, thị trấn", "Nội dung", "Cơ quan")))
    behind = ["Ghi chú"] if rng.random() < 0.4 else []
    header, width = _header(rng, labels, behind)
    body = _Body(rng, style, width, len(behind))
    first = len(body.rows)
    if style.grand == "first":
        body.line("first 0", None, "Tổng số", [None] * width)
    added = _added(body.content(0, rng.choice((0, 0, 1, 1, 2))), width)
    start = 3 if serial else 2
    if style.grand == "first":
        row = body.rows[first]
        body.rows[first] = (*row[:start], *added, *row[start + width :])
    elif style.grand == "below":
        body.line("total 0", None, rng.choice(("Tổng cộng", "TỔNG SỐ", "Cộng")), added)
    above: list[DrawnRow] = []
    if rng.random() < 0.5:
        above.append(("text", "BẢNG TỔNG HỢP KẾT QUẢ MỞ LỚP NĂM 2022"))
    if rng.random() < 0.3:
        above.append(("text", *[None] * (width + 1), "ĐVT: người"))
    numbers: list[DrawnRow] = []
    if rng.random() < 0.3:
        cells = range(1, len(labels) + width + len(behind) + 1)
        numbers.append(("numbers", *(cells if rng.random() < 0.5 else [f"({c})" for c in cells])))
    below: list[DrawnRow] = []
    if rng.random() < 0.4:
        below = [("",), ("below", None, "Người lập biểu", None, "TRƯỞNG BAN")]
    return drawn(name, *above, *header, *numbers, *body.rows, *below)
