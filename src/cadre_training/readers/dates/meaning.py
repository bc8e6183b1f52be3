"""What a date as written may mean."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model.label import Label
from cadre_training.model.period import Period


class DateKind(Enum):
    """What kind of time was written."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    MONTHS = "months"
    QUARTER = "quarter"
    QUARTERS = "quarters"
    HALF_YEAR = "half year"
    YEAR = "year"
    YEARS = "years"
    SCHOOL_YEAR = "school year"
    TERM = "term"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _KINDS[self]

    @property
    def is_reporting_period(self) -> bool:
        """Whether its days are known from the calendar; terms and school years set their own."""
        return self not in (DateKind.SCHOOL_YEAR, DateKind.TERM)


_KINDS = {
    DateKind.DAY: Label("ngày", "day"),
    DateKind.DAYS: Label("nhiều ngày", "days"),
    DateKind.MONTH: Label("tháng", "month"),
    DateKind.MONTHS: Label("nhiều tháng", "months"),
    DateKind.QUARTER: Label("quý", "quarter"),
    DateKind.QUARTERS: Label("nhiều quý", "quarters"),
    DateKind.HALF_YEAR: Label("nửa năm", "half year"),
    DateKind.YEAR: Label("năm", "year"),
    DateKind.YEARS: Label("nhiều năm", "years"),
    DateKind.SCHOOL_YEAR: Label("năm học", "school year"),
    DateKind.TERM: Label("nhiệm kỳ", "term of office"),
}


@frozen(kw_only=True)
class Dated:
    """A time as written.

    Args:
        kind: What kind of time it is.
        period: Its days; None for a term or a school year, whose first and last day the text
            does not say.
        years: For a term or a school year: the years it names.
    """

    kind: DateKind = field(validator=validators.instance_of(DateKind))
    period: Period | None = None
    years: tuple[int, int] | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if (self.period is None) == self.kind.is_reporting_period or (
            (self.years is None) != self.kind.is_reporting_period
        ):
            raise ValueError(f"a {self.kind.value} has either days or years, got {self!r}")
