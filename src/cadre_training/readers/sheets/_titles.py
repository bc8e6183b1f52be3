"""Which of the lines above a table is its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._line_words import (
    is_letterhead,
    is_note,
    is_signature,
    is_title,
    is_unit_line,
)
from cadre_training.readers.sheets._numbering import leading_ordinal
from cadre_training.readers.sheets._phrases import Phrases

_ISSUERS = Phrases(
    "đảng bộ|đảng ủy|tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|chi bộ|ban|ubnd|ủy ban|hđnd|sở|"
    "phòng|trung tâm|trường|bộ|tỉnh|huyện|thành phố|thị xã|xã|phường|thị trấn|hội|huyện đoàn|"
    "tỉnh đoàn|mặt trận|ubmttq|liên đoàn|công đoàn|học viện|văn phòng|cơ quan|department|committee"
)
_FORMS = Phrases(
    "mẫu|mẫu số|mẫu biểu|biểu|biểu số|biểu mẫu|phụ lục|phụ lục số|form|annex|appendix|kỳ báo cáo|"
    "đơn vị báo cáo|đơn vị nhận báo cáo|ngày nhận báo cáo|email|e-mail|điện thoại|đt|kính gửi|trang"
)
_CITED = Phrases(
    "kèm theo|ban hành kèm theo|đính kèm|theo công văn|theo báo cáo|attached|căn cứ|thực hiện"
)
_LONG, _LONG_FORM = 160, 24
_LEAST_WORDS = 3


class _Line(Protocol):
    """A line of text at its place."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...


def title_of(lines: Sequence[_Line]) -> str | None:
    """Return the title among the lines above a table; None where none can be one.

    A title says what the table is of. Who issued it, its number and date, what it is attached to,
    its unit of measure and its notes are no titles. One in capitals may take several lines.

    Args:
        lines: The lines, from top to bottom.
    """
    named = {a.row for a, b in pairwise(lines) if a.row == b.row and a.text.endswith(":")}
    weights = [(-1 if line.row in named else _weight(line.text)) for line in lines]
    best = max(range(len(lines)), key=lambda at: (weights[at], at), default=None)
    if best is None or weights[best] < 0:
        return None
    first = last = best
    while first and _goes_on(lines[first - 1], lines[first]) and weights[first - 1] > 0:
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1]):
        if weights[last + 1] <= 0:
            break
        last += 1
    return _joined(lines[first : last + 1])


def _goes_on(line: _Line, below: _Line) -> bool:
    """Tell whether one line goes on with another: both in capitals, right below each other."""
    near = below.row == line.row + 1 and below.column == line.column
    return near and line.text.isupper() and below.text.isupper()


def _joined(lines: Iterable[_Line]) -> str:
    return " ".join(line.text for line in lines)


def _weight(text: str) -> int:
    """Return how much a line looks like a title; below 0 for one that is none."""
    numbered = leading_ordinal(text)
    key = fold(text if numbered is None else numbered[1])
    if not any(map(str.isalpha, key)) or text.startswith(("(", "*", "-")):
        return -1
    if is_letterhead(key) or is_unit_line(key) or is_signature(key):
        return -1
    if is_note(key) and not text.isupper():
        return -1
    if _CITED.at_start(key) or (_FORMS.at_start(key) and len(text) < _LONG_FORM):
        return -1
    if len(text) > _LONG or text.endswith((":", ";", ",")):
        return 0
    weight = 1
    if len(text.split()) >= _LEAST_WORDS:
        weight += 2 * is_title(key) + 2 * text.isupper()
    return weight - 2 * (_ISSUERS.at_start(key) is not None)
