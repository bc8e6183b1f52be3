"""The block “Thống kê truy cập” of the page on Càng Long, from a register and from hits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.counter.making import HANOI, VIEWS, VISITORS

from cadre_training import (
    CounterRules,
    CounterWindow,
    Hit,
    Inheritance,
    InheritedCount,
    Label,
    NotKnown,
    Quantity,
    Robots,
    check,
    count,
    load,
    render,
)
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.testing.read_back import html_texts

EXAMPLES = Path(__file__).parents[2] / "examples"
ONLINE, TODAY, WEEK, _, _, ALL = CounterWindow
SHOWN = {ONLINE: 32, TODAY: 685, WEEK: 19_554, ALL: 2_468_642}
INHERITED = InheritedCount(value=Quantity(2_449_088, VIEWS), on=dt.date(2023, 7, 31))


def block(name: str) -> CounterSnapshot:
    (snapshot,) = load(EXAMPLES / name).counters
    return snapshot


@pytest.mark.parametrize("name", ["cang-long", "site-counter"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", ["Đang online 32", "Hôm nay 685", "Trong tuần 19.554", "Tất cả 2.468.642"]),
        ("en", ["Online now 32", "Today 685", "This week 19,554", "All time 2,468,642"]),
    ],
)
def test_the_same_figures_with_the_separators_of_each_language(
    name: str, language: str, said: list[str]
):
    snapshot = block(name)
    found = {figure.window: figure.value for figure in snapshot.figures}
    assert {w: v.value for w, v in found.items() if isinstance(v, Quantity)} == SHOWN
    text = " ".join(html_texts(render(snapshot, "counter-html", language=language)))
    shown = " ".join(text.split())
    for figure in said:
        assert f"{figure} " in shown


def test_what_the_page_does_not_say_is_not_made_up():
    snapshot = block("cang-long")
    assert all(isinstance(figure.definition, NotKnown) for figure in snapshot.figures)
    assert snapshot.inherited is None
    assert "tiếp nhận" not in render(snapshot, "counter-html").decode()


IN_FULL = Label(
    "Số ban đầu được tiếp nhận: 2.449.088 lượt xem trang, ngày 31/07/2023. "
    "Bộ đếm này không tự đếm số đó. Số đó đã nằm trong “Tất cả”.",
    "Start value taken over: 2,449,088 page views, on July 31, 2023. "
    "This counter did not count them itself. They are in “All time” already.",
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_inherited_is_said_where_it_is(language: str):
    said = IN_FULL.in_language(language)
    snapshot = block("site-counter")
    assert snapshot.inherited == INHERITED
    for figure in snapshot.figures:
        assert figure.parts is not None
        within = figure.window is ALL
        assert (figure.parts.inherited is Inheritance.INCLUDED) is within
    assert said in render(snapshot, "counter-html", language=language).decode()
    assert said in render(snapshot, "counter-svg", language=language).decode()


def test_the_example_holds_together():
    register = load(EXAMPLES / "site-counter")
    result = check(register)
    assert result.findings == ()
    assert [held.code for held in result.held] == ["counter-order"]


def hits() -> list[Hit]:
    """A week up to Saturday at half past nine: 32 visitors in the last five minutes."""
    at = dt.datetime(2023, 8, 5, 9, 30, tzinfo=HANOI)
    online = [Hit(at=at, visitor=f"v{n}") for n in range(32)]
    midnight = at.replace(hour=0, minute=0)
    today = [Hit(at=midnight, visitor=f"v{n % 90}") for n in range(685 - 32)]
    earlier = [
        Hit(at=midnight - dt.timedelta(seconds=1 + n % 432_000), visitor=f"v{n % 700}")
        for n in range(19_554 - 685)
    ]
    return online + today + earlier


def test_the_same_figures_from_hits():
    at = dt.datetime(2023, 8, 5, 9, 30, tzinfo=HANOI)
    began = dt.datetime(2023, 7, 31, tzinfo=HANOI)
    rules = CounterRules(since=began, inherited=INHERITED)
    counted = count(hits(), at, rules)
    for shown in block("site-counter").figures:
        assert shown.unit is not None
        figure = counted.find(shown.window, shown.unit, Robots.WITHOUT)
        assert figure is not None
        assert figure.parts is not None
        if shown.window is ALL:
            assert counted.total == shown.value
            assert figure.parts.inherited is Inheritance.APART
        else:
            assert figure == shown
    assert counted.inherited == INHERITED
    assert VISITORS in {figure.unit for figure in counted.figures}
