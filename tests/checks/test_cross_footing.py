"""The sums of a table, over tabulations made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.checks.cross_footing import find, unread_proposals
from cadre_training.checks.finding import Finding, Held, Severity
from cadre_training.formatting import Formatter
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    AcrossSum,
    DownSum,
    NumberColumn,
    Operator,
    Printed,
    ShareSum,
    Tabulation,
    Unclear,
    UnclearFormula,
)

WORDS = Formatter("vi").text


def column(index: int, label: str, values: Sequence[Printed], **rest) -> NumberColumn:
    return NumberColumn(index=index, label=label, values=values, **rest)


def table(*columns: NumberColumn, labels: Sequence[str] | None = None, **rest) -> Tabulation:
    rows = len(columns[0].values)
    return Tabulation(
        file="so-lieu.xlsx",
        sheet="2022",
        first_row=5,
        row_labels=labels or [*(f"Xã {n}" for n in range(1, rows)), "Cộng"],
        columns=columns,
        **rest,
    )


def crossed(third: Sequence[Printed], fourth: Sequence[Printed], total: Sequence[Printed]):
    """Two columns and their sum, with a total row below three rows."""
    return table(
        column(2, "Đối tượng 3", third),
        column(3, "Đối tượng 4", fourth),
        column(4, "Tổng số", total),
        down=(DownSum(total=3, parts=range(3)),),
        across=(AcrossSum(total=2, plus=(0, 1), words="5=3+4", row=4),),
    )


def findings(one: Tabulation) -> list[Finding]:
    return [said for said in find(one) if isinstance(said, Finding)]


def held(one: Tabulation) -> list[Held]:
    return [said for said in find(one) if isinstance(said, Held)]


def cell(finding: Finding) -> str:
    return finding.spots[0].key.rpartition("!")[2]


def test_what_holds_is_said_once_a_rule():
    one = crossed([10, 20, 30, 60], [12, 25, 31, 68], [22, 45, 61, 128])
    assert findings(one) == []
    assert [(said.code, WORDS(said.seen)) for said in held(one)] == [
        ("cross-footing", "cột “Đối tượng 3”: số tổng khớp với các dòng của nó: 1"),
        ("cross-footing", "cột “Đối tượng 4”: số tổng khớp với các dòng của nó: 1"),
        ("cross-footing", "cột “Tổng số”: số tổng khớp với các dòng của nó: 1"),
        ("printed-formula", "5=3+4: số dòng khớp: 4"),
    ]


def test_a_wrong_cell_is_one_finding_at_its_place():
    one = crossed([10, 2, 30, 60], [12, 25, 31, 68], [22, 45, 61, 128])
    (finding,) = findings(one)
    assert (finding.code, finding.severity) == ("cross-footing", Severity.ERROR)
    assert [spot.key for spot in finding.spots] == [
        "so-lieu.xlsx!2022!C7",
        "so-lieu.xlsx!2022!C9",
        "so-lieu.xlsx!2022!E7",
    ]
    assert WORDS(finding.seen) == (
        "Số ở cột “Đối tượng 3”, dòng “Xã 2” (2) không khớp: cột “Đối tượng 3”: dòng “Cộng” ghi "
        "60, các dòng cộng lại là 42; dòng “Xã 2”: cột “Tổng số” ghi 45, tính theo công thức "
        "5=3+4 là 27."
    )
    (proposal,) = finding.proposals
    assert (proposal.spot, proposal.was, proposal.proposed) == (finding.spots[0], 2, 20)
    assert WORDS(proposal.why) == "có thể thiếu một chữ số"


def test_a_wrong_grand_total_breaks_two_sums_and_is_one_finding():
    one = crossed([10, 20, 30, 60], [12, 25, 31, 68], [22, 45, 61, 182])
    (finding,) = findings(one)
    assert cell(finding) == "E9"
    assert [p.proposed for p in finding.proposals] == [128]


def test_two_wrong_cells_of_one_row_are_two_findings():
    one = crossed([10, 29, 30, 60], [12, 52, 31, 68], [22, 45, 61, 128])
    assert sorted(map(cell, findings(one))) == ["C7", "D7"]


def test_a_plain_column_is_judged_by_what_happens_to_numbers():
    one = table(column(1, "Học viên", [45, 91, 31, 95]), down=(DownSum(total=3, parts=range(3)),))
    (finding,) = findings(one)
    assert cell(finding) == "B7"
    assert (finding.proposals[0].was, finding.proposals[0].proposed) == (91, 19)


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


def plain(values: Sequence[Printed], label: str = "Học viên", **rest) -> Tabulation:
    """One column with a total row at its end."""
    last = len(values) - 1
    return table(column(1, label, values), down=(DownSum(total=last, parts=range(last)),), **rest)


class TestSums:
    def test_several_likely_cells_are_ranked_and_it_is_said_that_one_may_be_wrong(self):
        (finding,) = findings(plain([152, 137, 81, 236, 574, 342, 1540]))
        assert [p.spot for p in finding.proposals] == list(finding.spots[: len(finding.proposals)])
        assert "Một trong các ô của phép cộng này có thể sai." in WORDS(finding.seen)

    def test_where_nothing_is_likely_the_total_is_the_place(self):
        (finding,) = findings(plain([100, 205, 312, 640, 1994]))
        assert finding.proposals == ()
        assert cell(finding) == "B10"
        assert WORDS(finding.seen).startswith("Phép cộng lệch 737: ")

    def test_a_row_counted_twice_in_a_total(self):
        (finding,) = findings(plain([152, 137, 81, 236, 606 + 137]))
        proposal = finding.proposals[0]
        assert (cell(finding), proposal.was, proposal.proposed) == ("B10", 743, 606)
        assert WORDS(proposal.why) == "có thể tổng đã tính một dòng hai lần: dòng “Xã 2”"

    def test_a_row_left_out_of_all_totals_is_one_finding(self):
        one = table(
            column(1, "Số lớp", [3, 5, 2, 5]),
            column(2, "Học viên", [152, 137, 81, 233]),
            down=(DownSum(total=3, parts=range(3)),),
        )
        (finding,) = findings(one)
        assert cell(finding) == "B9"
        assert "cả dòng tổng đã bỏ sót một dòng: dòng “Xã 2”" in WORDS(finding.proposals[0].why)

    def test_a_row_that_stands_twice_is_one_finding_with_the_row(self):
        labels = ["Xã 1", "Xã 2", "Xã 2", "Cộng"]
        one = table(
            column(1, "Số lớp", [3, 5, 5, 8]),
            column(2, "Học viên", [152, 137, 137, 289]),
            down=(DownSum(total=3, parts=range(3)),),
            labels=labels,
            repeated=((1, 2),),
        )
        (finding,) = findings(one)
        assert (finding.code, cell(finding)) == ("cross-footing", "B8")
        assert finding.proposals[0].proposed is None
        assert "giống hệt dòng 7" in WORDS(finding.proposals[0].why)

    def test_rows_that_repeat_and_are_in_the_total_are_a_notice(self):
        labels = ["Xã 1", "Xã 2", "Xã 2", "Cộng"]
        (finding,) = findings(plain([152, 137, 137, 426], labels=labels, repeated=((1, 2),)))
        assert (finding.code, finding.severity) == ("duplicate-row", Severity.NOTICE)
        assert [spot.key.rpartition("!")[2] for spot in finding.spots] == ["B7", "B8"]

    def test_exchanged_neighbours(self):
        one = table(
            column(1, "Nam", [30, 18, 25, 73]),
            column(2, "Nữ", [12, 25, 11, 48]),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert findings(one) == []
        spoiled = table(
            column(1, "Nam", [12, 18, 25, 73]),
            column(2, "Nữ", [30, 25, 11, 48]),
            down=(DownSum(total=3, parts=range(3)),),
        )
        (finding,) = findings(spoiled)
        assert [(p.was, p.proposed) for p in finding.proposals] == [(12, 30), (30, 12)]

    def test_a_cell_and_the_row_total_made_from_it_are_one_finding(self):
        one = crossed([10, 90, 30, 60], [12, 25, 31, 68], [22, 115, 61, 128])
        (finding,) = findings(one)
        assert cell(finding) == "C7"
        assert finding.proposals[0].proposed == 20
        assert "các tổng tính từ ô này có thể cũng lệch theo" in WORDS(finding.proposals[0].why)

    def test_a_sub_total_and_the_grand_total_made_from_it_are_one_finding(self):
        values = [10, 20, 39, 40, 50, 90, 129]
        one = table(
            column(1, "Học viên", values),
            down=(
                DownSum(total=2, parts=range(2)),
                DownSum(total=5, parts=range(3, 5)),
                DownSum(total=6, parts=(2, 5)),
            ),
        )
        (finding,) = findings(one)
        assert "B8" in {p.spot.key.rpartition("!")[2] for p in finding.proposals}

    def test_two_errors_that_hide_each_other_in_a_total(self):
        fourth, total = [12, 25, 31, 68], [22, 45, 61, 128]
        assert findings(crossed([10, 20, 30, 60], fourth, total)) == []
        hidden = findings(crossed([16, 14, 30, 60], fourth, total))
        assert sorted(cell(finding)[1:] for finding in hidden) == ["6", "7"]

    def test_blank_cells_count_as_nothing_and_blank_totals_state_nothing(self):
        assert findings(plain([None, 137, None, 137])) == []
        assert findings(plain([152, 137, 81, None])) == []
        assert findings(plain([None, None, None, 137])) == []
        one = crossed([10, 20, 30, 60], [12, 25, 31, 68], [None, 45, 61, 128])
        assert [cell(finding) for finding in findings(one)] == ["E6"]

    def test_a_sum_with_a_cell_that_was_not_read_is_not_held(self):
        one = table(
            column(1, "Học viên", [152, None, 81, 370], unread=frozenset([1])),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert list(find(one)) == []
        two = table(
            column(1, "Học viên", [152, None, 81, 370], unread=frozenset([1])),
            column(2, "Nữ", [15, 3, 8, 26]),
            down=(DownSum(total=3, parts=range(3)),),
            across=(AcrossSum(total=0, plus=(1,), exhaustive=False),),
        )
        assert findings(two) == []

    def test_what_is_not_held_is_counted(self):
        one = table(
            column(1, "Học viên", [152, None, 152, 81, 81], unread=frozenset([1])),
            labels=["a", "b", "Cộng", "c", "Cộng"],
            down=(DownSum(total=2, parts=range(2)), DownSum(total=4, parts=range(3, 4))),
        )
        (said,) = held(one)
        assert WORDS(said.seen).endswith("; chưa đối chiếu được vì có ô không đọc được: 1")

    def test_columns_that_do_not_add_are_not_added(self):
        one = table(
            column(1, "Năm", [2014, 2019, 2022, 2022], adds=False),
            down=(DownSum(total=3, parts=range(3)),),
        )
        assert list(find(one)) == []

    def test_a_sum_stated_for_some_columns_only(self):
        one = table(
            column(1, "Số lớp", [3, 5, 2, 10]),
            column(2, "Học viên", [1, 1, 1, 999]),
            down=(DownSum(total=3, parts=range(3), columns=frozenset([0])),),
        )
        assert findings(one) == []

    def test_people_may_be_counted_once_in_the_total(self):
        (finding,) = findings(plain([152, 137, 81, 300], label="Số người"))
        reasons = [WORDS(reason) for reason in finding.reasons]
        assert any("chỉ tính một lần" in reason for reason in reasons)
        (finding,) = findings(plain([152, 137, 81, 300], label="Lượt học viên"))
        assert not any("chỉ tính một lần" in WORDS(reason) for reason in finding.reasons)

    def test_rounded_parts_may_miss_a_little(self):
        values = [Decimal("1.3"), Decimal("2.3"), Decimal("3.3"), 7]
        assert findings(plain(values)) != []
        money = table(
            column(1, "Kinh phí", values, whole=False), down=(DownSum(total=3, parts=range(3)),)
        )
        assert findings(money) == []
        more = [Decimal("1.3"), Decimal("2.3"), Decimal("3.3"), Decimal("9.6")]
        money = table(
            column(1, "Kinh phí", more, whole=False), down=(DownSum(total=3, parts=range(3)),)
        )
        assert cell(findings(money)[0]) == "B9"

    def test_in_both_languages_and_never_more_than_three(self):
        (finding,) = findings(plain([45, 46, 47, 48, 49, 41, 42, 43, 361 + 10]))
        assert len(finding.proposals) == 3
        english = Formatter("en").text
        for text in (finding.seen, *finding.reasons, finding.question):
            assert english(text) != WORDS(text)

    def test_rows_of_rates_are_not_added_across(self):
        one = table(
            column(1, "Xã A", [3, 40, Decimal("33.4")], whole=False),
            column(2, "Xã B", [5, 60, Decimal("50.1")], whole=False),
            column(3, "Cộng", [8, 100, Decimal("41.9")], whole=False),
            labels=["Số lớp", "Học viên", "Tỷ lệ nữ (%)"],
            across=(AcrossSum(total=2, plus=(0, 1)),),
        )
        assert findings(one) == []
        assert [WORDS(said.seen).endswith(": số dòng khớp: 2") for said in held(one)] == [True]


class TestParts:
    def test_a_part_that_is_more_than_its_whole(self):
        one = table(
            column(1, "Tổng số", [50, 40]),
            column(2, "Nữ", [20, 45]),
            labels=["a", "b"],
            across=(AcrossSum(total=0, plus=(1,), exhaustive=False),),
        )
        (finding,) = findings(one)
        assert cell(finding) == "C7"
        assert WORDS(finding.seen) == (
            "Cột “Nữ”, dòng “b” ghi 45, lớn hơn số mà nó là một phần: cột “Tổng số”, dòng “b” ghi "
            "40."
        )

    def test_rows_of_which(self):
        one = table(
            column(1, "Học viên", [50, 60, 50]),
            labels=["Xã 1", "Trong đó: nữ", "Cộng"],
            down=(
                DownSum(total=0, parts=(1,), exhaustive=False),
                DownSum(total=2, parts=(0,)),
            ),
        )
        assert [cell(finding) for finding in findings(one)] == ["B7"]

    def test_an_excess_that_another_error_explains_is_not_said_again(self):
        one = table(
            column(1, "Tổng số", [50, 4, 30, 120]),
            column(2, "Nữ", [20, 15, 10, 45]),
            column(3, "Nam", [30, 25, 20, 75]),
            down=(DownSum(total=3, parts=range(3)),),
            across=(
                AcrossSum(total=0, plus=(1, 2)),
                AcrossSum(total=0, plus=(1,), exhaustive=False),
            ),
        )
        assert [cell(finding) for finding in findings(one)] == ["B7"]


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


counts = st.integers(0, 2000) | st.none()


@given(
    st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), counts), max_size=6),
)
def test_whatever_the_numbers_nothing_fails_and_nothing_is_found_where_all_holds(rows, changes):
    rows = [list(row) for row in rows]
    for row in rows:
        row.append(sum(value or 0 for value in row))
    rows.append([sum(row[at] or 0 for row in rows) for at in range(4)])
    values = [list(column_) for column_ in zip(*rows, strict=True)]

    def made() -> Tabulation:
        return table(
            *(column(at, f"Cột {at}", list(one)) for at, one in enumerate(values)),
            labels=[f"Dòng {n}" for n in range(len(rows))],
            down=(DownSum(total=len(rows) - 1, parts=range(len(rows) - 1)),),
            across=(AcrossSum(total=3, plus=(0, 1, 2)),),
        )

    assert findings(made()) == []
    for row, at, value in changes:
        values[at][row % len(rows)] = value
    said = list(find(made()))
    for one in said:
        assert one.spots
        for text in (one.seen, *(one.reasons if isinstance(one, Finding) else ())):
            assert WORDS(text)
            assert Formatter("en").text(text)
    addresses = [finding.spots[0].key for finding in said if isinstance(finding, Finding)]
    assert len(addresses) == len(set(addresses))
