"""The words in headers that state a sum, a part, a share or a rate."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cadre_training.model.folding import fold, fold_plain
from cadre_training.readers.sheets._phrases import Phrases
from cadre_training.readers.sheets._row_words import Mark, is_part, row_words

_EXHAUSTIVE = Phrases("chia ra|chia theo|phân theo|phân ra|chia|gồm|bao gồm|gồm có|broken down")
_OF_WHICH = Phrases("trong đó|trong tổng số|trong số đó|of which|including|thereof|riêng")
_SHARE = Phrases("tỷ trọng|cơ cấu|share|proportion")


def _any(words: str) -> re.Pattern[str]:
    """Return a pattern of words anywhere in a text, with accents or without."""
    phrases = {form(phrase) for phrase in words.split("|") for form in (fold, fold_plain)}
    return re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in sorted(phrases)))


_RATE = _any(
    "tỷ lệ|đạt|so với|so sánh|tl|hoàn thành|tăng trưởng|rate|percent|percentage|ratio|share"
)
_PERCENT = _any("tỷ lệ|đạt|tỷ trọng|cơ cấu|percent|percentage")
_MEAN = _any("bình quân|trung bình|bq|tb|mỗi lớp|average|mean|per")
_PLAN = _any(
    "kế hoạch|kh|chỉ tiêu|giao|đăng ký|triệu tập|tổng số|phải học|plan|planned|target|"
    "summoned|total"
)
_RESULT = _any(
    "thực hiện|th|kết quả|đã mở|có mặt|tham gia|tham dự|dự học|đã học|actual|held|"
    "result|present|attended"
)
_APART = re.compile(r"\s+[/|–—-]\s+|\s*[:\n]\s+")
_PEOPLE = _any(
    "học viên|hv|người|lượt|đảng viên|cán bộ|công chức|giảng viên|báo cáo viên|đại biểu|"
    "quần chúng|đồng chí|đối tượng|sĩ số|quân số|tổng số|learners|people|participants|"
    "attendances|trainees|lecturers"
)
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[\d=][^()\[\]]*[)\]]")


def key_of(words: str) -> str:
    """Return header words as they are compared, without formulas and numbers in brackets.

    >>> key_of("Tổng số (3=4+6)")
    'tổng số'
    """
    return " ".join(_IN_BRACKETS.sub("", fold(words)).split()).strip(" :.,;-*")


def keys_of(path: Iterable[str]) -> tuple[str, ...]:
    """Return the words above a column as they are compared, the widest first.

    Words put together in one cell are taken apart.

    >>> keys_of(["Số lớp - Tổng số (3=4+5)"])
    ('số lớp', 'tổng số')
    """
    pieces = (piece for words in path for piece in _APART.split(words))
    return tuple(key for key in map(key_of, pieces) if key)


def is_total(key: str) -> bool:
    """Tell whether a header states a total: “Tổng số”, “Cộng”, “Cả năm”, “Tổng số lớp”."""
    found = row_words(key)
    return found is not None and found.mark in (Mark.TOTAL, Mark.MEASURED, Mark.SCOPED)


def is_of_which(key: str) -> bool:
    """Tell whether a header says that only a part follows: “Trong đó”."""
    return _OF_WHICH.at_start(key) is not None


def is_exhaustive(key: str) -> bool:
    """Tell whether a header says that all parts follow: “Chia ra”."""
    return _EXHAUSTIVE.at_start(key) is not None


def is_a_part(key: str) -> bool:
    """Tell whether a header names what is counted besides: “Nữ”, “Trong đó: nữ”."""
    start = _OF_WHICH.at_start(key)
    if start is not None:
        key = key[len(start) :].strip(" :.,;-*")
    return bool(key) and is_part(key)


def says_people(key: str) -> bool:
    """Tell whether a header counts people, of whom some may be women or party members."""
    return _PEOPLE.search(key) is not None


def says_rate(key: str) -> bool:
    """Tell whether a header names a rate: “Tỷ lệ”, “Đạt %”."""
    return "%" in key or _RATE.search(key) is not None


def says_mean(key: str) -> bool:
    """Tell whether a header names a mean: “Bình quân học viên/lớp”."""
    return _MEAN.search(key) is not None and "%" not in key


def says_percent(key: str) -> bool:
    """Tell whether a header says that its numbers are in percent."""
    return "%" in key or _PERCENT.search(key) is not None


def says_share(key: str) -> bool:
    """Tell whether a header names the shares of one whole: “Cơ cấu (%)”, “Tỷ trọng”."""
    return _SHARE.at_start(key) is not None


def says_plan(key: str) -> bool:
    """Tell whether a header names what a rate may be of: “Kế hoạch”, “Triệu tập”."""
    return _PLAN.search(key) is not None


def says_result(key: str) -> bool:
    """Tell whether a header names what a rate may count: “Thực hiện”, “Có mặt”."""
    return _RESULT.search(key) is not None
