"""Errors planted in sheets of other layouts: printed formulas, totals above, quarters.

Each is read from its grid as an office has it. Everything is seeded.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from attrs import frozen
from tests.sheets.making import COMMUNES

from cadre_training.checks.finding import Finding, Severity
from cadre_training.model.grid import Grid, MergedCells, RawCell, column_letters
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.sheets.checking import check_sheets

Rows = list[list[RawCell]]
Spot = tuple[int, int]


@frozen(kw_only=True)
class Sheet:
    """A whole table on a sheet, and what makes its totals."""

    rows: Rows
    totals: dict[Spot, list[Spot]]
    merged: tuple[MergedCells, ...] = ()

    def numbers(self) -> list[Spot]:
        """Return the cells that are parts or totals of a sum."""
        return sorted({*self.totals, *(part for parts in self.totals.values() for part in parts)})

    def at(self, spot: Spot) -> int:
        value = self.rows[spot[0]][spot[1]]
        assert isinstance(value, int)
        return value

    def grid(self, changes: dict[Spot, int], name: str) -> Grid:
        rows = [list(row) for row in self.rows]
        for (row, column), value in changes.items():
            rows[row][column] = value
        return Grid(file="a.xlsx", sheet=name, rows=rows, merged=self.merged)


def number(rng: random.Random) -> int:
    return int(rng.lognormvariate(5.0, 0.9)) + 8


def with_formulas(rng: random.Random) -> Sheet:
    """A row of formulas with +, −, x and : below the header, a total row, a rate."""
    rows: Rows = [
        ["SỐ ĐẢNG VIÊN ĐƯỢC BỒI DƯỠNG NĂM 2021"],
        ["TT", "Đơn vị", "Đầu năm", "Tăng", "Giảm", "Cuối năm", "Kế hoạch", "Thực hiện", "Tỷ lệ"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(3)+(4)-(5)", "(7)", "(8)", "(9)=(8):(7)x100"],
    ]

    def rate(done: int, planned: int) -> Decimal:
        return (Decimal(done) * 100 / planned).quantize(Decimal("0.1"), ROUND_HALF_UP)

    count = rng.randint(4, 12)
    made: list[list[int]] = []
    for name in rng.sample(COMMUNES, count):
        first, more, planned = number(rng), number(rng), number(rng)
        less, done = rng.randint(0, first), 1 + int(planned * rng.uniform(0.7, 1.1))
        made.append([first, more, less, first + more - less, planned, done])
        rows.append([len(made), name, *made[-1], rate(done, planned)])
    sums = [sum(column) for column in zip(*made, strict=True)]
    rows.append([None, "Tổng cộng", *sums, rate(sums[5], sums[4])])
    body = range(3, 3 + count)
    return Sheet(
        rows=rows,
        totals={(3 + count, column): [(row, column) for row in body] for column in range(2, 8)},
    )


def totals_above(rng: random.Random) -> Sheet:
    """The grand total in the first row, the total of each group in its head."""
    rows: Rows = [["KẾT QUẢ MỞ LỚP NĂM 2020"], ["STT", "Tên đơn vị", "Số lớp", "Số học viên"], []]
    names = iter(rng.sample(COMMUNES, len(COMMUNES)))
    totals: dict[Spot, list[Spot]] = {}
    heads: list[int] = []
    for group in range(rng.randint(2, 4)):
        head = len(rows)
        heads.append(head)
        count = rng.randint(2, 3)
        numbers = [[1 + rng.randrange(9), number(rng)] for _ in range(count)]
        sums = [sum(column) for column in zip(*numbers, strict=True)]
        rows.append([("I", "II", "III", "IV")[group], f"Cụm số {group + 1}", *sums])
        rows += [[at + 1, f"Xã {next(names)}", *pair] for at, pair in enumerate(numbers)]
        for column in (2, 3):
            totals[head, column] = [(head + 1 + at, column) for at in range(count)]
    whole = Sheet(rows=rows, totals={})
    rows[2] = [None, "Tổng số", *(sum(whole.at((row, at)) for row in heads) for at in (2, 3))]
    totals |= {(2, column): [(row, column) for row in heads] for column in (2, 3)}
    return Sheet(rows=rows, totals=totals)


def quarters(rng: random.Random) -> Sheet:
    """Sums across, under a header of two rows, and down."""
    count = rng.randint(4, 12)
    made = [[number(rng) for _ in range(4)] for _ in range(count)]
    made.append([sum(column) for column in zip(*made, strict=True)])
    rows: Rows = [
        ["HỌC VIÊN CẬP NHẬT KIẾN THỨC NĂM 2022"],
        ["TT", "Đơn vị", "Chia theo quý", None, None, None, "Cộng"],
        [None, None, "Quý I", "Quý II", "Quý III", "Quý IV", None],
    ]
    for at, numbers in enumerate(made):
        name = "CỘNG" if at == count else COMMUNES[at]
        rows.append([None if at == count else at + 1, name, *numbers, sum(numbers)])
    last = 3 + count
    across = {(row, 6): [(row, at) for at in range(2, 6)] for row in range(3, last)}
    down = {(last, column): [(row, column) for row in range(3, last)] for column in range(2, 7)}
    merged = ((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 5), (1, 6, 2, 6))
    return Sheet(rows=rows, totals=across | down, merged=tuple(MergedCells(*one) for one in merged))


LAYOUTS = (with_formulas, totals_above, quarters)
CROSSED = (with_formulas, quarters)
"""Those in which every number is part of two sums, so that its cell is known."""


def spoiled(rng: random.Random, sheet: Sheet, spot: Spot) -> Iterator[tuple[str, int]]:
    """Yield the kinds of errors that can happen to a cell, and what it holds then."""
    right = sheet.at(spot)
    text = str(right)
    pairs = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and text[at + 1] > "0"]
    if pairs:
        at = rng.choice(pairs)
        yield "swapped", int(text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    yield "thousand", right * 1000
    counted = [part for part in sheet.totals.get(spot, ()) if sheet.at(part)]
    if counted:
        again = sheet.at(rng.choice(counted))
        yield "twice", right + again
        yield "left out", right - again


def found(*grids: Grid) -> list[Finding]:
    result = check_sheets(read_grids(grids))
    return [finding for finding in result.findings if finding.severity is not Severity.NOTICE]


def address(name: str, spot: Spot) -> str:
    return f"a.xlsx!{name}!{column_letters(spot[1])}{spot[0] + 1}"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_nothing_is_found_where_nothing_is_wrong(layout: Callable[[random.Random], Sheet]):
    rng = random.Random(layout.__name__)
    grids = [layout(rng).grid({}, f"Biểu {at}") for at in range(40)]
    assert found(*grids) == []


def test_200_errors_of_one_file_are_200_findings_at_their_cells():
    rng = random.Random(2026)
    grids: list[Grid] = []
    wrong: set[str] = set()
    while len(wrong) < 200:
        name, sheet = f"Biểu {len(grids) + 1}", rng.choice(CROSSED)(rng)
        changes: dict[Spot, int] = {}
        for spot in rng.sample(sheet.numbers(), 12):
            apart = all(spot[0] != row and spot[1] != column for row, column in changes)
            if apart and len(changes) < 2 and sheet.at(spot):
                changes[spot] = rng.choice(list(spoiled(rng, sheet, spot)))[1]
        wrong |= {address(name, spot) for spot in changes}
        grids.append(sheet.grid(changes, name))
    cells = [finding.spots[0].key for finding in found(*grids)]
    assert len(cells) == len(wrong)
    assert set(cells) == wrong


@pytest.mark.parametrize("kind", ["swapped", "thousand", "twice", "left out"])
def test_the_wrong_cell_is_proposed(kind: str):
    rng = random.Random(kind)
    first = three = times = 0
    while times < 90:
        sheet = LAYOUTS[times % 3](rng)
        spot = rng.choice(
            sorted(sheet.totals) if kind in ("twice", "left out") else sheet.numbers()
        )
        said = dict(spoiled(rng, sheet, spot)) if sheet.at(spot) else {}
        if said.get(kind, sheet.at(spot)) == sheet.at(spot):
            continue
        times += 1
        (finding,) = found(sheet.grid({spot: said[kind]}, "2022"))
        cells = [proposal.spot.key for proposal in finding.proposals]
        first += cells[:1] == [address("2022", spot)]
        three += address("2022", spot) in cells[:3]
    assert first >= 0.90 * times
    assert three >= 0.99 * times - 1
