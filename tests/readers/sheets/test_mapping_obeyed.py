"""A mapping that a person has corrected, and next year's sheet."""

from __future__ import annotations

from attrs import evolve
from tests.readers.sheets.layouts.drawing import DrawnRow
from tests.readers.sheets.reading_sheets import (
    TITLE,
    amount,
    cells,
    codes,
    column,
    read,
    sheet,
)

from cadre_training.model.period import Period
from cadre_training.readers.sheets._mapping_rows import with_roles
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.mapping import (
    ColumnMapping,
    RowMapping,
    RowRole,
    SheetMapping,
    TableMapping,
    Takes,
)
from cadre_training.readers.sheets.reader import read_layouts

THIS_YEAR: tuple[DrawnRow, ...] = (
    ("text", TITLE),
    ("header", "TT", "Xã", "Mở", "Người học viên khóa mới"),
    ("row", 1, "Tân An", 2, 40),
    ("row", 2, "Mỹ Cẩm", 3, 50),
    ("total 0", None, "Cộng", 5, 90),
)


def corrected() -> SheetMapping:
    """Return the mapping of this year's sheet with what a person has corrected."""
    mapping = read(*THIS_YEAR).mapping
    (table,) = mapping.tables
    fields = {"Mở": Field.CLASSES, "Người học viên khóa mới": Field.ATTENDANCES}
    columns = tuple(
        evolve(one, field=fields.get(one.header[0], one.field)) for one in table.columns
    )
    return evolve(mapping, tables=(evolve(table, columns=columns),))


def test_a_corrected_file_wins_over_the_words() -> None:
    assert read(*THIS_YEAR).register.classes == ()
    reading = read(*THIS_YEAR, mapping=corrected())
    assert codes(reading) == []
    assert [(c.count, c.learners) for c in reading.register.classes] == [(2, 40), (3, 50)]
    assert [amount(f) for f in reading.register.figures] == [5, 90]


def test_next_years_sheet_may_have_its_columns_in_another_order() -> None:
    reading = read(
        ("text", TITLE.replace("2022", "2023")),
        ("header", "Xã", "Người học viên khóa mới", None, "TT", "Mở"),
        ("row", "Tân An", 70, None, 1, 4),
        ("row", "Mỹ Cẩm", 80, None, 2, 5),
        mapping=corrected(),
    )
    assert codes(reading) == []
    assert [(c.count, c.learners, str(c.period)) for c in reading.register.classes] == [
        (4, 70, "2023"),
        (5, 80, "2023"),
    ]


def test_a_period_that_a_person_wrote_stays() -> None:
    mapping = corrected()
    table = evolve(mapping.tables[0], period=Period.of_year(2021))
    reading = read(*THIS_YEAR, mapping=evolve(mapping, tables=(table,)))
    assert {str(c.period) for c in reading.register.classes} == {"2021"}
    assert str(reading.register.covers) == "2021"


def test_years_in_a_header_come_anew() -> None:
    def sheet_of(*years: int) -> tuple[DrawnRow, ...]:
        return (
            ("header", "Xã", *(f"Khóa năm {year}" for year in years)),
            ("row", "Tân An", *range(1, 1 + len(years))),
            ("row", "Mỹ Cẩm", *range(4, 4 + len(years))),
        )

    mapping = read(*sheet_of(2021, 2022)).mapping
    (table,) = mapping.tables
    columns = tuple(
        evolve(one, field=Field.CLASSES) if "Khóa" in one.header[0] else one
        for one in table.columns
    )
    mapping = evolve(mapping, tables=(evolve(table, columns=columns),))
    reading = read(*sheet_of(2022, 2023, 2024), mapping=mapping)
    assert codes(reading) == []
    found = {(str(c.period), c.count) for c in reading.register.classes}
    assert found == {
        ("2022", 1),
        ("2023", 2),
        ("2024", 3),
        ("2022", 4),
        ("2023", 5),
        ("2024", 6),
    }


def test_new_columns_are_understood_by_their_words_and_remarked_as_lost_ones_are() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Mở", "Triệu tập"),
        ("row", "Tân An", 4, 90),
        ("row", "Mỹ Cẩm", 5, 80),
        mapping=corrected(),
    )
    assert cells(reading, "new-column") == ["C2"]
    assert len(cells(reading, "column-gone")) == 2
    assert column(reading, "Triệu tập").field is Field.SUMMONED
    assert [c.summoned for c in reading.register.classes] == [90, 80]
    headers = [one.header for one in reading.mapping.tables[0].columns]
    assert ("Triệu tập",) in headers
    assert ("Người học viên khóa mới",) in headers


def test_new_tables_and_lost_ones_are_remarked() -> None:
    rows = (
        ("text", TITLE),
        ("header", "Chi bộ", "Số cuộc"),
        ("row", "Ấp 1", 4),
        ("row", "Ấp 2", 5),
    )
    reading = read(*rows, mapping=corrected())
    assert sorted(codes(reading)) == ["new-table", "table-gone"]
    assert len(reading.mapping.tables) == 2


def test_a_table_is_told_from_its_like_by_its_title() -> None:
    def rows(title: str) -> tuple[DrawnRow, ...]:
        return (("text", title), ("header", "Xã", "Số"), ("row", "A", 1), ("row", "B", 2))

    columns = (ColumnMapping(header=("Xã",), field=Field.UNIT),)
    mapping = SheetMapping(
        tables=tuple(
            TableMapping(
                title=title, columns=(*columns, ColumnMapping(header=("Số",), field=field))
            )
            for title, field in (
                ("SỐ MỞ NĂM 2021", Field.CLASSES),
                ("SỐ HỌP NĂM 2021", Field.SESSIONS),
            )
        )
    )
    for title, field in (("SỐ HỌP NĂM 2024", Field.SESSIONS), ("SỐ MỞ NĂM 2024", Field.CLASSES)):
        assert column(read(*rows(title), mapping=mapping), "Số").field is field


def test_columns_with_the_same_words_are_told_apart_by_their_order() -> None:
    rows = (("text", TITLE), ("header", "Xã", "Số", "Số"), ("row", "A", 1, 20), ("row", "B", 2, 30))
    mapping = SheetMapping(
        tables=(
            TableMapping(
                columns=(
                    ColumnMapping(header=("Xã",), field=Field.UNIT),
                    ColumnMapping(header=("Số",), field=Field.CLASSES),
                    ColumnMapping(header=("Số",), field=Field.LEARNERS),
                )
            ),
        )
    )
    classes = read(*rows, mapping=mapping).register.classes
    assert [(c.count, c.learners) for c in classes] == [(1, 20), (2, 30)]


def test_tables_with_one_header_are_one_table_of_the_mapping() -> None:
    sheets = [
        sheet(
            ("text", TITLE.replace("2022", name)),
            ("header", "Xã", "Số lớp"),
            ("row", "A", 1),
            ("row", "B", n),
            name=name,
        )
        for n, name in enumerate(("2021", "2022"), 5)
    ]
    reading = read_layouts(sheets)
    assert len(reading.mapping.tables) == 1
    assert {str(c.period) for c in reading.register.classes} == {"2021", "2022"}


def with_rows(*rows: RowMapping) -> SheetMapping:
    mapping = read(*THIS_YEAR).mapping
    return evolve(mapping, tables=(evolve(corrected().tables[0], rows=rows),))


def test_rows_are_what_a_person_says_they_are() -> None:
    as_record = read(*THIS_YEAR, mapping=with_rows(RowMapping(words="cộng", role=RowRole.RECORD)))
    assert [c.count for c in as_record.register.classes] == [2, 3, 5]
    assert as_record.register.figures == ()
    skipped = read(*THIS_YEAR, mapping=with_rows(RowMapping(words="CỘNG", role=RowRole.SKIPPED)))
    assert [c.count for c in skipped.register.classes] == [2, 3]
    assert skipped.register.figures == ()
    total = read(*THIS_YEAR, mapping=with_rows(RowMapping(words="Mỹ Cẩm", role=RowRole.TOTAL)))
    assert [c.count for c in total.register.classes] == [2]
    part = read(*THIS_YEAR, mapping=with_rows(RowMapping(words="Mỹ Cẩm", role=RowRole.OF_WHICH)))
    assert [c.count for c in part.register.classes] == [2]
    assert part.tables[0].layout.body.of_which[0].rows == (3,)


def test_a_row_that_was_left_out_is_remarked_and_can_be_taken_back() -> None:
    rows: tuple[DrawnRow, ...] = (
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("head 1", "Huyện Càng Long", None, None),
        ("row", "Tân An", 2, 40),
        ("skip", "Xã Đức Mỹ", "1", "2"),
        ("skip", "Xã", "Số lớp", "Số học viên"),
        ("skip", None, "1", "2"),
        ("skip", "Trang 2", None, None),
        ("row", "Mỹ Cẩm", 3, 50),
        ("total 0", "Cộng", 6, 92),
    )
    reading = read(*rows)
    assert cells(reading, "row-left-out") == ["B5"]
    (table,) = reading.mapping.tables
    back = RowMapping(words="Xã Đức Mỹ", role=RowRole.RECORD)
    mapping = evolve(reading.mapping, tables=(evolve(table, rows=(*table.rows, back)),))
    again = read(*rows, mapping=mapping)
    assert codes(again) == []
    assert [(c.unit, c.count) for c in again.register.classes] == [
        ("Tân An", 2),
        ("Xã Đức Mỹ", 1),
        ("Mỹ Cẩm", 3),
    ]
    assert len(again.tables[0].layout.body.parts) == 1
    gone = RowMapping(words="Xã Đức Mỹ", role=RowRole.SKIPPED)
    skipped = evolve(reading.mapping, tables=(evolve(table, rows=(gone,)),))
    assert cells(read(*rows, mapping=skipped), "row-left-out") == []


def test_a_head_that_is_a_record_leaves_its_rows_to_the_table() -> None:
    _, (layout,) = sheet(
        ("header", "Xã", "Số lớp"),
        ("row", "A", 1),
        ("head 1", "Khối xã", None),
        ("row", "B", 2),
        ("total 1", "Cộng I", 2),
        ("head 1", "Khối khác", None),
        ("row", "C", 2),
    )
    changed = with_roles(layout, [RowMapping(words="khối khác", role=RowRole.RECORD)])
    assert [list(run) for run in changed.body.records()] == [[1], [3], [5, 6]]
    of_block = with_roles(layout, [RowMapping(words="Cộng I", role=RowRole.RECORD)])
    assert [list(run) for run in of_block.body.records()] == [[1], [3, 4], [6]]
    assert with_roles(layout, [RowMapping(words="B", role=RowRole.HEAD)]) == layout
    assert with_roles(layout, []) is layout


def test_the_mapping_lists_what_special_rows_were_taken_for() -> None:
    reading = read(
        ("header", "Xã", "Số lớp", "Số người"),
        ("head 1", "Khối xã", None, None),
        ("row", "A", 1, 20),
        ("of", "Trong đó: nữ", None, 5),
        ("row", "B", 2, 30),
        ("total 1", "Cộng", 3, 50),
        ("total 0", "Tổng cộng", 3, 50),
    )
    assert {(one.words, one.role) for one in reading.mapping.tables[0].rows} == {
        ("Khối xã", RowRole.HEAD),
        ("Trong đó: nữ", RowRole.OF_WHICH),
        ("Cộng", RowRole.TOTAL),
        ("Tổng cộng", RowRole.TOTAL),
    }


def test_what_becomes_of_a_table_can_be_written() -> None:
    mapping = corrected()

    def taken(takes: Takes) -> tuple[int, int]:
        table = evolve(mapping.tables[0], takes=takes)
        register = read(*THIS_YEAR, mapping=evolve(mapping, tables=(table,))).register
        return len(register.classes), len(register.figures)

    assert taken(Takes.RECORDS) == (2, 2)
    assert taken(Takes.FIGURES) == (0, 6)
    assert taken(Takes.NOTHING) == (0, 0)
