"""Bases not stated, attendance above 100 %, and shares that miss it."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.checks.making import figure, found, held, keys, only, seen, texts

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.rate import RateBase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Qualifier


class TestBaseUnknown:
    CODE = "rate-base-unknown"

    def test_each_percentage_without_a_base(self):
        register = Register(figures=(figure("a", "95.5"), figure("b", "12"), figure("c", 3)))
        assert [keys(f) for f in found(register, self.CODE)] == [["a"], ["b"]]
        assert all(f.severity is Severity.NOTICE for f in found(register, self.CODE))
        assert "21/22" in " ".join(texts(found(register, self.CODE), "en"))

    @pytest.mark.parametrize("base", [base for base in RateBase if base is not RateBase.UNKNOWN])
    def test_a_base_that_is_stated(self, base: RateBase):
        assert found(Register(figures=(figure("a", "95.5", base=base),)), self.CODE) == ()


class TestOver100:
    CODE = "rate-over-100"

    @pytest.mark.parametrize(
        ("summoned", "enrolled", "fields"),
        [
            (50, 50, []),
            (49, 50, ["learners", "summoned"]),
            (50, 49, ["learners", "enrolled"]),
            (0, 49, ["learners", "summoned", "enrolled"]),
            (Absence.NO_DATA, Absence.NOT_APPLICABLE, []),
        ],
    )
    def test_more_learners_than_listed(
        self, summoned: int | Absence, enrolled: int | Absence, fields: list[str]
    ):
        register = Register(classes=(held("c", 2019, 50, summoned=summoned, enrolled=enrolled),))
        findings = found(register, self.CODE)
        assert [spot.field for f in findings for spot in f.spots] == fields
        assert all(f.severity is Severity.ERROR for f in findings)

    def test_what_is_said(self):
        register = Register(classes=(held("c", 2019, 52, summoned=50, enrolled=51),))
        assert seen(only(register, self.CODE)) == (
            "Số học viên dự là 52, nhiều hơn số triệu tập: 50, số trong danh sách: 51."
        )

    def test_no_learners_told(self):
        register = Register(classes=(held("c", 2019, Absence.NO_DATA, summoned=0),))
        assert found(register, self.CODE) == ()

    @pytest.mark.parametrize(
        ("base", "severity"),
        [
            (RateBase.SUMMONED, Severity.ERROR),
            (RateBase.ENROLLED, Severity.ERROR),
            (RateBase.TOTAL, Severity.ERROR),
            (RateBase.ROSTER, Severity.WARNING),
            (RateBase.PLAN, None),
            (RateBase.PREVIOUS_YEAR, None),
            (RateBase.UNKNOWN, None),
        ],
    )
    def test_stated_rates(self, base: RateBase, severity: Severity | None):
        over = Register(figures=(figure("r", "100.01", base=base),))
        assert [f.severity for f in found(over, self.CODE)] == ([severity] if severity else [])
        assert found(Register(figures=(figure("r", "100.00", base=base),)), self.CODE) == ()

    def test_about_is_allowed_for(self):
        about = evolve(figure("r", "101", base=RateBase.ENROLLED), qualifier=Qualifier.ABOUT)
        assert found(Register(figures=(about,)), self.CODE) == ()

    def test_a_plan_may_be_passed(self):
        register = Register(
            classes=(held("c", 2019, 50, planned=0),),
            figures=(figure("n", 12), figure("p", 10, "planned_classes")),
        )
        assert found(register, self.CODE) == ()

    def test_figures_of_one_scope(self):
        def register(learners: int, when: int) -> Register:
            return Register(
                figures=(
                    figure("l", learners, "attendances", when=2019),
                    figure("s", 100, "summoned", when=when),
                )
            )

        assert keys(only(register(101, 2019), self.CODE)) == ["l", "s"]
        assert found(register(100, 2019), self.CODE) == ()
        assert found(register(101, 2020), self.CODE) == ()


class TestShares:
    CODE = "shares-sum"

    def shares(self, *percents: str, base: RateBase = RateBase.TOTAL, **rest) -> Register:
        parts = (
            figure(f"s{n}", percent, "share_of_classes", base=base, part_of="w", **rest)
            for n, percent in enumerate(percents)
        )
        return Register(figures=(figure("w", 36), *parts))

    @pytest.mark.parametrize(
        ("percents", "agree"),
        [
            (("5.6", "94.4"), True),
            (("33.3", "33.3", "33.3"), True),
            (("33", "33", "33"), True),
            (("33.3", "33.3", "33.2"), True),
            (("33.3", "33.3", "33.0"), False),
            (("50", "48"), True),
            (("50", "47"), False),
            (("60", "43"), False),
            (("16.66",) * 6, True),
        ],
    )
    def test_each_may_be_off_by_one_in_the_last_place(self, percents: tuple[str, ...], agree: bool):
        result = check(self.shares(*percents), [self.CODE])
        assert (result.findings == ()) is agree
        assert len(result.held) == int(agree)

    def test_what_is_said(self):
        finding = only(self.shares("60", "43"), self.CODE)
        assert finding.severity is Severity.WARNING
        assert keys(finding) == ["s0", "s1"]
        assert "60% và 43% của một tổng cộng lại là 103%" in seen(finding)

    def test_what_need_not_make_100(self):
        assert found(self.shares("60", "20", exhaustive=False), self.CODE) == ()
        assert found(self.shares("60", "20", base=RateBase.PLAN), self.CODE) == ()
        assert found(self.shares("60"), self.CODE) == ()

    def test_shares_beside_the_parts_of_a_whole(self):
        def register(*percents: str) -> Register:
            rates = (
                figure(f"r{n}", p, base=RateBase.TOTAL, rate_of="ab"[n])
                for n, p in enumerate(percents)
            )
            parts = (figure("a", 2, part_of="w"), figure("b", 34, part_of="w"))
            return Register(figures=(figure("w", 36), *parts, *rates))

        assert found(register("5.6", "94.4"), self.CODE) == ()
        assert keys(only(register("5.6", "95.4"), self.CODE)) == ["r0", "r1"]
        assert found(register("5.6"), self.CODE) == ()
