"""The rules that a counter counts by."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from attrs import Attribute, field, frozen, validators

from cadre_training.counter.zone import VIETNAM, Zone
from cadre_training.model._checks import tuple_of
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.moment import check_moment_or_none, fixed_or_none
from cadre_training.model.quantity import check_whole
from cadre_training.model.weekday import Weekday

T = TypeVar("T")

_UNITS = (CountUnit.PAGE_VIEW, CountUnit.VISITOR)


def _check_minutes(instance: object, attribute: Attribute[int], value: int) -> None:
    check_whole(instance, attribute, value)
    if not 1 <= value <= 24 * 60:
        raise ValueError(f"{attribute.name} must be 1 to 1440, got {value}")


def _each_once(
    _instance: object, attribute: Attribute[tuple[T, ...]], value: tuple[T, ...]
) -> None:
    if not value:
        raise ValueError(f"{attribute.name} must not be empty")
    if len(set(value)) != len(value):
        raise ValueError(f"{attribute.name} names one of them twice: {value}")


def _check_units(
    _instance: object, attribute: Attribute[tuple[CountUnit, ...]], value: tuple[CountUnit, ...]
) -> None:
    other = [unit.value for unit in value if unit not in _UNITS]
    if other:
        raise ValueError(
            f"hits are counted as 'page view' and as 'visitor'; "
            f"{attribute.name} cannot hold {other[0]!r}"
        )


def _check_inherited(
    _instance: object, attribute: Attribute[InheritedCount | None], value: InheritedCount | None
) -> None:
    if value is None:
        return
    if not isinstance(value, InheritedCount):
        raise TypeError(
            f"{attribute.name} must be an InheritedCount or None, "
            f"got {type(value).__name__} {value!r}"
        )
    if value.on is None:
        raise ValueError(f"{attribute.name} needs the day on which the number was taken over")


@frozen(kw_only=True)
class CounterRules(Displayed):
    """The rules that a counter counts by; each of them goes into the definition of each figure.

    Args:
        zone: The zone that days, weeks and months are told in.
        online_minutes: How many minutes back a visitor counts as online, 1 to 1440.
        week_starts: The day that a week begins on.
        windows: The times to give figures for, in this order.
        units: What to count: page views (every hit is one), visitors (each once in a window).
        robots: Whether to give figures without robots, with them, or both.
        since: When counting began: hits before it are not counted. None to count them all.
        inherited: The number that the counter was started from, with its day. It is added to no
            figure.
        page_view: What makes one page view, in words, as whoever reads the hits takes it.
        visitor: What tells visitors apart, in words, as whoever reads the hits takes it.

    Raises:
        TypeError: If a value is of the wrong kind.
        ValueError: If one is out of range, stands twice, or has no zone or no day.

    >>> CounterRules(online_minutes=15).zone.name
    'Asia/Ho_Chi_Minh'
    """

    zone: Zone = field(default=VIETNAM, validator=validators.instance_of(Zone))
    online_minutes: int = field(default=5, validator=_check_minutes)
    week_starts: Weekday = field(default=Weekday.MONDAY, validator=validators.instance_of(Weekday))
    windows: tuple[CounterWindow, ...] = field(
        default=tuple(CounterWindow), validator=[tuple_of(CounterWindow), _each_once]
    )
    units: tuple[CountUnit, ...] = field(
        default=_UNITS, validator=[tuple_of(CountUnit), _each_once, _check_units]
    )
    robots: tuple[Robots, ...] = field(
        default=tuple(Robots), validator=[tuple_of(Robots), _each_once]
    )
    since: dt.datetime | None = field(
        default=None, converter=fixed_or_none, validator=check_moment_or_none
    )
    inherited: InheritedCount | None = field(default=None, validator=_check_inherited)
    page_view: Label | None = field(
        default=None, validator=validators.optional(validators.instance_of(Label))
    )
    visitor: Label | None = field(
        default=None, validator=validators.optional(validators.instance_of(Label))
    )
