"""The words of headers, and what they say of their columns."""

from __future__ import annotations

import re

from cadre_training.readers.sheets._phrases import Phrases

_SERIAL = Phrases(
    "tt|stt|số tt|số thứ tự|thứ tự|no|nr|s/n|sn|#|order|tt.|so tt|serial no|item|th tự|#no"
)
_HEADER = Phrases(
    "tt|stt|số tt|số thứ tự|đơn vị|tên đơn vị|địa phương|địa bàn|huyện|xã|phường|thị trấn|tỉnh|"
    "xã phường|cơ quan|tên cơ quan|họ và tên|họ tên|họ|tên|họ và tên học viên|tên học viên|"
    "tên giảng viên|ngày sinh|năm sinh|ngày tháng năm sinh|quê quán|dân tộc|tôn giáo|trình độ|"
    "giới tính|chức vụ|chức danh|nơi công tác|đơn vị công tác|ghi chú|nội dung|chuyên đề|"
    "tên chuyên đề|tên lớp|lớp|khóa|tên khóa|số lớp|số học viên|học viên|lượt|số lượt|lượt người|"
    "lượt học viên|lượt người dự|số người|người|tổng số|tổng|cộng|tổng cộng|trong đó|nam|nữ|"
    "đối tượng|nhóm|nhóm đối tượng|năm|kế hoạch|chỉ tiêu|thực hiện|kết quả|kết quả thực hiện|"
    "tỷ lệ|tỉ lệ|%|đạt|đạt tỷ lệ|thời gian|thời lượng|địa điểm|từ ngày|đến ngày|ngày|số ngày|"
    "ngày khai giảng|khai giảng|bế giảng|giảng viên|báo cáo viên|chuyên trách|kiêm chức|cuộc|"
    "số cuộc|số buổi|buổi|số tiết|tiết|danh mục|loại hình|loại|hình thức|cấp|cán bộ|đảng viên|"
    "công chức|viên chức|so với|so sánh|tăng|giảm|tăng giảm|đvt|đơn vị tính|quý|tháng|chỉ tiêu|"
    "số lượng|thành phần|đợt|kinh phí|hình thức học|phân loại|giỏi|khá|trung bình|xuất sắc|yếu|"
    "số điện thoại|điện thoại|ngày vào đảng|số thẻ|xếp loại|điểm|ký tên|ký nhận|chữ ký|lĩnh vực|"
    "cấp ủy|khối|đoàn thể|chính quyền|đảng|mặt trận|hệ|trong nước|ngoài nước|mã|mã số|mã đơn vị|"
    "mã xã|"
    "người học|người dự|số|tài liệu|nguồn|bắt đầu|kết thúc|từ|đến|đối tượng tham dự|đơn vị mở lớp|"
    "khoản|khoản chi|dự toán|quyết toán|còn lại|số tiền|cơ sở|chủ trì|cơ quan chủ trì|nhiệm kỳ|"
    "ngành|trực thuộc|loại lớp|chương trình|buổi học|tuần|thứ|sáng|chiều|tối|chủ nhật|vấn đề|"
    "thực trạng|giải pháp|nguyên nhân|hạn chế|ưu điểm|kiến nghị|đề xuất|công việc|phụ trách|"
    "người phụ trách|hạng mục|câu hỏi|nhận xét|đánh giá|mục tiêu|biện pháp|ý kiến|yêu cầu|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|question|comment|comments|task|"
    "no|code|name|full name|unit|commune|ward|district|province|year|class|classes|course|courses|"
    "learner|learners|participants|people|attendance|attendances|session|sessions|total|male|"
    "female|women|men|of which|plan|planned|target|actual|held|result|rate|share|remark|remarks|"
    "note|notes|date|start|end|from|to|place|venue|position|topic|subject|lecturer|lecturers|"
    "group|target group|category|indicator|number of|number|quarter|month|days|hours|gender|"
    "date of birth|birth|type|level|period|organiser|organizer|budget|cost|title|id|office|trainees"
)
_REMARKS = Phrases("ghi chú|note|notes|remark|remarks|chú thích|ký tên|ký nhận|chữ ký|comments")


def is_serial_header(key: str) -> bool:
    """Tell whether a header names the column that numbers the rows."""
    return key.strip(" .:°()") in _SERIAL


def is_header_word(key: str) -> bool:
    """Tell whether words begin as headers of such tables do.

    >>> from cadre_training.model.folding import fold
    >>> is_header_word(fold("SỐ LỚP (lớp)")), is_header_word(fold("An Trường"))
    (True, False)
    """
    words = key.replace("_", " ").lstrip(" (-+*")
    return len(key) <= 200 and _HEADER.at_start(words) is not None


def is_whole_header_word(key: str) -> bool:
    """Tell whether a text is the word of a header, and no more: “Trong đó”."""
    return key.strip(" (-+*:)") in _HEADER


def is_corner_header(key: str) -> bool:
    """Tell whether words can stand alone over the column that names the rows: “Đơn vị”.

    >>> from cadre_training.model.folding import fold
    >>> is_corner_header(fold("Tên đơn vị")), is_corner_header(fold("Số lớp"))
    (True, False)
    """
    words = key.split(" ")
    measured = words[0] in ("số", "so", "number") and not is_serial_header(key)
    return len(words) <= 4 and is_header_word(key) and not measured


_NAMING = Phrases(
    "đơn vị|tên đơn vị|xã|huyện|phường|thị trấn|tỉnh|địa phương|họ và tên|họ tên|tên|nội dung|"
    "chuyên đề|tên chuyên đề|đối tượng|năm|khối|chỉ tiêu|cơ quan|loại|loại hình|tên lớp|lớp|cấp|"
    "nhóm|tháng|quý|giảng viên|tiêu chí|khóa|khoản|mục|ngành|lĩnh vực|địa bàn|cơ sở|trung tâm|"
    "chi bộ|đảng bộ|ấp|chức danh|chức vụ|trình độ|giai đoạn|nhiệm kỳ|thời gian|ngày|buổi|thứ|"
    "tuần|câu hỏi|hạng mục|công việc|vấn đề|chương trình|"
    "name|unit|commune|district|category|topic|group|year|class|course|"
    "lecturer|indicator|type|quarter|month"
)


def is_naming_header(key: str) -> bool:
    """Tell whether a header names what the rows of a table are."""
    return _NAMING.at_start(key) is not None


_PARTS = re.compile(r"[,/()\\&+]|-| và | và/hoặc | va | and | or ")


def is_general_name(key: str) -> bool:
    """Tell whether words name the rows of a table in general, and none of them.

    >>> from cadre_training.model.folding import fold
    >>> is_general_name(fold("Xã, thị trấn")), is_general_name(fold("Xã An Trường"))
    (True, False)
    """
    parts = [part.strip(" .:*") for part in _PARTS.split(key)]
    named = [part for part in parts if part]
    called = ("tên ", "ten ", "mã ", "name of ")
    return bool(named) and all(p in _NAMING or p.startswith(called) for p in named)


def is_remarks_header(key: str) -> bool:
    """Tell whether a header names a column of remarks, which belongs to no wider header."""
    return _REMARKS.at_start(key) is not None
