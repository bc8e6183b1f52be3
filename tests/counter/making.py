"""Hits and logs for the tests of this room."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from cadre_training.counter import Hit
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.quantity import Quantity

VIEWS, VISITORS = CountUnit.PAGE_VIEW, CountUnit.VISITOR
WITHOUT, WITH = Robots.WITHOUT, Robots.WITH
HANOI = dt.timezone(dt.timedelta(hours=7))


def hit(at: dt.datetime | str, visitor: str = "v", *, robot: bool = False) -> Hit:
    """A hit; the moment may be written, and is in Vietnam."""
    if isinstance(at, str):
        at = dt.datetime.fromisoformat(at).replace(tzinfo=HANOI)
    return Hit(at=at, visitor=visitor, robot=robot)


def number(
    snapshot: CounterSnapshot,
    window: CounterWindow,
    unit: CountUnit = VIEWS,
    robots: Robots = WITHOUT,
) -> int:
    """The number of one figure."""
    figure = snapshot.find(window, unit, robots)
    assert figure is not None
    assert isinstance(figure.value, Quantity)
    return figure.value.value


AT = dt.datetime(2024, 3, 3, 12, tzinfo=HANOI)
"""A Sunday near the turn of a month, so that a week has begun in the month before."""


def moments() -> st.SearchStrategy[dt.datetime]:
    """Moments around ``AT``: within its windows, at their edges, before and after."""
    near = st.integers(-12 * 86_400, 86_400).map(lambda n: AT + dt.timedelta(seconds=n))
    days = st.integers(-40, 1)
    edges = st.builds(
        lambda day, second: AT.replace(hour=0) + dt.timedelta(days=day, seconds=second),
        days,
        st.integers(-1, 1),
    )
    return near | edges


def logs(max_size: int = 40) -> st.SearchStrategy[list[Hit]]:
    """Logs of few visitors, so that they come again."""
    visitor = st.integers(0, 5).map(str)
    one = st.builds(Hit, at=moments(), visitor=visitor, robot=st.booleans())
    return st.lists(one, max_size=max_size)
