"""Numbers that decide each other's notation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers import (
    Decision,
    Evidence,
    Extent,
    Why,
    decide_notation,
    evidence_in,
    read_column,
)

ARTICLE = (
    "triển khai thực hiện được 267 cuộc, đạt 98,96%. Đối với các lớp bồi dưỡng",
    "đối tượng 5 mở 34 lớp có 6.200 lượt học viên tham gia học tập",
    "Hôm nay: 685",
    "Trong tuần: 19,554",
    "Tất cả: 2,468,642",
)


def test_one_certain_cell_decides_the_others() -> None:
    places = [Place("a.csv", line=n) for n in (2, 3, 4)]
    column = read_column(["6.200", "98,96", "36"], places=places)
    assert [reading.value for reading in column.readings] == [6200, Decimal("98.96"), 36]
    assert column.decision.notation is Notation.VI
    assert column.decision.extent is Extent.COLUMN
    expected = Evidence(
        notation=Notation.VI, form="98,96", why=Why.DECIMALS, row=1, place=places[1]
    )
    assert column.readings[0].evidence == column.readings[1].evidence == (expected,)
    assert column.readings[2].evidence == ()


def test_english_columns_are_read_as_such() -> None:
    column = read_column(["19,554", "2,468,642", "6,200"])
    assert [reading.value for reading in column.readings] == [19554, 2468642, 6200]
    assert column.decision.notation is Notation.EN


def test_without_evidence_both_readings_stay() -> None:
    column = read_column(["6.200", "2.900", "3.300", "36"])
    assert [reading.ambiguous for reading in column.readings] == [True, True, True, False]
    assert column.decision == Decision(extent=Extent.COLUMN)
    message = column.readings[0].message
    assert message is not None
    assert "the column has no other evidence" in message.en
    assert "trong cột này không có căn cứ nào khác" in message.vi


def test_mixed_evidence_decides_nothing_and_is_shown() -> None:
    column = read_column(["98,96%", "2,468,642", "19,554"])
    assert column.decision.mixed
    assert column.decision.notation is None
    assert column.readings[0].value == Decimal("98.96")
    assert column.readings[1].value == 2468642
    last = column.readings[2]
    assert last.ambiguous
    assert {one.form for one in last.evidence} == {"98,96%".rstrip("%"), "2,468,642"}
    assert last.message is not None
    assert last.message.en == (
        "'19,554' reads as 19 554 or 19.554; the column has numbers in both notations "
        "('98,96', '2,468,642'). Pass notation='en' or 'vi'."
    )
    assert last.message.vi == (
        "“19,554” có thể là 19 554 hoặc 19,554; cột này có số viết theo cả hai cách "
        "(“98,96”, “2,468,642”). Hãy đặt notation='en' hoặc 'vi'."
    )


def test_evidence_from_beyond_is_used_where_the_column_has_none() -> None:
    sheet = decide_notation(["Tỷ lệ", "98,96%"])
    column = read_column(["6.200", "2.900"], beyond=sheet)
    assert [reading.value for reading in column.readings] == [6200, 2900]
    assert column.readings[0].extent is Extent.SHEET
    assert column.readings[0].evidence[0].form == "98,96"
    # The column's own evidence is nearer; mixed evidence from beyond decides nothing.
    assert read_column(["6.200", "12.34"], beyond=sheet).readings[0].value == Decimal("6.200")
    mixed = decide_notation(["98,96%", "2,468,642"])
    assert read_column(["6.200"], beyond=mixed).readings[0].ambiguous
    # Nor does the sheet settle what the column itself leaves mixed.
    assert read_column(["6.200", "1,5", "1.5"], beyond=sheet).readings[0].ambiguous


def test_a_notation_passed_decides_all_but_what_is_certain() -> None:
    column = read_column(["6.200", "98.96"], "vi")
    assert [reading.value for reading in column.readings] == [6200, Decimal("98.96")]
    assert [reading.against for reading in column.readings] == [False, True]


def test_a_column_of_counts_needs_no_evidence() -> None:
    column = read_column(["2.900", "3.300", "36"], whole=True)
    assert [reading.value for reading in column.readings] == [2900, 3300, 36]
    assert column.readings[0].evidence[0].why is Why.WHOLE_COUNT


def test_what_hangs_on_something_else_stays() -> None:
    column = read_column(["-", "98,96", "(5)"])
    assert [reading.ambiguous for reading in column.readings] == [True, False, True]
    assert column.readings[0].extent is Extent.TEXT


def test_the_counter_beside_the_article_is_a_second_notation() -> None:
    decision = decide_notation(ARTICLE, extent=Extent.DOCUMENT)
    assert decision.mixed
    assert (decision.vi, decision.en) == (2, 1)
    assert [(one.form, one.row) for one in decision.evidence] == [
        ("98,96", 0),
        ("6.200", 1),
        ("2,468,642", 4),
    ]


def test_only_some_examples_are_kept() -> None:
    decision = decide_notation(["98,96%"] * 1000 + ["1,234.5"])
    assert (decision.vi, decision.en) == (1000, 1)
    assert len(decision.evidence) == 6
    assert decision.evidence[-1].notation is Notation.EN


@pytest.mark.parametrize(
    "text",
    [
        "mục 3.1 của quy định",
        "Điều 3.12",
        "theo 3.1.2",
        "ngày 01.02.2013",
        "bảng 2.15",
        "phiên bản 1.5 mới",
        "19,554",
        "6.200 và 3.300",
        "Số 164-QĐ/TW, ngày 01/02/2013",
        "1.234.56",
        "lớp 1.1",
    ],
)
def test_what_may_be_something_else_is_no_evidence(text: str) -> None:
    assert evidence_in(text) == ()


@pytest.mark.parametrize(
    ("text", "form", "notation"),
    [
        ("98,96", "98,96", "vi"),
        ("đạt 98,96% kế hoạch", "98,96", "vi"),
        ("kinh phí 1,5 tỷ đồng", "1,5", "vi"),
        ("có 6.200 người.", "6.200", "vi"),
        ("All: 2,468,642 visits", "2,468,642", "en"),
        ("về 2,900 learners", "2,900", "en"),
        ("còn 1.234,5", "1.234,5", "vi"),
        ("là ２．４６８．６４２ lượt", "2.468.642", "vi"),
    ],
)
def test_what_surely_counts_or_measures_is(text: str, form: str, notation: str) -> None:
    assert [(one.form, one.notation.value) for one in evidence_in(text)] == [(form, notation)]
