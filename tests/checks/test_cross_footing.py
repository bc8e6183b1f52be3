"""The sums of a table, over tabulations made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.tables import WORDS, cell, column, crossed, findings, held, plain, table

from cadre_training.checks.cross_footing import find
from cadre_training.checks.finding import Finding, Severity
from cadre_training.formatting import Formatter
from cadre_training.model.tabulation import AcrossSum, DownSum, Tabulation


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

    @pytest.mark.parametrize(
        ("stated", "why"),
        [
            (152 + 81, "có thể tổng đã bỏ sót một cột: cột “Quý II”"),
            (152 + 137 + 137 + 81, "có thể tổng đã tính một cột hai lần: cột “Quý II”"),
        ],
    )
    def test_a_column_left_out_of_a_total_across_or_counted_twice(self, stated: int, why: str):
        one = table(
            column(1, "Quý I", [152, 40, 61, 77]),
            column(2, "Quý II", [137, 33, 59, 18]),
            column(3, "Quý III", [81, 21, 90, 44]),
            column(4, "Cộng", [stated, 94, 210, 139]),
            across=(AcrossSum(total=3, plus=(0, 1, 2)),),
        )
        (finding,) = findings(one)
        assert (cell(finding), finding.proposals[0].proposed) == ("E6", 370)
        assert WORDS(finding.proposals[0].why) == why

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

    def test_two_errors_that_both_went_on_into_the_totals_made_from_them(self):
        # In the total of “Xã 2” two digits are swapped, the sub-total of group 3 leaves out “Xã 3”;
        # formulas carried both on into the grand total.
        third = [10, 20, 30, 30, 40, 50, 90, 120]
        fourth = [12, 25, 31, 68, 45, 55, 100, 168]
        total = [22, 54, 61, 137, 85, 105, 190, 327]
        one = table(
            column(1, "Đối tượng 3", third),
            column(2, "Đối tượng 4", fourth),
            column(3, "Tổng số", total),
            labels=["Xã 1", "Xã 2", "Xã 3", "Cộng", "Xã 4", "Xã 5", "Cộng", "Tổng cộng"],
            down=(
                DownSum(total=3, parts=range(3)),
                DownSum(total=6, parts=range(4, 6)),
                DownSum(total=7, parts=(3, 6)),
            ),
            across=(AcrossSum(total=2, plus=(0, 1)),),
        )
        found = {cell(finding): finding for finding in findings(one)}
        assert sorted(found) == ["B9", "D7"]
        assert found["D7"].proposals[0].proposed == 45
        assert found["B9"].proposals[0].proposed == 60
        assert "bỏ sót một dòng: dòng “Xã 3”" in WORDS(found["B9"].proposals[0].why)

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
        values: list[int | Decimal | None] = [Decimal("1.3"), Decimal("2.3"), Decimal("3.3"), 7]
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
    # A rule that most rows break is told of at its first row, where a wrong cell may be too.
    addresses = [
        finding.spots[0].key
        for finding in said
        if isinstance(finding, Finding) and "is so in" not in finding.seen.template.en
    ]
    assert len(addresses) == len(set(addresses))
