"""Which of the lines above a table is its title."""

from __future__ import annotations

import pytest

from cadre_training.model.grid import Grid
from cadre_training.readers.sheets.tables import find_tables

TABLE = (("TT", "Xã", "Số lớp", "HV"), (1, "Tân An", 2, 80), (2, "Đức Mỹ", 1, 44))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["DANH SÁCH LỚP NĂM 2022", "Đơn vị tính: lượt người"], "DANH SÁCH LỚP NĂM 2022"),
        (
            ["THỐNG KÊ LỚP BỒI DƯỠNG", "(Kèm theo Báo cáo số 12-BC/BTGTU ngày 03/01/2023)"],
            "THỐNG KÊ LỚP BỒI DƯỠNG",
        ),
        (
            ["ĐẢNG BỘ XÃ TÂN BÌNH", "Danh sách đảng viên dự học", "ĐVT: người"],
            "Danh sách đảng viên dự học",
        ),
        (
            ["HUYỆN ỦY CÀNG LONG", "Số: 27-BC/HU", "SỐ LIỆU MỞ LỚP", "GIAI ĐOẠN 2020 - 2022"],
            "SỐ LIỆU MỞ LỚP GIAI ĐOẠN 2020 - 2022",
        ),
        (["Biểu số 2", "Càng Long, ngày 3 tháng 1 năm 2023"], None),
        (
            ["Mẫu 02", "Tình hình mở lớp trong kỳ", "Kỳ báo cáo: 6 tháng"],
            "Tình hình mở lớp trong kỳ",
        ),
        (
            ["BÁO CÁO", "Kết quả đào tạo, bồi dưỡng", "(Từ 01/01 đến 31/12)"],
            "Kết quả đào tạo, bồi dưỡng",
        ),
        (["NĂM 2021"], "NĂM 2021"),
        (["II. SỐ GIẢNG VIÊN THAM GIA", "Ghi chú: kể cả kiêm chức"], "II. SỐ GIẢNG VIÊN THAM GIA"),
        (["Table 3. Sessions held", "Unit: persons"], "Table 3. Sessions held"),
        (["* * *", "Kính gửi: Ban Tổ chức"], None),
        ([], None),
    ],
)
def test_title(lines: list[str], title: str | None) -> None:
    rows = (*((line,) for line in lines), *TABLE)
    (table,) = find_tables(Grid(file="a.csv", rows=rows))
    assert table.title == title


def test_what_is_filled_in_beside_its_name_is_no_title() -> None:
    rows = (("DANH SÁCH HỌC VIÊN",), ("Tên lớp:", "ĐẢNG VIÊN MỚI KHÓA BA"), *TABLE)
    (table,) = find_tables(Grid(file="a.csv", rows=rows))
    assert table.title == "DANH SÁCH HỌC VIÊN"


def test_body_and_number_beside_each_other() -> None:
    rows = (
        ("TỈNH ỦY TRÀ VINH", None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("BAN TUYÊN GIÁO", None, "Trà Vinh, ngày 3 tháng 1 năm 2023"),
        (None, "THỐNG KÊ SỐ LỚP ĐÃ MỞ"),
        *TABLE,
    )
    (table,) = find_tables(Grid(file="a.csv", rows=rows))
    assert table.title == "THỐNG KÊ SỐ LỚP ĐÃ MỞ"
