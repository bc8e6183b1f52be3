"""The row that numbers the columns, and the formulas printed in headers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from cadre_training.readers.sheets._cells import Cell

_CALLED = r"(?:(?:cột|cot|col|column)\.? ?)?"
_ONE = rf"{_CALLED}(?:[0-9]{{1,3}}|[a-zđ])(?!\w)"
_OPERAND = rf"[(\[]*\s*{_ONE}\s*[)\]]*\s*%?"
_OPERATOR = r"\s*[-–—−+*x×/:÷]\s*"
_MORE = r"(?:\s*(?:\.\.\.|…)\s*)"
_EXPRESSION = (
    rf"{_OPERAND}(?:(?:{_OPERATOR}|{_MORE}|{_OPERATOR}{_MORE}{_OPERATOR}){_OPERAND})*{_MORE}?"
)
_NAME = rf"[(\[]?\s*{_CALLED}(?P<name>[0-9]{{1,3}}|[a-zđ])\s*[)\]]?"
_FORMULA = re.compile(rf"(?<![\w%]){_NAME}\s*[(\[]?\s*=\s*{_EXPRESSION}", re.IGNORECASE)
_NAMELESS = re.compile(rf"=\s*{_EXPRESSION}", re.IGNORECASE)
_SUM_ONLY = re.compile(r"\(\s*[0-9]{1,2}(?:\s*\+\s*[0-9]{1,2})+\s*\)")
_BARE = re.compile(_NAME, re.IGNORECASE)
_LONGEST, _LONGEST_NUMBER = 300, 80
_OWN_NUMBER = re.compile(r".*[^\W\d_].*[(\[]\s*(?P<name>[0-9]{1,2})\s*[)\]]")


@frozen
class ColumnNumber:
    """What the row of column numbers says of a column.

    Args:
        name: Its number or letter; None where only a formula stands.
        formula: The formula as written; None where there is none.
    """

    name: str | None
    formula: str | None = None


def _balanced(text: str) -> str:
    """Drop brackets that close nothing, are not closed, or stand around the whole."""
    open_at: list[int] = []
    partner: dict[int, int] = {}
    lone: set[int] = set()
    for at, letter in enumerate(text):
        if letter in "([":
            open_at.append(at)
        elif letter in ")]":
            if open_at:
                partner[open_at.pop()] = at
            else:
                lone.add(at)
    lone.update(open_at)
    kept = [at for at in range(len(text)) if at not in lone and not text[at].isspace()]
    while kept and partner.get(kept[0]) == kept[-1]:
        lone.update((kept[0], kept[-1]))
        kept = kept[1:-1]
    return "".join(letter for at, letter in enumerate(text) if at not in lone).strip()


def formula_in(text: str) -> ColumnNumber | None:
    """Return the formula that a header cell prints, with the number it gives the column.

    >>> formula_in("Tổng số (3=4+6+8)"), formula_in("Tỷ lệ (5) = (4)/(3)").formula
    (ColumnNumber(name='3', formula='3=4+6+8'), '(5) = (4)/(3)')
    >>> formula_in("Năm 2022 (a)")
    """
    if len(text) > _LONGEST:
        return None
    if "=" in text:
        named = _FORMULA.search(text)
        if named is not None:
            return ColumnNumber(named["name"], _balanced(named[0]))
        nameless = _NAMELESS.search(text)
        return None if nameless is None else ColumnNumber(None, _balanced(nameless[0]))
    added = _SUM_ONLY.search(text)
    return None if added is None else ColumnNumber(None, _balanced(added[0]))


def own_number(text: str) -> str | None:
    """Return the number in brackets at the end of a header: “Số lớp (3)”."""
    found = _OWN_NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    return None if found is None else found["name"]


def _of_cell(cell: Cell) -> ColumnNumber | None:
    text = cell.text
    if len(text) > _LONGEST_NUMBER:
        return None
    bare = _BARE.fullmatch(text)
    if bare is not None:
        return ColumnNumber(bare["name"])
    if "=" not in text:
        return None
    named = _FORMULA.fullmatch(text) or _FORMULA.fullmatch(_balanced(text))
    if named is not None:
        return ColumnNumber(named["name"], _balanced(text))
    loose = _FORMULA.match(text)
    if loose is not None and not any(map(str.isalnum, text[loose.end() :])):
        formula = text[text.index("=") :] if text.find("(=") > 0 else text
        return ColumnNumber(loose["name"], _balanced(formula))
    nameless = _NAMELESS.fullmatch(text) or _NAMELESS.fullmatch(_balanced(text))
    return None if nameless is None else ColumnNumber(None, _balanced(text))


def column_numbers(cells: Iterable[Cell]) -> dict[int, ColumnNumber] | None:
    """Return what a row of column numbers says, by column; None for a row that is none.

    >>> from cadre_training.readers.sheets._cells import look_at
    >>> row = [look_at(at, value) for at, value in enumerate(["A", "B", 1, "2=3+4", 3, 4])]
    >>> column_numbers(row)[3]
    ColumnNumber(name='2', formula='2=3+4')
    """
    found: dict[int, ColumnNumber] = {}
    for cell in cells:
        one = _of_cell(cell)
        if one is None:
            return None
        found[cell.column] = one
    names = [one.name for one in found.values() if one.name is not None]
    return found if len(found) > 1 and _in_order(names) else None


def _in_order(names: list[str]) -> bool:
    """Tell whether names count up, with letters before or behind numbers; a slip is forgiven."""
    numbers = [int(name) for name in names if name.isdecimal()]
    letters = [ord(name.lower()) for name in names if not name.isdecimal()]
    if numbers and numbers[0] > len(letters) + 2:
        return False
    if letters and letters[0] != ord("a"):
        return False
    if len(names) < 2 or (numbers and not _unbroken([name.isdecimal() for name in names])):
        return False
    steps = [b - a for run in (numbers, letters) for a, b in pairwise(run)]
    slips = sum(step != 1 for step in steps)
    return slips <= (len(steps) >= 6)


def _unbroken(flags: list[bool]) -> bool:
    """Tell whether those that are true stand together."""
    return sum(one and not before for before, one in pairwise([False, *flags])) == 1


def is_marked(numbers: dict[int, ColumnNumber]) -> bool:
    """Tell whether a row can be nothing but column numbers: it has letters or formulas."""
    return any(one.formula or not (one.name or "").isdecimal() for one in numbers.values())
