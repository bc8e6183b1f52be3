"""A session held."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model._checks import (
    check_count,
    check_count_or_absence,
    check_identifier,
    check_text_or_none,
)
from cadre_training.model.absence import Absence
from cadre_training.model.displayed import Displayed
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.source import Source, check_source
from cadre_training.model.target_group import TargetGroup


@frozen(kw_only=True)
class Session(Displayed):
    """A session (cuộc): one meeting or event, or several of which only the number is given.

    Args:
        id: Its identifier in the register.
        period: The day or days, or the period in which the source says it was held.
        target_group: For whom it was held; None when not stated.
        unit: The code of the administrative unit it was held for; None when not stated.
        programme: The kind of training; None when not stated.
        class_id: The class it is part of, if any.
        count: How many sessions the record stands for.
        attendees: Those who attended, of all its sessions together: attendances.
        planned: How many sessions were planned where these were held.
        source: Where it comes from.

    >>> Session(id="s1", period=Period.of_year(2022), count=4, attendees=310).attendees
    310
    """

    id: str = field(validator=check_identifier)
    period: Period = field(validator=validators.instance_of(Period))
    target_group: TargetGroup | None = field(
        default=None, validator=validators.optional(validators.instance_of(TargetGroup))
    )
    unit: str | None = field(default=None, validator=check_text_or_none)
    programme: Programme | None = field(
        default=None, validator=validators.optional(validators.instance_of(Programme))
    )
    class_id: str | None = field(default=None, validator=check_text_or_none)
    count: int = field(default=1, validator=check_count)
    attendees: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    planned: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    @property
    def year(self) -> int | None:
        """The calendar year it counts in; None when its period touches more than one."""
        start, end = self.period.start.year, self.period.end.year
        return start if start == end else None

    @property
    def quarter(self) -> tuple[int, int] | None:
        """The year and quarter (1 to 4) it counts in; None when it touches more than one."""
        start, end = self.period.start, self.period.end
        first = (start.year, (start.month + 2) // 3)
        return first if first == (end.year, (end.month + 2) // 3) else None
