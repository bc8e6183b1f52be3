"""Digits with marks between them, read in one notation."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training.model.label import Label
from cadre_training.model.notation import Notation

MOST_DIGITS = 30
"""More digits than anything that is counted has, or any printed share."""

_OTHER_GROUPS = (" ", "'")


class Why(Enum):
    """Why a number can be read in one notation only.

    >>> Why.DECIMALS.label.en
    'not three digits behind the mark'
    """

    TWO_MARKS = "two marks"
    GROUPS = "groups"
    DECIMALS = "decimals"
    LONG_START = "long start"
    LEADING_ZERO = "leading zero"
    OTHER_GROUPS = "other groups"
    WHOLE_COUNT = "whole count"
    TOGETHER = "together"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]

    @property
    def by_form(self) -> bool:
        """Whether the form of one number says so, and not what it counts or stands beside."""
        return self not in (Why.WHOLE_COUNT, Why.TOGETHER)


_LABELS = {
    Why.TWO_MARKS: Label(
        "có cả dấu chấm và dấu phẩy, dấu đứng sau là dấu thập phân",
        "it has both marks, and the one behind begins the decimals",
    ),
    Why.GROUPS: Label("cùng một dấu có nhiều lần", "one mark stands in it several times"),
    Why.DECIMALS: Label("sau dấu không phải là ba chữ số", "not three digits behind the mark"),
    Why.LONG_START: Label(
        "trước dấu có hơn ba chữ số", "more than three digits stand before the mark"
    ),
    Why.LEADING_ZERO: Label("nhóm đầu không thể là 0", "a first group cannot be 0"),
    Why.OTHER_GROUPS: Label(
        "hàng nghìn đã được phân cách bằng dấu khác", "something else separates its thousands"
    ),
    Why.WHOLE_COUNT: Label(
        "số đếm phải là số nguyên, không thể là số thập phân",
        "what is counted is whole, so that a decimal is impossible",
    ),
    Why.TOGETHER: Label(
        "các số trong ô chỉ đọc được cùng nhau theo một cách",
        "the numbers of the text can be read together in one way only",
    ),
}


@frozen
class Exact:
    """A decimal number as two whole ones: ``digits`` divided by 10 to the power of ``places``.

    Args:
        digits: The digits with the sign.
        places: How many of them are decimals.
    """

    digits: int
    places: int = 0

    def times(self, factor: int) -> Exact:
        """Multiply by a power of ten or another whole number, and drop decimals that became 0."""
        digits, places = self.digits * factor, self.places
        while places and digits % 10 == 0:
            digits, places = digits // 10, places - 1
        return Exact(digits, places)

    def plus(self, other: Exact) -> Exact:
        """Add, exactly."""
        places = max(self.places, other.places)
        return Exact(self.scaled(places) + other.scaled(places), places)

    def scaled(self, places: int) -> int:
        """Return the digits it has with as many decimals."""
        return self.digits * int(10 ** (places - self.places))

    def below(self, other: Exact) -> bool:
        """Tell whether it is smaller than ``other``."""
        places = max(self.places, other.places)
        return self.scaled(places) < other.scaled(places)


def read_numeral(form: str, notation: Notation) -> Exact | None:
    """Return what digits mean in a notation; None where they are no number in it.

    Args:
        form: ASCII digits with dots, commas, spaces or apostrophes between them.
        notation: The notation.

    >>> read_numeral("1.234,5", Notation.VI), read_numeral("1.234,5", Notation.EN)
    (Exact(digits=12345, places=1), None)
    """
    whole, point, decimals = form.partition(notation.point)
    if point and not decimals.isdecimal():
        return None
    if whole and not whole.isdecimal():
        separator = next(c for c in whole if not c.isdecimal())
        first, *groups = whole.split(separator)
        if separator not in (notation.group, *_OTHER_GROUPS) or not _is_grouped(first, groups):
            return None
        whole = first + "".join(groups)
    return Exact(int(whole + decimals), len(decimals))


def _is_grouped(first: str, groups: list[str]) -> bool:
    if not 1 <= len(first) <= 3 or not first.isdecimal() or first[0] == "0":
        return False
    return all(len(group) == 3 and group.isdecimal() for group in groups)


def proof(form: str) -> tuple[Notation, Why] | None:
    """Return the only notation in which a form is a number, and why it is the only one.

    None stands for a form that is a number in both notations, or in neither.

    >>> proof("2,468,642"), proof("19,554")
    ((<Notation.EN: 'en'>, <Why.GROUPS: 'groups'>), None)
    """
    possible = [notation for notation in Notation if read_numeral(form, notation) is not None]
    if len(possible) != 1:
        return None
    dots, commas = form.count("."), form.count(",")
    if dots and commas:
        return possible[0], Why.TWO_MARKS
    if dots + commas > 1:
        return possible[0], Why.GROUPS
    before, _, after = form.partition("." if dots else ",")
    if not before.isdecimal() and before:
        return possible[0], Why.OTHER_GROUPS
    if len(after) != 3:
        return possible[0], Why.DECIMALS
    return possible[0], Why.LONG_START if len(before) > 3 else Why.LEADING_ZERO
