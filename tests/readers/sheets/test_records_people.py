"""Topics, lecturers and class rolls on sheets."""

from __future__ import annotations

from tests.readers.sheets.layouts.drawing import LEFT, UP, DrawnRow
from tests.readers.sheets.reading_sheets import TITLE, codes, read, sheet

from cadre_training.model.attendance import AttendanceStatus
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.readers.sheets.reader import read_layouts


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
