"""What holds of every table: no number is lost, and none counts twice."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.readers.sheets.layouts.drawing import DrawnRow
from tests.readers.sheets.reading_sheets import TITLE, read

from cadre_training.checks.catalogue import check
from cadre_training.model.grid import RawCell
from cadre_training.readers.sheets.reading import SheetReading

NUMBERS = st.one_of(
    st.integers(0, 9999),
    st.integers(0, 99999).map(lambda n: f"{n:,}".replace(",", ".")),
    st.sampled_from([None, "", "-", "x", "khoảng 50", "12-15", "19,5", "?", -3, Decimal("6.2")]),
)
HEADERS = st.sampled_from(
    [
        "Số lớp",
        "Kế hoạch (lớp)",
        "Số học viên",
        "Lượt người",
        "Nữ",
        "Triệu tập",
        "Số cuộc",
        "Số buổi",
        "Kinh phí",
        "Tỷ lệ %",
        "Gì đó",
        "Đối tượng 3",
        "Đối tượng 4 / Số lớp",
        "2021",
        "2022",
        "Cộng",
        "Tổng số",
        "Số chuyên đề",
        "Bình quân",
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[DrawnRow, ...]:
    headers = draw(st.lists(HEADERS, min_size=1, max_size=6))
    title = draw(st.sampled_from([TITLE, "KẾT QUẢ MỞ LỚP", "BIỂU TỔNG HỢP", "SỐ LỚP NĂM 2021"]))
    label = draw(st.sampled_from(["Xã", "Tên lớp", "Đối tượng", "Nội dung", "Gì"]))
    rows: list[DrawnRow] = []
    for n in range(draw(st.integers(1, 5))):
        numbers = draw(st.lists(NUMBERS, min_size=len(headers), max_size=len(headers)))
        rows.append(("row", f"Dòng {n}", *numbers))
        if draw(st.booleans()) and n == 2:
            rows.append(("head 1", "Khối khác", *[None] * len(headers)))
    if draw(st.booleans()):
        numbers = draw(st.lists(NUMBERS, min_size=len(headers), max_size=len(headers)))
        rows.append(("total 0", "Cộng", *numbers))
    return (("text", title), ("header", label, *headers), *rows)


@given(tables())
def test_every_number_is_read_or_remarked(rows: tuple[DrawnRow, ...]) -> None:
    reading = read(*rows)
    table = reading.tables[0]
    first = table.layout.rows.start
    remarked = {p.place.cell for p in reading.remarks}
    by_index = {one.index: one for one in table.tabulation.columns}
    for row in table.layout.rows:
        for index in range(1, len(table.layout.columns)):
            cell = table.layout.grid.cell(row, index)
            if not _holds_number(cell):
                continue
            if index not in by_index:
                assert not table.columns[index].field.is_number
                continue
            value = by_index[index].values[row - first]
            address = table.layout.grid.place(row, index).cell
            assert value is not None or address in remarked, (row, index, cell)
    _nothing_counts_twice(reading)


def _holds_number(cell: RawCell) -> bool:
    if isinstance(cell, str):
        return any(map(str.isdecimal, cell))
    return cell is not None


def _nothing_counts_twice(reading: SheetReading) -> None:
    """Hold the records to the cells: each counts the classes of one cell, and no cell twice."""
    register = reading.register
    ids = [*(one.id for one in register.classes), *(one.id for one in register.sessions)]
    ids += [one.id for one in register.figures]
    assert len(ids) == len(set(ids))
    grid = reading.tables[0].layout.grid
    for held in register.classes:
        assert held.source is not None
        assert held.source.read_at is not None
        assert str(held.source.read_at).startswith("bang.xlsx!Sheet1!")
    for figure in register.figures:
        assert figure.source is not None
        place = figure.source.read_at
        assert place is not None
        column, row = ord((place.cell or "")[0]) - ord("A"), int((place.cell or "")[1:]) - 1
        assert figure.source.words == str(grid.cell(row, column))
    check(register)
