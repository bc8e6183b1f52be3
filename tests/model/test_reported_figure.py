"""Claims that documents make."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope

HELD = Quantity(267, CountUnit.SESSION)
STATED = StatedRate(Decimal("98.96"))


def figure(value: Quantity | Interval | StatedRate, **rest: Any) -> ReportedFigure:
    return ReportedFigure(id="f", measure="sessions", value=value, **rest)


def test_without_more_it_is_exact_and_about_everything():
    plain = figure(HELD)
    assert plain.qualifier is Qualifier.EXACT
    assert plain.scope == Scope()
    assert plain.exhaustive


@pytest.mark.parametrize("value", [HELD, Interval.of(1, 2, CountUnit.CLASS), STATED])
def test_it_states_a_count_a_range_or_a_percentage(value: Quantity | Interval | StatedRate):
    assert figure(value).value is value


@pytest.mark.parametrize(
    "value", [267, 98.96, "267", Decimal(267), Absence.NO_DATA, Rate(HELD, HELD, RateBase.PLAN)]
)
def test_it_states_nothing_else(value):
    with pytest.raises(TypeError):
        figure(value)


def test_it_is_no_part_of_itself():
    with pytest.raises(ValueError, match="figure 'f' cannot be a part of itself"):
        figure(HELD, part_of="f")


def test_only_a_percentage_stands_beside_a_count():
    assert figure(STATED, rate_of="g").rate_of == "g"
    with pytest.raises(ValueError, match="figure 'f' has rate_of, yet its value is no percentage"):
        figure(HELD, rate_of="g")


def test_each_of_what_it_is_stated_for():
    claim = ReportedFigure(
        id="f",
        measure="classes",
        value=Interval.of(1, 2, CountUnit.CLASS),
        per=(Per.YEAR, Per.COMMUNE),
    )
    assert [per.label.vi for per in claim.per] == ["mỗi năm", "mỗi xã"]


@pytest.mark.parametrize("per", [[Per.YEAR], ("year",), Per.YEAR])
def test_each_is_a_tuple_of_the_known(per):
    with pytest.raises(TypeError):
        ReportedFigure(id="f", measure="classes", value=HELD, per=per)


@pytest.mark.parametrize(
    "wrong", [{"period": 2014}, {"target_group": "4"}, {"unit": 844}, {"programme": "other"}]
)
def test_a_scope_holds_nouns_not_words(wrong):
    with pytest.raises(TypeError):
        Scope(**wrong)
