"""A counter's figures against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from cadre_training.checks._words import WRITTEN_WRONGLY, joined, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
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

_ERRORS = 3
"""How many standard errors an estimate may be off before it is held against anything."""

Shown = Mapping[CounterWindow, CounterFigure]
"""The figures of a counter that count alike, each with a number."""

Pair = tuple[CounterFigure, CounterFigure]
"""Two figures of which the first cannot be more than the second."""


def find(register: Register) -> Iterator[Finding | Held]:
    """Look for a figure that is more than one which counts all that it counts, and more."""
    for snapshot in sorted(register.counters, key=record_key):
        for shown in shown_alike(snapshot):
            pairs = [(shown[a], shown[b]) for a, b in _WITHIN if a in shown and b in shown]
            wrong = [pair for pair in pairs if is_more(*pair)]
            if wrong:
                yield _finding(snapshot, wrong, _SEEN)
            elif pairs:
                yield _held(snapshot, shown)
        wrong = [pair for pair in _narrower(snapshot) if is_more(*pair)]
        if wrong:
            yield _finding(snapshot, wrong, _SEEN_NARROWER)


def shown_alike(snapshot: CounterSnapshot) -> Iterator[dict[CounterWindow, CounterFigure]]:
    """Yield the figures with numbers that have one unit, and robots or none, by window."""
    alike: dict[tuple[CountUnit | None, Robots | None], dict[CounterWindow, CounterFigure]] = {}
    for figure in snapshot.figures:
        if isinstance(figure.value, Quantity):
            alike.setdefault((figure.unit, figure.robots), {})[figure.window] = figure
    yield from alike.values()


def _narrower(snapshot: CounterSnapshot) -> Iterator[Pair]:
    """Yield the figures of one window that count a part of what another one counts.

    Where robots are left out there are fewer hits, and a visitor makes one page view at least.
    """
    for narrow in snapshot.figures:
        for wide in snapshot.figures:
            if narrow.window is not wide.window or not (narrow.parts and wide.parts):
                continue
            fewer_robots = (narrow.robots, wide.robots) == (Robots.WITHOUT, Robots.WITH)
            visitors = (narrow.unit, wide.unit) == (CountUnit.VISITOR, CountUnit.PAGE_VIEW)
            if (fewer_robots and narrow.unit is wide.unit) or (
                visitors and narrow.robots is wide.robots
            ):
                yield narrow, wide


def is_more(one: CounterFigure, other: CounterFigure) -> bool:
    """Tell whether a figure is more than another, by more than their errors may explain."""
    if not (isinstance(one.value, Quantity) and isinstance(other.value, Quantity)):
        return False
    return one.value.value - other.value.value > _ERRORS * (_error(one) + _error(other))


def _error(figure: CounterFigure) -> Fraction:
    if figure.error is None or not isinstance(figure.value, Quantity):
        return Fraction(0)
    return figure.value.value * Fraction(figure.error.percent) / 100


def figure_spot(snapshot: CounterSnapshot, figure: CounterFigure) -> Spot:
    """Return the spot of one figure of a counter."""
    return Spot(
        kind="counters",
        key=record_key(snapshot),
        field=figure.window.value,
        source=figure.source or snapshot.source,
    )


def _one(figure: CounterFigure) -> Phrase:
    return Phrase.of(
        "{window}: {value}", "{window}: {value}", window=figure.label, value=figure.value
    )


def _finding(snapshot: CounterSnapshot, wrong: list[Pair], template: Label) -> Finding:
    figures = dict.fromkeys(figure for pair in wrong for figure in pair)
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=tuple(figure_spot(snapshot, figure) for figure in figures),
        seen=sentence(
            template.vi,
            template.en,
            pairs=joined([joined([_one(a), _one(b)], " > ") for a, b in wrong]),
        ),
        reasons=(_RESET, _UNLIKE, WRITTEN_WRONGLY),
        question=_QUESTION,
    )


def _held(snapshot: CounterSnapshot, shown: Shown) -> Held:
    order = [window for window in CounterWindow if window in shown]
    order = [window for window in order if window is not CounterWindow.ONLINE]
    return Held(
        code=CODE,
        spots=tuple(figure_spot(snapshot, shown[window]) for window in order),
        seen=sentence(
            "Các số của bộ đếm tăng theo khoảng thời gian: {figures}",
            "The counter's figures grow with the time they cover: {figures}",
            figures=joined([_one(shown[window]) for window in order]),
        ),
    )


_SEEN = Label(
    "Bộ đếm có khoảng thời gian ngắn mà số lại lớn hơn khoảng dài bao trùm nó: {pairs}.",
    "The counter shows more for a stretch of time than for a longer one around it: {pairs}.",
)
_SEEN_NARROWER = Label(
    "Trong cùng một khoảng thời gian, bộ đếm có số người lớn hơn số lượt xem, hoặc số không tính "
    "robot lớn hơn số kể cả robot: {pairs}.",
    "For one stretch of time the counter shows more visitors than page views, or more without "
    "robots than with them: {pairs}.",
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
        "đếm đếm gì, từ khi nào? Khi cách đếm được ghi theo từng phần, số người không thể lớn hơn "
        "số lượt xem, số không tính robot không thể lớn hơn số kể cả robot; số ước tính được phép "
        "lệch ba lần sai số chuẩn.",
        "Today cannot be more than this week, the last 7 days, this month or all time; this week "
        "(from Monday) cannot be more than the last 7 days or all time. A week may have begun in "
        "the month before, so it is not held against the month; “online” is of one moment, so it "
        "is not held against anything. It may come from a figure that was set back, or from "
        "figures that count different things. To ask: what does the counter count, since when? "
        "Where definitions are given in parts, visitors cannot be more than page views, nor a "
        "figure without robots more than the one with them; an estimate may be three standard "
        "errors off.",
    ),
    find=find,
)
