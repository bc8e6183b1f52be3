"""Rules and hits are what they say, or are refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.counter.making import AT

from cadre_training.counter import VIETNAM, CounterRules, Hit, Zone
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.quantity import Quantity
from cadre_training.model.weekday import Weekday


def test_the_rules_where_none_are_given():
    rules = CounterRules()
    assert rules.zone is VIETNAM
    assert rules.online_minutes == 5
    assert rules.week_starts is Weekday.MONDAY
    assert rules.windows == tuple(CounterWindow)
    assert rules.units == (CountUnit.PAGE_VIEW, CountUnit.VISITOR)
    assert rules.robots == (Robots.WITHOUT, Robots.WITH)
    assert rules.since is None
    assert rules.inherited is None


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        ("zone", "Asia/Ho_Chi_Minh", "Zone"),
        ("online_minutes", 0, "1 to 1440"),
        ("online_minutes", 1441, "1 to 1440"),
        ("online_minutes", 5.0, "whole number"),
        ("online_minutes", True, "whole number"),
        ("week_starts", 0, "Weekday"),
        ("windows", (), "must not be empty"),
        ("windows", ("today",), "CounterWindow"),
        ("windows", [CounterWindow.ALL], "tuple"),
        ("windows", (CounterWindow.ALL, CounterWindow.ALL), "twice"),
        ("units", (), "must not be empty"),
        ("units", (CountUnit.VISIT,), "cannot hold 'visit'"),
        ("robots", (True,), "Robots"),
        ("robots", (Robots.WITH, Robots.WITH), "twice"),
        ("since", dt.date(2023, 1, 1), "moment"),
        ("since", AT.replace(tzinfo=None), "needs a zone"),
        ("inherited", 2_468_642, "InheritedCount"),
        ("inherited", InheritedCount(value=Quantity(5, CountUnit.VISIT)), "needs the day"),
        ("page_view", "trang", "Label"),
        ("visitor", "người", "Label"),
    ],
)
def test_rules_that_are_none(rule: str, value: object, said: str):
    wrong: dict[str, Any] = {rule: value}
    with pytest.raises((TypeError, ValueError), match=said):
        CounterRules(**wrong)


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("at", AT.replace(tzinfo=None), "needs a zone"),
        ("at", AT.date(), "moment"),
        ("visitor", 7, "bytes or text"),
        ("visitor", None, "bytes or text"),
        ("robot", 1, "bool"),
        ("robot", "yes", "bool"),
    ],
)
def test_hits_that_are_none(part: str, value: object, said: str):
    parts: dict[str, Any] = {"at": AT, "visitor": "k", part: value}
    with pytest.raises((TypeError, ValueError), match=said):
        Hit(**parts)


@pytest.mark.parametrize(("name", "tz"), [("", dt.UTC), (" ", dt.UTC), ("UTC", "UTC"), (7, dt.UTC)])
def test_zones_that_are_none(name, tz):
    with pytest.raises((TypeError, ValueError)):
        Zone(name, tz)
