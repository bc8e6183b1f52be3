"""The words that say what a row is: a total, a part of which, a running or derived figure."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from attrs import frozen

from cadre_training.readers.sheets._phrases import Phrases


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
    DIVIDED = "divided"


@frozen
class RowWords:
    """What the words of a row say.

    Args:
        mark: TOTAL for “Cộng”; MEASURED for “Tổng số lớp”, which may be an indicator too;
            SCOPED for “Cộng huyện A”; NAMED for “Cộng Hòa”, a total only if a group is called so;
            RUNNING for “Lũy kế”; DERIVED for “Tỷ lệ”, “Bình quân”; OF_WHICH for “Trong
            đó: nữ”; OF_WHICH_HEAD for “Trong đó:” alone; DIVIDED for “Chia ra:”.
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
    "cả nước|cả năm|chung toàn tỉnh|chung toàn huyện|grand total|overall total|overall|"
    "total overall|all communes|all districts|all units|whole province|whole district"
)
_TOTAL = Phrases(
    "t.cộng|tcộng|t cộng|t/cộng|tc|t.số|tổng số chung|tổng số|tổng|cộng|số tổng cộng|totals|total|"
    "sum|sub-total|sub total|subtotal|tổng cộng số|tổng công"
)
_RUNNING = Phrases(
    "lũy kế|luỹ kế|cộng dồn|cộng lũy kế|tổng lũy kế|cộng mang sang|mang sang|chuyển sang|"
    "trang trước chuyển sang|cộng trang trước|số trang trước|số mang sang|cumulative|"
    "carried forward|brought forward|year to date|running total|lũy tiến|tổng cộng lũy kế|"
    "cộng trang trước chuyển sang"
)
_DERIVED = Phrases(
    "tỷ lệ|tỉ lệ|tỷ lệ %|bình quân|trung bình|so với|so sánh|tăng giảm|chênh lệch|cùng kỳ|"
    "kỳ trước|năm trước|same period|previous year|"
    "average|percent|percentage|%|tỷ trọng|cơ cấu"
)
_OF_WHICH = Phrases(
    "trong đó|trong tổng số|trong số đó|of which|including|thereof|bao gồm|gồm có|gồm"
)
_DIVIDED = Phrases(
    "chia ra|chia theo|chia thành|bao gồm|gồm có|gồm|cụ thể|phân ra|phân theo|divided into|"
    "broken down|consisting of"
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
    "for|of|group|section|district|province|commune|communes|districts|in|year|all|part|page|"
    "bậc|cấp|6 tháng|đảng|chính quyền|đoàn thể|hệ|lớp|khóa|kết quả|bộ|số liệu|số|units|quarter"
)
_THINGS = Phrases(
    "tổng kết|tổng hợp|tổng bí thư|tổng quan|tổng thể|tổng liên đoàn|tổng công ty|tổng cục|"
    "tổng biên tập|cộng đồng|cộng tác|cộng sản|cộng hòa"
)
TELLING = (_WHOLE, _TOTAL, _RUNNING, _OF_WHICH, _WOMEN, _DERIVED)
"""What labels begin with that say more than a name."""

_ADDED_SIGNS = re.compile(
    r"(?:[ivx]{1,5}|[a-zđ]|[0-9]{1,2})(?: ?\+ ?(?:[ivx]{1,5}|[a-zđ]|[0-9]{1,2}))+"
)
_NUMBERED = re.compile(
    r"[0-9].*|(?:[ivx]{1,5}|[a-zđ])(?: ?[-+,;=] ?(?:[ivx]{1,5}|[a-zđ]|…|\.\.\.))*"
)
ENDINGS = (" Total", " total", " TOTAL")
"""How labels end that a spreadsheet gives to sub-totals: “Càng Long Total”."""
_ENDING = re.compile(r"(.+) total")
_EDGES = " \t:;,.()[]*-–—“”\"'/…"


@lru_cache(maxsize=1 << 12)
def row_words(key: str) -> RowWords | None:
    """Return what a label says of its row; None for the label of a record.

    Args:
        key: The folded label, without the sign that numbers it.

    >>> from cadre_training.model.folding import fold
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
    ending = _ENDING.fullmatch(text)
    if ending is not None:
        return RowWords(Mark.SCOPED, scope=ending[1])
    if text in _DIVIDED:
        return RowWords(Mark.DIVIDED)
    if _ADDED_SIGNS.fullmatch(text):
        return RowWords(Mark.TOTAL, whole=True)
    start = _OF_WHICH.at_start(text)
    if start is not None:
        rest = text[len(start) :].strip(_EDGES)
        return RowWords(Mark.OF_WHICH if rest else Mark.OF_WHICH_HEAD, scope=rest)
    return RowWords(Mark.DERIVED) if _DERIVED.at_start(text.replace("/", " ")) else None


def _total(text: str, start: str, *, whole: bool) -> RowWords | None:
    rest = text.removeprefix(start)
    if rest[:1].isalnum():
        return None
    rest = rest.strip(_EDGES)
    if not rest:
        return RowWords(Mark.TOTAL, whole=whole)
    plain = text.isascii()
    if _MEASURES.at_start(rest, plain=plain):
        return RowWords(Mark.MEASURED, whole=whole, scope=rest)
    if _NUMBERED.fullmatch(rest) or _SCOPES.at_start(rest, plain=plain):
        wide = whole or rest.startswith(("toàn", "toan", "chung", "cả ", "all"))
        return RowWords(Mark.SCOPED, whole=wide, scope=rest)
    return RowWords(Mark.SCOPED if whole else Mark.NAMED, whole=whole, scope=rest)


def is_part(key: str) -> bool:
    """Tell whether words behind a dash name a part that is counted besides: “Nữ”.

    >>> from cadre_training.model.folding import fold
    >>> is_part(fold("Nữ")), is_part(fold("Đối tượng 4"))
    (True, False)
    """
    return _PART_KINDS.at_start(key.strip(_EDGES)) is not None


def is_women(key: str) -> bool:
    """Tell whether a label is “Nữ” and no more."""
    return key.strip(_EDGES) in _WOMEN


def names_thing(key: str) -> bool:
    """Tell whether a label begins like a total and is a word of its own: “Tổng kết lớp”.

    >>> from cadre_training.model.folding import fold
    >>> names_thing(fold("Tổng kết, bế giảng")), names_thing(fold("Tổng chi"))
    (True, False)
    """
    return _THINGS.at_start(key.strip(_EDGES)) is not None
