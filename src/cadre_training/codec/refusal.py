"""The model's own objections, in both languages.

The classes of the model say in English what they do not accept. Whoever reads a file may read
Vietnamese: here each of these sentences has its Vietnamese one, and the field it speaks of.
"""

from __future__ import annotations

import re

from attrs import frozen

from cadre_training.codec.problem import Refused


@frozen
class _Objection:
    english: re.Pattern[str]
    code: str
    field: str | None
    vietnamese: str


def _objection(english: str, code: str, field: str | None, vietnamese: str) -> _Objection:
    return _Objection(re.compile(english, re.DOTALL), code, field, vietnamese)


_OBJECTIONS = (
    _objection(
        r"(?P<field>\w+) must not be empty(; give NotKnown where it is not known)?",
        "empty-cell",
        None,
        "“{field}” không được để trống",
    ),
    _objection(
        r"(?P<field>\w+) must not be negative, got (?P<got>-?\d+)",
        "negative",
        None,
        "“{field}” không được là số âm ({got})",
    ),
    _objection(
        r"no class was held \(count 0\), yet it has (?P<got>\d+) learners",
        "learners-without-class",
        "learners",
        "không mở lớp nào (count bằng 0) nhưng lại có {got} học viên",
    ),
    _objection(
        r"a topic with a title stands for one topic, got count (?P<got>\d+)",
        "titled-topic-count",
        "count",
        "chuyên đề có tên chỉ tính là một chuyên đề, nhưng count là {got}",
    ),
    _objection(
        r"figure (?P<id>.+) cannot be a part of itself",
        "part-of-itself",
        "part_of",
        "số liệu {id} không thể là một phần của chính nó",
    ),
    _objection(
        r"figure (?P<id>.+) has rate_of, yet its value is no percentage",
        "rate-of-no-rate",
        "rate_of",
        "số liệu {id} có rate_of nhưng giá trị không phải là tỷ lệ phần trăm",
    ),
    _objection(
        r"an interval runs upwards, got (?P<low>-?\d+) to (?P<high>-?\d+)",
        "interval-reversed",
        "high",
        "khoảng giá trị phải đi từ nhỏ đến lớn, nhưng lại ghi từ {low} đến {high}",
    ),
    _objection(
        r"a stated percentage must be finite and not negative, got (?P<got>.+)",
        "negative",
        "percent",
        "tỷ lệ phần trăm phải là số không âm ({got})",
    ),
    _objection(
        r"ends on (?P<end>\S+) before it (starts|begins) on (?P<start>\S+)",
        "period-reversed",
        None,
        "kết thúc ({end}) trước khi bắt đầu ({start})",
    ),
    _objection(
        r"the moment of a counter needs a zone, got (?P<got>.+)",
        "not-a-moment",
        "at",
        "thời điểm của bộ đếm phải có múi giờ ({got})",
    ),
    _objection(
        r"counter (?P<id>.+) gives a window and unit twice",
        "duplicate-window",
        "window",
        "bộ đếm {id} có hai số liệu cho cùng một khoảng thời gian và đơn vị tính",
    ),
    _objection(
        r"the moment '(?P<field>\w+)' needs a zone, got (?P<got>.+)",
        "not-a-moment",
        None,
        "thời điểm “{field}” phải có múi giờ ({got})",
    ),
    _objection(
        r"the time of a figure ends \((?P<end>.+)\) before (?P<start>.+)",
        "period-reversed",
        "end",
        "khoảng thời gian kết thúc ({end}) trước khi bắt đầu ({start})",
    ),
    _objection(
        r"only the figure of all time can include an inherited number, not '(?P<window>.+)'",
        "inherited-misplaced",
        "inherited",
        "chỉ số “all” mới có thể gồm cả số có sẵn, “{window}” thì không",
    ),
    _objection(
        r"counter (?P<id>.+) includes an inherited number in the unit '(?P<unit>.+)' and does not "
        r"give it apart",
        "inherited-not-given",
        "inherited",
        "bộ đếm {id} gồm cả số có sẵn nhưng không ghi riêng số đó ({unit})",
    ),
    _objection(
        r"the error of an estimate must be above zero, got (?P<got>.+)",
        "error-not-positive",
        "error_percent",
        "sai số của số ước tính phải lớn hơn 0 ({got})",
    ),
    _objection(
        r"a figure of '(?P<window>.+)' has the definition of one of '(?P<other>.+)'",
        "other-definition",
        "definition",
        "số liệu “{window}” lại có cách đếm của “{other}”",
    ),
    _objection(
        r"a figure in the unit '(?P<unit>.+)' has the definition of one in '(?P<other>.+)'",
        "other-definition",
        "definition",
        "số liệu có đơn vị tính “{unit}” lại có cách đếm của “{other}”",
    ),
    _objection(
        r"group (?P<group>.+) does not belong to scheme (?P<scheme>.+)",
        "group-of-another-scheme",
        "groups",
        "đối tượng {group} không thuộc cách phân nhóm {scheme}",
    ),
    _objection(
        r"scheme (?P<scheme>.+) defines a group twice",
        "duplicate-id",
        "groups",
        "cách phân nhóm {scheme} định nghĩa một đối tượng hai lần",
    ),
    _objection(
        r"the base of a rate must be above zero, got (?P<got>.+)",
        "rate-without-base",
        "whole",
        "mẫu số của tỷ lệ phải lớn hơn 0 ({got})",
    ),
    _objection(
        r"'(?P<left>.+)' and '(?P<right>.+)' are unlike units.*",
        "unlike-units",
        None,
        "“{left}” và “{right}” là hai đơn vị tính khác nhau",
    ),
    _objection(
        r"Length of '(?P<field>\w+)' must be >= 1: 0",
        "empty-cell",
        None,
        "“{field}” không được để trống",
    ),
)


def refusal(error: Exception) -> Refused:
    """Return ``error`` as a refusal with words in both languages."""
    if isinstance(error, Refused):
        return error
    english = str(error)
    for objection in _OBJECTIONS:
        match = objection.english.fullmatch(english)
        if match is not None:
            named = match.groupdict()
            return Refused(
                objection.code,
                objection.vietnamese.format_map(named),
                english,
                column=objection.field or named.get("field"),
            )
    return Refused("not-accepted", f"giá trị không được chấp nhận ({english})", english)
