"""The records that the rows of sheets make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.sheets.layouts.drawing import LEFT, UP, DrawnRow
from tests.readers.sheets.reading_sheets import TITLE, amount, cells, codes, read, sheet

from cadre_training.checks.catalogue import check
from cadre_training.model.absence import Absence
from cadre_training.model.attendance import AttendanceStatus
from cadre_training.model.grid import RawCell
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.sheets._records_families import Role
from cadre_training.readers.sheets._records_units import Units, level_of
from cadre_training.readers.sheets.mapping import SheetMapping, UnitMapping
from cadre_training.readers.sheets.reader import read_layouts
from cadre_training.readers.sheets.reading import SheetReading


def classes(*rows: DrawnRow, mapping: SheetMapping | None = None) -> tuple[TrainingClass, ...]:
    return read(*rows, mapping=mapping).register.classes


def test_a_row_of_a_class_list_is_a_class() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "TT", "Tên lớp", "Đơn vị", "Từ ngày", "Đến ngày", "Đối tượng", "Số học viên"),
        ("row", 1, "Lớp khóa I", "Xã Tân An", "10/3/2022", "12/3/2022", 4, 112),
        ("row", 2, "Lớp khóa II", "Xã Mỹ Cẩm", "17/3/2022", "19/3/2022", "ĐT 3", "1.250"),
        ("total 0", "Cộng", None, None, None, None, None, 1362),
    )
    one, other = reading.register.classes
    assert one.id == "Sheet1!G3"
    assert one.title == "Lớp khóa I"
    assert one.unit == "Xã Tân An"
    assert str(one.period) == "2022-03-10/2022-03-12"
    assert one.target_group == TargetGroup("164", "4")
    assert one.programme is Programme.KNOWLEDGE_UPDATE
    assert (one.count, one.learners) == (1, 112)
    assert one.source is not None
    assert str(one.source.read_at) == "bang.xlsx!Sheet1!G3"
    assert other.target_group == TargetGroup("164", "3")
    assert other.learners == 1250
    assert other.source is not None
    assert other.source.words == "1.250"
    (figure,) = reading.register.figures
    assert (figure.measure, amount(figure)) == ("attendances", 1362)
    assert figure.scope.period == Period.of_year(2022)
    assert codes(reading) == []


def test_a_row_may_stand_for_several_classes() -> None:
    (one, other) = classes(
        ("text", TITLE),
        ("header", "Xã", "KH (lớp)", "TH (lớp)", "Triệu tập", "Danh sách", "Có mặt"),
        ("row", "Tân An", 3, 2, 100, 98, 90),
        ("row", "Mỹ Cẩm", "-", 1, None, "x", "…"),
    )
    assert (one.count, one.planned, one.summoned, one.enrolled, one.learners) == (2, 3, 100, 98, 90)
    assert (other.planned, other.summoned, other.enrolled, other.learners) == (
        Absence.NO_DATA,
        Absence.NO_DATA,
        Absence.NOT_APPLICABLE,
        Absence.NO_DATA,
    )


def test_no_class_held_is_a_record_and_no_number_is_none() -> None:
    (one,) = classes(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 0, 0),
        ("row", "Mỹ Cẩm", None, None),
        ("row", "Đức Mỹ", "-", "-"),
    )
    assert (one.count, one.learners) == (0, 0)


def test_learners_without_a_class_are_remarked_and_kept_as_a_claim() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 0, 40),
        ("row", "Mỹ Cẩm", None, 50),
        ("row", "Đức Mỹ", 1, 30),
    )
    assert cells(reading, "learners-without-class") == ["B3"]
    assert cells(reading, "class-count-missing") == ["B4"]
    assert len(reading.register.classes) == 1
    assert {(f.scope.unit, amount(f)) for f in reading.register.figures} >= {
        ("Tân An", 40),
        ("Mỹ Cẩm", 50),
    }


def test_sessions() -> None:
    register = read(
        ("text", "KẾT QUẢ TỔ CHỨC HỘI NGHỊ NĂM 2021"),
        ("header", "Ngày", "Nội dung", "Số cuộc", "Kế hoạch (cuộc)", "Lượt người dự"),
        ("row", "05/3", "Triển khai", 1, 2, 250),
        ("row", "12-13/4", "Quán triệt", 14, 14, 1390),
        ("total 0", "Cộng", None, 15, 16, 1640),
    ).register
    assert [(s.count, s.planned, s.attendees, str(s.period)) for s in register.sessions] == [
        (1, 2, 250, "2021-03-05"),
        (14, 14, 1390, "2021-04-12/2021-04-13"),
    ]
    assert {f.measure for f in register.figures} == {
        "sessions",
        "planned_sessions",
        "session_attendances",
    }
    assert register.covers is None  # it tells of no classes


def test_rows_with_the_title_of_a_session_are_sessions() -> None:
    register = read(
        ("text", "DANH SÁCH HỘI NGHỊ NĂM 2021"),
        ("header", "Tên hội nghị", "Ngày tổ chức", "Số người dự"),
        ("row", "Triển khai", "05/3", 250),
        ("row", "Quán triệt", "13/4", 139),
    ).register
    assert register.classes == ()
    assert [(s.count, s.attendees) for s in register.sessions] == [(1, 250), (1, 139)]


def test_classes_and_sessions_in_one_table_have_their_own_people() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên", "Số cuộc", "Lượt người dự"),
        ("row", "Tân An", 2, 80, 5, 400),
        ("row", "Mỹ Cẩm", 1, 40, 3, 210),
    ).register
    assert [(c.count, c.learners) for c in register.classes] == [(2, 80), (1, 40)]
    assert [(s.count, s.attendees) for s in register.sessions] == [(5, 400), (3, 210)]


YEARS: tuple[DrawnRow, ...] = (
    ("text", TITLE.replace("NĂM 2022", "")),
    ("header", "Xã", "Năm 2021", LEFT, "Năm 2022", LEFT, "Cộng", LEFT),
    ("header", UP, "Số lớp", "Số HV", "Số lớp", "Số HV", "Số lớp", "Số HV"),
    ("row", "Tân An", 1, 40, 2, 90, 3, 130),
    ("row", "Mỹ Cẩm", None, None, 1, 45, 1, 45),
    ("total 0", "Cộng", 1, 40, 3, 135, 4, 175),
)


def test_a_crosstab_by_years_makes_a_record_of_each_filled_pair() -> None:
    reading = read(*YEARS)
    found = [(c.id, c.unit, str(c.period), c.count, c.learners) for c in reading.register.classes]
    assert found == [
        ("Sheet1!B4", "Tân An", "2021", 1, 40),
        ("Sheet1!D4", "Tân An", "2022", 2, 90),
        ("Sheet1!D5", "Mỹ Cẩm", "2022", 1, 45),
    ]
    roles = reading.tables[0].families.roles
    assert {roles[5], roles[6]} == {Role.TOTAL}
    assert {(f.measure, str(f.scope.period), amount(f)) for f in reading.register.figures} == {
        ("classes", "2021", 1),
        ("attendances", "2021", 40),
        ("classes", "2022", 3),
        ("attendances", "2022", 135),
        ("classes", "None", 4),
        ("attendances", "None", 175),
    }


def test_a_crosstab_by_groups_with_its_total_first() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Xã", "Tổng số", LEFT, "Đối tượng 3", LEFT, "Đối tượng 4", LEFT),
        ("header", UP, "Lớp", "HV", "Lớp", "HV", "Lớp", "HV"),
        ("row", "Tân An", 3, 130, 1, 40, 2, 90),
        ("row", "Mỹ Cẩm", 2, 85, 1, 40, 1, 45),
    ).register
    assert {(str(c.target_group), c.count, c.learners) for c in register.classes} == {
        ("164/3", 1, 40),
        ("164/4", 2, 90),
        ("164/4", 1, 45),
    }
    assert sum(c.count for c in register.classes) == 5


def test_parts_that_do_not_make_the_whole_are_not_added_to_it() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Đối tượng 3", "Đối tượng 4"),
        ("row", "Tân An", 5, 1, 2),
        ("row", "Mỹ Cẩm", 4, 1, 1),
    )
    assert [c.count for c in reading.register.classes] == [5, 4]
    assert [c.target_group for c in reading.register.classes] == [None, None]
    assert reading.tables[0].families.roles == {1: Role.RECORD, 2: Role.PART, 3: Role.PART}


def test_women_are_never_added() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên", "Trong đó: nữ", "Dân tộc"),
        ("row", "Tân An", 2, 80, 30, 12),
        ("row", "Mỹ Cẩm", 1, 40, 10, 5),
        ("total 0", "Cộng", 3, 120, 40, 17),
    ).register
    assert sum(c.learners for c in register.classes if isinstance(c.learners, int)) == 120
    parts = [f for f in register.figures if f.part_of is not None]
    assert [(amount(f), f.part_of, f.breakdown, f.exhaustive) for f in parts] == [
        (40, "Sheet1!C5", "nữ", False),
        (17, "Sheet1!C5", "Dân tộc", False),
    ]


def test_both_heads_and_attendances_leave_the_learners_of_a_class_as_attendances() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên", "Lượt học viên"),
        ("row", "Tân An", 2, 40, 80),
        ("row", "Mỹ Cẩm", 1, 40, 40),
    ).register
    assert [c.learners for c in register.classes] == [80, 40]


def test_a_kind_of_class_above_the_numbers_is_a_title() -> None:
    register = read(
        ("text", "KẾT QUẢ MỞ LỚP NĂM 2022"),
        ("header", "Xã", "Lớp Alpha", LEFT, "Lớp Beta", LEFT),
        ("header", UP, "Số lớp", "Học viên", "Số lớp", "Học viên"),
        ("row", "Tân An", 1, 20, 2, 40),
        ("row", "Mỹ Cẩm", 1, 10, 1, 30),
    ).register
    assert {(c.title, c.count, c.learners) for c in register.classes} == {
        ("Lớp Alpha", 1, 20),
        ("Lớp Beta", 2, 40),
        ("Lớp Alpha", 1, 10),
        ("Lớp Beta", 1, 30),
    }


# When -----------------------------------------------------------------------------------------


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


# For whom -------------------------------------------------------------------------------------


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


# Where ----------------------------------------------------------------------------------------


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


# What else ------------------------------------------------------------------------------------


def test_topics_and_lecturers_of_classes() -> None:
    register = read(
        ("text", TITLE),
        ("header", "Tên lớp", "Chuyên đề", "Giảng viên", "Số học viên"),
        ("row", "Lớp 1", "Chuyển đổi số; Xây dựng Đảng", "Chuyên trách", 40),
        ("row", "Lớp 2", "Chuyển đổi số", "Kiêm chức và chuyên trách", 50),
    ).register
    assert [(t.title, str(t.period)) for t in register.topics] == [
        ("Chuyển đổi số", "2022"),
        ("Xây dựng Đảng", "2022"),
    ]
    one, other = register.classes
    assert len(one.topics) == 2
    assert other.topics == one.topics[:1]
    assert one.lecturers == {LecturerKind.FULL_TIME}
    assert other.lecturers == {LecturerKind.FULL_TIME, LecturerKind.PART_TIME}


def test_numbers_of_topics() -> None:
    register = read(
        ("text", TITLE.replace("NĂM 2022", "")),
        ("header", "Năm", "Số chuyên đề", "Số lớp"),
        ("row", 2014, 7, 2),
        ("row", 2019, 4, 11),
    ).register
    assert [(t.count, str(t.period)) for t in register.topics] == [(7, "2014"), (4, "2019")]


def test_a_list_of_topics() -> None:
    register = read(
        ("text", "CÁC CHUYÊN ĐỀ NĂM 2022"),
        ("header", "TT", "Tên chuyên đề", "Số tiết"),
        ("row", 1, "Chuyển đổi số", 8),
        ("row", 2, "Xây dựng Đảng", 8),
    ).register
    assert [(t.title, str(t.period)) for t in register.topics] == [
        ("Chuyển đổi số", "2022"),
        ("Xây dựng Đảng", "2022"),
    ]


ROLL: tuple[DrawnRow, ...] = (
    ("text", "DANH SÁCH HỌC VIÊN"),
    ("text", "Lớp cập nhật kiến thức cho đối tượng 4, năm 2022"),
    ("header", "STT", "Họ và tên", "Năm sinh", LEFT, "Chức vụ", "Có mặt"),
    ("header", UP, UP, "Nam", "Nữ", UP, UP),
    ("row", 1, "Nguyễn Văn Ba", 1975, None, "Bí thư", "x"),
    ("row", 2, "Trần Thị Lan", None, 1980, "Chủ tịch", "vắng có phép"),
    ("row", 3, "Lê Văn Tư", 1969, None, "Phó Bí thư", "vắng"),
)


def test_a_roll_is_persons_and_one_class() -> None:
    reading = read(*ROLL)
    register = reading.register
    (held,) = register.classes
    assert (held.count, held.learners, held.enrolled) == (1, 1, 3)
    assert str(held.target_group) == "164/4"
    assert [c.name for c in register.cadres] == ["Nguyễn Văn Ba", "Trần Thị Lan", "Lê Văn Tư"]
    assert [a.status for a in register.attendances] == [
        AttendanceStatus.PRESENT,
        AttendanceStatus.EXCUSED,
        AttendanceStatus.ABSENT,
    ]
    assert {a.class_id for a in register.attendances} == {held.id}
    assert reading.tables[0].tabulation.columns == ()
    assert codes(reading) == []


def test_names_of_persons_are_in_no_remark() -> None:
    reading = read(
        *ROLL[:5], ("row", 2, "Trần Thị Lan", "không rõ", "?", "31/31/2022", "y"), mapping=None
    )
    said = " ".join(p.message.vi + p.message.en for p in reading.remarks)
    assert "Lan" not in said
    assert "Ba" not in said


def test_a_roll_belongs_to_the_class_that_a_list_tells_of() -> None:
    listed = sheet(
        ("text", TITLE),
        ("header", "Mã lớp", "Tên lớp", "Thời gian", "Số học viên"),
        ("row", "L1", "Lớp cập nhật kiến thức cho đối tượng 4, năm 2022", "10/3/2022", 3),
        ("row", "L2", "Lớp khác", "13/4/2022", 60),
        name="Lớp",
    )
    register = read_layouts([listed, sheet(*ROLL, name="Danh sách")]).register
    assert len(register.classes) == 2
    assert {a.class_id for a in register.attendances} == {register.classes[0].id}


def test_a_roll_of_a_class_that_cannot_be_told_makes_no_class() -> None:
    listed = sheet(
        ("text", TITLE),
        ("header", "Tên lớp", "Thời gian", "Số học viên"),
        ("row", "Lớp A", "10/3/2022", 3),
        ("row", "Lớp B", "13/4/2022", 60),
        name="Lớp",
    )
    register = read_layouts([listed, sheet(*ROLL, name="Danh sách")]).register
    assert len(register.classes) == 2
    assert register.attendances == ()
    assert len(register.cadres) == 3


def test_a_list_of_lecturers_is_no_roll() -> None:
    register = read(
        ("text", "DANH SÁCH GIẢNG VIÊN NĂM 2022"),
        ("header", "Họ và tên", "Số tiết"),
        ("row", "Nguyễn Văn Ba", 40),
        ("row", "Trần Thị Lan", 30),
    ).register
    assert register.cadres == ()
    assert register.classes == ()


# Nothing is lost ------------------------------------------------------------------------------

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


_PLACE = sheet(("header", "Xã", "Số lớp"), ("row", "A", 1))[0].place(0, 0)
