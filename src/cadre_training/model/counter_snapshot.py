"""What a site counter showed at one moment."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier, check_text_or_none, tuple_of
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import check_date
from cadre_training.model.quantity import Quantity
from cadre_training.model.source import Source, check_source


class CounterWindow(Enum):
    """The stretch of time that a counter's figure covers."""

    ONLINE = "online"
    TODAY = "today"
    WEEK = "week"
    LAST_7_DAYS = "last-7-days"
    MONTH = "month"
    ALL = "all"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    CounterWindow.ONLINE: Label("Đang online", "Online now"),
    CounterWindow.TODAY: Label("Hôm nay", "Today"),
    CounterWindow.WEEK: Label("Trong tuần", "This week"),
    CounterWindow.LAST_7_DAYS: Label("7 ngày qua", "Last 7 days"),
    CounterWindow.MONTH: Label("Trong tháng", "This month"),
    CounterWindow.ALL: Label("Tất cả", "All time"),
}


@frozen(kw_only=True)
class CounterFigure:
    """One figure of a counter, with what it counts.

    Args:
        window: The time it covers.
        value: The figure, or an absence.
        definition: What is counted and how, or what is not known of that.
        source: Where it stands, with the words as written.
    """

    window: CounterWindow = field(validator=validators.instance_of(CounterWindow))
    value: Quantity | Absence = field(validator=validators.instance_of((Quantity, Absence)))
    definition: Label | NotKnown = field(validator=validators.instance_of((Label, NotKnown)))
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)


@frozen(kw_only=True)
class InheritedCount:
    """A number that a counter started from, kept apart from what it counted itself.

    Args:
        value: The number taken over.
        on: The day it was taken over; None when not known.
        source: Where it is known from.
    """

    value: Quantity = field(validator=validators.instance_of(Quantity))
    on: dt.date | None = field(default=None, validator=validators.optional(check_date))
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)


@frozen(kw_only=True)
class CounterSnapshot:
    """What a site's visitor counter showed at one moment.

    Args:
        id: Its identifier in the register.
        site: The site, by name; None when not stated.
        at: The moment, with its zone; None when not stated.
        figures: Its figures, at most one for each window and unit.
        inherited: The number it started from; None when there is none or it is not known.
        source: Where it comes from.

    Raises:
        ValueError: If ``at`` has no zone, or a window and unit stand twice.
    """

    id: str = field(validator=check_identifier)
    site: str | None = field(default=None, validator=check_text_or_none)
    at: dt.datetime | None = field(
        default=None, validator=validators.optional(validators.instance_of(dt.datetime))
    )
    figures: tuple[CounterFigure, ...] = field(default=(), validator=tuple_of(CounterFigure))
    inherited: InheritedCount | None = field(
        default=None, validator=validators.optional(validators.instance_of(InheritedCount))
    )
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the moment to a zone, and each window and unit to one figure."""
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError(f"the moment of a counter needs a zone, got {self.at}")
        keys = [
            (f.window, f.value.unit if isinstance(f.value, Quantity) else None)
            for f in self.figures
        ]
        if len(set(keys)) != len(keys):
            raise ValueError(f"counter {self.id!r} gives a window and unit twice")

    def find(self, window: CounterWindow) -> CounterFigure | None:
        """Return the first figure of ``window``, or None."""
        return next((figure for figure in self.figures if figure.window is window), None)
