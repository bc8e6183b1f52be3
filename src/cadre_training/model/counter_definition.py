"""What a figure of a counter counts, in parts that a program can read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum

from attrs import Attribute, field, frozen, validators

from cadre_training.model._checks import check_identifier
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.moment import check_moment, check_moment_or_none, fixed, fixed_or_none


class Robots(Enum):
    """Whether a figure counts the hits of robots: search engines, scripts, monitors.

    >>> Robots("without").label.en
    'without robots'
    """

    WITHOUT = "without"
    WITH = "with"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _ROBOTS[self]


_ROBOTS = {
    Robots.WITHOUT: Label("không tính robot", "without robots"),
    Robots.WITH: Label("kể cả robot", "with robots"),
}


class Inheritance(Enum):
    """Where the number stands that a counter was started from.

    ``NONE``: there is none. ``APART``: beside the figure, which holds only what was counted.
    ``INCLUDED``: within the figure, as some sites show it; the number is known all the same.

    >>> Inheritance("apart").label.en
    'start value not included'
    """

    NONE = "none"
    APART = "apart"
    INCLUDED = "included"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _INHERITANCES[self]


_INHERITANCES = {
    Inheritance.NONE: Label("không có số ban đầu", "no start value"),
    Inheritance.APART: Label("không gồm số ban đầu", "start value not included"),
    Inheritance.INCLUDED: Label("gồm cả số ban đầu", "start value included"),
}


def _check_error(
    _instance: object, attribute: Attribute[Decimal | None], value: Decimal | None
) -> None:
    if value is None:
        return
    if not isinstance(value, Decimal):
        raise TypeError(
            f"{attribute.name} must be a Decimal or None, got {type(value).__name__} {value!r}"
        )
    if not value.is_finite() or value <= 0:
        raise ValueError(f"the error of an estimate must be above zero, got {value}")


@frozen(kw_only=True)
class CounterDefinition(Displayed):
    """What a figure of a counter counts: every rule, as a value of its own.

    The time is half-open: the second of ``start`` is in it, that of ``end`` is not. What was
    counted is what lies in it and not before ``since``.

    Args:
        window: The time it covers, by name.
        unit: What it counts: page views, or distinct visitors, each once.
        zone: The time zone that days, weeks and months are told in, by name.
        start: The first moment of the time; None for all time.
        end: The first moment after it.
        robots: Whether robots are counted.
        since: When this counter began to count; None where that is not stated.
        inherited: Where the number stands that the counter was started from.
        error_percent: The relative standard error of an estimate, in per cent; None for an
            exact count.
        basis: What makes one page view, or tells visitors apart, as whoever reads the hits says.

    Raises:
        ValueError: If a moment has no zone, the time ends before it starts, a figure of less
            than all time includes an inherited number, or the error is not above zero.

    >>> zone = dt.timezone(dt.timedelta(hours=7))
    >>> CounterDefinition(
    ...     window=CounterWindow.TODAY, unit=CountUnit.VISITOR, zone="Asia/Ho_Chi_Minh",
    ...     start=dt.datetime(2023, 8, 1, tzinfo=zone), end=dt.datetime(2023, 8, 2, tzinfo=zone),
    ...     robots=Robots.WITHOUT,
    ... ).is_estimate
    False
    """

    window: CounterWindow = field(validator=validators.instance_of(CounterWindow))
    unit: CountUnit = field(validator=validators.instance_of(CountUnit))
    zone: str = field(validator=check_identifier)
    start: dt.datetime | None = field(
        default=None, converter=fixed_or_none, validator=check_moment_or_none
    )
    end: dt.datetime = field(converter=fixed, validator=check_moment)
    robots: Robots = field(validator=validators.instance_of(Robots))
    since: dt.datetime | None = field(
        default=None, converter=fixed_or_none, validator=check_moment_or_none
    )
    inherited: Inheritance = field(
        default=Inheritance.NONE, validator=validators.instance_of(Inheritance)
    )
    error_percent: Decimal | None = field(default=None, validator=_check_error)
    basis: Label | None = field(
        default=None, validator=validators.optional(validators.instance_of(Label))
    )

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.start is not None and self.end < self.start:
            raise ValueError(f"the time of a figure ends ({self.end}) before {self.start}")
        if self.inherited is Inheritance.INCLUDED and self.window is not CounterWindow.ALL:
            raise ValueError(
                f"only the figure of all time can include an inherited number, "
                f"not {self.window.value!r}"
            )

    @property
    def is_estimate(self) -> bool:
        """Whether the figure is an estimate."""
        return self.error_percent is not None
