"""Text that a spreadsheet takes for text, and the way back."""

from __future__ import annotations

import re
from collections.abc import Collection

# What starts a formula: the ASCII signs, and their full-width and small forms, which a
# spreadsheet set to an East Asian language reads alike.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
# What a reader does not see and a spreadsheet may skip before a formula.
_UNSEEN = "[ \u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufeff]*"
# A spreadsheet that splits at another separator than ours makes cells inside of our text.
_SEPARATORS = ";,\t\r\n"

_AT_RISK = re.compile(
    rf"(\A{_UNSEEN}(?=['{_SIGNS}\t\r\n])|[{_SEPARATORS}]{_UNSEEN}(?=['{_SIGNS}]))"
)
_NEUTRALISED = re.compile(rf"((?:\A|[{_SEPARATORS}]){_UNSEEN})'")

# What no file should hold: control characters, halves of surrogate pairs, non-characters.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg|tháng"
# Texts that a spreadsheet takes for a number, a percentage, a date, a time or a truth value.
# They hold no quotation mark, so that they can stand in one.
_LIKE_A_VALUE = re.compile(
    rf"""\ *(?:
        [+-]?[.,]?\d[\d\ .,:/eE+-]*%?\ *(?:[ap]m?)?
        | \([\d.,]+\)
        | true | false
        | (?:\d{{1,2}}[\ ./-]*)? (?:{_MONTHS}) [a-z]* [\ .,/-]* \d[\d\ .,:/-]*
        | \d{{1,2}}[\ ./-]* (?:{_MONTHS}) [a-z]*
    )\ *""",
    re.IGNORECASE | re.VERBOSE,
)
# The longest text that Excel allows between quotation marks in a formula.
_LONGEST_QUOTED = 255
_QUOTED = re.compile(r'="([^"]*)"')


def clean(text: str) -> str:
    """Return ``text`` with U+FFFD for each character that no file should hold.

    >>> clean(f"a{chr(0)}b") == "a�b"
    True
    """
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)


def neutralise(text: str, reserved: Collection[str] = ()) -> str:
    """Return ``text`` with an apostrophe before whatever a spreadsheet may run as a formula.

    That is a text that starts with a sign of formulas, a tab or a line break, and such a sign
    after a separator inside of the text. An apostrophe that stands there already is doubled, so
    that :func:`unneutralise` gives back every text as it was.

    Args:
        text: The text.
        reserved: Words that mean something else in the file; a text that equals one of them
            gets an apostrophe too.

    >>> neutralise("=1+1"), neutralise("a;=1+1"), neutralise("'tis"), neutralise("1+1")
    ("'=1+1", "a;'=1+1", "''tis", '1+1')
    """
    safe = _AT_RISK.sub(r"\1'", text) if _AT_RISK.search(text) else text
    return f"'{safe}" if safe in reserved else safe


def unneutralise(field: str) -> str:
    """Return the text that a field was made of by :func:`neutralise` or :func:`keep_as_text`.

    >>> unneutralise("'=1+1"), unneutralise('="01"'), unneutralise("''tis")
    ('=1+1', '01', "'tis")
    """
    bare = unquote(field)
    return _NEUTRALISED.sub(r"\1", field) if bare is field else bare


def unquote(field: str) -> str:
    """Return the text of a field like ``="01"``; any other field is returned as it is.

    >>> unquote('="01"'), unquote("01")
    ('01', '01')
    """
    quoted = _QUOTED.fullmatch(field)
    return quoted[1] if quoted else field


def keep_as_text(text: str, reserved: Collection[str] = ()) -> str:
    """Return ``text`` so that a spreadsheet shows it as it is: ``01`` stays ``01``.

    A text that would become a number, a date or a truth value is written ``="01"``: a formula
    that can do nothing but give its text, for no quotation mark passes. All other text goes
    through :func:`neutralise`.

    >>> keep_as_text("01"), keep_as_text("3-4"), keep_as_text("Lớp 1"), keep_as_text("=1+1")
    ('="01"', '="3-4"', 'Lớp 1', "'=1+1")
    """
    if len(text) <= _LONGEST_QUOTED and _LIKE_A_VALUE.fullmatch(text):
        return f'="{text}"'
    return neutralise(text, reserved)
