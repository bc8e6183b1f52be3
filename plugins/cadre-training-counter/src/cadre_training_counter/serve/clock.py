"""The clock that the service counts by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from cadre_training.plugin import Zone

_DAY = dt.timedelta(days=1)


class Clock:
    """Tells the second and its day, and never goes back.

    Args:
        now: Gives the seconds since 1970 (UTC).
        zone: The zone that days are told in.
    """

    def __init__(self, now: Callable[[], int], zone: Zone) -> None:
        """Look at the clock once."""
        self._now = now
        self._zone = zone
        self._latest = now()
        self._turn_to(self._latest)

    def second(self) -> int:
        """Return the second that it is."""
        now = self._now()
        if now > self._latest:
            self._latest = now
            if now >= self.ends:
                self._turn_to(now)
        return self._latest

    def _turn_to(self, second: int) -> None:
        at = dt.datetime.fromtimestamp(second, dt.UTC)
        self.day = self._zone.day_of(at)
        self.ends = int(self._zone.start_of(self.day + _DAY).timestamp())

    def moment(self) -> dt.datetime:
        """Return the second that it is, as a moment."""
        return dt.datetime.fromtimestamp(self.second(), dt.UTC)
