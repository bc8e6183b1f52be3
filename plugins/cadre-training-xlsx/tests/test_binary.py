from __future__ import annotations

import struct
from decimal import Decimal

import pytest

from cadre_training.plugin import MergedCells

from .binary import binary_book, error, number, record, row, words
from .books import archive as archived
from .books import opened, parts_of, problem_of


def test_cells_and_what_else_a_sheet_says() -> None:
    columns = record(60, struct.pack("<IIIIH", 1, 2, 2560, 0, 1))
    merged = record(176, struct.pack("<IIII", 0, 0, 1, 3))
    data = binary_book(
        [
            *(row(0), words(1, "Xã"), words(2, "Số lớp")),
            *(row(2), words(1, "An Trường"), number(2, 3.0), number(3, 98.96)),
            *(row(3, hidden=True), words(1, "Bình Phú"), error(2, 0x17)),
        ],
        before=columns,
        after=merged,
    )
    (grid,) = opened(data, "a.xlsb")
    assert [grid.cell(0, at) for at in (1, 2)] == ["Xã", "Số lớp"]
    assert [grid.cell(2, at) for at in (1, 2, 3)] == ["An Trường", 3, Decimal("98.96")]
    assert grid.cell(3, 2) == "#REF!"
    assert grid.hidden_rows == {3}
    assert grid.hidden_columns == {1, 2}
    assert grid.merged == (MergedCells(0, 1, 0, 3),)


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ([row(0), number(0, 1.0), row(1_048_575), number(16_383, 1.0)], "too-many-cells"),
        ([row(2**31), number(0, 1.0)], "too-many-cells"),
        ([row(0), number(2**31, 1.0)], "too-many-cells"),
        ([row(0), record(5, b"\0")], "damaged-workbook"),
        ([record(0, b"\0")], "damaged-workbook"),
        ([b"\x05\xff\xff\xff\x7f"], "damaged-workbook"),
        ([b"\x05\x7f"], "damaged-workbook"),
    ],
)
def test_records_that_cannot_be(records: list[bytes], code: str) -> None:
    assert problem_of(binary_book(records), "a.xlsb") == (code, "a.xlsb!S1")


def test_a_workbook_whose_records_have_no_end() -> None:
    parts = parts_of(binary_book([row(0), number(0, 1.0)]))
    parts["xl/workbook.bin"] += b"\x05\xff\xff\xff\x7f"
    assert problem_of(archived(parts), "a.xlsb") == ("damaged-workbook", "a.xlsb")


def test_a_workbook_of_two_kinds_is_refused() -> None:
    parts = parts_of(binary_book([row(0), number(0, 1.0)]))
    parts["xl/workbook.xml"] = b"<workbook/>"
    assert problem_of(archived(parts), "a.xlsx") == ("damaged-workbook", "a.xlsx")
