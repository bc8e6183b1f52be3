"""A stretch of days."""

from __future__ import annotations

import datetime as dt

from attrs import Attribute, field, frozen

from cadre_training.model.displayed import Displayed


def check_date(_instance: object, attribute: Attribute[dt.date], value: dt.date) -> None:
    """Accept a plain date only; a datetime is refused, for it carries a clock."""
    if type(value) is not dt.date:
        raise TypeError(f"{attribute.name} must be a date, got {type(value).__name__} {value!r}")


@frozen(order=True, cache_hash=True)
class Period(Displayed):
    """A stretch of whole days, first and last day included.

    Args:
        start: The first day.
        end: The last day.

    Raises:
        TypeError: If either is not a plain date.
        ValueError: If the period ends before it starts.

    >>> str(Period.of_year(2014)), str(Period.of_quarter(2022, 2))
    ('2014', '2022-Q2')
    """

    start: dt.date = field(validator=check_date)
    end: dt.date = field(validator=check_date)

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.end < self.start:
            raise ValueError(f"ends on {self.end} before it starts on {self.start}")

    @classmethod
    def of_day(cls, day: dt.date) -> Period:
        """Make the period of one day."""
        return cls(day, day)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """Make the period of one calendar year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        """Make the period of the calendar years ``first`` to ``last``, both included."""
        return cls(dt.date(first, 1, 1), dt.date(last, 12, 31))

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        """Make the period of one quarter (1 to 4) of a calendar year."""
        if quarter not in (1, 2, 3, 4):
            raise ValueError(f"a quarter is 1, 2, 3 or 4, got {quarter}")
        last_day = (31, 30, 30, 31)[quarter - 1]
        return cls(dt.date(year, 3 * quarter - 2, 1), dt.date(year, 3 * quarter, last_day))

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.start.year, self.end.year + 1)

    def contains(self, other: Period) -> bool:
        """Tell whether ``other`` lies within it."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether ``day`` lies within it."""
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """Return the shortest ISO form: a year, years, a quarter, a day or two days."""
        first, last = self.start.year, self.end.year
        if self == Period.of_year(first):
            return f"{first}"
        if self == Period.of_years(first, last):
            return f"{first}–{last}"
        quarter = (self.start.month + 2) // 3
        if self == Period.of_quarter(first, quarter):
            return f"{first}-Q{quarter}"
        return f"{self.start}" if self.start == self.end else f"{self.start}/{self.end}"
