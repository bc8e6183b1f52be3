"""What is read of good workbooks, of every kind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from openpyxl import Workbook

from cadre_training.plugin import MergedCells

from .books import opened, saved, sheet, written
from .conftest import Convert

HALF_PAST_TEN = dt.datetime.fromisoformat("2022-05-01T10:30")


@pytest.fixture(scope="module")
def book() -> bytes:
    """A workbook with what offices put into one: the table does not begin at A1."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "Số liệu"
    page["B1"] = "BẢNG TỔNG HỢP"
    page.merge_cells("B1:F1")
    page.append([])
    for row in (
        (None, "Xã", "Số lớp", "Tỷ lệ", "Ngày", "Đạt"),
        (None, "An Trường", 3, 98.96, dt.date(2022, 5, 1), True),
        (None, "Bình Phú\n(cũ)", 4, 0.1 + 0.2, HALF_PAST_TEN, "x"),
        (None, "01", -2, 12345678.5, dt.time(10, 0), "=1/0"),
    ):
        page.append(row)
    page.row_dimensions[5].hidden = True
    page.column_dimensions["D"].hidden = True
    second = made.create_sheet("Trang 2")
    second["C3"] = "chỉ một ô"
    made.create_sheet("Ẩn").sheet_state = "hidden"
    made["Ẩn"]["A1"] = 7
    made.create_sheet("Trống")
    return saved(made)


def check(data: bytes, name: str, *, truth: object = True) -> None:
    first, second, hidden, empty = opened(data, name)
    assert [g.sheet for g in (first, second, hidden, empty)] == [
        *("Số liệu", "Trang 2", "Ẩn", "Trống")
    ]
    assert [g.hidden for g in (first, second, hidden, empty)] == [False, False, True, False]
    assert first.file == name
    assert [first.cell(3, at) for at in range(6)] == [
        *(None, "An Trường", 3, Decimal("98.96"), dt.date(2022, 5, 1), truth)
    ]
    assert [first.cell(4, at) for at in range(1, 5)] == [
        *("Bình Phú\n(cũ)", 4, Decimal("0.3"), HALF_PAST_TEN)
    ]
    assert [first.cell(5, at) for at in range(1, 5)] == [
        *("01", -2, Decimal("12345678.5"), dt.time(10, 0))
    ]
    assert first.cell(0, 1) == "BẢNG TỔNG HỢP"
    assert not first.cell(0, 0)
    assert not first.cell(1, 1)
    assert str(first.place(3, 3)) == f"{name}!Số liệu!D4"
    assert first.merged == (MergedCells(0, 1, 0, 5),)
    assert first.hidden_rows == {4}
    assert first.hidden_columns == {3}
    assert second.cell(2, 2) == "chỉ một ô"
    assert (second.hidden_rows, second.merged) == (frozenset(), ())
    assert not second.cell(0, 0)
    assert hidden.rows == [(7,)]
    assert list(empty.rows) == []


def test_xlsx(book: bytes) -> None:
    check(book, "a.xlsx")
    assert opened(book, "A.XLSM")[0].cell(3, 2) == 3
    # openpyxl works nothing out, so that the formula has no value.
    assert opened(book)[0].cell(5, 5) == "=1/0"


@pytest.mark.parametrize(("kind", "truth"), [("xlsx", True), ("xls", True), ("ods", 1)])
def test_as_libreoffice_writes_it(book: bytes, convert: Convert, kind: str, truth: object) -> None:
    data = convert(book, "xlsx", kind)
    check(data, f"a.{kind}", truth=truth)
    assert opened(data, f"a.{kind}")[0].cell(5, 5) == "#DIV/0!"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_errors_are_no_blanks(convert: Convert, kind: str) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    errors = ("=1/0", "=NA()", '=1+"x"', "=NOSUCHNAME")
    for formula in errors:
        page.append([1, formula, None])
    data = convert(saved(made), "xlsx", kind)
    (grid,) = opened(data, f"a.{kind}")
    found = [grid.cell(row, 1) for row in range(len(errors))]
    assert found == ["#DIV/0!", "#N/A", "#VALUE!", "#NAME?"]


def test_formulas_without_a_value_are_no_blanks() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f>A1&amp;"x"</f></c><c r="B2"><f>B1</f><v></v></c>'
        '<c r="C2" t="str"><f>""</f><v></v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v/></c><c r="C3"><f>SUM(A1:B1)</f></c></row>'
    )
    (grid,) = opened(written(sheet(rows)))
    assert grid.cell(0, 1) == 2
    assert [grid.cell(1, at) for at in range(3)] == ['=A1&"x"', "=B1", ""]
    assert grid.cell(2, 0) == "="
    assert grid.cell(2, 2) == "=SUM(A1:B1)"


def test_a_large_sheet_is_read_as_a_small_one() -> None:
    """Beyond a size, sheets are searched instead of looked at cell by cell."""
    row = (
        '<row r="{0}" spans="1:3"{1}><c r="A{0}" t="inlineStr"><is><t>Xã {0}</t></is></c>'
        '<c r="B{0}"><v>{0}.5</v></c>{2}</row>'
    )
    hidden = {7, 1234, 39_999}
    rows = [
        row.format(
            n,
            ' hidden="1"' if n - 1 in hidden else ' hidden="false"',
            f'<c r="C{n}" t="e"><v>#REF!</v></c>'
            if n % 5000 == 3
            else f'<c r="C{n}"><f>B{n}*2</f></c>'
            if n % 5000 == 7
            else "",
        )
        for n in range(1, 40_001)
    ]
    before = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols>'
    (large,) = opened(written(sheet("".join(rows), before)))
    # One cell far to the right, and each cell must be looked at.
    far = rows[-1].replace("</row>", '<c r="AB40000"><v>1</v></c></row>')
    (wide,) = opened(written(sheet("".join([*rows[:-1], far]), before)))
    for grid in (large, wide):
        assert grid.hidden_rows == hidden
        assert grid.hidden_columns == {1, 2}
        assert grid.cell(2, 2) == grid.cell(35_002, 2) == "#REF!"
        assert grid.cell(6, 2) == "=B7*2"
        assert grid.cell(35_006, 2) == "=B35007*2"
        assert [grid.cell(39_999, at) for at in range(2)] == ["Xã 40000", Decimal("40000.5")]
    assert wide.cell(39_999, 27) == 1
    assert len(large.rows) == len(wide.rows) == 40_000


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='2'><c r='B2'><v>1</v></c></row>",
        '<row r = "2"><c\nr = "B2"><v>1</v></c></row>',
        "<row/><row><c/><c><v>1</v></c></row>",
        '<row r="2"><c/><c><v>1</v></c></row>',
        '<row r="2" hidden="0"><c r="B2" t="n" s="0"><v>1</v></c></row><row r="9"/>',
    ],
)
def test_xml_may_be_written_in_many_ways(rows: str) -> None:
    (grid,) = opened(written(sheet(rows)))
    assert grid.cell(1, 1) == 1
    assert len(grid.rows) == 2


def test_sheets_come_in_the_order_of_the_workbook() -> None:
    one, two = (sheet(f'<row r="1"><c r="A1"><v>{n}</v></c></row>') for n in (1, 2))
    grids = opened(written(one, two))
    assert [(grid.sheet, grid.cell(0, 0)) for grid in grids] == [("S1", 1), ("S2", 2)]


def test_charts_are_left_out() -> None:
    from openpyxl.chart import BarChart, Reference

    made = Workbook()
    page = made.active
    assert page is not None
    for value in (1, 2, 3):
        page.append([value])
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=1, max_row=3))
    made.create_chartsheet("Biểu đồ", 0).add_chart(chart)
    (grid,) = opened(saved(made))
    assert (grid.sheet, grid.cell(2, 0)) == ("Sheet", 3)


@pytest.mark.parametrize("filler", [0, 40_000])
def test_blank_cells_with_a_style_do_not_count(filler: int) -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, filler + 2))
    styled = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    (grid,) = opened(written(sheet(f'<row r="1"><c r="B1" s="1"/></row>{many}{styled}')))
    assert len(grid.rows) == (filler + 1 if filler else 0)
