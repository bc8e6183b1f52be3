"""The words of lines around tables: letterheads, titles, units, notes, signatures, pages."""

from __future__ import annotations

import re
from functools import lru_cache

from cadre_training.model.folding import fold_plain
from cadre_training.readers.sheets._phrases import Phrases

_UNIT_LINE = re.compile(
    r"\(? ?(?:(?:don vi|dv)(?: tinh| do)?|dvt|units?(?: of measure)?) ?:.*"
    r"|\((?:don vi tinh|dvt|unit)\b.*"
)
_STATE = re.compile(
    r".*(?:dang cong san viet nam|cong hoa xa hoi|doc lap ?- ?tu do|communist party).*"
    r"|(?:so|no)\.? ?:? ?[0-9…._ ]*[-/].*[-/].*"
)
# What the patterns above and below need, so that most texts need not be tried.
_LETTER_WORDS = tuple(Phrases("việt nam|xã hội|tự do|communist|tháng"))
_NUMBERED_LETTERS = ("số", "so", "no")
_BLANK_DATE = r"[\s0-9.…_/-]"
_DATED = re.compile(
    rf"(?=.*[0-9.…_]).*\bngay\b{_BLANK_DATE}{{1,30}}\bthang\b{_BLANK_DATE}{{1,30}}"
    rf"\bnam\b(?:{_BLANK_DATE}.*|$)"
)
_TITLE = Phrases(
    "danh sách|báo cáo|biểu|biểu số|biểu mẫu|mẫu|mẫu số|mẫu biểu|bảng|bảng số|phụ lục|phụ lục số|"
    "thống kê|tổng hợp|bảng tổng hợp|số liệu|kết quả|tình hình|kế hoạch|kèm theo|ban hành kèm theo|"
    "dự kiến|chương trình|lịch|danh mục|tiếp theo|table|annex|appendix|list of|report|summary|"
    "statistics|schedule|attached|form|về việc|v/v|tên lớp|lớp|năm học|tháng|quý|từ ngày|tính đến|"
    "theo|thực hiện|khóa|hệ"
)
_NOTE = Phrases(
    "ghi chú|chú thích|lưu ý|nguồn|nguồn số liệu|note|notes|source|sources|remark|remarks|ghi chu|"
    "giải thích|cách ghi|hướng dẫn|chú ý|số liệu"
)
_SIGNED = Phrases(
    "người lập|người lập biểu|người lập bảng|người tổng hợp|người báo cáo|lập biểu|lập bảng|"
    "người thống kê|người kiểm tra|cán bộ tổng hợp|trưởng ban|phó trưởng ban|thủ trưởng|"
    "thủ trưởng đơn vị|thủ trưởng cơ quan|giám đốc|phó giám đốc|chủ nhiệm|chủ tịch|phó chủ tịch|"
    "bí thư|phó bí thư|tm|t/m|kt|k/t|tl|ký tên|ký|đã ký|xác nhận|xác nhận của|nơi nhận|"
    "nơi gửi|kế toán|hiệu trưởng|phó hiệu trưởng|trưởng phòng|chánh văn phòng|giáo viên chủ nhiệm|"
    "chủ nhiệm lớp|prepared by|approved by|checked by|signature|signed|director|head of|"
    "người duyệt|duyệt|lãnh đạo|đại diện|kí tên|ký và ghi rõ họ tên|ký ghi rõ họ tên"
)
_CLOSING = Phrases(
    "danh sách này có|danh sách có|danh sách gồm|tổng số danh sách|bảng này có|ấn định danh sách|"
    "tổng số học viên trong danh sách"
)
LINES = (_NOTE, _SIGNED, _CLOSING)
"""What lines below a table begin with."""

_PAGE = re.compile(
    r"(?:trang|page|tr\.?) ?[0-9]{1,4}(?: ?(?:/|of|trên|-) ?[0-9]{1,4})?|- ?[0-9]{1,4} ?-"
    r"|[0-9]{1,4} ?/ ?[0-9]{1,4}"
)


@lru_cache(maxsize=1 << 12)
def _plain(key: str) -> str:
    return fold_plain(key)


def is_unit_line(key: str) -> bool:
    """Tell whether a line says what is counted: “Đơn vị tính: lớp”."""
    told = key[0] == "(" or ":" in key
    return told and _UNIT_LINE.fullmatch(_plain(key)) is not None


def is_letterhead(key: str) -> bool:
    """Tell whether a line can only stand in the head of a letter, or under it."""
    numbered = key.startswith(_NUMBERED_LETTERS)
    if not numbered and not any(word in key for word in _LETTER_WORDS):
        return False
    plain = _plain(key)
    return _STATE.fullmatch(plain) is not None or _DATED.fullmatch(plain) is not None


def is_title(key: str) -> bool:
    """Tell whether words begin as titles of tables do; headers may do so too."""
    return _TITLE.at_start(key.lstrip(" (")) is not None


def is_note(key: str) -> bool:
    """Tell whether a line is a note below a table."""
    return key.startswith(("*", "(*", "**")) or _NOTE.at_start(key.lstrip(" (-")) is not None


def is_signature(key: str) -> bool:
    """Tell whether a line stands over or in a signature, or closes a list."""
    start = key.lstrip(" (")
    if _DATED.fullmatch(_plain(key)) is not None or _CLOSING.at_start(start):
        return True
    return _SIGNED.at_start(start) is not None


def is_page_number(key: str) -> bool:
    """Tell whether a line is the number of a page."""
    return _PAGE.fullmatch(key) is not None
