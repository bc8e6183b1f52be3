"""A day far below the other days of its week on a counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from cadre_training.checks._words import joined, sentence
from cadre_training.checks.counter_order import figure_spot, shown_alike
from cadre_training.checks.finding import Finding, Severity
from cadre_training.checks.rule import Rule
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import round_half_up
from cadre_training.model.register import Register, record_key

CODE = "counter-day-low"

_TIMES = 3
_DAY = dt.timedelta(days=1)


def find(register: Register) -> Iterator[Finding]:
    """Look for a day that counts far less than the other days of the week on average."""
    for snapshot in sorted(register.counters, key=record_key):
        found: set[CountUnit | None] = set()
        for shown in shown_alike(snapshot):
            today, week = shown.get(CounterWindow.TODAY), shown.get(CounterWindow.WEEK)
            # With robots and without them is the same story, told once.
            if today is not None and week is not None and today.unit not in found:
                finding = _weigh(snapshot, today, week)
                if finding is not None:
                    found.add(today.unit)
                    yield finding


def _weigh(
    snapshot: CounterSnapshot, of_today: CounterFigure, of_week: CounterFigure
) -> Finding | None:
    """Compare with the mean of the other days, as much of it as the day has had time for.

    Where the moment is not known the week has had six other days at most, and the day is taken
    to be over.
    """
    today, week, at = of_today.value, of_week.value, snapshot.at
    if not (isinstance(today, Quantity) and isinstance(week, Quantity)):
        return None
    days = 6 if at is None else _days_before(at, of_week)
    rest = week.value - today.value
    if days <= 0 or rest <= 0 or today.value < 0:
        return None
    mean = Fraction(rest, days)
    passed = Fraction(1) if at is None else _part_of_day(at)
    if mean * passed < _TIMES * today.value:
        return None
    seen = [
        sentence(
            _SEEN_AT_LEAST.vi if at is None else _SEEN.vi,
            _SEEN_AT_LEAST.en if at is None else _SEEN.en,
            today=today,
            week=week,
            mean=Quantity(ceil(mean) if at is None else round(mean), week.unit),
        )
    ]
    if today.value > 0:
        seen.append(
            Phrase.of(
                "Mức đó gấp {times} lần hôm nay.",
                "That is {times} times today's.",
                times=round_half_up(mean / today.value, 1),
            )
        )
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=(figure_spot(snapshot, of_today), figure_spot(snapshot, of_week)),
        seen=joined(seen, " "),
        reasons=(_NOT_OVER, _OTHER_WEEK, _ROBOTS),
        question=_QUESTION,
    )


def _days_before(at: dt.datetime, week: CounterFigure) -> int:
    """Return how many days of the week came before that of ``at``; a week is from Monday."""
    if week.parts is None or week.parts.start is None:
        return at.weekday()
    today = at.astimezone(week.parts.end.tzinfo).date()
    return (today - week.parts.start.date()).days


def _part_of_day(at: dt.datetime) -> Fraction:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = at.replace(tzinfo=None) - midnight.replace(tzinfo=None)
    return Fraction(passed // dt.timedelta(seconds=1), _DAY // dt.timedelta(seconds=1))


_SEEN = Label(
    "Hôm nay: {today}, trong tuần: {week}. Các ngày khác trong tuần bình quân {mean}.",
    "Today: {today}, this week: {week}. The other days of the week average {mean}.",
)
_SEEN_AT_LEAST = Label(
    "Hôm nay: {today}, trong tuần: {week}. Các ngày khác trong tuần bình quân ít nhất {mean}.",
    "Today: {today}, this week: {week}. The other days of the week average at least {mean}.",
)
_NOT_OVER = Phrase.of(
    "Ngày hôm nay có thể chưa hết.",
    "The day may not be over.",
)
_OTHER_WEEK = Phrase.of(
    "“Trong tuần” có thể là bảy ngày qua, hoặc tuần bắt đầu từ Chủ nhật.",
    "“This week” may be the last seven days, or a week from Sunday.",
)
_ROBOTS = Phrase.of(
    "Máy tìm kiếm có thể đã được đếm trong những ngày trước.",
    "Search engines may have been counted on the days before.",
)
_QUESTION = Phrase.of(
    "Số liệu được chép lúc mấy giờ, và bộ đếm tính tuần từ ngày nào?",
    "At what time were the figures taken, and on which day does the counter's week begin?",
)

RULE = Rule(
    code=CODE,
    title=Label("hôm nay thấp hơn hẳn trong tuần", "a day far below its week"),
    explanation=Label(
        "Lấy số trong tuần trừ số hôm nay rồi chia cho số ngày khác (nhiều nhất là sáu) được mức "
        "bình quân của các ngày khác; nêu ra khi mức đó gấp ba lần hôm nay trở lên. Nguyên nhân "
        "có thể là ngày chưa hết, tuần được tính khác, hoặc máy tìm kiếm được đếm. Cần hỏi: số "
        "liệu được chép lúc mấy giờ?",
        "The week less today, divided by the other days (six at most), is what the other days "
        "average; it is named where that is three times today's or more. It may be that the day "
        "is not over, that the week is reckoned otherwise, or that search engines were counted. "
        "To ask: at what time were the figures taken?",
    ),
    find=find,
)
