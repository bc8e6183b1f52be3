"""Whether the day or the month comes first, and what tells it."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training.model.label import Label
from cadre_training.model.source import Place

MOST_EXAMPLES = 5
"""How many examples a decision keeps for each order."""


class DateOrder(Enum):
    """Which comes first in a date of digits.

    >>> DateOrder("dmy").label.en
    'day first'
    """

    DMY = "dmy"
    MDY = "mdy"

    @property
    def other(self) -> DateOrder:
        """The other one."""
        return DateOrder.MDY if self is DateOrder.DMY else DateOrder.DMY

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        if self is DateOrder.DMY:
            return Label("ngày đứng trước tháng", "day first")
        return Label("tháng đứng trước ngày", "month first")


class Basis(Enum):
    """What the order of day and month rests on, where it makes a difference.

    * ``FORM``: one of the two cannot be a month.
    * ``GIVEN``: the caller passed it.
    * ``EVIDENCE``: other dates of the column, sheet or document.
    * ``CONVENTION``: nothing but the Vietnamese custom of writing the day first.
    """

    FORM = "form"
    GIVEN = "given"
    EVIDENCE = "evidence"
    CONVENTION = "convention"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _BASES[self]


_BASES = {
    Basis.FORM: Label(
        "một trong hai số không thể là tháng", "one of the two numbers cannot be a month"
    ),
    Basis.GIVEN: Label("thứ tự đã được chỉ rõ", "the order was passed"),
    Basis.EVIDENCE: Label(
        "các ngày khác trong tài liệu cho biết thứ tự", "other dates of the document tell the order"
    ),
    Basis.CONVENTION: Label(
        "theo cách viết của Việt Nam, ngày đứng trước tháng",
        "in Vietnam the day is written before the month",
    ),
}


@frozen(kw_only=True)
class OrderEvidence:
    """A date that can be read in one order only.

    Args:
        order: The order.
        text: The date as written.
        row: Its position among the texts that were looked at, from 0.
        place: Where it stands.
    """

    order: DateOrder
    text: str
    row: int | None = None
    place: Place | None = None


@frozen(kw_only=True)
class OrderDecision:
    """Which order the evidence speaks for.

    Args:
        dmy: How many dates can be read with the day first only.
        mdy: How many can be read with the month first only.
        evidence: The first of them, some of each order.
    """

    dmy: int = 0
    mdy: int = 0
    evidence: tuple[OrderEvidence, ...] = ()

    @property
    def order(self) -> DateOrder | None:
        """The order; None without evidence, and None where it speaks for both."""
        if bool(self.dmy) == bool(self.mdy):
            return None
        return DateOrder.DMY if self.dmy else DateOrder.MDY

    @property
    def mixed(self) -> bool:
        """Whether there is evidence for both orders."""
        return self.dmy > 0 and self.mdy > 0
