"""Numbers that were counted elsewhere make the same snapshot."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from tests.counter.making import AT, VIEWS, VISITORS, WITHOUT, logs, number

from cadre_training.counter import (
    Counted,
    CounterRules,
    FigureKey,
    Hit,
    count,
    figure_keys,
    snapshot_of,
)
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label

ALL = CounterWindow.ALL
RULES = CounterRules(
    windows=(ALL,),
    robots=(WITHOUT,),
    page_view=Label("mỗi lần mở trang", "each opening of a page"),
    visitor=Label("theo cookie", "by cookie"),
)
VIEWS_KEY, VISITORS_KEY = figure_keys(RULES)


@given(logs())
def test_it_is_what_count_makes(hits: list[Hit]):
    rules = CounterRules()
    counted = count(hits, AT, rules)
    numbers = {
        key: Counted(number(counted, key.window, key.unit, key.robots))
        for key in figure_keys(rules)
    }
    assert snapshot_of(numbers, AT, rules) == counted


def test_estimates_and_absences():
    numbers: dict[FigureKey, Counted | Absence] = {
        VIEWS_KEY: Absence.WITHHELD,
        VISITORS_KEY: Counted(4987, Decimal("0.81")),
    }
    views, visitors = snapshot_of(numbers, AT, RULES, site="s").figures
    assert views.value is Absence.WITHHELD
    assert views.parts is not None
    assert views.parts.error_percent is None
    assert views.parts.basis == Label("mỗi lần mở trang", "each opening of a page")
    assert visitors.parts is not None
    assert visitors.parts.error_percent == Decimal("0.81")
    assert visitors.parts.basis == Label("theo cookie", "by cookie")
    assert visitors.parts.is_estimate


def test_a_figure_that_is_missing_or_not_asked_for_is_refused():
    with pytest.raises(ValueError, match=r"asks? for a figure that is missing.*VISITOR"):
        snapshot_of({VIEWS_KEY: Counted(1)}, AT, RULES)
    more = FigureKey(ALL, VIEWS, Robots.WITH)
    numbers = dict.fromkeys((VIEWS_KEY, VISITORS_KEY, more), Counted(1))
    with pytest.raises(ValueError, match="do not ask for this figure"):
        snapshot_of(numbers, AT, RULES)


@pytest.mark.parametrize("value", [-1, 1.5, True, "7", None])
def test_a_number_is_a_count(value):
    with pytest.raises((TypeError, ValueError)):
        Counted(value)


def test_a_moment_has_a_zone():
    with pytest.raises(ValueError, match="needs a zone"):
        snapshot_of(
            dict.fromkeys((VIEWS_KEY, VISITORS_KEY), Counted(1)), AT.replace(tzinfo=None), RULES
        )


def test_the_keys_are_in_the_order_of_the_rules():
    rules = CounterRules(
        windows=(ALL, CounterWindow.TODAY), units=(VISITORS, VIEWS), robots=(Robots.WITH,)
    )
    assert [(key.window, key.unit) for key in figure_keys(rules)] == [
        (ALL, VISITORS),
        (ALL, VIEWS),
        (CounterWindow.TODAY, VISITORS),
        (CounterWindow.TODAY, VIEWS),
    ]
    assert FigureKey(ALL, CountUnit.VISIT).robots is WITHOUT
