"""What a run counts by: the settings, the moment, and what makes keys."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from cadre_training_counter.tally.keys import DayKeys
from cadre_training_counter.tally.settings import Settings

DAY = dt.timedelta(days=1)


@frozen(kw_only=True)
class Plan:
    """What a run counts by. It goes to every process that reads.

    Args:
        settings: The rules.
        at: The last second that is counted, since 1970 (UTC).
        today: The day of that second in the zone of the rules.
        keys: What makes the keys of that day.
        next_keys: What makes those of the next day.
    """

    settings: Settings
    at: int
    today: dt.date
    keys: DayKeys
    next_keys: DayKeys

    @property
    def online_since(self) -> int:
        """The first second that counts as online."""
        return self.at + 1 - self.settings.counter.online_minutes * 60

    @property
    def next_online_since(self) -> int:
        """The first second that may still count as online on the next day."""
        midnight = int(self.settings.counter.zone.start_of(self.today + DAY).timestamp())
        return midnight + 1 - self.settings.counter.online_minutes * 60

    @property
    def since(self) -> int | None:
        """The first second that is counted; None where there is none."""
        since = self.settings.counter.since
        return None if since is None else int(since.timestamp())
