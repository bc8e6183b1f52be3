"""Which marks group thousands and which begin decimals."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class Notation(Enum):
    """What separates thousands and decimals, named by the language that writes so.

    * ``VI``: 6.200 and 98,96.
    * ``EN``: 6,200 and 98.96.

    >>> Notation("vi").group, Notation("vi").point
    ('.', ',')
    """

    VI = "vi"
    EN = "en"

    @property
    def group(self) -> str:
        """The mark between thousands."""
        return "." if self is Notation.VI else ","

    @property
    def point(self) -> str:
        """The mark before decimals."""
        return "," if self is Notation.VI else "."

    @property
    def other(self) -> Notation:
        """The other one."""
        return Notation.EN if self is Notation.VI else Notation.VI

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Notation.VI: Label(
        "dấu chấm phân cách hàng nghìn, dấu phẩy thập phân", "dots for thousands, a decimal comma"
    ),
    Notation.EN: Label(
        "dấu phẩy phân cách hàng nghìn, dấu chấm thập phân", "commas for thousands, a decimal point"
    ),
}
