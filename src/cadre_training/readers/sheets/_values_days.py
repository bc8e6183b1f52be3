"""Days written with digits, read without looking for words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from attrs import define, field

from cadre_training.model.period import Period
from cadre_training.readers.dates import DateOrder

_DAYS = re.compile(
    r"(?:([0-9]{1,2})-)?([0-9]{1,2})([/.-])([0-9]{1,2})\3((?:19|20)[0-9]{2})", re.ASCII
)
_MONTHS = 12


@define
class Days:
    """Texts such as 26/5/2025 and 26-27/5/2025 by what they tell of the order of day and month.

    Args:
        sure: Those that can be read with the day first only.
        either: Those that could have the month first, as they are read with the day first.
        reversed: Those that can be read with the month first only.
        others: All other texts.
    """

    sure: dict[str, Period] = field(factory=dict[str, Period])
    either: dict[str, Period] = field(factory=dict[str, Period])
    reversed: list[str] = field(factory=list[str])
    others: list[str] = field(factory=list[str])

    def sort(self, texts: Iterable[str]) -> None:
        """Sort different texts."""
        for text in texts:
            match = _DAYS.fullmatch(text.strip())
            if match is None or (match[1] and match[3] != "/"):
                self.others.append(text)
                continue
            day, month = int(match[2]), int(match[4])
            if not match[1] and day <= _MONTHS < month:
                self.reversed.append(text)
                continue
            period = _period(match[1], day, month, int(match[5]))
            if period is None:
                self.others.append(text)
            elif day > _MONTHS or (day == month and not match[1]):
                self.sure[text] = period
            else:
                self.either[text] = period

    @property
    def orders(self) -> dict[DateOrder, int]:
        """How many texts tell each order."""
        told = sum(1 for period in self.sure.values() if period.end.day > _MONTHS)
        return {DateOrder.DMY: told, DateOrder.MDY: len(self.reversed)}


def _period(first: str | None, day: int, month: int, year: int) -> Period | None:
    try:
        end = dt.date(year, month, day)
        start = end if first is None else dt.date(year, month, int(first))
    except ValueError:
        return None
    return Period(start, end) if start <= end else None
