"""A counter's figures against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadre_training.checks._words import WRITTEN_WRONGLY, joined, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register, record_key

CODE = "counter-order"

# A week from Monday to now is at most the last seven days, and may have begun in the month before.
_WITHIN = (
    (CounterWindow.TODAY, CounterWindow.WEEK),
    (CounterWindow.TODAY, CounterWindow.LAST_7_DAYS),
    (CounterWindow.TODAY, CounterWindow.MONTH),
    (CounterWindow.TODAY, CounterWindow.ALL),
    (CounterWindow.WEEK, CounterWindow.LAST_7_DAYS),
    (CounterWindow.WEEK, CounterWindow.ALL),
    (CounterWindow.LAST_7_DAYS, CounterWindow.ALL),
    (CounterWindow.MONTH, CounterWindow.ALL),
)

Shown = Mapping[CounterWindow, Quantity]
"""What a counter shows of one unit."""


def find(register: Register) -> Iterator[Finding | Held]:
    """Look for a stretch of time that counts more than a longer one around it."""
    for snapshot in sorted(register.counters, key=record_key):
        for shown in shown_by_unit(snapshot).values():
            pairs = [(a, b) for a, b in _WITHIN if a in shown and b in shown]
            wrong = [(a, b) for a, b in pairs if shown[a] > shown[b]]
            if wrong:
                yield _finding(snapshot, shown, wrong)
            elif pairs:
                yield _held(snapshot, shown)


def shown_by_unit(snapshot: CounterSnapshot) -> dict[CountUnit, dict[CounterWindow, Quantity]]:
    """Return the figures of a counter that are known, by unit and window."""
    by_unit: dict[CountUnit, dict[CounterWindow, Quantity]] = {}
    for figure in snapshot.figures:
        if isinstance(figure.value, Quantity):
            by_unit.setdefault(figure.value.unit, {})[figure.window] = figure.value
    return by_unit


def window_spot(snapshot: CounterSnapshot, window: CounterWindow, shown: Quantity) -> Spot:
    """Return the spot of one figure of a counter."""
    for figure in snapshot.figures:
        if figure.window is window and figure.value == shown:
            return Spot(
                kind="counters",
                key=record_key(snapshot),
                field=window.value,
                source=figure.source or snapshot.source,
            )
    return Spot.of(snapshot, window.value)


def _one(window: CounterWindow, shown: Shown) -> Phrase:
    return Phrase.of(
        "{window}: {value}", "{window}: {value}", window=window.label, value=shown[window]
    )


def _finding(
    snapshot: CounterSnapshot, shown: Shown, wrong: list[tuple[CounterWindow, CounterWindow]]
) -> Finding:
    windows = dict.fromkeys(window for pair in wrong for window in pair)
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=tuple(window_spot(snapshot, window, shown[window]) for window in windows),
        seen=sentence(
            "Bộ đếm có khoảng thời gian ngắn mà số lại lớn hơn khoảng dài bao trùm nó: {pairs}.",
            "The counter shows more for a stretch of time than for a longer one around it: "
            "{pairs}.",
            pairs=joined([joined([_one(a, shown), _one(b, shown)], " > ") for a, b in wrong]),
        ),
        reasons=(_RESET, _UNLIKE, WRITTEN_WRONGLY),
        question=_QUESTION,
    )


def _held(snapshot: CounterSnapshot, shown: Shown) -> Held:
    order = [window for window in CounterWindow if window in shown]
    order = [window for window in order if window is not CounterWindow.ONLINE]
    return Held(
        code=CODE,
        spots=tuple(window_spot(snapshot, window, shown[window]) for window in order),
        seen=sentence(
            "Các số của bộ đếm tăng theo khoảng thời gian: {figures}",
            "The counter's figures grow with the time they cover: {figures}",
            figures=joined([_one(window, shown) for window in order]),
        ),
    )


_RESET = Phrase.of(
    "Một số đã được đặt lại về 0, chẳng hạn khi sang tháng.",
    "One of the figures was set back to zero, at the turn of the month, say.",
)
_UNLIKE = Phrase.of(
    "Các số không đếm cùng một thứ: lượt xem, lượt truy cập hay người truy cập.",
    "The figures do not count the same: page views, visits or visitors.",
)
_QUESTION = Phrase.of(
    "Bộ đếm đếm gì, từ khi nào, và có bị đặt lại không?",
    "What does the counter count, since when, and was it set back?",
)

RULE = Rule(
    code=CODE,
    title=Label("thứ tự các số của bộ đếm", "order of a counter's figures"),
    explanation=Label(
        "Số của hôm nay không thể lớn hơn số trong tuần, 7 ngày qua, trong tháng hay tất cả; số "
        "trong tuần (từ thứ Hai) không thể lớn hơn 7 ngày qua hay tất cả. Tuần có thể bắt đầu từ "
        "tháng trước nên không so với tháng; số đang online là của một thời điểm nên không so. "
        "Nguyên nhân có thể là số bị đặt lại, hoặc các số đếm những thứ khác nhau. Cần hỏi: bộ "
        "đếm đếm gì, từ khi nào?",
        "Today cannot be more than this week, the last 7 days, this month or all time; this week "
        "(from Monday) cannot be more than the last 7 days or all time. A week may have begun in "
        "the month before, so it is not held against the month; “online” is of one moment, so it "
        "is not held against anything. It may come from a figure that was set back, or from "
        "figures that count different things. To ask: what does the counter count, since when?",
    ),
    find=find,
)
