"""What holds of every table that is found, on any sheet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.sheets.layouts import CSV_LAYOUTS, LAYOUTS, Layout

from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.readers.sheets.layout import Block, TableLayout
from cadre_training.readers.sheets.tables import find_tables

_WORDS = (
    "TT|STT|Đơn vị|Xã|Số lớp|Học viên|Nữ|Ghi chú|Tổng số|Cộng|Tổng cộng|Cộng I|Toàn huyện|"
    "Lũy kế|Trong đó:|Trong đó: nữ|- Nữ|Chia ra:|I|II|A|B|1|2|3|1.1|a)|-|+|(1)|(2)|3=1+2|"
    "An Trường|Cộng Hòa|KHỐI XÃ|I. Khối Đảng|Năm 2022|2019|2022|Quý I/2022|10/3/2022|98,96%|"
    "6.200|12 lớp|x|…|Ghi chú: số liệu tạm|Người lập biểu|TRƯỞNG BAN|Trang 2|ĐVT: lớp|"
    "Càng Long, ngày 5 tháng 12 năm 2022|DANH SÁCH LỚP BỒI DƯỠNG CẬP NHẬT KIẾN THỨC NĂM 2022|"
    "Biểu 2|Tỷ lệ (%)|Total|No.|Commune|Classes|Bình quân"
)
CELLS = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(_WORDS.split("|")),
    st.sampled_from(_WORDS.split("|")),
    st.integers(0, 5),
    st.integers(-3, 3000),
    st.sampled_from([Decimal("1.1"), Decimal("98.5"), dt.date(2022, 3, 1), True, "", " "]),
    st.text(max_size=6),
)


HEADERS: list[list[list[RawCell]]] = [
    [],
    [["TT", "Đơn vị", "Số lớp", "Học viên"]],
    [["TT", "Đơn vị", "Số lớp", None], [None, None, "KH", "TH"]],
    [["Họ và tên", "Chức vụ", "Đơn vị"]],
]


def stated(body: Block) -> tuple[list[int], list[int]]:
    """Return the rows that are records or parts of others, and the rows of heads and totals."""
    rows = [row for part in body.parts if isinstance(part, range) for row in part]
    rows.extend(row for one in body.of_which for row in one.rows)
    told = {*body.totals, *(() if body.head is None else (body.head,))}
    for part in body.parts:
        if isinstance(part, Block):
            more, others = stated(part)
            rows.extend(more)
            told.update(others)
    return rows, sorted(told)


def holds(table: TableLayout) -> None:
    rows, told = stated(table.body)
    everything = Counter([*rows, *told, *table.skipped])
    assert all(count == 1 for count in everything.values()), "a row is two things"
    assert set(everything) == set(table.rows), "a row is nothing"
    header = table.header
    assert header.stop <= table.rows.start or not table.rows or not header
    indices = [column.index for column in table.columns]
    assert indices == sorted(set(indices))
    for block in blocks(table.body):
        for one in block.of_which:
            assert one.of in everything
            assert one.of not in one.rows


def blocks(body: Block) -> list[Block]:
    return [body, *(b for part in body.parts if isinstance(part, Block) for b in blocks(part))]


@pytest.mark.parametrize("layout", [*LAYOUTS, *CSV_LAYOUTS], ids=lambda layout: layout.name)
def test_every_row_is_one_thing(layout: Layout) -> None:
    for table in find_tables(layout.grid):
        holds(table)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 7))
    row = st.lists(CELLS, min_size=0, max_size=width)
    rows: list[list[RawCell]] = draw(st.lists(row, max_size=24))
    header = draw(st.sampled_from(HEADERS))
    merged: list[MergedCells] = []
    if draw(st.booleans()) and rows:
        top, left = draw(st.integers(0, len(rows))), draw(st.integers(0, width))
        bottom, right = top + draw(st.integers(0, 2)), left + draw(st.integers(0, 3))
        merged.append(MergedCells(top, left, bottom, right))
    return Grid(file="any", rows=(*header, *rows), merged=tuple(merged))


@given(grids())
@settings(max_examples=400)
def test_any_sheet_is_read(grid: Grid) -> None:
    for table in find_tables(grid):
        holds(table)
        assert 0 <= table.rows.start <= table.rows.stop <= len(grid.rows)
        assert find_tables(grid) == find_tables(grid)
