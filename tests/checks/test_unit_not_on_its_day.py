"""Units named for a time in which they did not exist."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from tests.invented_maps import A_NEW, FIRST, MERGER, SECOND, unit

from cadre_training.checks.finding import Severity
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Scope
from cadre_training.model.session import Session

from .making import figure, found, held, keys, only, seen

CODE = "unit-not-on-its-day"
LAST = SECOND - dt.timedelta(days=1)


def in_unit(name: str, code: str | None, first: dt.date, last: dt.date | None = None):
    return evolve(held(name, Period(first, last or first)), unit=code)


@pytest.mark.parametrize(
    ("code", "first", "last", "named"),
    [
        ("12", LAST, None, False),
        ("12", SECOND, None, True),
        ("12", LAST, SECOND, False),
        ("22", LAST, None, True),
        ("22", SECOND, None, False),
        ("22", LAST, SECOND, False),
        # One code, two units.
        ("11", LAST, None, False),
        ("11", SECOND, None, False),
        ("F", FIRST, None, False),
        ("?", SECOND, None, False),
        (None, SECOND, None, False),
    ],
)
def test_days(code: str | None, first: dt.date, last: dt.date | None, named: bool) -> None:
    register = Register(classes=(in_unit("a", code, first, last),), units=MERGER)
    assert bool(found(register, CODE)) is named


def test_what_is_said() -> None:
    register = Register(
        classes=(in_unit("a", "13", SECOND), in_unit("b", "13", dt.date(2026, 3, 1))),
        sessions=(Session(id="s", period=Period.of_day(LAST), unit="22"),),
        figures=(evolve(figure("f", 1), scope=Scope(period=Period.of_year(2026), unit="13")),),
        units=MERGER,
    )
    ended, begun = sorted(found(register, CODE), key=lambda one: len(one.spots), reverse=True)
    assert ended.severity is Severity.WARNING
    assert keys(ended) == ["a", "b", "f"]
    assert {spot.field for spot in ended.spots} == {"unit"}
    assert "commune 13 (13), đơn vị đã kết thúc ngày 30/06/2025" in seen(ended)
    assert "Đơn vị kế thừa: commune 11 (11) và commune 21 (21)" in seen(ended)
    assert "which ended on June 30, 2025" in seen(ended, "en")
    assert keys(begun) == ["s"]
    assert "chỉ có từ ngày 01/07/2025" in seen(begun)
    assert "kế thừa" not in seen(begun)


def test_in_a_gap_it_is_the_unit_that_ended() -> None:
    units = (unit("a", before=FIRST, to="z"), unit("a", since=SECOND))
    register = Register(classes=(in_unit("k", "a", LAST),), units=units)
    finding = only(register, CODE)
    assert "đã kết thúc ngày 31/12/2019" in seen(finding)
    assert "Đơn vị kế thừa: z." in seen(finding)


def test_without_units_nothing_is_said() -> None:
    assert found(Register(classes=(in_unit("a", "12", SECOND),)), CODE) == ()
    assert found(Register(classes=(in_unit("a", "A", SECOND),), units=(A_NEW,)), CODE) == ()
