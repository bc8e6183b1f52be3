"""Why a figure is what it is: what was counted, and what was left out for which reason."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from attrs import field, frozen, validators

from cadre_training.counter.hit import Hit
from cadre_training.counter.rules import CounterRules
from cadre_training.counter.snapshot import FigureKey
from cadre_training.counter.windows import second_of, window_bounds, window_start
from cadre_training.model._checks import check_count, check_identifier, tuple_of
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.label import Label


@frozen
class Reason:
    """A reason to leave something out.

    Args:
        code: Its stable name.
        label: The words for it.

    >>> Reason("robot", Label("máy tự động", "a robot")).label.en
    'a robot'
    """

    code: str = field(validator=check_identifier)
    label: Label = field(validator=validators.instance_of(Label))


LATER = Reason("later", Label("sau thời điểm ghi số", "after the moment of the counter"))
BEFORE_COUNTING = Reason(
    "before-counting", Label("trước khi bộ đếm bắt đầu đếm", "before the counter began to count")
)
BEFORE_WINDOW = Reason(
    "before-window", Label("trước khoảng thời gian này", "before this stretch of time")
)
ROBOT = Reason("robot", Label("máy tự động (robot)", "robots"))
SAME_VISITOR = Reason(
    "same-visitor",
    Label("cùng một người, đã được tính", "the same visitor, who is counted already"),
)

REASONS = (LATER, BEFORE_COUNTING, BEFORE_WINDOW, ROBOT, SAME_VISITOR)
"""The reasons to leave out a hit; the first that holds is given."""


@frozen
class LeftOut:
    """How many were left out for one reason.

    Args:
        reason: The reason.
        number: How many.

    >>> LeftOut(Reason("robot", Label("máy tự động", "a robot")), 3).number
    3
    """

    reason: Reason = field(validator=validators.instance_of(Reason))
    number: int = field(validator=check_count)


@frozen(kw_only=True)
class Explanation:
    """What a figure was made of: what was counted and what was left out add up to what was read.

    Args:
        key: Which figure.
        read: How many were read: hits, or lines of a log.
        counted: How many of them were counted: the figure itself.
        left_out: The others, by reason.

    Raises:
        ValueError: If the parts do not add up, or a reason stands twice.

    >>> from cadre_training import CountUnit, CounterWindow
    >>> key = FigureKey(CounterWindow.TODAY, CountUnit.VISITOR)
    >>> Explanation(key=key, read=12, counted=12).left_out
    ()
    """

    key: FigureKey = field(validator=validators.instance_of(FigureKey))
    read: int = field(validator=check_count)
    counted: int = field(validator=check_count)
    left_out: tuple[LeftOut, ...] = field(default=(), validator=tuple_of(LeftOut))

    def __attrs_post_init__(self) -> None:
        """Hold the parts to the whole."""
        if len({part.reason for part in self.left_out}) != len(self.left_out):
            raise ValueError("a reason stands twice in an explanation")
        parts = self.counted + sum(part.number for part in self.left_out)
        if parts != self.read:
            raise ValueError(f"{self.read} were read, yet the parts make {parts}")


def explain_count(
    hits: Iterable[Hit],
    at: dt.datetime,
    key: FigureKey,
    rules: CounterRules | None = None,
) -> Explanation:
    """Say of a figure that :func:`count` gives what was counted and what was left out.

    Args:
        hits: The hits, in any order.
        at: The moment the counter is read, with its zone.
        key: Which figure.
        rules: The rules; those of :class:`CounterRules` where none are given.

    Raises:
        ValueError: If ``at`` has no zone, or the figure is of no unit that hits are counted in.

    >>> from cadre_training.model.counter_window import CounterWindow
    >>> nine = dt.datetime(2023, 8, 1, 9, tzinfo=dt.UTC)
    >>> key = FigureKey(CounterWindow.TODAY, CountUnit.VISITOR)
    >>> found = explain_count([Hit(at=nine, visitor="k"), Hit(at=nine, visitor="k")], nine, key)
    >>> found.counted, found.left_out[0].reason.code
    (1, 'same-visitor')
    """
    rules = rules or CounterRules()
    if key.unit not in (CountUnit.PAGE_VIEW, CountUnit.VISITOR):
        raise ValueError(f"hits are counted as page views or visitors, not as {key.unit.value!r}")
    # All in UTC: Python does not tell summer time apart within one zone.
    end = window_bounds(key.window, at, rules)[1].astimezone(dt.UTC)
    start = _in_utc(window_start(key.window, at, rules))
    since = _in_utc(rules.since and second_of(rules.since))
    seen: set[bytes | str] = set()
    found: Counter[Reason | None] = Counter()

    def why_not(hit: Hit) -> Reason | None:
        moment = hit.at.astimezone(dt.UTC)
        if moment >= end:
            return LATER
        if since is not None and moment < since:
            return BEFORE_COUNTING
        if start is not None and moment < start:
            return BEFORE_WINDOW
        if hit.robot and key.robots is Robots.WITHOUT:
            return ROBOT
        if key.unit is CountUnit.VISITOR and hit.visitor in seen:
            return SAME_VISITOR
        seen.add(hit.visitor)
        return None

    for hit in hits:
        found[why_not(hit)] += 1
    return Explanation(
        key=key,
        read=found.total(),
        counted=found[None],
        left_out=tuple(LeftOut(reason, found[reason]) for reason in REASONS if found[reason]),
    )


def _in_utc(moment: dt.datetime | None) -> dt.datetime | None:
    return moment and moment.astimezone(dt.UTC)
