"""Percentages that no whole numbers can give."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import figure, found, held, keys, only, seen, texts

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.period import Period
from cadre_training.model.rate import RateBase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Qualifier, ReportedFigure
from cadre_training.model.session import Session

CODE = "rate-impossible"


def beside(number: int, percent: str, base: RateBase = RateBase.UNKNOWN, **rest) -> Register:
    """A count, and a percentage that stands beside it."""
    return Register(
        figures=(
            figure("n", number, "sessions", **rest),
            figure("r", percent, "sessions", base=base, rate_of="n", **rest),
        )
    )


@pytest.mark.parametrize(
    ("number", "percent", "possible"),
    [
        (267, "98.96", False),
        (267, "99.26", True),
        (267, "99.25", True),
        (267, "98.88", True),
        (95, "98.96", True),
        (96, "98.96", True),
        (94, "98.96", True),
        (93, "98.96", False),
        (7, "50", True),
        (7, "53", True),
        (7, "54", True),
        (7, "55", True),
        (3, "80", False),
        (3, "100.5", False),
        (10, "110", True),
        (0, "0", True),
        (0, "12.5", False),
        (12, "0", True),
        (1_000_000_007, "98.96", True),
        (5, "0.0", True),
        (5, "0.001", True),
    ],
)
def test_beside_a_count(number: int, percent: str, possible: bool):
    assert (found(beside(number, percent), CODE) == ()) is possible


def test_what_is_said():
    finding = only(beside(45, "98.5", RateBase.PLAN), CODE)
    assert finding.severity is Severity.WARNING
    assert keys(finding) == ["r", "n"]
    assert seen(finding) == (
        "Không có số nguyên nào cùng với 45 cuộc cho tỷ lệ 98,5%. "
        "Gần nhất là 45/45 = 100,00%, 45/46 = 97,83%, 44/45 = 97,78%, 45/45 = 100,00%."
    )
    assert "95/96" not in " ".join(texts([finding], "vi"))
    unknown = only(beside(45, "98.5"), CODE)
    assert "65/66" in " ".join(texts([unknown], "vi"))


def test_zero_has_no_nearest():
    assert seen(only(beside(0, "12.5"), CODE)).endswith("cho tỷ lệ 12,5%.")


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_true_rate_is_never_named(part: int, whole: int, places: int):
    text = f"{100 * part * 10**places // whole / 10**places:.{places}f}"
    assert found(beside(part, text), CODE) == ()
    assert found(beside(whole, text), CODE) == ()


def test_a_count_that_is_not_exact_says_nothing():
    register = beside(267, "98.96")
    count, rate = register.figures
    about = evolve(count, qualifier=Qualifier.ABOUT)
    assert found(Register(figures=(about, rate)), CODE) == ()
    assert found(Register(figures=(evolve(rate, rate_of=None), count)), CODE) == ()
    assert found(Register(figures=(evolve(rate, rate_of="gone"), count)), CODE) == ()


class TestKnownBase:
    def test_a_plan_that_a_figure_states(self):
        plan = figure("p", 270, "planned_sessions")
        for percent, possible in (
            ("98.88", True),
            ("98.89", True),
            ("98.96", False),
            ("99.26", False),
        ):
            register = beside(267, percent, RateBase.PLAN)
            register = evolve(register, figures=(*register.figures, plan))
            assert (found(register, CODE) == ()) is possible, percent
        finding = only(register, CODE)
        assert keys(finding) == ["r", "n", "p"]
        assert seen(finding) == "Tỷ lệ được nêu là 99,26%, còn tính ra là 267/270 = 98,89%."

    def test_the_count_may_be_the_plan(self):
        register = Register(
            figures=(
                figure("n", 267, "sessions"),
                figure("p", 270, "planned_sessions"),
                figure("r", "99.26", "sessions", base=RateBase.PLAN, rate_of="p"),
            )
        )
        assert "267/270" in seen(only(register, CODE))

    def test_a_plan_that_records_state(self):
        records = (Session(id="s", period=Period.of_year(2019), count=9, planned=10),)
        for percent, possible in (("90", True), ("92.5", False)):
            register = beside(9, percent, RateBase.PLAN, when=2019)
            assert (found(evolve(register, sessions=records), CODE) == ()) is possible

    def test_a_measure_that_names_its_parts_needs_no_count(self):
        records = (held("c", 2019, 95, summoned=100), held("d", 2019, 40, summoned=44))
        for percent, possible in (("93.75", True), ("93.8", True), ("96", False)):
            rate = figure(
                "r", percent, "attendance_rate_summoned", when=2019, base=RateBase.SUMMONED
            )
            register = Register(classes=records, figures=(rate,))
            assert (found(register, CODE) == ()) is possible
            assert len(check(register, [CODE]).held) == int(possible)

    def test_a_share_of_the_whole_it_is_part_of(self):
        def shares(percent: str) -> tuple[ReportedFigure, ...]:
            return (
                figure("w", 36),
                figure("a", 2, part_of="w"),
                figure("r", percent, base=RateBase.TOTAL, rate_of="a"),
            )

        assert found(Register(figures=shares("5.56")), CODE) == ()
        assert found(Register(figures=shares("5.55")), CODE) == ()
        assert "2/36 = 5,56%" in seen(only(Register(figures=shares("6.25")), CODE))

    @pytest.mark.parametrize(
        ("percent", "possible"), [("125", True), ("25", True), ("20", False), ("80", False)]
    )
    def test_the_year_before_as_a_ratio_or_a_change(self, percent: str, possible: bool):
        register = Register(
            figures=(
                figure("then", 8, when=2018),
                figure("now", 10, when=2019),
                figure("r", percent, base=RateBase.PREVIOUS_YEAR, rate_of="now"),
            )
        )
        assert (found(register, CODE) == ()) is possible

    def test_a_fall_against_the_year_before(self):
        register = Register(
            figures=(
                figure("then", 10, when=2018),
                figure("now", 8, when=2019),
                figure("r", "20", base=RateBase.PREVIOUS_YEAR, rate_of="now"),
            )
        )
        assert found(register, CODE) == ()

    def test_a_mean_for_each_class_is_no_percentage(self):
        register = Register(
            classes=(held("c", 2019, 95),),
            figures=(figure("r", "95.0", "learners_per_class", when=2019, base=RateBase.CLASSES),),
        )
        assert found(register, CODE) == ()
