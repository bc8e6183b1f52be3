"""Several tables on a sheet, and sheets without one."""

from __future__ import annotations

from tests.readers.sheets.layouts.drawing import LEFT, Drawing, drawn

SEVERAL: tuple[Drawing, ...] = (
    drawn(
        "the same header twice, two years",
        ("text", "1. Năm 2021"),
        ("header", "TT", "Xã", "Số lớp", "Học viên"),
        ("row", 1, "An Trường", 3, 120),
        ("row", 2, "Tân An", 2, 80),
        ("total 0", None, "Cộng", 5, 200),
        ("",),
        ("text", "2. Năm 2022"),
        ("header", "TT", "Xã", "Số lớp", "Học viên"),
        ("row", 1, "An Trường", 4, 150),
        ("row", 2, "Tân An", 1, 45),
        ("total 0", None, "Cộng", 5, 195),
    ),
    drawn(
        "notes between two tables",
        ("text", "BIỂU 1: KẾT QUẢ BỒI DƯỠNG"),
        ("header", "TT", "Nội dung", "Số lớp", "Số người"),
        ("row", 1, "Đảng viên mới", 2, 120),
        ("row", 2, "Kết nạp Đảng", 4, 280),
        ("total 0", None, "Tổng", 6, 400),
        ("below", "Ghi chú: chưa tính lớp của tỉnh"),
        ("",),
        ("text", "BIỂU 2: KINH PHÍ (ĐVT: triệu đồng)"),
        ("header", "STT", "Khoản chi", "Dự toán", "Quyết toán", "Còn lại"),
        ("row", 1, "Bồi dưỡng giảng viên", 60, 55, 5),
        ("row", 2, "Tài liệu", 20, 19, 1),
        ("total 0", None, "Tổng cộng", 80, 74, 6),
        ("below", "Người lập biểu"),
    ),
    drawn(
        "a summary above the list",
        ("text", "Tổng số lớp:", 2),
        ("text", "Tổng số học viên:", 223),
        ("",),
        ("header", "TT", "Tên lớp", "Thời gian", "Học viên"),
        ("row", 1, "Khóa 1", "10-12/3/2014", 112),
        ("row", 2, "Khóa 2", "17-19/3/2014", 111),
        ("total 0", None, "Cộng", None, 223),
    ),
)

NONE: tuple[Drawing, ...] = (
    drawn(
        "prose",
        ("text", "BÁO CÁO"),
        ("text", "Kết quả 10 năm thực hiện Quy định số 164-QĐ/TW"),
        ("",),
        ("text", "Qua 10 năm thực hiện, Ban Thường vụ Huyện ủy đã mở 36 lớp với 6.423 lượt người."),
        ("text", "Trong đó đối tượng 4 mở 2 lớp có 223 học viên dự; đối tượng 5 mở 34 lớp."),
        ("text", None, None, "TRƯỞNG BAN"),
    ),
    drawn("an empty sheet"),
    drawn("blank cells only", ("", None, " ", None), ("", "  ", None)),
    drawn(
        "a form to fill in",
        ("text", "PHIẾU ĐĂNG KÝ", LEFT),
        ("text", "Họ và tên:", "Nguyễn Văn A"),
        ("text", "Chức vụ:", "Bí thư"),
        ("text", "Đơn vị:", "Xã An Trường"),
    ),
)
