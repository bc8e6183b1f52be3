"""Which field a column is, by its header and its cells."""

from __future__ import annotations

import pytest
from tests.readers.sheets.reading_sheets import TITLE, cells, codes, column, read

from cadre_training.model.absence import Absence
from cadre_training.model.grid import RawCell
from cadre_training.model.programme import Programme
from cadre_training.readers.sheets.fields import Field, Kind


@pytest.mark.parametrize("field", Field)
def test_every_field_is_described_in_both_languages(field: Field) -> None:
    assert field.label.vi
    assert field.label.en
    assert field.definition.vi.endswith(".")
    assert field.definition.en.endswith(".")
    assert field.definition.vi != field.definition.en
    assert field.is_number is (field.kind not in (Kind.WORDS, Kind.TIME))
    assert field.adds or field.kind is not Kind.COUNT
    assert field.whole is (field.unit is not None)


NUMBERS: tuple[RawCell, ...] = (12, 40, 7)
TEXTS: tuple[RawCell, ...] = ("An Trường", "Tân An", "Mỹ Cẩm")
DAYS: tuple[RawCell, ...] = ("10/3/2022", "26-27/5/2022", "13/6/2022")


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("STT", (1, 2, 3), Field.ORDINAL),
        ("Số TT", ("I", "II", "III"), Field.ORDINAL),
        ("Mã lớp", ("01", "02", "03"), Field.CLASS_ID),
        ("Mã xã", (29266, 29275, 29278), Field.UNIT_CODE),
        ("Tên lớp", TEXTS, Field.TITLE),
        ("Lớp", TEXTS, Field.TITLE),
        ("Lớp", NUMBERS, Field.CLASSES),
        ("Đơn vị", TEXTS, Field.UNIT),
        ("Xã, phường, thị trấn", TEXTS, Field.UNIT),
        ("Danh mục", ("Xã An Trường", "Xã Tân An", "Huyện Càng Long"), Field.UNIT),
        ("Thời gian", DAYS, Field.PERIOD),
        ("Khai giảng", DAYS, Field.START),
        ("Đến ngày", DAYS, Field.END),
        ("Năm", (2014, 2019, 2022), Field.YEAR),
        ("Quý", ("I", "II", "IV"), Field.QUARTER),
        ("Quý", (1, 2, 4), Field.QUARTER),
        ("Tháng", (1, 5, 12), Field.MONTH),
        ("Đối tượng", (3, 4, 4), Field.TARGET_GROUP),
        ("Đối tượng", ("ĐT 3", "ĐT 4", "ĐT 4"), Field.TARGET_GROUP),
        ("Loại hình", TEXTS, Field.PROGRAMME),
        ("Chuyên đề", TEXTS, Field.TOPIC),
        ("Địa điểm", TEXTS, Field.VENUE),
        ("Đơn vị tổ chức", TEXTS, Field.ORGANISER),
        ("Giảng viên", TEXTS, Field.LECTURER),
        ("Họ và tên", TEXTS, Field.PERSON),
        ("Ngày sinh", DAYS, Field.PERSONAL),
        ("Năm sinh", (1975, 1980, 1969), Field.PERSONAL),
        ("Số lớp", NUMBERS, Field.CLASSES),
        ("Số cuộc", NUMBERS, Field.SESSIONS),
        ("Số buổi", NUMBERS, Field.SITTINGS),
        ("Số tiết", NUMBERS, Field.TEACHING_PERIODS),
        ("Số chuyên đề", NUMBERS, Field.TOPICS),
        ("Số học viên", NUMBERS, Field.LEARNERS),
        ("Số người dự", NUMBERS, Field.LEARNERS),
        ("Lượt học viên", NUMBERS, Field.ATTENDANCES),
        ("Lượt người", NUMBERS, Field.ATTENDANCES),
        ("Triệu tập", NUMBERS, Field.SUMMONED),
        ("Số học viên theo danh sách", NUMBERS, Field.ENROLLED),
        ("Số giảng viên", NUMBERS, Field.LECTURERS),
        ("Số học viên/lớp", NUMBERS, Field.MEAN),
        ("Bình quân học viên mỗi lớp", NUMBERS, Field.MEAN),
        ("Cơ cấu (%)", NUMBERS, Field.SHARE),
        ("Tỷ lệ tham gia (%)", NUMBERS, Field.ATTENDANCE_RATE),
        ("Tỷ lệ so với kế hoạch (%)", NUMBERS, Field.PLAN_RATE),
        ("Ghi chú", TEXTS, Field.NOTE),
        ("Ghi chú", NUMBERS, Field.NOTE),
        ("Commune", TEXTS, Field.UNIT),
        ("Participants", NUMBERS, Field.LEARNERS),
        ("So luot nguoi", NUMBERS, Field.ATTENDANCES),
        ("Số hoc vien", NUMBERS, Field.LEARNERS),
        ("Khối lượng", TEXTS, Field.OTHER_TEXT),
        ("Số lớp", ("?", "hai ba", "nhiều"), Field.CLASSES),
        ("Số lớp", (None, None, None), Field.CLASSES),
        ("HV", ("1.090", "khoảng 60", "hơn 50"), Field.LEARNERS),
        ("HV", ("40", "Trần Thị Lan", "45"), Field.LEARNERS),
        ("Học viên", ("Nguyễn Văn Ba", "Trần Thị Lan", "Lê Văn Tư"), Field.PERSON),
        ("Năm", ("Số lớp", "Số học viên", "Số tiết"), Field.OTHER_TEXT),
        ("Month", ("January", "March", "May"), Field.MONTH),
        ("Kỳ này", NUMBERS, Field.OTHER_NUMBER),
        ("Trung tâm", TEXTS, Field.ORGANISER),
    ],
)
def test_one_column(header: str, values: tuple[RawCell, ...], field: Field) -> None:
    rows = [("row", f"Xã {n}", cell, n) for n, cell in enumerate(values, 21)]
    reading = read(("text", TITLE), ("header", "Tổ chức đảng", header, "Số lớp mở mới"), *rows)
    assert column(reading, header).field is field


@pytest.mark.parametrize(
    "header", ["Số học viên giỏi", "Thù lao", "Số lượng", "Điểm số", "Người có công", "?"]
)
def test_numbers_that_are_not_understood_are_remarked_and_still_added_up(header: str) -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", header),
        ("row", "Tân An", 2, 40),
        ("row", "Mỹ Cẩm", 3, 50),
    )
    assert column(reading, header).field is Field.OTHER_NUMBER
    known = header == "Thù lao"  # money is known, and is no learner
    assert cells(reading, "column-not-understood") == ([] if known else ["C2"])
    assert [one.label for one in reading.tables[0].tabulation.columns] == ["Số lớp", header]
    assert {one.learners for one in reading.register.classes} == {Absence.NO_DATA}


def two_levels(*columns: tuple[str, str], title: str = TITLE) -> list[str]:
    """Return what each column of a two-level header means, in one line."""
    top, low = zip(*columns, strict=True)
    widths = len(columns)
    reading = read(
        ("text", title),
        ("header", "Xã", *top),
        ("header", None, *low),
        ("row", "Tân An", *range(2, 2 + widths)),
        ("row", "Mỹ Cẩm", *range(5, 5 + widths)),
        ("row", "Đức Mỹ", *range(9, 9 + widths)),
    )
    found: list[str] = []
    for one, draft in zip(reading.tables[0].columns[1:], reading.tables[0].values[1:], strict=True):
        parts = [
            one.field.value,
            f"group {one.group}" if one.group else "",
            f"period {draft.draft.period}" if draft.draft.period else "",
            f"of which {one.of_which}" if one.of_which else "",
            f"unit {one.unit}" if one.unit else "",
            one.programme.value if one.programme else "",
            "total" if one.total else "",
        ]
        found.append(", ".join(part for part in parts if part))
    return found


def test_plan_and_result_stand_above_or_below() -> None:
    wanted = ["planned-classes", "classes", "planned-learners", "learners"]
    assert (
        two_levels(
            ("Kế hoạch", "Số lớp"), ("TH", "Số lớp"), ("Chỉ tiêu", "HV"), ("Thực hiện", "HV")
        )
        == wanted
    )
    assert (
        two_levels(
            ("Số lớp", "KH"), ("Số lớp", "TH"), ("Học viên", "Kế hoạch"), ("Học viên", "Kết quả")
        )
        == wanted
    )


@pytest.mark.parametrize("above", ["Tỷ lệ %", "TỈ LỆ", "Tỷ lệ đạt (%)", "% đạt"])
def test_counts_below_a_rate_are_rates(above: str) -> None:
    assert two_levels((above, "Lớp"), (above, "HV")) == ["rate", "rate"]


@pytest.mark.parametrize("above", ["Đạt", "Kết quả đạt được", "Số lượng, tỷ lệ"])
def test_counts_below_what_was_reached_are_counts(above: str) -> None:
    assert two_levels((above, "Lớp"), (above, "HV")) == ["classes", "learners"]


def test_groups_and_years_narrow() -> None:
    assert two_levels(
        ("Đối tượng 3", "Số lớp"), ("ĐT 3", "Số HV"), ("Năm 2021", "Số lớp"), ("2022", "HV")
    ) == [
        "classes, group 3",
        "learners, group 3",
        "classes, period 2021",
        "learners, period 2022",
    ]


def test_a_bare_number_under_the_word_for_a_group_is_a_group() -> None:
    assert two_levels(("Số lớp", "Tổng"), ("Đối tượng", "3"), ("Đối tượng", "IV")) == [
        "classes, total",
        "classes, group 3",
        "classes, group 4",
    ]


def test_quarters_take_the_year_above_them_or_of_the_title() -> None:
    assert two_levels(("Số lớp", "Quý I"), ("Số lớp", "Quý II"), title="KẾT QUẢ NĂM 2023") == [
        "classes, period 2023-Q1",
        "classes, period 2023-Q2",
    ]


def test_women_are_a_part() -> None:
    assert two_levels(("Số học viên", "Tổng số"), ("Số học viên", "Trong đó: Nữ")) == [
        "learners, total",
        "learners, of which Nữ",
    ]


def test_units_and_programmes_narrow() -> None:
    assert two_levels(
        ("Huyện Càng Long", "Số lớp"), ("Cập nhật kiến thức", "Số lớp"), ("LLCT", "Số lớp")
    ) == [
        "classes, unit Huyện Càng Long",
        "classes, knowledge-update",
        "classes",
    ]


def test_what_belongs_to_another_time_or_is_a_difference_is_no_count() -> None:
    assert two_levels(
        ("Số lớp", "Kỳ này"), ("Số lớp", "Cùng kỳ năm trước"), ("Tăng, giảm", "Số lớp")
    ) == ["classes", "other-number", "other-number"]


def test_a_title_tells_what_is_counted_where_the_header_does_not() -> None:
    reading = read(
        ("text", "SỐ LƯỢT HỌC VIÊN QUA CÁC NĂM"),
        ("header", "Xã", 2021, 2022, "Cộng"),
        ("row", "Tân An", 120, 90, 210),
        ("row", "Mỹ Cẩm", 60, 70, 130),
    )
    assert [one.field for one in reading.tables[0].columns[1:]] == [Field.ATTENDANCES] * 3


def test_a_plan_is_not_taken_for_what_was_held() -> None:
    reading = read(
        ("text", "KẾ HOẠCH MỞ LỚP BỒI DƯỠNG NĂM 2023"),
        ("header", "Xã", "Số lớp", "Số học viên"),
        ("row", "Tân An", 2, 120),
        ("row", "Mỹ Cẩm", 1, 60),
    )
    assert column(reading, "Số lớp").field is Field.PLANNED_CLASSES
    assert column(reading, "Số học viên").field is Field.PLANNED_LEARNERS
    assert reading.register.classes == ()
    assert [one.measure for one in reading.register.figures] == ["planned_classes"] * 2


def test_a_result_of_a_plan_is_no_plan() -> None:
    for title in ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2022", "Thực hiện Kế hoạch số 5-KH/HU năm 2022"):
        reading = read(
            ("text", title), ("header", "Xã", "Số lớp"), ("row", "Tân An", 2), ("row", "Mỹ Cẩm", 1)
        )
        assert column(reading, "Số lớp").field is Field.CLASSES


def test_staff_and_lecturers_are_no_learners() -> None:
    rows = (("row", "Chuyên trách", 4), ("row", "Kiêm chức", 17))
    lecturers = read(("text", "Biểu 2. Giảng viên"), ("header", "Loại", "Số người"), *rows)
    assert column(lecturers, "Số người").field is Field.LECTURERS
    staff = read(("text", "Biên chế cơ quan"), ("header", "Loại", "Số người"), *rows)
    assert column(staff, "Số người").field is Field.OTHER_NUMBER
    assert codes(staff) == ["column-not-understood"]


def test_a_rate_is_of_what_its_formula_or_its_neighbours_say() -> None:
    by_formula = read(
        ("text", TITLE),
        ("header", "Xã", "Triệu tập", "Dự", "Tỷ lệ %", "Số lớp", "TL"),
        ("numbers", "A", 1, 2, "3=2/1", 4, "5"),
        ("row", "Tân An", 100, 90, 90, 2, 45),
        ("row", "Mỹ Cẩm", 50, 40, 80, 1, 40),
    )
    assert column(by_formula, "Tỷ lệ %").field is Field.ATTENDANCE_RATE
    beside = read(
        ("text", TITLE),
        ("header", "Xã", "KH (lớp)", "TH (lớp)", "Đạt %"),
        ("row", "Tân An", 4, 2, 50),
        ("row", "Mỹ Cẩm", 2, 1, 50),
    )
    assert column(beside, "Đạt %").field is Field.PLAN_RATE
    alone = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Tỷ lệ %"),
        ("row", "Tân An", 4, 50),
        ("row", "Mỹ Cẩm", 2, 25),
    )
    assert column(alone, "Tỷ lệ %").field is Field.RATE


def test_two_columns_of_one_meaning_are_not_both_counted() -> None:
    reading = read(
        ("text", TITLE),
        ("header", "Xã", "Số lớp", "Số học viên", "Học viên"),
        ("row", "Tân An", 2, 40, 41),
        ("row", "Mỹ Cẩm", 3, 50, 50),
    )
    assert column(reading, "Học viên").field is Field.OTHER_NUMBER
    assert cells(reading, "column-not-understood") == ["D2"]
    assert [one.learners for one in reading.register.classes] == [40, 50]


def test_columns_that_are_silent_alike_are_remarked_once() -> None:
    reading = read(
        ("header", "Xã", "2021", "2022", "2023"), ("row", "A", 1, 2, 3), ("row", "B", 4, 5, 6)
    )
    assert codes(reading) == ["column-not-understood"]
    assert "2021" in reading.remarks[0].message.vi
    assert "2 cột khác" in reading.remarks[0].message.vi


def test_school_years_are_no_calendar_years() -> None:
    reading = read(
        ("text", "Số lớp qua các năm học"),
        ("header", "Xã", "2020-2021", "2021-2022"),
        ("row", "Tân An", 1, 2),
        ("row", "Mỹ Cẩm", 3, 4),
    )
    assert reading.register.classes == ()
    assert "no-period" in codes(reading)


def test_numbers_without_a_header_that_run_on_are_list_numbers() -> None:
    reading = read(
        ("text", TITLE),
        ("header", None, "Xã", "Số lớp"),
        ("row", 1, "Tân An", 2),
        ("row", 2, "Mỹ Cẩm", 3),
        ("row", 3, "Đức Mỹ", 1),
    )
    assert reading.tables[0].columns[0].field is Field.ORDINAL
    assert codes(reading) == []


def test_the_words_of_a_title_narrow_nothing_by_themselves() -> None:
    reading = read(
        ("text", "ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ NĂM 2022"),
        ("header", "Xã", "Số lớp"),
        ("row", "Tân An", 2),
        ("row", "Mỹ Cẩm", 3),
    )
    assert {one.programme for one in reading.register.classes} == {None}
    update = read(
        ("text", TITLE), ("header", "Xã", "Số lớp"), ("row", "Tân An", 2), ("row", "Mỹ Cẩm", 3)
    )
    assert {one.programme for one in update.register.classes} == {Programme.KNOWLEDGE_UPDATE}
