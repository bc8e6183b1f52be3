"""When, for whom and where the records of sheets are of."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.readers.sheets.layouts.drawing import UP, DrawnRow
from tests.readers.sheets.reading_sheets import TITLE, cells, codes, read, sheet

from cadre_training.checks.catalogue import check
from cadre_training.model.grid import RawCell
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.sheets._records_units import Units, level_of
from cadre_training.readers.sheets.mapping import SheetMapping, UnitMapping
from cadre_training.readers.sheets.reader import read_layouts


def classes(*rows: DrawnRow, mapping: SheetMapping | None = None) -> tuple[TrainingClass, ...]:
    return read(*rows, mapping=mapping).register.classes


def test_without_a_period_the_rows_are_kept_as_figures() -> None:
    rows: tuple[DrawnRow, ...] = (
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, 80),
        ("row", "Mỹ Cẩm", 1, 40),
        ("total 0", "Cộng", 3, 120),
    )
    reading = read(*rows)
    assert codes(reading) == ["no-period"]
    assert "period" in reading.remarks[0].message.vi
    assert reading.register.classes == ()
    assert len(reading.register.figures) == 6
    table = evolve(reading.mapping.tables[0], period=Period.of_year(2020))
    again = read(*rows, mapping=evolve(reading.mapping, tables=(table,)))
    assert codes(again) == []
    assert [c.count for c in again.register.classes] == [2, 1]
    document = read(*rows, mapping=SheetMapping(period=Period.of_year(2020)))
    assert [c.count for c in document.register.classes] == [2, 1]


def test_several_periods_around_a_table_are_no_period() -> None:
    reading = read(
        ("text", "Kết quả năm 2021, kế hoạch năm 2022"),
        ("header", "Xã", "Số lớp"),
        ("row", "Tân An", 2),
        ("row", "Mỹ Cẩm", 1),
    )
    assert set(codes(reading)) == {"several-periods", "no-period"}
    assert reading.register.classes == ()


def test_the_name_of_the_sheet_may_say_when() -> None:
    rows: tuple[DrawnRow, ...] = (("header", "Xã", "Số lớp"), ("row", "A", 2), ("row", "B", 1))
    reading = read_layouts([sheet(*rows, name="Năm 2021"), sheet(*rows, name="Quý I-2022")])
    assert [str(c.period) for c in reading.register.classes] == [
        "2021",
        "2021",
        "2022-Q1",
        "2022-Q1",
    ]


def test_heads_say_when_where_and_for_whom() -> None:
    register = read(
        ("text", TITLE.replace("NĂM 2022", "")),
        ("header", "Nội dung", "Số lớp", "Số HV"),
        ("head 1", "I. Năm 2021", None, None),
        ("head 2", "Đối tượng 3", None, None),
        ("row", "Xã Tân An", 1, 20),
        ("head 2", "Đối tượng 4", None, None),
        ("row", "Xã Tân An", 2, 30),
        ("head 1", "II. Năm 2022", None, None),
        ("head 2", "Huyện Càng Long", None, None),
        ("row", "Xã Mỹ Cẩm", 3, 40),
    ).register
    assert [(str(c.period), str(c.target_group), c.unit, c.count) for c in register.classes] == [
        ("2021", "164/3", "Xã Tân An", 1),
        ("2021", "164/4", "Xã Tân An", 2),
        ("2022", "None", "Xã Mỹ Cẩm", 3),
    ]
    parents = {unit.code: unit.parent for unit in register.units}
    assert parents["Xã Mỹ Cẩm"] == "Huyện Càng Long"


def test_a_class_that_ends_before_it_begins_is_remarked() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Tên lớp", "Từ ngày", "Đến ngày", "Số học viên"),
        ("row", "A", "20/3/2022", "18/3/2022", 40),
        ("row", "B", "20/3/2022", "22/3/2022", 40),
    )
    assert cells(reading, "period-reversed") == ["C3"]
    assert [str(c.period) for c in reading.register.classes] == [
        "2022-03-20",
        "2022-03-20/2022-03-22",
    ]


def test_days_alone_do_not_make_a_row_a_class() -> None:
    reading = read(
        ("text", "HỌC VIÊN CÁC THÁNG NĂM 2022"),
        ("header", "Thời gian", "Số học viên"),
        ("row", "Tháng 1", 40),
        ("row", "Tháng 2", 50),
    )
    assert reading.register.classes == ()
    assert codes(reading) == ["no-classes"]
    assert [str(f.scope.period) for f in reading.register.figures] == [
        "2022-01-01/2022-01-31",
        "2022-02-01/2022-02-28",
    ]


def test_a_title_of_several_classes_is_not_one_class() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Tên lớp", "Số học viên"),
        ("row", "Bồi dưỡng đảng viên mới (3 lớp)", 120),
        ("row", "Bồi dưỡng cấp ủy", 40),
    )
    assert [c.learners for c in reading.register.classes] == [40]
    assert cells(reading, "class-count-missing") == ["A3"]


def group_of(title: str, words: RawCell = "Đối tượng 4", header: str = "Đối tượng") -> str:
    (one, _) = classes(
        ("text", title), ("header", header, "Số lớp"), ("row", words, 2), ("row", "x", 1)
    )
    return str(one.target_group)


@pytest.mark.parametrize(
    ("title", "words", "group"),
    [
        ("CẬP NHẬT KIẾN THỨC NĂM 2022", "Đối tượng 4", "164/4"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2022", 4, "164/4"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2022", "Đối tượng 5", "164/5"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2025", "Nhóm 3", "145/3"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2025", "Đối tượng 3", "145/3"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2024", "Đối tượng 3", "164/3"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2024", "Nhóm 3", "145/3"),
        ("Thực hiện Quy định 164 năm 2025", "Đối tượng 4", "164/4"),
        ("Thực hiện Quy định số 145-QĐ/TW năm 2025", "Nhóm 3", "145/3"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2010", "Đối tượng 3", "None"),
        (
            "BỒI DƯỠNG KIẾN THỨC QUỐC PHÒNG VÀ AN NINH NĂM 2022",
            "Đối tượng 4",
            "defence-education/4",
        ),
        ("KẾT QUẢ NĂM 2022", "Đối tượng 4", "None"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2022", "Cán bộ trẻ", "None"),
        ("CẬP NHẬT KIẾN THỨC NĂM 2022", "Đối tượng 3, 4", "None"),
        ("KẾT QUẢ NĂM 2022", "164/4", "164/4"),
        ("KẾT QUẢ NĂM 2022", "cang-long/5", "cang-long/5"),
    ],
)
def test_the_scheme_of_a_group(title: str, words: RawCell, group: str) -> None:
    assert group_of(title, words) == group


def test_what_is_not_understood_of_groups_is_said() -> None:
    def said(title: str, *words: str) -> list[str]:
        rows: list[DrawnRow] = [("row", word, 1) for word in words]
        return codes(read(("text", title), ("header", "Đối tượng", "Số lớp"), *rows))

    update = "CẬP NHẬT KIẾN THỨC NĂM 2022"
    assert said(update, "Đối tượng 3", "Đối tượng 4") == []
    assert said("KẾT QUẢ NĂM 2022", "Đối tượng 3", "Đối tượng 4") == ["scheme-unknown"]
    assert said("QUỐC PHÒNG, AN NINH NĂM 2022", "Đối tượng 3", "ĐT 4") == ["other-scheme"]
    assert said(update, "Cán bộ trẻ", "Cán bộ trẻ") == ["group-not-understood"]
    assert said(update, "Đối tượng 3, 4", "Đối tượng 4") == ["several-groups"]


def test_a_person_can_write_the_scheme() -> None:
    rows: tuple[DrawnRow, ...] = (
        ("text", "KẾT QUẢ NĂM 2022"),
        ("header", "Đối tượng", "Số lớp"),
        ("row", "Đối tượng 4", 1),
        ("row", "Đối tượng 5", 2),
    )
    reading = read(*rows, mapping=SheetMapping(scheme="cang-long"))
    assert [str(c.target_group) for c in reading.register.classes] == ["164/4", "cang-long/5"]
    assert [scheme.id for scheme in reading.register.schemes] == ["cang-long"]
    assert "scheme-unknown" not in codes(reading)
    found = {f.code: f.severity.value for f in check(reading.register).findings}
    assert found["group-not-in-scheme"] == "notice"


def test_group_5_is_never_said_to_be_of_164() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Đối tượng", "Số lớp"),
        ("row", "Đối tượng 5", 1),
        ("row", "Đối tượng 4", 1),
    ).register
    found = [f for f in check(register).findings if f.code == "group-not-in-scheme"]
    assert [f.severity.value for f in found] == ["error"]


def test_a_programme_in_a_row_decides_before_the_title() -> None:
    found = classes(
        ("text", TITLE),
        ("header", "Loại hình", "Đối tượng", "Số lớp"),
        ("row", "Cập nhật kiến thức", 4, 1),
        ("row", "Kiến thức quốc phòng và an ninh", 4, 2),
        ("row", "Trung cấp lý luận chính trị", None, 3),
    )
    assert [(c.programme, str(c.target_group)) for c in found] == [
        (Programme.KNOWLEDGE_UPDATE, "164/4"),
        (Programme.DEFENCE_EDUCATION, "defence-education/4"),
        (Programme.FORMAL_TRAINING, "None"),
    ]


def test_codes_are_kept_as_they_are_given() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Mã xã", "Xã", "Số lớp"),
        ("row", "01234", "Tân An", 1),
        ("row", "00567", "Mỹ Cẩm", 2),
    ).register
    assert [c.unit for c in register.classes] == ["01234", "00567"]
    assert [(u.code, u.name, u.level.value) for u in register.units] == [
        ("01234", "Tân An", "commune"),
        ("00567", "Mỹ Cẩm", "commune"),
    ]


def test_a_name_is_looked_up_in_the_mapping() -> None:
    mapping = SheetMapping(
        unit="844",
        units=(
            UnitMapping(code="844", name="Càng Long"),
            UnitMapping(code="29278", name="Tân An", parent="844"),
        ),
    )
    register = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp"),
        ("row", "TÂN AN", 1),
        ("row", "Mỹ Cẩm", 2),
        mapping=mapping,
    ).register
    assert [c.unit for c in register.classes] == ["29278", "Mỹ Cẩm"]
    assert register.unit == "844"
    made = {u.code: u for u in register.units}
    assert made["29278"].parent == "844"
    assert made["Mỹ Cẩm"].parent == "844"
    assert made["29278"].name == "Tân An"
    source = made["Mỹ Cẩm"].source
    assert source is not None
    assert source.words == "Mỹ Cẩm"
    assert source.within is not None


def test_one_name_in_two_districts_is_two_units() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Huyện", "Xã", "Số lớp"),
        ("row", "Càng Long", "Tân An", 1),
        ("row", "Tiểu Cần", "Tân An", 2),
        ("row", "Tiểu Cần", "Hiếu Trung", 3),
    ).register
    assert len({c.unit for c in register.classes}) == 3
    levels = {u.name: u.level.value for u in register.units}
    assert levels == {
        "Càng Long": "district",
        "Tiểu Cần": "district",
        "Tân An": "commune",
        "Hiếu Trung": "commune",
    }
    assert {u.parent for u in register.units} == {None, "Càng Long", "Tiểu Cần"}


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Xã Tân An", "commune"),
        ("TT. Càng Long", None),
        ("Huyền Hội", None),
        ("Huyện Càng Long", "district"),
        ("TP. Trà Vinh", "district"),
        ("Thành phố Hồ Chí Minh", "province"),
        ("Tỉnh Trà Vinh", "province"),
        ("Đảng ủy xã Tân Bình", "commune"),
    ],
)
def test_levels(name: str, level: str | None) -> None:
    found = level_of(name)
    assert (found.value if found else None) == level


def test_names_that_differ_in_writing_only_are_one_unit() -> None:
    units = Units()
    assert len({units.code(name, _PLACE) for name in ("Hòa An", "HOÀ AN", "Hoà  An")}) == 1


def test_a_cell_merged_over_rows_speaks_for_all_of_them() -> None:
    found = classes(
        ("text", TITLE),
        ("header", "Xã", "Tên lớp", "Thời gian", "Số học viên"),
        ("row", "Tân An", "Lớp 1", "10/3/2022", 40),
        ("row", UP, "Lớp 2", UP, 50),
        ("row", "Mỹ Cẩm", "Lớp 3", "13/4/2022", 60),
    )
    assert [c.unit for c in found] == ["Tân An", "Tân An", "Mỹ Cẩm"]
    assert str(found[1].period) == "2022-03-10"


def test_a_line_above_may_name_the_unit() -> None:
    rows: tuple[DrawnRow, ...] = (
        ("text", "Đơn vị báo cáo: Xã Tân An"),
        ("text", TITLE),
        ("header", "Tên lớp", "Số học viên"),
        ("row", "Lớp 1", 40),
        ("row", "Lớp 2", 50),
    )
    assert {c.unit for c in classes(*rows)} == {"Xã Tân An"}
    measured = (("text", "Đơn vị: lớp, người"), *rows[1:])
    assert {c.unit for c in classes(*measured)} == {None}


_PLACE = sheet(("header", "Xã", "Số lớp"), ("row", "A", 1))[0].place(0, 0)
