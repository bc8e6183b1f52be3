"""What a visitor counter showed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.quantity import Quantity

UNDEFINED = NotKnown(Label("trang web", "the site"))
HANOI = dt.timezone(dt.timedelta(hours=7))


def figure(
    window: CounterWindow, value: int | Absence, unit: CountUnit = CountUnit.VISIT
) -> CounterFigure:
    amount = Quantity(value, unit) if isinstance(value, int) else value
    return CounterFigure(window=window, value=amount, definition=UNDEFINED)


def test_a_window_may_be_given_in_two_units():
    visits = figure(CounterWindow.TODAY, 685)
    visitors = figure(CounterWindow.TODAY, 300, CountUnit.VISITOR)
    snapshot = CounterSnapshot(id="c", figures=(visits, visitors))
    assert snapshot.find(CounterWindow.TODAY) is visits
    assert snapshot.find(CounterWindow.WEEK) is None


@pytest.mark.parametrize("twice", [685, Absence.WITHHELD])
def test_a_window_and_unit_stand_once(twice: int | Absence):
    figures = (figure(CounterWindow.TODAY, twice), figure(CounterWindow.TODAY, twice))
    with pytest.raises(ValueError, match="gives a window and unit twice"):
        CounterSnapshot(id="c", figures=figures)


def test_a_moment_has_a_zone():
    at = dt.datetime(2023, 8, 1, 9, tzinfo=HANOI)
    with pytest.raises(ValueError, match="needs a zone"):
        CounterSnapshot(id="c", at=at.replace(tzinfo=None))
    assert CounterSnapshot(id="c", at=at).at == dt.datetime(2023, 8, 1, 2, tzinfo=dt.UTC)
    assert CounterSnapshot(id="c", at=at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))).at == at


@pytest.mark.parametrize("at", [dt.date(2023, 8, 1), "2023-08-01T09:00+07:00", 1.5])
def test_a_moment_is_a_date_with_a_time(at):
    with pytest.raises(TypeError):
        CounterSnapshot(id="c", at=at)


@pytest.mark.parametrize("definition", [None, "", "lượt truy cập"])
def test_a_figure_without_a_definition_says_so(definition):
    with pytest.raises(TypeError):
        CounterFigure(
            window=CounterWindow.ALL,
            value=Quantity(1, CountUnit.VISIT),
            definition=definition,
        )


@pytest.mark.parametrize("value", [2_468_642, 2_468.642, Absence.NO_DATA])
def test_a_count_taken_over_is_a_quantity(value):
    with pytest.raises(TypeError):
        InheritedCount(value=value)


def test_the_windows_of_the_site_are_known():
    shown = ["Đang online", "Hôm nay", "Trong tuần", "Tất cả"]
    assert [w.label.vi for w in CounterWindow if w.label.vi in shown] == shown
