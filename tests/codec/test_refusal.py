"""Each objection of the model has Vietnamese words of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from cadre_training.codec.refusal import refusal
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.source import Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

YEAR = Period.of_year(2014)
A = Label("a", "a")
ONE = Quantity(1, CountUnit.CLASS)
PERSON = Quantity(1, CountUnit.PERSON)
FIGURE = CounterFigure(window=CounterWindow.ALL, value=ONE, definition=A)


NOW = dt.datetime(2014, 1, 1, tzinfo=dt.UTC)


def definition(**parts) -> CounterDefinition:
    given = {"window": CounterWindow.ALL, "unit": CountUnit.CLASS, "zone": "UTC", "end": NOW}
    return CounterDefinition(**{**given, "robots": Robots.WITH, **parts})


def counted(of: CounterDefinition) -> CounterFigure:
    return CounterFigure(window=CounterWindow.ALL, value=ONE, definition=of)


def group(scheme: str = "x", article: str = "1") -> GroupDefinition:
    return GroupDefinition(
        group=TargetGroup(scheme, "1"), label=A, definition=A, article=article, source=Source()
    )


def scheme(*groups: GroupDefinition) -> Scheme:
    return Scheme(id="x", label=A, defined_by=NotKnown(A), groups=groups, source=Source())


@pytest.mark.parametrize(
    ("make", "code", "column"),
    [
        (lambda: Cadre(id=" "), "empty-cell", "id"),
        (lambda: group(article=""), "empty-cell", "article"),
        (lambda: Label("", "a"), "empty-cell", "vi"),
        (lambda: TrainingClass(id="a", period=YEAR, count=-1), "negative", "count"),
        (lambda: TrainingClass(id="a", period=YEAR, planned=-1), "negative", "planned"),
        (
            lambda: TrainingClass(id="a", period=YEAR, count=0, learners=3),
            "learners-without-class",
            "learners",
        ),
        (lambda: Topic(id="t", title="A", count=2), "titled-topic-count", "count"),
        (
            lambda: ReportedFigure(id="f'", measure="m", value=ONE, part_of="f'"),
            "part-of-itself",
            "part_of",
        ),
        (
            lambda: ReportedFigure(id="f\n", measure="m", value=ONE, rate_of="g"),
            "rate-of-no-rate",
            "rate_of",
        ),
        (lambda: Interval.of(2, 1, CountUnit.CLASS), "interval-reversed", "high"),
        (lambda: Interval(ONE, PERSON), "unlike-units", None),
        (lambda: StatedRate(Decimal(-1)), "negative", "percent"),
        (lambda: Period(dt.date(2015, 1, 1), dt.date(2014, 1, 1)), "period-reversed", None),
        (lambda: Lifetime(dt.date(2015, 1, 1), dt.date(2014, 1, 1)), "period-reversed", None),
        (
            lambda: CounterSnapshot(id="c", at=dt.datetime.fromisoformat("2014-01-01T08:00")),
            "not-a-moment",
            "at",
        ),
        (lambda: CounterSnapshot(id="c", figures=(FIGURE, FIGURE)), "duplicate-window", "window"),
        (lambda: definition(end=dt.datetime(2014, 1, 1)), "not-a-moment", "end"),  # noqa: DTZ001
        (lambda: definition(start=NOW + dt.timedelta(1)), "period-reversed", "end"),
        (lambda: definition(error_percent=Decimal(0)), "error-not-positive", "error_percent"),
        (
            lambda: definition(window=CounterWindow.WEEK, inherited=Inheritance.INCLUDED),
            "inherited-misplaced",
            "inherited",
        ),
        (
            lambda: CounterSnapshot(
                id="c", figures=(counted(definition(inherited=Inheritance.INCLUDED)),)
            ),
            "inherited-not-given",
            "inherited",
        ),
        (
            lambda: counted(definition(window=CounterWindow.WEEK)),
            "other-definition",
            "definition",
        ),
        (lambda: counted(definition(unit=CountUnit.VISIT)), "other-definition", "definition"),
        (lambda: scheme(group("y")), "group-of-another-scheme", "groups"),
        (lambda: scheme(group(), group()), "duplicate-id", "groups"),
        (
            lambda: Rate(ONE, Quantity(0, CountUnit.CLASS), RateBase.PLAN),
            "rate-without-base",
            "whole",
        ),
    ],
)
def test_it_is_known_and_placed(make: Callable[[], object], code: str, column: str | None) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        make()
    refused = refusal(caught.value)
    assert (refused.code, refused.column) == (code, column)
    assert refused.label.en == str(caught.value)
    assert refused.label.vi != refused.label.en


def test_what_is_not_known_keeps_its_words() -> None:
    refused = refusal(ValueError("something new"))
    assert (refused.code, refused.label.en) == ("not-accepted", "something new")
    assert refusal(refused) is refused
