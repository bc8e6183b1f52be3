"""Tables made by chance, whole and with errors planted, for tests and benchmarks.

A table is made whole: its totals are the sums of its rows, its sums across hold. Then an error is
planted in it, as a hand makes one, and where it was planted is known.

Shapes (:data:`SHAPES`):

* ``crossed``: sums across (a formula row or a header says so) and a total row; with or without
  groups and their sub-totals. Each number stands in two sums or more.
* ``nested``: groups with sub-totals and a grand total, no sums across. A record stands in one sum.
* ``plain``: rows and one total row. Each number stands in one sum, and only what happens to
  numbers can tell which of them is wrong.
* ``rows``: sums across and no total row: three to five numbers a sum.

The numbers: counts of classes (mostly 1 to 40), of learners (about 20 to 3.000), a tenth of the
cells blank, a few round. Two to four parts a sum, two to twelve rows a group, up to five groups.

Kinds of errors (:data:`KINDS`), each planted in a cell taken by chance among all those, totals
included, that it can happen to:

* ``swapped``: two digits side by side that differ are swapped;
* ``thousand``: the number is 1000 times too large, or too small where that leaves a whole one;
* ``twice``: a total counts one of its rows twice, in one column;
* ``left out``: a total leaves out one of its rows, in one column;
* ``ten``: the number is 10 or 100 times too large;
* ``dropped``: a digit is left out;
* ``doubled``: a digit is typed twice;
* ``mistyped``: a digit is one more or less;
* ``sign``: a minus sign too many;
* ``exchanged``: two numbers side by side in a row are exchanged;
* ``row twice``: a total row counts one of its rows twice in all its columns;
* ``sub-total``: a grand total counts the rows of a group and its sub-total too, in one column;
* ``shifted``: the numbers of a row stand one column too far to the right.

The first three are those that the library was asked for (:data:`ASKED`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, field, frozen

from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.model.tabulation import (
    AcrossSum,
    DownSum,
    NumberColumn,
    Printed,
    Tabulation,
)

SHAPES = ("crossed", "nested", "plain", "rows")
ASKED = ("swapped", "thousand", "twice")

Spot = tuple[int, int]
"""The position of a row and that of a column of numbers."""

GROUPS = ("I. Khối Đảng", "II. Khối chính quyền", "III. Khối đoàn thể", "IV. Khối xã", "V. Khác")
COMMUNES = (
    "An Trường",
    "An Trường A",
    "Bình Phú",
    "Đại Phúc",
    "Đại Phước",
    "Đức Mỹ",
    "Huyền Hội",
    "Mỹ Cẩm",
    "Nhị Long",
    "Nhị Long Phú",
    "Phương Thạnh",
    "Tân An",
    "Tân Bình",
    "thị trấn Càng Long",
)
TARGETS = ("Đối tượng 2", "Đối tượng 3", "Đối tượng 4", "Đối tượng 5")


@frozen(kw_only=True)
class Made:
    """A table as it was made.

    Args:
        shape: One of :data:`SHAPES`.
        labels: The words of each row.
        heads: The words of each column of numbers.
        values: The numbers, column by column.
        down: The total rows.
        across: The sums across.
        formulas: Whether a row of formulas is printed.
    """

    shape: str
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    values: tuple[tuple[Printed, ...], ...] = field(repr=False)
    down: tuple[DownSum, ...] = ()
    across: tuple[AcrossSum, ...] = ()
    formulas: bool = False

    @property
    def totals(self) -> frozenset[int]:
        """The rows that are totals."""
        return frozenset(rule.total for rule in self.down)

    def cells(self) -> list[Spot]:
        """Return every cell with a number that is not zero."""
        return [
            (position, column)
            for column, values in enumerate(self.values)
            for position, value in enumerate(values)
            if value and value > 0
        ]

    def at(self, spot: Spot) -> int:
        """Return a number, a blank being nothing."""
        value = self.values[spot[1]][spot[0]] or 0
        assert isinstance(value, int)
        return value

    def having(self, changes: dict[Spot, Printed]) -> Made:
        """Return the table with other numbers in some cells."""
        values = [list(column) for column in self.values]
        for (position, column), value in changes.items():
            values[column][position] = value
        return evolve(self, values=tuple(map(tuple, values)))

    def tabulation(self, file: str = "so-lieu.xlsx", sheet: str = "Biểu 1") -> Tabulation:
        """Return what a reader of the table should make of it."""
        return Tabulation(
            file=file,
            sheet=sheet,
            first_row=FIRST_ROW,
            row_labels=self.labels,
            columns=tuple(
                NumberColumn(index=2 + at, label=head, values=values)
                for at, (head, values) in enumerate(zip(self.heads, self.values, strict=True))
            ),
            down=self.down,
            across=self.across,
        )

    def grid(self, file: str = "so-lieu.xlsx", sheet: str = "Biểu 1") -> Grid:
        """Return the table on a sheet, with a title above and signatures below."""
        count = len(self.heads)
        blank: list[RawCell] = [None] * (count + 2)
        tops = [head.partition(" / ")[0] for head in self.heads]
        heads = [head.rpartition(" / ")[2] for head in self.heads]
        inner = {at for at in range(1, count) if tops[at] == tops[at - 1]}
        numbers: list[RawCell] = ["1", "2", *(str(3 + at) for at in range(count))]
        if self.formulas:
            for rule in self.across:
                parts = "+".join(str(3 + at) for at in rule.plus)
                numbers[2 + rule.total] = f"{3 + rule.total}={parts}"
        rows: list[list[RawCell]] = [
            ["HUYỆN ỦY CÀNG LONG", *blank[1:]],
            ["KẾT QUẢ BỒI DƯỠNG, CẬP NHẬT KIẾN THỨC NĂM 2022", *blank[1:]],
            list(blank),
            ["TT", "Đơn vị", *(None if at in inner else top for at, top in enumerate(tops))],
            [
                None,
                None,
                *(
                    head if " / " in whole else None
                    for whole, head in zip(self.heads, heads, strict=True)
                ),
            ],
            numbers,
        ]
        assert len(rows) == FIRST_ROW
        order = 0
        for position, label in enumerate(self.labels):
            is_head = label in GROUPS
            order = 0 if is_head else order + 1
            mark: RawCell = None if is_head or position in self.totals else order
            rows.append([mark, label, *(column[position] for column in self.values)])
        rows += [list(blank), [None, "NGƯỜI LẬP BIỂU", *blank[2:]]]
        return Grid(file=file, sheet=sheet, rows=rows, merged=tuple(_merged(tops)))


FIRST_ROW = 6
"""The row of the sheet, from 0, at which the rows of a table begin."""


def _merged(tops: Sequence[str]) -> Iterator[MergedCells]:
    """Yield the cells merged in the two rows of the header."""
    top = FIRST_ROW - 3
    yield from (MergedCells(top, column, top + 1, column) for column in (0, 1))
    start = 0
    for at in range(1, len(tops) + 1):
        if at == len(tops) or tops[at] != tops[start]:
            if at > start + 1:
                yield MergedCells(top, 2 + start, top, 1 + at)
            start = at


# Whole tables -----------------------------------------------------------------------------------


def make(rng: random.Random, shape: str) -> Made:
    """Return a table whose sums all hold."""
    across, heads = _columns(rng, shape)
    sums = {rule.total: rule for rule in across}
    labels: list[str] = []
    rows: list[list[Printed]] = []
    down: list[DownSum] = []

    def records(count: int) -> range:
        names = rng.sample(COMMUNES, min(count, len(COMMUNES)))
        start = len(rows)
        for number in range(count):
            labels.append(names[number % len(names)] + (" (2)" if number >= len(names) else ""))
            rows.append(_record(rng, heads, sums))
        return range(start, len(rows))

    def total(label: str, parts: Sequence[int]) -> int:
        rows.append([sum(rows[at][column] or 0 for at in parts) for column in range(len(heads))])
        labels.append(label)
        down.append(DownSum(total=len(rows) - 1, parts=tuple(parts)))
        return len(rows) - 1

    grouped = shape == "nested" or (shape == "crossed" and rng.random() < 0.6)
    if grouped:
        tops: list[int] = []
        for group in GROUPS[: rng.randint(2, 5)]:
            labels.append(group)
            rows.append([None] * len(heads))
            parts = records(rng.randint(2, 12))
            tops.append(total("Cộng", parts))
        total("Tổng cộng", tops)
    else:
        parts = records(rng.randint(3, 20))
        if shape != "rows":
            total("Tổng cộng", parts)
    return Made(
        shape=shape,
        labels=tuple(labels),
        heads=heads,
        values=tuple(zip(*rows, strict=True)),
        down=tuple(down),
        across=across,
        formulas=bool(across) and rng.random() < 0.5,
    )


def _columns(rng: random.Random, shape: str) -> tuple[tuple[AcrossSum, ...], tuple[str, ...]]:
    heads: list[str] = []
    across: list[AcrossSum] = []
    if shape in ("crossed", "rows"):
        for what in rng.sample(("Số lớp", "Số học viên"), rng.randint(1, 2)):
            first, parts = len(heads), rng.randint(2, 4)
            heads.append(f"{what} / Tổng số")
            heads += [f"{what} / {name}" for name in TARGETS[:parts]]
            across.append(AcrossSum(total=first, plus=tuple(range(first + 1, first + 1 + parts))))
    else:
        heads = ["Số lớp", "Số học viên", "Số buổi", "Số giảng viên"][: rng.randint(1, 4)]
    return tuple(across), tuple(heads)


def _record(rng: random.Random, heads: Sequence[str], sums: dict[int, AcrossSum]) -> list[Printed]:
    row: list[Printed] = [None if rng.random() < 0.1 else _number(rng, head) for head in heads]
    for total, rule in sums.items():
        row[total] = sum(row[at] or 0 for at in rule.plus)
    return row


def _number(rng: random.Random, head: str) -> int:
    if "học viên" in head:
        number = int(rng.lognormvariate(5.2, 1.0)) + 5
        return round(number, -2) if number > 300 and rng.random() < 0.15 else number
    return int(rng.lognormvariate(1.8, 0.9)) + 1


# Errors -----------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Planted:
    """A table with an error in it.

    Args:
        table: The table.
        kind: One of :data:`KINDS`.
        wrong: The cells that are wrong; any of them is a right answer.
    """

    table: Made
    kind: str
    wrong: frozenset[Spot]


def plant(rng: random.Random, made: Made, kind: str) -> Planted | None:
    """Return the table with an error; None where this kind cannot happen to it."""
    changes = KINDS[kind](rng, made)
    if not changes:
        return None
    return Planted(table=made.having(changes), kind=kind, wrong=frozenset(changes))


Changes = dict[Spot, Printed]


def _anywhere(slip: Callable[[random.Random, str], str | None]):
    """Return an error that changes the digits of any one cell."""

    def change(rng: random.Random, made: Made) -> Changes:
        spots = made.cells()
        rng.shuffle(spots)
        for spot in spots:
            text = str(made.at(spot))
            new = slip(rng, text)
            if new is not None and new != text:
                return {spot: int(new)}
        return {}

    return change


def _swapped(rng: random.Random, text: str) -> str | None:
    pairs = [at for at in range(len(text) - 1) if text[at] != text[at + 1]]
    if not pairs:
        return None
    at = rng.choice(pairs)
    new = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return None if new.startswith("0") else new


def _thousand(rng: random.Random, text: str) -> str | None:
    if text.endswith("000") and rng.random() < 0.5:
        return text[:-3]
    return text + "000"


def _ten(rng: random.Random, text: str) -> str | None:
    return text + rng.choice(("0", "00"))


def _dropped(rng: random.Random, text: str) -> str | None:
    at = rng.randrange(len(text))
    new = text[:at] + text[at + 1 :]
    return new if new and not new.startswith("0") else None


def _doubled(rng: random.Random, text: str) -> str | None:
    at = rng.randrange(len(text))
    return text[: at + 1] + text[at:]


def _mistyped(rng: random.Random, text: str) -> str | None:
    at = rng.randrange(len(text))
    digit = int(text[at]) + rng.choice((-1, 1))
    new = f"{text[:at]}{digit}{text[at + 1 :]}"
    return new if 0 <= digit <= 9 and not new.startswith("0") else None


def _sign(_rng: random.Random, text: str) -> str | None:
    return f"-{text}"


def _miscounted(times: int):
    """Return an error in one total: one of its rows is counted so many times more."""

    def change(rng: random.Random, made: Made) -> Changes:
        choices = [
            ((rule.total, column), part)
            for rule in made.down
            for part in rule.parts
            for column in range(len(made.heads))
            if made.at((part, column))
        ]
        if not choices:
            return {}
        spot, part = rng.choice(choices)
        return {spot: made.at(spot) + times * made.at((part, spot[1]))}

    return change


def _row_twice(rng: random.Random, made: Made) -> Changes:
    if not made.down:
        return {}
    # Only the last total: another would go on into the totals above it.
    rule = made.down[-1]
    part = rng.choice(rule.parts)
    return {
        (rule.total, column): made.at((rule.total, column)) + made.at((part, column))
        for column in range(len(made.heads))
        if made.at((part, column))
    }


def _sub_total(rng: random.Random, made: Made) -> Changes:
    if len(made.down) < 2:
        return {}
    grand, group = made.down[-1], rng.choice(made.down[:-1])
    column = rng.randrange(len(made.heads))
    more = made.at((group.total, column))
    return {(grand.total, column): made.at((grand.total, column)) + more} if more else {}


def _exchanged(rng: random.Random, made: Made) -> Changes:
    choices = [
        ((position, column), (position, column + 1))
        for position in range(len(made.labels))
        for column in range(len(made.heads) - 1)
        if made.at((position, column)) != made.at((position, column + 1))
    ]
    if not choices:
        return {}
    left, right = rng.choice(choices)
    return {left: made.at(right), right: made.at(left)}


def _shifted(rng: random.Random, made: Made) -> Changes:
    records = [at for at in range(len(made.labels)) if at not in made.totals]
    if len(made.heads) < 3:
        return {}
    row = rng.choice(records)
    old = [made.at((row, column)) for column in range(len(made.heads))]
    if sum(map(bool, old)) < 3:
        return {}
    new: list[Printed] = [None, *old[:-1]]
    return {(row, column): value for column, value in enumerate(new) if value != old[column]}


KINDS: dict[str, Callable[[random.Random, Made], Changes]] = {
    "swapped": _anywhere(_swapped),
    "thousand": _anywhere(_thousand),
    "twice": _miscounted(1),
    "left out": _miscounted(-1),
    "ten": _anywhere(_ten),
    "dropped": _anywhere(_dropped),
    "doubled": _anywhere(_doubled),
    "mistyped": _anywhere(_mistyped),
    "sign": _anywhere(_sign),
    "exchanged": _exchanged,
    "row twice": _row_twice,
    "sub-total": _sub_total,
    "shifted": _shifted,
}
"""The kinds of errors, each giving what changes; nothing where it cannot happen."""
