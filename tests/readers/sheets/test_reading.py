"""What was read of the sheets of a document, as a whole."""

from __future__ import annotations

import pytest
from tests.readers.sheets.layouts import LAYOUTS
from tests.readers.sheets.layouts.drawing import DrawnRow, Layout
from tests.readers.sheets.reading_sheets import TITLE, amount, cells, codes, layouts, read, sheet

from cadre_training.checks.catalogue import check
from cadre_training.codec.register_json import dumps, loads
from cadre_training.model.references import broken_references
from cadre_training.readers.consistency import groups_of
from cadre_training.readers.sheets.mapping import Takes
from cadre_training.readers.sheets.reader import read_layouts


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_sheet_makes_a_register_that_holds_together(layout: Layout) -> None:
    reading = read_layouts([(layout.grid, layouts(layout))])
    register = reading.register
    assert loads(dumps(register)) == register
    assert list(broken_references(register)) == []
    check(register)
    for _, group in groups_of(register):
        assert group.scheme in ("164", "145", "defence-education")
    for problem in reading.remarks:
        assert problem.place.file == layout.grid.file
        assert problem.place.cell is not None
        assert problem.message.vi != problem.message.en


def test_the_register_is_made_when_it_is_first_asked_for_and_once() -> None:
    reading = read(("text", TITLE), ("header", "Xã", "Số lớp"), ("row", "A", 1), ("row", "B", 2))
    assert reading.register is reading.register
    assert reading.register.title is not None
    assert reading.register.title.vi == TITLE
    assert str(reading.register.covers) == "2022"
    assert [source.document for source in reading.register.sources] == ["bang.xlsx"]


WRONG: tuple[DrawnRow, ...] = (
    ("header", "Xã", "Số lớp", "Số học viên", "Gì đó"),
    ("row", "Tân An", 2, "khoảng 40", 1),
    ("row", "Mỹ Cẩm", -1, 20, 2),
    ("row", "Đức Mỹ", 1, 30, 2),
)


def test_remarks_stand_in_the_order_of_the_sheets_and_cells() -> None:
    reading = read_layouts([sheet(*WRONG, name="b"), sheet(*WRONG[:2], *WRONG[3:], name="a")])
    found = [(p.place.sheet, p.place.cell, p.code) for p in reading.remarks]
    assert found == [
        ("b", "A1", "no-period"),
        ("b", "D1", "column-not-understood"),
        ("b", "C2", "inexact-number"),
        ("b", "B3", "negative"),
        ("a", "A1", "no-period"),
        ("a", "D1", "column-not-understood"),
        ("a", "C2", "inexact-number"),
    ]


def test_the_same_table_on_two_sheets_is_counted_once() -> None:
    rows: tuple[DrawnRow, ...] = (
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, 80),
        ("row", "Mỹ Cẩm", 1, 40),
    )
    reading = read_layouts([sheet(*rows, name="a"), sheet(*rows, name="b")])
    assert [(p.place.sheet, p.code) for p in reading.remarks] == [("b", "duplicate-table")]
    assert [table.takes for table in reading.tables] == [Takes.RECORDS, Takes.NOTHING]
    assert len(reading.register.classes) == 2
    other = (*rows[:3], ("row", "Mỹ Cẩm", 1, 41))
    assert codes(read_layouts([sheet(*rows, name="a"), sheet(*other, name="b")])) == []


def test_a_table_that_tells_the_same_by_other_rows_is_held_against_the_first() -> None:
    by_unit: tuple[DrawnRow, ...] = (
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, 80),
        ("row", "Mỹ Cẩm", 1, 40),
    )
    by_group: tuple[DrawnRow, ...] = (
        ("text", TITLE),
        ("header", "Đối tượng", "Số lớp", "Số học viên"),
        ("row", "Đối tượng 3", 1, 30),
        ("row", "Đối tượng 4", 2, 90),
        ("total 0", "Cộng", 3, 120),
    )
    reading = read_layouts([sheet(*by_unit, name="a"), sheet(*by_group, name="b")])
    assert codes(reading) == ["same-totals"]
    assert [table.takes for table in reading.tables] == [Takes.RECORDS, Takes.FIGURES]
    assert sum(c.count for c in reading.register.classes) == 3
    stated = {(str(f.scope.target_group), amount(f)) for f in reading.register.figures}
    assert ("164/4", 2) in stated
    assert not [f for f in check(reading.register).findings if f.code == "part-whole"]


def test_totals_of_tables_that_may_speak_of_the_same_are_no_figures_of_the_register() -> None:
    def rows(n: int) -> tuple[DrawnRow, ...]:
        return (
            ("text", TITLE),
            ("header", "Tên lớp", "Số học viên"),
            ("row", "Lớp A", 80 + n),
            ("row", "Lớp B", 40),
            ("total 0", "Cộng", 120 + n),
        )

    reading = read_layouts([sheet(*rows(0), name="a"), sheet(*rows(5), name="b")])
    assert len(reading.register.classes) == 4
    assert reading.register.figures == ()
    assert not [f for f in check(reading.register).findings if f.code == "part-whole"]
    alone = read_layouts([sheet(*rows(0), name="a")])
    assert [amount(f) for f in alone.register.figures] == [120]


def test_tables_of_different_years_keep_their_totals() -> None:
    def rows(year: int) -> tuple[DrawnRow, ...]:
        return (
            ("text", TITLE.replace("2022", str(year))),
            ("header", "Xã", "Số lớp"),
            ("row", "Tân An", 2),
            ("row", "Mỹ Cẩm", year - 2018),
            ("total 0", "Cộng", year - 2016),
        )

    reading = read_layouts([sheet(*rows(year), name=str(year)) for year in (2020, 2021)])
    assert [(str(f.scope.period), amount(f)) for f in reading.register.figures] == [
        ("2020", 4),
        ("2021", 5),
    ]
    held = [h for h in check(reading.register).held if h.code == "part-whole"]
    assert len(held) == 2
    assert reading.register.covers is None  # they do not agree on one period


def test_a_wrong_total_is_found_among_the_figures() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, 80),
        ("row", "Mỹ Cẩm", 1, 40),
        ("total 0", "Cộng", 3, 130),
    )
    found = [f for f in check(reading.register).findings if f.code == "part-whole"]
    assert [str(f.spots[0].source.read_at) for f in found if f.spots[0].source] == [
        "bang.xlsx!Sheet1!C5"
    ]
    assert cells(reading, "part-whole") == []
