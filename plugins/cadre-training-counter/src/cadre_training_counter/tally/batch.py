"""What is added to a state in one step: counts, visitors and how far each log was read."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen, validators

from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, UnreadLine


@frozen(kw_only=True)
class DayLines:
    """How many lines of one day became what.

    Args:
        day: The day in the zone of the rules; None for a line whose day cannot be read.
        outcome: What became of them.
        lines: How many.
    """

    day: dt.date | None
    outcome: Outcome
    lines: int = field(validator=validators.ge(0))


@frozen(kw_only=True)
class Sighting:
    """A visitor of a day that is not over, by a key that is made with the salt of that day.

    A page view late in the evening may still be one of those "online" after midnight. Such a
    visitor is sighted twice: under the key of its day, and under the key of the next day, with
    the moment of the same page view.

    Args:
        day: The day whose salt the key is made with.
        key: The key, 16 bytes.
        last: The moment of the last page view, in seconds since 1970 (UTC).
        robot: True for a robot.
    """

    day: dt.date
    key: bytes = field(validator=[validators.min_len(16), validators.max_len(16)])
    last: int
    robot: bool


@frozen(kw_only=True)
class SecondViews:
    """How many page views fall into one second, for the figure of those online.

    Only seconds that may still be asked for are given: those of the last minutes before
    ``Batch.until``, as many as count as online, and at most a day.

    Args:
        second: The second, since 1970 (UTC).
        robot: True for robots.
        views: How many.
    """

    second: int
    robot: bool
    views: int


@frozen(kw_only=True)
class DayMarks:
    """Marks of the visitors of one day, for its sketch.

    Args:
        day: The day in the zone of the rules.
        robot: True for the sketch of robots.
        marks: The marks: whole numbers of 64 bits, made with the secret of the site. The same
            mark may stand more than once, in this batch or in others.
    """

    day: dt.date
    robot: bool
    marks: tuple[int, ...]


@frozen(kw_only=True)
class Batch:
    """What is added to a state in one step, all of it or nothing.

    Args:
        until: The moment up to which is counted, in seconds since 1970 (UTC); where the state
            is further already, it stays there.
        today: The day of ``until`` in the zone of the rules. Once it is a new one, the salts and
            keys of the days before are destroyed.
        lines: Lines by day and outcome; two of the same day and outcome are added up.
        sightings: Visitors of ``today`` and of the next day; those of a day that is over for
            the state are left aside, for nobody can ask for them any more.
        views: Page views by second; two of the same second are added up.
        marks: Marks for the sketches of the days.
        positions: How far logs were read.
        unread: Places of lines that could not be read.
    """

    until: int
    today: dt.date
    lines: tuple[DayLines, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    views: tuple[SecondViews, ...] = ()
    marks: tuple[DayMarks, ...] = ()
    positions: tuple[LogPosition, ...] = ()
    unread: tuple[UnreadLine, ...] = ()
