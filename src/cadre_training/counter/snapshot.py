"""A snapshot made of numbers that were counted, with the definition of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen, validators

from cadre_training.counter.rules import CounterRules
from cadre_training.counter.windows import check_aware, second_of, window_bounds, window_start
from cadre_training.model._checks import check_count
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.quantity import Quantity
from cadre_training.model.source import Source


@frozen
class FigureKey:
    """Which figure of a counter: its window, its unit, and whether robots are counted.

    Args:
        window: The time it covers.
        unit: Page views or visitors.
        robots: Whether robots are counted.

    >>> FigureKey(CounterWindow.TODAY, CountUnit.VISITOR).robots.value
    'without'
    """

    window: CounterWindow = field(validator=validators.instance_of(CounterWindow))
    unit: CountUnit = field(validator=validators.instance_of(CountUnit))
    robots: Robots = field(default=Robots.WITHOUT, validator=validators.instance_of(Robots))


@frozen
class Counted:
    """A number that was counted, or estimated.

    Args:
        value: The number, from zero.
        error_percent: The relative standard error of an estimate, in per cent; None for an exact
            count.

    >>> Counted(950).value
    950
    """

    value: int = field(validator=check_count)
    error_percent: Decimal | None = None


def figure_keys(rules: CounterRules) -> Iterator[FigureKey]:
    """Yield the figures that ``rules`` ask for, in the order of a snapshot.

    >>> keys = list(figure_keys(CounterRules()))
    >>> keys[0].window.value, keys[0].unit.value
    ('online', 'page view')
    """
    for window in rules.windows:
        for unit in rules.units:
            for robots in rules.robots:
                yield FigureKey(window, unit, robots)


def snapshot_of(
    numbers: Mapping[FigureKey, Counted | Absence],
    at: dt.datetime,
    rules: CounterRules,
    *,
    counter_id: str = "counter",
    site: str | None = None,
    source: Source | None = None,
) -> CounterSnapshot:
    """Return the snapshot that numbers make which were counted by ``rules``.

    Args:
        numbers: The number of each figure that the rules ask for, or why there is none.
        at: The moment the counter is read, with its zone.
        rules: The rules they were counted by, within :func:`window_bounds`.
        counter_id: The snapshot's identifier in a register.
        site: The site, by name.
        source: Where the hits come from.

    Raises:
        ValueError: If ``at`` has no zone, a figure that the rules ask for is missing, or one is
            given that they do not ask for.

    >>> keys = figure_keys(rules := CounterRules(units=(CountUnit.PAGE_VIEW,)))
    >>> at = dt.datetime(2023, 8, 1, 2, 30, tzinfo=dt.UTC)
    >>> snapshot_of(dict.fromkeys(keys, Counted(7)), at, rules).figures[0].value
    Quantity(value=7, unit=<CountUnit.PAGE_VIEW: 'page view'>)
    """
    check_aware(at)
    keys = tuple(figure_keys(rules))
    for key in keys:
        if key not in numbers:
            raise ValueError(f"the rules ask for a figure that is missing: {key}")
    for key in numbers:
        if key not in keys:
            raise ValueError(f"the rules do not ask for this figure: {key}")
    return CounterSnapshot(
        id=counter_id,
        site=site,
        at=second_of(at).astimezone(rules.zone.tz),
        figures=tuple(_figure(key, numbers[key], at, rules) for key in keys),
        inherited=rules.inherited,
        source=source,
    )


def _figure(
    key: FigureKey, number: Counted | Absence, at: dt.datetime, rules: CounterRules
) -> CounterFigure:
    error = number.error_percent if isinstance(number, Counted) else None
    return CounterFigure(
        window=key.window,
        value=Quantity(number.value, key.unit) if isinstance(number, Counted) else number,
        definition=definition_of(key, at, rules, error_percent=error),
    )


def definition_of(
    key: FigureKey, at: dt.datetime, rules: CounterRules, *, error_percent: Decimal | None = None
) -> CounterDefinition:
    """Return the definition of a figure that is counted by ``rules``.

    Args:
        key: Which figure.
        at: The moment the counter is read, with its zone.
        rules: The rules.
        error_percent: The relative standard error of an estimate, in per cent.
    """
    is_start = key.window is CounterWindow.ALL and rules.inherited is not None
    return CounterDefinition(
        window=key.window,
        unit=key.unit,
        zone=rules.zone.name,
        start=window_start(key.window, at, rules),
        end=window_bounds(key.window, at, rules)[1],
        robots=key.robots,
        since=rules.since and rules.since.astimezone(rules.zone.tz),
        inherited=Inheritance.APART if is_start else Inheritance.NONE,
        error_percent=error_percent,
        basis=rules.page_view if key.unit is CountUnit.PAGE_VIEW else rules.visitor,
    )
