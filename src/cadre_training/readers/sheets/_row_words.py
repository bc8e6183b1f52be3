"""The words that say what a row or a line is: total, of which, note, title, signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache

from attrs import frozen

from cadre_training.model.folding import fold, fold_plain


def _keys(words: str) -> frozenset[str]:
    """Return phrases as they are compared, with accents and without."""
    phrases = [" ".join(phrase.split()) for phrase in words.split("|")]
    return frozenset(fold(p) for p in phrases) | frozenset(fold_plain(p) for p in phrases)


class Phrases:
    """Phrases that a text may begin with, word by word.

    Phrases without accents are only looked for in texts without accents: “nam” in “Năm nay” is
    no man.
    """

    def __init__(self, words: str) -> None:
        self._phrases = _keys(words)
        self._longest = max(phrase.count(" ") for phrase in self._phrases) + 1

    def at_start(self, key: str) -> str | None:
        """Return the longest of the phrases that a folded text begins with."""
        if key in self._phrases:
            return key
        words = _words(key)
        for length in range(min(self._longest, len(words)), 0, -1):
            phrase = " ".join(words[:length])
            if phrase in self._phrases:
                return phrase
        return None

    def __contains__(self, key: str) -> bool:
        return key in self._phrases

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)


_WORD = re.compile(r"[^\s:;,.()\[\]“”\"'!?]+")


def _words(key: str) -> list[str]:
    return _WORD.findall(key)


class Mark(Enum):
    """What a label says of its row."""

    TOTAL = "total"
    MEASURED = "measured"
    SCOPED = "scoped"
    NAMED = "named"
    RUNNING = "running"
    DERIVED = "derived"
    OF_WHICH = "of which"
    OF_WHICH_HEAD = "of which head"


@frozen
class RowWords:
    """What the words of a row say.

    Args:
        mark: TOTAL for “Cộng”; MEASURED for “Tổng số lớp”, which may be an indicator too;
            SCOPED for “Cộng huyện A”; NAMED for “Cộng Hòa”, a total only if a group is called so;
            RUNNING for “Lũy kế”; DERIVED for “Tỷ lệ”, “Bình quân”; OF_WHICH for “- Nữ”.
        whole: Whether they speak of the whole table: “Tổng cộng”, “Toàn tỉnh”.
        scope: The words behind the total word.
    """

    mark: Mark
    whole: bool = False
    scope: str = ""


_WHOLE = Phrases(
    "tổng cộng chung|tổng cộng|cộng tổng|cộng chung|tổng chung|tổng cộng toàn bộ|tổng toàn bộ|"
    "toàn tỉnh|toàn huyện|toàn thành phố|toàn thị xã|toàn quận|toàn quốc|toàn ngành|toàn đảng bộ|"
    "toàn đảng|toàn xã|toàn trường|toàn khối|toàn đơn vị|toàn bộ|toàn vùng|cả tỉnh|cả huyện|"
    "cả nước|cả năm|chung toàn tỉnh|chung toàn huyện|grand total|overall total|overall|total overall|"
    "all communes|all districts|all units|whole province|whole district|tong cong"
)
_TOTAL = Phrases(
    "t.cộng|tcộng|t cộng|t/cộng|tc|t.số|tổng số chung|tổng số|tổng|cộng|số tổng cộng|totals|total|sum|sub-total|sub total|subtotal|"
    "tổng cộng số|tổng công"
)
_RUNNING = Phrases(
    "lũy kế|luỹ kế|cộng dồn|cộng lũy kế|tổng lũy kế|cộng mang sang|mang sang|chuyển sang|"
    "trang trước chuyển sang|cộng trang trước|số trang trước|số mang sang|cumulative|carried forward|"
    "brought forward|year to date|running total|lũy tiến|tổng cộng lũy kế|cộng trang trước chuyển sang"
)
_DERIVED = Phrases(
    "tỷ lệ|tỉ lệ|tỷ lệ %|bình quân|trung bình|so với|so sánh|tăng giảm|chênh lệch|"
    "average|percent|percentage|%|tỷ trọng|cơ cấu"
)
_OF_WHICH = Phrases(
    "trong đó|trong tổng số|trong số đó|of which|including|thereof|bao gồm|gồm có|gồm"
)
_PART_KINDS = Phrases(
    "nữ|nam|dân tộc|dân tộc thiểu số|dtts|tôn giáo|người dân tộc|người khmer|khmer|đảng viên|"
    "đảng viên nữ|là nữ|là đảng viên|cán bộ nữ|phụ nữ|nữ giới|học viên nữ|số nữ|dưới|trên|"
    "women|female|females|male|men|ethnic|ethnic minority|party members|is female|đồng bào dân tộc"
)
_WOMEN = Phrases("nữ|phụ nữ|nữ giới|học viên nữ|cán bộ nữ|số nữ|women|female|females")
_MEASURES = Phrases(
    "lớp|số lớp|học viên|số học viên|người|số người|lượt|lượt người|lượt học viên|số lượt|cuộc|"
    "số cuộc|buổi|số buổi|tiết|số tiết|cán bộ|số cán bộ|đảng viên|số đảng viên|chuyên đề|"
    "số chuyên đề|giảng viên|báo cáo viên|đồng chí|kinh phí|ngày|số ngày|classes|learners|people|"
    "participants|attendances|sessions|persons|number of|cost"
)
_SCOPES = Phrases(
    "i|ii|iii|iv|v|vi|vii|viii|ix|x|a|b|c|d|đ|e|nhóm|mục|phần|khối|huyện|thị xã|thành phố|tp|quận|"
    "tỉnh|xã|phường|thị trấn|các|cụm|đảng bộ|đảng ủy|chi bộ|toàn|chung|cả|tại|trong|theo|năm|quý|"
    "tháng|đợt|kỳ|ban|ngành|sở|phòng|đối tượng|loại|bảng|biểu|trang|đơn vị|địa phương|lĩnh vực|"
    "for|of|group|section|district|province|commune|communes|districts|in|year|all|part|page|bậc|cấp|"
    "6 tháng|đảng|chính quyền|đoàn thể|hệ|lớp|khóa|ket qua|kết quả|bộ|số liệu|số|units|quarter"
)
_NUMBERED = re.compile(
    r"[0-9].*|(?:[ivx]{1,5}|[a-zđ])(?: ?[-+,;=] ?(?:[ivx]{1,5}|[a-zđ]|…|\.\.\.))*"
)
_EDGES = " \t:;,.()[]*-–—“”\"'/…"


@lru_cache(maxsize=1 << 12)
def row_words(key: str) -> RowWords | None:
    """Return what a label says of its row; None for the label of a record.

    Args:
        key: The folded label, without the sign that numbers it.

    >>> row_words(fold("Tổng cộng:")).whole, row_words(fold("Cộng Hòa")).mark
    (True, <Mark.NAMED: 'named'>)
    >>> row_words(fold("Công an huyện")), row_words(fold("Cộng huyện Càng Long")).scope
    (None, 'huyện càng long')
    """
    text = key.strip(_EDGES)
    if _RUNNING.at_start(text):
        return RowWords(Mark.RUNNING)
    for phrases in (_WHOLE, _TOTAL):
        start = phrases.at_start(text)
        if start is not None:
            return _total(text, start, whole=phrases is _WHOLE)
    start = _OF_WHICH.at_start(text)
    if start is not None:
        rest = text[len(start) :].strip(_EDGES)
        return RowWords(Mark.OF_WHICH if rest else Mark.OF_WHICH_HEAD, scope=rest)
    return RowWords(Mark.DERIVED) if _DERIVED.at_start(text) else None


def _total(text: str, start: str, *, whole: bool) -> RowWords | None:
    rest = text.removeprefix(start)
    if rest[:1].isalnum():
        return None
    rest = rest.strip(_EDGES)
    if not rest:
        return RowWords(Mark.TOTAL, whole=whole)
    if _MEASURES.at_start(rest):
        return RowWords(Mark.MEASURED, whole=whole, scope=rest)
    if _NUMBERED.fullmatch(rest) or _SCOPES.at_start(rest):
        wide = whole or rest.startswith(("toàn", "toan", "chung", "cả ", "all"))
        return RowWords(Mark.SCOPED, whole=wide, scope=rest)
    return RowWords(Mark.SCOPED if whole else Mark.NAMED, whole=whole, scope=rest)


def is_part(key: str) -> bool:
    """Tell whether words behind a dash name a part that is counted besides: “Nữ”.

    >>> is_part(fold("Nữ")), is_part(fold("Đối tượng 4"))
    (True, False)
    """
    return _PART_KINDS.at_start(key.strip(_EDGES)) is not None


def is_women(key: str) -> bool:
    """Tell whether a label is “Nữ” and no more."""
    return key.strip(_EDGES) in _WOMEN


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
    "cấp ủy|khối|đoàn thể|chính quyền|đảng|mặt trận|hệ|trong nước|ngoài nước|mã|mã số|mã đơn vị|mã xã|"
    "người học|người dự|số|tài liệu|nguồn|bắt đầu|kết thúc|từ|đến|đối tượng tham dự|đơn vị mở lớp|"
    "khoản|khoản chi|dự toán|quyết toán|còn lại|số tiền|cơ sở|chủ trì|cơ quan chủ trì|nhiệm kỳ|ngành|trực thuộc|loại lớp|chương trình|"
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

    >>> is_header_word(fold("SỐ LỚP (lớp)")), is_header_word(fold("An Trường"))
    (True, False)
    """
    return len(key) <= 200 and _HEADER.at_start(key.lstrip(" (-+*")) is not None


def is_corner_header(key: str) -> bool:
    """Tell whether words can stand alone over the column that names the rows: “Đơn vị”.

    >>> is_corner_header(fold("Tên đơn vị")), is_corner_header(fold("Số lớp"))
    (True, False)
    """
    words = key.split(" ")
    measured = words[0] in ("số", "so", "number") and not is_serial_header(key)
    return len(words) <= 4 and is_header_word(key) and not measured


_NAMING = Phrases(
    "đơn vị|tên đơn vị|xã|huyện|phường|thị trấn|tỉnh|địa phương|họ và tên|họ tên|tên|nội dung|"
    "chuyên đề|tên chuyên đề|đối tượng|năm|khối|chỉ tiêu|cơ quan|loại|loại hình|tên lớp|lớp|cấp|"
    "nhóm|tháng|quý|giảng viên|name|unit|commune|district|category|topic|group|year|class|course|"
    "lecturer|indicator|type|quarter|month"
)


def is_naming_header(key: str) -> bool:
    """Tell whether a header names what the rows of a table are."""
    return _NAMING.at_start(key) is not None


def is_remarks_header(key: str) -> bool:
    """Tell whether a header names a column of remarks, which belongs to no wider header."""
    return _REMARKS.at_start(key) is not None


_UNIT_LINE = re.compile(
    r"\(? ?(?:(?:don vi|dv)(?: tinh| do)?|dvt|units?(?: of measure)?) ?:.*"
    r"|\((?:don vi tinh|dvt|unit)\b.*"
)
_STATE = re.compile(
    r".*(?:dang cong san viet nam|cong hoa xa hoi|doc lap ?- ?tu do|communist party).*"
    r"|(?:so|no)\.? ?:? ?[0-9…._ ]*[-/].*[-/].*"
)
_LETTER_WORDS = tuple(
    _keys("việt nam|xã hội|tự do|communist|tháng")  # all that the patterns above and below need
)
_NUMBERED_LETTERS = ("số", "so", "no")
_DATED = re.compile(r".*\b(?:ngay|date)\b.{0,12}\bthang\b.{0,12}\bnam\b.*")
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
_OPENING = 6


def _openings(*many: Phrases) -> tuple[str, ...]:
    return tuple({phrase[:_OPENING] for phrases in many for phrase in phrases})


class Openings:
    """The first letters of labels that may say what their row is, to be looked at closely.

    Args:
        lines: Whether notes and signatures are to be looked for too.
    """

    LENGTH = _OPENING

    def __init__(self, *, lines: bool) -> None:
        found = set(_openings(_WHOLE, _TOTAL, _RUNNING, _OF_WHICH, _WOMEN, _DERIVED))
        if lines:
            found.update(_openings(_NOTE, _SIGNED, _CLOSING))
        self._found = tuple(sorted(filter(None, found)))
        self._letters = frozenset(opening[0] for opening in self._found)

    def may_tell(self, start: str) -> bool:
        """Tell whether a label with this beginning is to be looked at.

        >>> openings = Openings(lines=False)
        >>> openings.may_tell("Cộng H"), openings.may_tell("II. Kh"), openings.may_tell("An Trư")
        (True, True, False)
        """
        if not start[:1].isalpha() or _SIGNED_START.match(start):
            return True
        key = fold(start)
        if key[:1] not in self._letters:
            return False
        return any(key.startswith(one) or one.startswith(key) for one in self._found)


_SIGNED_START = re.compile(r"(?:[IVXLC]+|[ivx]+|[^\W\d_])(?:[^\w]|$)")
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


def any_begins(keys: Iterable[str], phrases: Phrases) -> bool:
    """Tell whether one of the texts begins with one of the phrases."""
    return any(phrases.at_start(key) is not None for key in keys)
