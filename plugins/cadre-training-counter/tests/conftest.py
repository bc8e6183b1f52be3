"""The counters that the tests of this package write."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_training.plugin import (
    Absence,
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    InheritedCount,
    Label,
    NotKnown,
    Quantity,
    Source,
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
