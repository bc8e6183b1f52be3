"""Claims “for each …” against totals."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from tests.checks.making import figure, found, held, keys, only, seen
from tests.sample_units import UNITS

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Per, Qualifier

CODE = "interval-claim"

MAP = (
    AdminUnit(code="1", name="huyện", level=UnitLevel.DISTRICT),
    *(AdminUnit(code=f"1{n}", name=f"xã {n}", level=UnitLevel.COMMUNE, parent="1") for n in "abc"),
)


@pytest.mark.parametrize(("total", "agrees"), [(11, False), (12, True), (24, True), (25, False)])
def test_times_years_and_communes(total: int, agrees: bool):
    """Three communes in four years, 1 to 2 classes each: 12 to 24."""
    register = Register(
        unit="1",
        units=MAP,
        figures=(
            figure("each", (1, 2), when=(2014, 2017), unit="1", per=(Per.YEAR, Per.COMMUNE)),
            figure("all", total, when=(2014, 2017), unit="1"),
        ),
    )
    result = check(register, [CODE])
    assert (result.findings == ()) is agrees
    assert len(result.held) == int(agrees)
    if not agrees:
        assert result.findings[0].severity is Severity.WARNING
        assert keys(result.findings[0]) == ["each", "all"]
        assert "4 năm × 3 xã là 12–24" in seen(result.findings[0])


def test_the_register_says_what_the_scope_leaves_out():
    register = Register(
        unit="1",
        covers=Period.of_years(2014, 2017),
        units=MAP,
        figures=(figure("each", 1, per=(Per.COMMUNE, Per.YEAR)), figure("all", 13)),
    )
    finding = only(register, CODE)
    assert keys(finding) == ["each", "all"]
    one = evolve(register, covers=Period.of_year(2014))
    assert "3 communes × 1 year, is 3" in seen(only(one, CODE), "en")


def test_records_give_the_total_where_there_are_any():
    register = Register(
        classes=(held("c", 2014, count=5),),
        figures=(figure("each", (1, 2), when=(2014, 2016), per=(Per.YEAR,)),),
    )
    assert found(register, CODE) == ()
    more = evolve(register, classes=(held("c", 2014, count=7),))
    finding = only(more, CODE)
    assert keys(finding) == ["each"]
    assert "là 3–6, trong khi tổng là 7" in seen(finding)


def test_records_come_before_a_figure():
    register = Register(
        classes=(held("c", 2014, count=5),),
        figures=(
            figure("each", (1, 2), when=(2014, 2016), per=(Per.YEAR,)),
            figure("all", 50, when=(2014, 2016)),
        ),
    )
    assert found(register, CODE) == ()


def test_learners_of_each_class():
    register = Register(
        classes=(held("a", 2019, 60), held("b", 2019, 40)),
        figures=(
            figure("each", (30, 49), "attendances", when=2019, per=(Per.CLASS,)),
            figure("few", (50, 80), "attendances", when=2019, per=(Per.CLASS,)),
        ),
    )
    assert keys(only(register, CODE)) == ["each"]


def test_qualifiers_leave_room():
    about = figure("each", 10, when=(2014, 2017), per=(Per.YEAR,), qualifier=Qualifier.ABOUT)
    for total, agrees in ((0, True), (40, True), (80, True), (81, False)):
        register = Register(figures=(about, figure("all", total, when=(2014, 2017))))
        assert (found(register, CODE) == ()) is agrees


def test_years_that_are_not_calendar_years():
    """From February 2013 to December 2022 are nine years at least and ten at most."""
    span = Period(dt.date(2013, 2, 1), dt.date(2022, 12, 31))
    for total, agrees in ((8, False), (9, True), (20, True), (21, False)):
        register = Register(
            figures=(
                figure("each", (1, 2), when=span, per=(Per.YEAR,)),
                figure("all", total, when=span),
            )
        )
        assert (found(register, CODE) == ()) is agrees


def test_units_that_change_within_the_period_leave_room():
    """Two communes until June 2025 and one from July."""
    old, new = Lifetime(until=dt.date(2025, 6, 30)), Lifetime(since=dt.date(2025, 7, 1))

    def commune(code: str, lifetime: Lifetime) -> AdminUnit:
        return AdminUnit(
            code=code, name=code, level=UnitLevel.COMMUNE, parent="1", lifetime=lifetime
        )

    units = (MAP[0], commune("a", old), commune("b", old), commune("c", new))
    for total, agrees in ((9, False), (10, True), (20, True), (21, False)):
        register = Register(
            units=units,
            figures=(
                figure("each", 10, when=2025, unit="1", per=(Per.COMMUNE,)),
                figure("all", total, when=2025, unit="1"),
            ),
        )
        assert (found(register, CODE) == ()) is agrees


@pytest.mark.parametrize("per", [Per.PROVINCE, Per.DISTRICT, Per.COMMUNE])
def test_no_such_units_are_known(per: Per):
    register = Register(
        units=UNITS,
        figures=(
            figure("each", 1, when=2019, unit="999", per=(per,)),
            figure("all", 99, when=2019, unit="999"),
        ),
    )
    assert found(register, CODE) == ()


def test_districts_and_provinces():
    register = Register(
        units=UNITS,
        figures=(
            figure("each", 1, when=2019, unit="84", per=(Per.DISTRICT,)),
            figure("all", 3, when=2019, unit="84"),
        ),
    )
    assert "2 huyện" in seen(only(register, CODE))


def test_what_does_not_multiply():
    figures = (
        figure("a", (1, 2), when=(2014, 2016), per=(Per.YEAR,)),
        figure("b", "98", when=(2014, 2016), per=(Per.YEAR,)),
        figure("c", 9, "people", when=(2014, 2016), per=(Per.YEAR,)),
        figure("d", 9, "no_such_measure", when=(2014, 2016), per=(Per.YEAR,)),
        figure("e", 1, per=(Per.YEAR,)),
    )
    assert found(Register(figures=figures), CODE) == ()
    unknown = Register(
        classes=(held("c", 2014, Absence.NO_DATA),),
        figures=(figure("a", 9, "attendances", when=2014, per=(Per.CLASS,)),),
    )
    assert found(unknown, CODE) == ()
