"""Which column of a table numbers the rows, which names them, which hold numbers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._header_words import is_general_name, is_serial_header
from cadre_training.readers.sheets._numbering import read_ordinal
from cadre_training.readers.sheets._phrases import Phrases
from cadre_training.readers.sheets._row_words import row_words
from cadre_training.readers.sheets._view import Row

_NOT_ADDED = Phrases(
    "tỷ lệ|tỉ lệ|%|đạt tỷ lệ|đạt %|bình quân|trung bình|năm sinh|ngày sinh|rate|share|average|mean|"
    "percent|percentage|tỷ trọng|cơ cấu|so với|so sánh|mã số|mã xã|mã đơn vị|code|điện thoại|"
    "số điện thoại|điểm bình quân|điểm trung bình"
)
_ALONE_NOT_ADDED = Phrases("đạt|tl|tb|điểm|tuổi|age|mã|id|tăng|giảm|tăng giảm|năm|year")


@frozen(kw_only=True)
class Roles:
    """What the columns of a table are for.

    Args:
        columns: All its columns, from left to right.
        serial: The column that numbers the rows.
        name: The column that names them.
        numbers: The columns of numbers, without those two.
        added: Those of them whose numbers can add up.
        kinds: What mostly stands in each column.
    """

    columns: tuple[int, ...]
    serial: int | None
    name: int | None
    numbers: frozenset[int]
    added: tuple[int, ...]
    kinds: Mapping[int, Kind]

    @property
    def labels(self) -> tuple[int, ...]:
        """The columns of words before the first column of numbers."""
        first = min(self.numbers, default=self.right + 1)
        return tuple(
            column
            for column in self.columns
            if column < first and column != self.serial and self.kinds.get(column) is Kind.TEXT
        )

    @property
    def left(self) -> int:
        """The first column."""
        return self.columns[0]

    @property
    def right(self) -> int:
        """The last column."""
        return self.columns[-1]


def find_roles(
    columns: Sequence[int], labels: Mapping[int, Sequence[str]], data: Sequence[Row]
) -> Roles:
    """Return what the columns are for.

    Args:
        columns: The columns of the table.
        labels: The folded words of the header above each column, the widest first.
        data: Some rows of the body.
    """
    cells: dict[int, list[Cell]] = {column: [] for column in columns}
    for row in data:
        for cell in row.cells:
            if cell.column in cells and (len(row.cells) > 1 or len(columns) == 1):
                cells[cell.column].append(cell)
    kinds = {column: _kind(found) for column, found in cells.items() if found}
    serial = _serial(columns, labels, cells, kinds)
    rest = [column for column in columns if column != serial]
    name = _name(rest, labels, kinds, cells)
    numbers = frozenset(
        column
        for column in rest
        if column != name and kinds.get(column) in (Kind.NUMBER, Kind.MARK)
    )
    added = tuple(
        column for column in sorted(numbers) if _can_add(labels.get(column, ()), cells[column])
    )
    return Roles(
        columns=tuple(columns), serial=serial, name=name, numbers=numbers, added=added, kinds=kinds
    )


def _kind(cells: Sequence[Cell]) -> Kind:
    counts = Counter(cell.kind for cell in cells)
    if counts[Kind.NUMBER] and counts[Kind.NUMBER] + counts[Kind.MARK] > len(cells) // 2:
        return Kind.NUMBER
    return counts.most_common(1)[0][0]


def _serial(
    columns: Sequence[int],
    labels: Mapping[int, Sequence[str]],
    cells: Mapping[int, Sequence[Cell]],
    kinds: Mapping[int, Kind],
) -> int | None:
    for column in columns:
        words = labels.get(column, ())
        if words and is_serial_header(words[-1]):
            return column
    first = next((column for column in columns if column in kinds), None)
    if first is not None and not labels.get(first) and _counts(cells[first], start=0):
        return first
    if first is None or (
        labels.get(first) and kinds[first] is not Kind.TEXT and not _counts(cells[first])
    ):
        return None
    signs = [read_ordinal(cell.value) for cell in cells[first]]
    known = [sign for sign in signs if sign is not None]
    if len(known) < 2 or 10 * len(known) < 8 * len(signs) or len(kinds) < 2:
        return None
    if labels.get(first) and kinds[first] is Kind.NUMBER:
        return first if _counts(cells[first]) else None
    steps = [b.value - a.value for a, b in itertools.pairwise(known)]
    good = sum(
        step == 1 or (step <= 0 and b.value <= 1) for step, b in zip(steps, known[1:], strict=True)
    )
    return first if 10 * good >= 8 * len(steps) else None


def _counts(cells: Sequence[Cell], start: int = 1) -> bool:
    """Tell whether numbers count up by one, from a number on."""
    counts = [cell.count for cell in cells]
    return len(counts) > 2 and counts == list(range(start, len(counts) + start))


def _name(
    columns: Sequence[int],
    labels: Mapping[int, Sequence[str]],
    kinds: Mapping[int, Kind],
    cells: Mapping[int, Sequence[Cell]],
) -> int | None:
    """Return the first column of words that tells the rows apart, left of the numbers if any."""
    words = [column for column in columns if kinds.get(column) is Kind.TEXT]
    numbers = [column for column in columns if kinds.get(column) is Kind.NUMBER]
    if not words:
        years = [c for c in columns[:1] if _names_rows(labels.get(c, ()), cells[c])]
        dates = [c for c in columns if kinds.get(c) is Kind.DATE]
        return next(iter(years or dates), None)
    before = [c for c in words if not numbers or c < numbers[0] or _only_years(cells[numbers[0]])]
    found = before or words
    variety = {column: len({cell.key for cell in cells[column]}) for column in found}
    most = max(variety.values())
    return next(column for column in found if 4 * variety[column] >= 3 * most)


def _names_rows(words: Sequence[str], cells: Sequence[Cell]) -> bool:
    """Tell whether numbers name the rows: years do, those below “Khóa”, those above “Tổng”."""
    numbers = [cell for cell in cells if cell.kind is Kind.NUMBER]
    if not numbers:
        return False
    if any(cell.kind is Kind.TEXT and row_words(cell.key) is not None for cell in cells):
        return True  # “Tổng” below them
    if all(cell.year for cell in numbers):
        return True
    counts = [cell.count or 0 for cell in numbers]
    rising = all(then > one for one, then in itertools.pairwise(counts))
    return rising and bool(words) and is_general_name(words[-1])


def _only_years(cells: Sequence[Cell]) -> bool:
    return all(cell.year is not None for cell in cells)


def _can_add(words: Sequence[str], cells: Sequence[Cell]) -> bool:
    leaf = words[-1] if words else ""
    words_only = leaf.strip(" ().:*")
    if words_only in _ALONE_NOT_ADDED or _NOT_ADDED.at_start(words_only) is not None:
        return False
    if "%" in leaf or any(cell.text.endswith("%") for cell in cells):
        return False
    years = sum(cell.year is not None for cell in cells)
    return 2 * years < len(cells)
