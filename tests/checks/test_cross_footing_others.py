"""Rates, formulas, shares and cells that were not read, over tabulations made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.tables import WORDS, cell, column, findings, held, table

from cadre_training.checks.cross_footing import find, unread_proposals
from cadre_training.checks.finding import Severity
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    AcrossSum,
    DownSum,
    Operator,
    Printed,
    ShareSum,
    Tabulation,
    Unclear,
    UnclearFormula,
)


def test_rates_may_be_cut_off_and_not_more():
    one = table(
        column(1, "Triệu tập", [3044, 3044, 3044]),
        column(2, "Dự học", [2909, 2909, 2909]),
        column(3, "Tỷ lệ", [Decimal("95.56"), Decimal("95.57"), Decimal("95.65")], adds=False),
        labels=["a", "b", "c"],
        rates=(AcrossRate(rate=2, part=1, whole=0),),
    )
    (finding,) = findings(one)
    assert (finding.code, cell(finding)) == ("sheet-rate", "D8")
    assert finding.proposals[0].proposed in (Decimal("95.56"), Decimal("95.57"))


class TestRates:
    def rates(self, *values: Printed, **rest) -> Tabulation:
        rows = len(values)
        return table(
            column(1, "Kế hoạch", [40] * rows),
            column(2, "Thực hiện", [30] * rows),
            column(3, "Tỷ lệ", values, adds=False, whole=False),
            labels=["a", "b", "c", "d"][:rows],
            rates=(AcrossRate(rate=2, part=1, whole=0, words="5=4/3", row=4),),
            **rest,
        )

    def test_a_wrong_rate_comes_with_the_right_one(self):
        (finding,) = findings(self.rates(75, 57, 75))
        assert (finding.code, cell(finding)) == ("sheet-rate", "D7")
        assert (finding.proposals[0].was, finding.proposals[0].proposed) == (57, 75)
        assert "30/40, tức 75" in WORDS(finding.seen)

    def test_a_wrong_number_that_breaks_its_rate_too_is_one_finding(self):
        one = table(
            column(1, "Kế hoạch", [40, 80, 120]),
            column(2, "Thực hiện", [30, 6, 90]),
            column(3, "Tỷ lệ", [75, 75, 75], adds=False),
            labels=["a", "b", "Cộng"],
            down=(DownSum(total=2, parts=range(2)),),
            rates=(AcrossRate(rate=2, part=1, whole=0),),
        )
        (finding,) = findings(one)
        assert (finding.code, cell(finding)) == ("cross-footing", "C7")
        assert finding.proposals[0].proposed == 60
        assert "tức 7,50" in WORDS(finding.seen)

    def test_a_rate_tells_which_of_a_plain_column_is_wrong(self):
        one = table(
            column(1, "Kế hoạch", [40, 80, 50, 170]),
            column(2, "Thực hiện", [30, 70, 45, 135]),
            column(3, "Tỷ lệ", [75, 75, 90, Decimal("79.4")], adds=False, whole=False),
            down=(DownSum(total=3, parts=range(3)),),
            rates=(AcrossRate(rate=2, part=1, whole=0),),
        )
        (finding,) = findings(one)
        assert cell(finding) == "C7"
        assert finding.proposals[0].proposed == 60

    def test_a_number_whose_sums_hold_is_not_suspected(self):
        one = table(
            column(1, "Kế hoạch", [40, 80, 120]),
            column(2, "Thực hiện", [30, 60, 90]),
            column(3, "Tỷ lệ", [75, 99, 75], adds=False),
            labels=["a", "b", "Cộng"],
            down=(DownSum(total=2, parts=range(2)),),
            rates=(AcrossRate(rate=2, part=1, whole=0),),
        )
        (finding,) = findings(one)
        assert [p.spot.key.rpartition("!")[2] for p in finding.proposals] == ["D7"]

    def test_two_rates_of_one_wrong_number_are_one_finding(self):
        one = table(
            column(1, "Kế hoạch", [40, 50]),
            column(2, "Thực hiện", [30, 54]),
            column(3, "Nữ", [15, 9]),
            column(4, "Đạt", [75, 90], adds=False),
            column(5, "Tỷ lệ nữ", [50, 20], adds=False),
            labels=["a", "b"],
            rates=(AcrossRate(rate=3, part=1, whole=0), AcrossRate(rate=4, part=2, whole=1)),
        )
        (finding,) = findings(one)
        assert cell(finding) == "C7"
        assert 45 in {p.proposed for p in finding.proposals}

    def test_rates_of_nothing_state_nothing(self):
        one = table(
            column(1, "Kế hoạch", [0, None, 40]),
            column(2, "Thực hiện", [3, 3, None]),
            column(3, "Tỷ lệ", [75, 75, 75], adds=False),
            labels=["a", "b", "c"],
            rates=(AcrossRate(rate=2, part=1, whole=0),),
        )
        assert list(find(one)) == []

    def test_a_rule_that_most_rows_break_is_in_question_itself(self):
        (finding,) = findings(self.rates(57, 57, 57, 57))
        assert (finding.severity, cell(finding)) == (Severity.WARNING, "D5")
        assert WORDS(finding.seen) == "Cách tính “5=4/3” chỉ đúng ở 0 trong 4 dòng."


class TestFormulas:
    def test_a_product(self):
        one = table(
            column(1, "Tổng số buổi", [6, 21]),
            column(2, "Số lớp", [2, 3]),
            column(3, "Buổi mỗi lớp", [3, 4]),
            labels=["a", "b"],
            formulas=(
                AcrossFormula(total=0, steps=(1, 2, Operator.MULTIPLY), words="3=4x5", row=4),
            ),
        )
        (finding,) = findings(one)
        assert (finding.code, cell(finding)) == ("printed-formula", "B7")
        assert (finding.proposals[0].was, finding.proposals[0].proposed) == (21, 12)
        assert "tính theo công thức 3=4x5 là 12" in WORDS(finding.seen)

    def test_growth(self):
        steps = (1, 0, Operator.SUBTRACT, 0, Operator.DIVIDE, Decimal(100), Operator.MULTIPLY)
        one = table(
            column(1, "Năm trước", [40, 30, 0]),
            column(2, "Năm nay", [50, 25, 5]),
            column(3, "Tăng", [25, Decimal("-16.67"), 9], adds=False, whole=False),
            labels=["a", "b", "c"],
            formulas=(AcrossFormula(total=2, steps=steps, words="5=(4-3)/3*100", row=4),),
        )
        assert findings(one) == []
        assert [WORDS(said.seen) for said in held(one)] == ["5=(4-3)/3*100: số dòng khớp: 2"]

    def test_only_the_formula_is_broken(self):
        one = table(
            column(2, "Đối tượng 3", [10, 20]),
            column(3, "Đối tượng 4", [12, 25]),
            column(4, "Tổng số", [22, 54]),
            labels=["a", "b"],
            across=(AcrossSum(total=2, plus=(0, 1), words="5=3+4", row=4),),
        )
        (finding,) = findings(one)
        assert finding.code == "printed-formula"
        assert finding.proposals[0].spot.key.endswith("E7")
        assert any("công thức in trên biểu" in WORDS(reason) for reason in finding.reasons)

    def test_a_formula_that_most_rows_break_is_one_finding(self):
        one = table(
            column(2, "Đối tượng 3", [10, 20, 30]),
            column(3, "Đối tượng 4", [12, 25, 30]),
            column(4, "Tổng số", [99, 98, 97]),
            labels=["a", "b", "c"],
            across=(AcrossSum(total=2, plus=(0, 1), words="5=3+4", row=4),),
        )
        (finding,) = findings(one)
        assert (finding.code, cell(finding)) == ("printed-formula", "E5")

    @pytest.mark.parametrize("why", Unclear)
    def test_what_cannot_be_held_is_said(self, why: Unclear):
        formula = UnclearFormula(index=3, row=4, words="5=3+9", why=why, names=("9",))
        one = table(column(1, "Số lớp", [1]), labels=["a"], unclear=(formula,))
        (finding,) = findings(one)
        assert (finding.code, cell(finding)) == ("printed-formula", "D5")
        assert "“5=3+9”" in WORDS(finding.seen)


class TestShares:
    def shares(self, *values: str) -> Tabulation:
        return table(
            column(1, "Cơ cấu", list(map(Decimal, values)), adds=False, whole=False),
            labels=[str(n) for n in range(len(values))],
            shares=(ShareSum(column=0, parts=range(len(values))),),
        )

    def test_rounding_may_miss_a_hundred(self):
        assert findings(self.shares("33.3", "33.3", "33.3")) == []
        (said,) = held(self.shares("33.3", "33.3", "33.3"))
        assert WORDS(said.seen) == "cột “Cơ cấu”: 3 tỷ lệ cộng lại là 99,9%"

    def test_more_than_rounding(self):
        (finding,) = findings(self.shares("33.3", "33.3", "23.3"))
        assert (finding.code, finding.severity) == ("sheet-shares", Severity.WARNING)
        assert "cộng lại là 89,9%" in WORDS(finding.seen)

    def test_one_share_is_none(self):
        assert list(find(self.shares("33.3"))) == []


class TestUnread:
    def proposed(self, one: Tabulation) -> list[tuple[str, Printed]]:
        return [(p.spot.key.rpartition("!")[2], p.proposed) for p in unread_proposals(one)]

    def test_the_sums_say_what_must_stand_there(self):
        one = table(
            column(1, "Học viên", [152, None, 81, 370], unread=frozenset([1])),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert self.proposed(one) == [("B7", 137)]

    def test_a_total_too(self):
        one = table(
            column(1, "Học viên", [152, 137, 81, None], unread=frozenset([3])),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert self.proposed(one) == [("B9", 370)]

    def test_sums_that_disagree_say_nothing(self):
        one = table(
            column(1, "Nam", [152, None, 81, 370], unread=frozenset([1])),
            column(2, "Nữ", [10, 20, 30, 60]),
            column(3, "Tổng", [162, 150, 111, 430]),
            down=(DownSum(total=3, parts=range(3)),),
            across=(AcrossSum(total=2, plus=(0, 1)),),
        )
        assert self.proposed(one) == []

    def test_two_unread_cells_of_one_sum_say_nothing(self):
        one = table(
            column(1, "Học viên", [None, None, 81, 370], unread=frozenset([0, 1])),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert self.proposed(one) == []

    def test_no_count_is_below_zero(self):
        one = table(
            column(1, "Học viên", [500, None, 81, 370], unread=frozenset([1])),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert self.proposed(one) == []
