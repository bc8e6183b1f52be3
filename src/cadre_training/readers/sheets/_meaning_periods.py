"""The periods that headers, titles and heads of groups name among other words."""

from __future__ import annotations

import re

from cadre_training.model.folding import fold, fold_plain
from cadre_training.readers.dates import read_date
from cadre_training.readers.dates.meaning import Dated, DateKind
from cadre_training.readers.numbers.clean import clean

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = {
    fold_plain(word): fold(word)
    for word in ("năm", "quý", "tháng", "ngày", "đầu", "cuối", "nửa", "sáu", "chín", "đến", "tới")
}


def folded_pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern whose words are compared as folded ones, with or without accents."""
    return re.compile(_WORD.sub(_either, text))


def _either(word: re.Match[str]) -> str:
    if len(word[0]) == 1:
        return word[0]  # a letter behind a backslash, or of a class of letters
    if word[0].isascii():
        return fold(word[0])
    return f"(?:{fold(word[0])}|{fold_plain(word[0])})"


def _accented(word: re.Match[str]) -> str:
    return _ACCENTED.get(word[0], word[0])


_YEAR = r"(?:19|20)[0-9]{2}"
_OF_YEAR = rf"(?:(?: ?/ ?|-| )(?:năm |year )?{_YEAR}|,? ?năm {_YEAR})"
_DAY = rf"(?:ngày )?[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-]{_YEAR}|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
_SPOKEN_DAY = rf"ngày [0-9]{{1,2}}(?: tháng |/)[0-9]{{1,2}}(?:,? năm |/){_YEAR}"
_NAMED_QUARTER = r"quý (?:iii|ii|iv|i|[1-4])"
_PARTS = (
    _SPOKEN_DAY,
    _DAY,
    rf"(?:[0-9]{{1,2}}|sáu|ba|chín) tháng (?:đầu|cuối) năm {_YEAR}",
    rf"nửa (?:đầu|cuối) năm {_YEAR}",
    rf"{_NAMED_QUARTER}{_OF_YEAR}",
    rf"q[1-4][ /-]?{_YEAR}",
    rf"{_YEAR}[ /-]?q[1-4]",
    rf"tháng [0-9]{{1,2}}{_OF_YEAR}",
    rf"[0-9]{{1,2}}/{_YEAR}",
    rf"(?:(?:năm|year) )?{_YEAR}",
)
_ATOM = f"(?:{'|'.join(_PARTS)})"
_START = (
    rf"(?:{_ATOM}|tháng [0-9]{{1,2}}|{_NAMED_QUARTER}|(?:ngày )?[0-9]{{1,2}}/[0-9]{{1,2}}"
    r"|[0-9]{1,2}(?=-[0-9]{1,2}/[0-9]))"
)
_TO = r"(?:-| ?~ ?| (?:đến|tới|to|until) (?:hết )?)"
_ENDS = r"(?![0-9]|[/-][^\W_])"
_SPAN = folded_pattern(
    rf"(?<![0-9/.\w])(?:(?:từ|from) )?(?P<span>{_START}{_TO}{_ATOM}{_ENDS}|{_ATOM}{_ENDS})"
)
_TWO_YEARS = rf"\(?{_YEAR}(?:(?:[-/~]| đến ){_YEAR})?\)?"
_OTHER_YEARS = folded_pattern(
    rf"(?:năm học|khóa học|niên khóa|nhiệm kỳ|khóa|school year|term)[^0-9()]{{0,40}}{_TWO_YEARS}"
)
_KIND = (
    "(?:quy định|quyết định|nghị quyết|chỉ thị|hướng dẫn|công văn|thông tư|nghị định|kế hoạch|"
    "kết luận|luật|thông báo|tờ trình|báo cáo|chương trình|đề án|quy chế|pháp lệnh|giấy mời)"
)
_NUMBER = r"[0-9]+[-/](?:[0-9]{4}/)?[^\W\d_][^ ,;)]*"
_SIGNED = r",?(?: (?:ký|ban hành|của))? "
_DATE = rf"(?:{_SIGNED}(?:{_SPOKEN_DAY}|{_DAY}))"
_ON_DAY = rf"(?:{_SIGNED}(?:{_SPOKEN_DAY}|{_DAY}|năm {_YEAR}))"
_CITED = folded_pattern(
    rf"{_KIND}(?: số)? {_NUMBER}{_ON_DAY}?|{_KIND} số [0-9]+{_ON_DAY}?|{_NUMBER}{_ON_DAY}?"
)
_KNOWN = folded_pattern(rf"quy định(?: số)? (?:164|145)(?:-qđ/tw)?{_DATE}?(?: năm (?:2013|2024))?")
_AS_OF = folded_pattern(rf"(?:tính|số liệu)? ?(?:đến|tới|as of|until)(?: hết)? {_ATOM}")
_ISSUED = folded_pattern(r"^[^0-9,]{1,60}, ?ngày ?[0-9.… ]{1,6}tháng ?[0-9.… ]{1,6}năm")
_DATE_LINE = folded_pattern(r"^(?:ngày|date|số|no)[ :.]")


def without_periods(text: str) -> tuple[str, tuple[Dated, ...]]:
    """Return a text without the times that it names, and these times.

    >>> without_periods("Năm 2022 / Số lớp")[1][0].kind.value
    'year'
    """
    if not any(map(str.isdecimal, text)):
        return text, ()
    return _without(fold(clean(text)))


def _without(folded: str) -> tuple[str, tuple[Dated, ...]]:
    found: dict[Dated, None] = {}

    def take(match: re.Match[str]) -> str:
        dated = read_date(_WORD.sub(_accented, match["span"])).dated
        if dated is None:
            return match[0]
        found[dated] = None
        return " "

    return _SPAN.sub(take, folded), tuple(found)


def periods_of(line: str) -> tuple[Dated, ...]:
    """Return the periods that a line above a table says it is of.

    Numbers and dates of documents, terms of office, the day until which was counted, and the line
    with the place and date of issue say something else.

    >>> line = "10 năm thực hiện Quy định số 164-QĐ/TW, ngày 01/02/2013 (2013–2022)"
    >>> [str(one.period) for one in periods_of(line)]
    ['2013–2022']
    """
    folded = fold(clean(line))
    if _ISSUED.match(folded) or _DATE_LINE.match(folded):
        return ()
    for other in (_KNOWN, _CITED, _OTHER_YEARS):
        folded = other.sub(" ", folded)
    if not _SPAN.search(folded):
        return ()
    rest, dated = _without(folded)
    if len(dated) == 1 and _AS_OF.search(folded) and _TO_SPAN.search(folded) is None:
        return ()
    del rest
    return tuple(one for one in dated if one.kind is not DateKind.DAY and one.period is not None)


_TO_SPAN = folded_pattern(rf"{_START}{_TO}{_ATOM}")
