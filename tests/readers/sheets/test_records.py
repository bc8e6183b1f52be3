"""The records that the rows of sheets make."""

from __future__ import annotations

from tests.readers.sheets.layouts.drawing import LEFT, UP, DrawnRow
from tests.readers.sheets.reading_sheets import TITLE, amount, cells, codes, read

from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.sheets._records_families import Role
from cadre_training.readers.sheets.mapping import SheetMapping


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
