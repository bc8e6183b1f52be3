"""The counters that the tests of this package write."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve

from cadre_training.plugin import (
    Absence,
    Counted,
    CounterDefinition,
    CounterFigure,
    CounterRules,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    FigureKey,
    Inheritance,
    InheritedCount,
    Label,
    NotKnown,
    Quantity,
    Source,
    figure_keys,
    snapshot_of,
)

UNKNOWN = NotKnown(Label("tài liệu của trang", "the site's papers"))


@pytest.fixture
def bare() -> CounterSnapshot:
    """Two figures of which only the numbers are known."""
    return CounterSnapshot(
        id="bo-dem",
        figures=(
            CounterFigure(
                window=CounterWindow.TODAY,
                value=Quantity(41_203, CountUnit.VISIT),
                definition=UNKNOWN,
                source=Source(document="trang-chu.html", within="chân trang", words="41,203"),
            ),
            CounterFigure(window=CounterWindow.ALL, value=Absence.NO_DATA, definition=UNKNOWN),
        ),
    )


@pytest.fixture
def full() -> CounterSnapshot:
    """A counter that says all that one can say."""
    return CounterSnapshot(
        id="bo-dem-moi",
        site="Cổng thông tin",
        at=dt.datetime(2021, 4, 30, 7, 5, 9, tzinfo=dt.timezone(dt.timedelta(hours=7))),
        figures=(
            CounterFigure(
                window=CounterWindow.ONLINE,
                value=Quantity(1, CountUnit.VISITOR),
                definition=Label("Có thao tác trong 5 phút.", "Active in the last 5 minutes."),
            ),
            CounterFigure(
                window=CounterWindow.LAST_7_DAYS,
                value=Quantity(1_234_567, CountUnit.PAGE_VIEW),
                definition=Label("Không tính máy tìm kiếm", "Without crawlers"),
            ),
        ),
        inherited=InheritedCount(
            value=Quantity(3_000_500, CountUnit.VISIT), on=dt.date(2019, 2, 1)
        ),
        source=Source(words="số liệu tự đếm"),
    )


@pytest.fixture
def own() -> CounterSnapshot:
    """Figures with definitions in parts: all kinds, an estimate, and a start value apart."""
    rules = CounterRules(
        windows=(CounterWindow.TODAY, CounterWindow.ALL),
        since=dt.datetime(2024, 1, 1, tzinfo=dt.UTC),
        inherited=InheritedCount(
            value=Quantity(90_210, CountUnit.PAGE_VIEW), on=dt.date(2023, 12, 31)
        ),
        visitor=Label("theo địa chỉ mạng & trình duyệt", "by network address & browser"),
    )
    numbers = {key: Counted(4100 + n) for n, key in enumerate(figure_keys(rules))}
    estimated = FigureKey(CounterWindow.ALL, CountUnit.VISITOR)
    numbers[estimated] = Counted(4987, Decimal("0.810"))
    at = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
    return snapshot_of(numbers, at, rules, counter_id="tu-dem")


@pytest.fixture
def included(own: CounterSnapshot) -> CounterSnapshot:
    """A counter that shows its start value within the figure of all time."""
    figure = own.find(CounterWindow.ALL)
    assert figure is not None
    assert isinstance(figure.definition, CounterDefinition)
    definition = evolve(figure.definition, inherited=Inheritance.INCLUDED)
    return evolve(own, figures=(evolve(figure, definition=definition),))


@pytest.fixture
def hostile() -> CounterSnapshot:
    """A counter of which every text tries to be something else."""
    text = "</title></bdi>\"'><script>alert(1)</script>&amp;]]>\x00\x1b\ud800\u202eabc{x}%s"
    return CounterSnapshot(
        id=text,
        site=text,
        figures=tuple(
            CounterFigure(
                window=window,
                value=Quantity(10**40, CountUnit.VISIT),
                definition=Label.same(text) if window is CounterWindow.ALL else UNKNOWN,
                source=Source(document=text, words=text),
            )
            for window in CounterWindow
        ),
        source=Source(document=text),
    )
