"""What was counted and what was left out add up to what was read."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from tests.counter.making import AT, HANOI, VIEWS, VISITORS, WITH, hit, logs, moments, number

from cadre_training.counter import (
    CounterRules,
    Explanation,
    FigureKey,
    Hit,
    LeftOut,
    Reason,
    count,
    explain_count,
    figure_keys,
)
from cadre_training.counter.explanation import REASONS
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label

TODAY, ALL = CounterWindow.TODAY, CounterWindow.ALL
RULES = CounterRules(since=dt.datetime(2024, 2, 1, tzinfo=HANOI))


def left_out(hits: list[Hit], key: FigureKey) -> dict[str, int]:
    found = explain_count(hits, AT, key, RULES)
    return {part.reason.code: part.number for part in found.left_out}


HITS = [
    hit("2024-03-03T12:00:00", "a"),
    hit("2024-03-03T11:00:00", "a"),
    hit("2024-03-03T10:00:00", "a", robot=True),
    hit("2024-03-03T10:00:00", "b", robot=True),
    hit("2024-03-02T10:00:00", "c"),
    hit("2024-01-31T23:59:59", "d"),
    hit("2024-03-03T12:00:01", "e"),
]


def test_each_hit_has_one_reason():
    assert left_out(HITS, FigureKey(TODAY, VIEWS)) == {
        "later": 1,
        "before-counting": 1,
        "before-window": 1,
        "robot": 2,
    }
    assert left_out(HITS, FigureKey(TODAY, VIEWS, WITH)) == {
        "later": 1,
        "before-counting": 1,
        "before-window": 1,
    }
    assert left_out(HITS, FigureKey(ALL, VISITORS, WITH)) == {
        "later": 1,
        "before-counting": 1,
        "same-visitor": 2,
    }


def test_reasons_have_words_and_codes_of_their_own():
    assert len({reason.code for reason in REASONS}) == len(REASONS) == 5
    assert len({reason.label for reason in REASONS}) == 5


@given(logs(), moments())
def test_the_parts_make_the_whole(hits: list[Hit], since: dt.datetime):
    for rules in (CounterRules(), CounterRules(since=since)):
        snapshot = count(hits, AT, rules)
        for key in figure_keys(rules):
            found = explain_count(hits, AT, key, rules)
            assert found.read == len(hits)
            assert found.counted == number(snapshot, key.window, key.unit, key.robots)
            parts = [part.number for part in found.left_out]
            assert sum(parts) + found.counted == len(hits)
            assert all(parts)


def test_an_explanation_that_does_not_add_up_is_refused():
    key, reason = FigureKey(TODAY, VIEWS), Reason("image", Label("tệp ảnh", "images"))
    whole = Explanation(key=key, read=5, counted=2, left_out=(LeftOut(reason, 3),))
    assert whole.left_out[0].number == 3
    with pytest.raises(ValueError, match="5 were read, yet the parts make 4"):
        Explanation(key=key, read=5, counted=1, left_out=(LeftOut(reason, 3),))
    with pytest.raises(ValueError, match="stands twice"):
        Explanation(key=key, read=5, counted=1, left_out=(LeftOut(reason, 3), LeftOut(reason, 1)))


def test_what_hits_are_not_counted_as():
    with pytest.raises(ValueError, match="page views or visitors, not as 'visit'"):
        explain_count([], AT, FigureKey(TODAY, CountUnit.VISIT))
