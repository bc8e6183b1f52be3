"""Long CSV files of equal lines, whose cells are taken at once."""

from __future__ import annotations

import csv
import io
import random

import pytest

from cadre_training.codec.problem import InputProblems
from cadre_training.model.grid import ByColumn, Grid
from cadre_training.readers.sheets.csv_grid import csv_sheet

ROWS = [[str(n), f"Xã {n % 30}", f"{n * 7:,}".replace(",", "."), ""] for n in range(6000)]


def text(rows: list[list[str]], end: str = "\r\n") -> str:
    return "".join(";".join(row) + end for row in rows)


def grid(written: str) -> Grid:
    return csv_sheet(written.encode(), "a.csv").grid


def plain(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_equal_lines_are_taken_by_column(end: str, last: bool):
    written = text(ROWS, end) if last else text(ROWS, end).removesuffix(end)
    found = grid(written)
    assert isinstance(found.rows, ByColumn)
    assert [list(row) for row in found.rows] == ROWS
    assert [list(column) for column in found.rows.columns] == [
        list(column) for column in zip(*ROWS, strict=True)
    ]
    assert str(found.place(5999, 1)) == "a.csv!B6000"


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "chỉ một ô",
        "nhiều;ô;hơn;các;dòng",
        '"a;b";c;d;e',
        "a;b;c;d\re;f;g;h",
        "a;b;c;d\ne;f;g;h",
        "a;b;c\n;d",
        ";;;;",
        ";;",
    ],
)
def test_other_lines_are_read_one_by_one(odd: str):
    for at in (0, 17, 5999):
        lines = text(ROWS).split("\r\n")
        written = "\r\n".join([*lines[:at], odd, *lines[at:]])
        found = grid(written)
        assert not isinstance(found.rows, ByColumn)
        assert [list(row) for row in found.rows] == plain(written)


def test_a_cell_that_is_far_too_long_is_refused_as_before():
    lines = text(ROWS).split("\r\n")
    lines[40] = f"a;{'b' * 200_000};c;d"
    with pytest.raises(InputProblems, match=r"a\.csv:41"):
        grid("\r\n".join(lines))


def test_any_lengths_give_what_the_reader_gives():
    choice = random.Random(5)
    for _ in range(60):
        width = choice.randint(1, 4)
        rows = [
            [choice.choice(["", "x", "1.234", "Cộng", "y" * 40]) for _ in range(width)]
            for _ in range(4000)
        ]
        if choice.random() < 0.5:
            rows[choice.randrange(4000)].append("z")
        written = text(rows, choice.choice(["\n", "\r\n"]))
        sheet = csv_sheet(b"sep=;\n" + written.encode(), "a.csv").grid
        assert [list(row) for row in sheet.rows] == plain(written)


def test_columns_are_given_beyond_the_edges_too():
    columns = ByColumn((("a", "b", "c"), (1, 2, 3)))
    wide, narrow = Grid(file="a.csv", rows=columns), Grid(file="a.csv", rows=(("a", 1), ("b",)))
    assert list(wide.column(1, 1, 3)) == [2, 3]
    assert list(wide.column(5, 1, 9)) == [None, None]
    assert list(narrow.column(1, 0, 9)) == [1, None]
    assert list(narrow.column(0, 0, 1)) == ["a"]


def test_rows_are_made_of_columns_when_they_are_asked_for():
    rows = ByColumn((("a", "b", "c"), (1, 2, 3)))
    assert len(rows) == 3
    assert (rows[0], rows[-1]) == (("a", 1), ("c", 3))
    assert list(rows) == [("a", 1), ("b", 2), ("c", 3)]
    assert rows[1:] == ByColumn((("b", "c"), (2, 3)))
    assert rows[1:] != rows
    with pytest.raises(IndexError):
        _ = rows[3]
    with pytest.raises(ValueError, match="one length"):
        ByColumn((("a", "b"), (1,)))
    sheet = Grid(file="a.csv", rows=rows)
    assert [sheet.cell(*at) for at in ((2, 1), (2, 2), (3, 0), (-1, 0), (0, -1))] == [
        3,
        *[None] * 4,
    ]
