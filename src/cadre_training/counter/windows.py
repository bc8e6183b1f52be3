"""Where each window begins and ends."""

from __future__ import annotations

import datetime as dt

from cadre_training.counter.rules import CounterRules
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.weekday import Weekday

SECOND = dt.timedelta(seconds=1)
_DAY = dt.timedelta(days=1)


def second_of(moment: dt.datetime) -> dt.datetime:
    """Return the second that ``moment`` falls in.

    A counter's clock ticks in seconds, as those of log files do: what is finer than that is cut.

    >>> second_of(dt.datetime(2023, 8, 1, 9, 0, 0, 999999, tzinfo=dt.UTC)).microsecond
    0
    """
    return moment.replace(microsecond=0)


def window_start(window: CounterWindow, at: dt.datetime, rules: CounterRules) -> dt.datetime | None:
    """Return where ``window`` begins by the calendar or the clock; None for all time.

    Args:
        window: The window.
        at: The moment the counter is read, with its zone.
        rules: The rules; ``since`` plays no part here.
    """
    zone = rules.zone
    today = zone.day_of(at)
    match window:
        case CounterWindow.ONLINE:
            # Reckoned in UTC: a minute lasts a minute also where clocks are put back.
            end = second_of(at).astimezone(dt.UTC) + SECOND
            start = end - dt.timedelta(minutes=rules.online_minutes)
            return start.astimezone(zone.tz)
        case CounterWindow.TODAY:
            return zone.start_of(today)
        case CounterWindow.WEEK:
            passed = (Weekday.of(today).number - rules.week_starts.number) % 7
            return zone.start_of(today - passed * _DAY)
        case CounterWindow.LAST_7_DAYS:
            return zone.start_of(today - 6 * _DAY)
        case CounterWindow.MONTH:
            return zone.start_of(today.replace(day=1))
        case CounterWindow.ALL:
            return None


def window_bounds(
    window: CounterWindow, at: dt.datetime, rules: CounterRules
) -> tuple[dt.datetime | None, dt.datetime]:
    """Return the half-open bounds of what a figure counts: the first is in it, the second not.

    A hit counts where its second is not before the first bound, and before the second. The second
    of ``at`` is the last that counts, so that the second bound is one second after it.

    ======================  ====================================================================
    window                  first bound, in the zone of the rules
    ======================  ====================================================================
    ``ONLINE``              the second bound less ``online_minutes``
    ``TODAY``               00:00 of the day of ``at``
    ``WEEK``                00:00 of the last ``week_starts`` (Monday) up to the day of ``at``
    ``LAST_7_DAYS``         00:00 of the sixth day before that of ``at``: seven calendar days
    ``MONTH``               00:00 of the first day of the month of ``at``
    ``ALL``                 none
    ======================  ====================================================================

    The first bound is never before ``since`` of the rules, where they have one.

    Args:
        window: The window.
        at: The moment the counter is read, with its zone.
        rules: The rules.

    Raises:
        ValueError: If ``at`` has no zone.

    >>> at = dt.datetime(2023, 8, 1, 2, 30, tzinfo=dt.UTC)
    >>> start, end = window_bounds(CounterWindow.WEEK, at, CounterRules())
    >>> str(start), str(end)
    ('2023-07-31 00:00:00+07:00', '2023-08-01 09:30:01+07:00')
    """
    check_aware(at)
    start = window_start(window, at, rules)
    # Reckoned in UTC: zones with summer time tell some moments twice.
    end = (second_of(at).astimezone(dt.UTC) + SECOND).astimezone(rules.zone.tz)
    if rules.since is not None:
        since = second_of(rules.since).astimezone(rules.zone.tz)
        start = since if start is None else max(start, since, key=_instant)
        start = min(start, end, key=_instant)
    return start, end


def check_aware(at: dt.datetime) -> None:
    """Refuse a moment without a zone.

    Raises:
        ValueError: If ``at`` has none.
    """
    if at.utcoffset() is None:
        raise ValueError(f"the moment of a counter needs a zone, got {at}")


def _instant(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)
