"""Sheets whose cells were typed with a legacy font."""

from __future__ import annotations

from decimal import Decimal

from tests.readers.text.names import names
from tests.readers.text.old_encoders import shown, tcvn3, vni

from cadre_training.model.grid import Grid, MergedCells, RawCell
from cadre_training.readers.sheets._legacy import without_legacy
from cadre_training.readers.sheets.reader import read_grids


def grid(*rows: tuple[RawCell, ...]) -> Grid:
    merged = (MergedCells(0, 0, 0, 2),)
    return Grid(
        file="so-lieu.xlsx", sheet="2022", rows=rows, merged=merged, hidden_rows=frozenset({1})
    )


def test_cells_are_decoded_and_the_rest_stays() -> None:
    sheet = grid(
        ("B¸O C¸O KÕT QU¶ Më LíP", None, None),
        ("TT", "§¬n vÞ", "Sè häc viªn"),
        (1, "X· An Tr\xadêng", Decimal("98.96")),
        (2, "Xã Bình Phú", True),
    )
    clean, (told,) = without_legacy(sheet)
    assert clean.rows == (
        ("BÁO CÁO KẾT QUẢ MỞ LỚP", None, None),
        ("TT", "Đơn vị", "Số học viên"),
        (1, "Xã An Trường", Decimal("98.96")),
        (2, "Xã Bình Phú", True),
    )
    assert (clean.merged, clean.hidden_rows, clean.sheet) == (
        sheet.merged,
        sheet.hidden_rows,
        "2022",
    )
    assert (told.code, str(told.place)) == ("legacy-text", "so-lieu.xlsx!2022!A1")
    assert "TCVN3 (ABC)" in told.message.vi
    assert ": 4;" in told.message.en


def test_a_clean_sheet_is_returned_itself() -> None:
    sheet = grid(("TT", "Đơn vị"), (1, "Hà Nam"), (2, "Müller"))
    assert without_legacy(sheet) == (sheet, ())
    assert without_legacy(sheet)[0] is sheet


def test_a_sheet_known_to_be_clean_is_not_looked_at() -> None:
    sheet = Grid(file="a.csv", rows=(("Tæng céng",),), clean=True)
    assert without_legacy(sheet) == (sheet, ())


def test_each_encoding_is_told_at_its_first_cell() -> None:
    people = names(60, seed=2)
    rows: list[tuple[RawCell, ...]] = [("Họ và tên", "Đơn vị")]
    rows += [
        (shown(tcvn3(one)), shown(vni(other)))
        for one, other in zip(people[:30], people[30:], strict=True)
    ]
    clean, told = without_legacy(grid(*rows))
    read = [str(cell).lower() for row in clean.rows[1:] for cell in row]
    assert read == [
        one.lower() for pair in zip(people[:30], people[30:], strict=True) for one in pair
    ]
    assert {str(problem.place) for problem in told} == {
        "so-lieu.xlsx!2022!A2",
        "so-lieu.xlsx!2022!B2",
    }


def test_undecided_cells_are_told_with_their_addresses() -> None:
    clean_names = [("Hoà Bình ở Việt Nam",), ("Đảng bộ",)]
    sheet = grid(*clean_names, ("Lôùp boài döôõng",), ("Toàn",), ("Khoá",))
    clean, told = without_legacy(sheet)
    assert [row[0] for row in clean.rows[2:]] == ["Lớp bồi dưỡng", "Toàn", "Khoá"]
    assert [(problem.code, str(problem.place)) for problem in told] == [
        ("legacy-text", "so-lieu.xlsx!2022!A3"),
        ("legacy-unclear", "so-lieu.xlsx!2022!A4"),
    ]
    assert "(A4, A5)" in told[1].message.vi


def test_a_report_typed_with_a_legacy_font_is_read_like_any_other() -> None:
    text = (
        "BÁO CÁO KẾT QUẢ MỞ LỚP NĂM 2022\nTT;Đơn vị;Số lớp;Số học viên\n"
        "1;Xã An Trường;3;1.200\n2;Xã Bình Phú;4;900\n;Cộng;7;2.100"
    )
    rows = [line.split(";") for line in text.split("\n")]
    old = [[shown(tcvn3(cell)) for cell in row] for row in rows]
    reading, same = (read_grids([Grid(file="a.xlsx", rows=one)]) for one in (old, rows))
    assert [unit.name for unit in reading.register.units] == ["Xã An Trường", "Xã Bình Phú"]
    assert reading.register.classes == same.register.classes
    assert reading.mapping == same.mapping
    assert [problem.code for problem in reading.remarks if problem not in same.remarks] == [
        "legacy-text"
    ]
