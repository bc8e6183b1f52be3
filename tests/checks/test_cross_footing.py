"""The sums of a table, over tabulations made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cadre_training.checks.cross_footing import find
from cadre_training.checks.finding import Finding, Held, Severity
from cadre_training.formatting import Formatter
from cadre_training.model.tabulation import (
    AcrossRate,
    AcrossSum,
    DownSum,
    NumberColumn,
    Printed,
    Tabulation,
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
        ("cross-footing", "cột “Đối tượng 3”: 1 tổng theo cột khớp với các dòng"),
        ("cross-footing", "cột “Đối tượng 4”: 1 tổng theo cột khớp với các dòng"),
        ("cross-footing", "cột “Tổng số”: 1 tổng theo cột khớp với các dòng"),
        ("printed-formula", "5=3+4: khớp ở 4 dòng"),
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
    assert [(p.was, p.proposed) for p in finding.proposals][0] == (91, 19)


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
