"""When something exists or is in force."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen, validators

from cadre_training.model.displayed import Displayed
from cadre_training.model.period import Period, check_date


@frozen
class Lifetime(Displayed):
    """The days on which something exists or is in force; either end may be open.

    Args:
        since: The first day; None when it is not known or has always been.
        until: The last day; None when it is not known or has not come.

    Raises:
        ValueError: If it ends before it begins.

    >>> Lifetime(until=dt.date(2025, 6, 30)).holds_on(dt.date(2025, 7, 1))
    False
    """

    since: dt.date | None = field(default=None, validator=validators.optional(check_date))
    until: dt.date | None = field(default=None, validator=validators.optional(check_date))

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.until is not None and self.since is not None and self.until < self.since:
            raise ValueError(f"ends on {self.until} before it begins on {self.since}")

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether it exists or is in force on ``day``."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def overlaps(self, period: Period) -> bool:
        """Tell whether it exists or is in force on a day of ``period``."""
        return (self.since is None or self.since <= period.end) and (
            self.until is None or period.start <= self.until
        )
