"""Evidence, what is passed, and what a reader is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers import Number, Range, Refusal, Why, read_number


@pytest.mark.parametrize(
    ("text", "notation", "why"),
    [
        ("1.234,5", "vi", Why.TWO_MARKS),
        ("1,234.5", "en", Why.TWO_MARKS),
        ("2,468,642", "en", Why.GROUPS),
        ("98,96%", "vi", Why.DECIMALS),
        ("12.34", "en", Why.DECIMALS),
        ("1234,567", "vi", Why.LONG_START),
        ("0.200", "en", Why.LEADING_ZERO),
        ("0,200", "vi", Why.LEADING_ZERO),
        (".500", "en", Why.LEADING_ZERO),
        ("1 234,567", "vi", Why.OTHER_GROUPS),
        ("6.200 học viên", "vi", Why.WHOLE_COUNT),
        ("900-1.200", "vi", Why.TOGETHER),
    ],
)
def test_what_is_certain_says_why(text: str, notation: str, why: Why) -> None:
    reading = read_number(text)
    assert reading.notation is Notation(notation)
    assert [(one.notation, one.why) for one in reading.evidence] == [(Notation(notation), why)]
    assert why.by_form == (why not in (Why.WHOLE_COUNT, Why.TOGETHER))
    assert why.label.vi != why.label.en


@pytest.mark.parametrize("text", ["6200", "24/24 xã", "1 234", "82-84 %", "-", "khóa XV"])
def test_what_has_no_marks_speaks_for_no_notation(text: str) -> None:
    reading = read_number(text)
    assert reading.evidence == ()
    assert not reading.hangs_on_notation


def test_a_whole_column_admits_no_decimal() -> None:
    assert read_number("6.200", whole=True).value == 6200
    assert read_number("6.200", "en", whole=True).value == 6200
    assert read_number("6.200", "en", whole=True).against
    assert read_number("1.234.567", whole=True).value == 1234567
    assert read_number("98,96", whole=True).refusal is Refusal.NOT_WHOLE
    assert read_number("82,5-84", whole=True).refusal is Refusal.NOT_WHOLE
    assert read_number("(1.234)", whole=True).value == 1234


def test_a_form_of_the_other_notation_keeps_its_value_and_is_told() -> None:
    reading = read_number("98.96", "vi")
    assert reading.value == Decimal("98.96")
    assert reading.against
    message = reading.message
    assert message is not None
    assert message.en == "'98.96' is written in the other notation (en); check it."
    problem = reading.problem(Place("F10"))
    assert problem is not None
    assert problem.code == "other-notation"
    assert not read_number("98.96", "en").against


def test_parentheses_are_negative_where_accountants_wrote_them() -> None:
    assert read_number("(120)", accounting=True).value == -120
    assert read_number("(120)", accounting=False).value == 120
    assert read_number("(1.234)", "vi", accounting=True).value == -1234
    assert len(read_number("(1.234)").options) == 4


def test_the_message_names_both_readings_and_what_to_do() -> None:
    reading = read_number("19,554")
    assert reading.message is not None
    assert reading.message.en == (
        "'19,554' reads as 19 554 or 19.554; there is no other evidence. "
        "Pass notation='en' or 'vi'."
    )
    assert reading.message.vi == (
        "“19,554” có thể là 19 554 hoặc 19,554; không có căn cứ nào khác. "
        "Hãy đặt notation='en' hoặc 'vi'."
    )
    problem = reading.problem(Place("a.xlsx", sheet="Biểu 1", cell="F10"))
    assert problem is not None
    assert problem.code == "ambiguous-number"
    assert str(problem).startswith("a.xlsx!Biểu 1!F10: '19,554' reads as")


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "-",
            "“-” có thể là 0 hoặc không có số liệu hoặc không áp dụng; hãy ghi rõ.",
            "'-' reads as 0 or no data or not applicable; write which is meant.",
        ),
        (
            "5.",
            "“5.” có thể là 5 hoặc số thứ tự hoặc tên gọi; hãy ghi rõ.",
            "'5.' reads as 5 or a number that names; write which is meant.",
        ),
        (
            "từ 5 đến 10 nghìn",
            "“từ 5 đến 10 nghìn” có thể là từ 5 000 đến 10 000 hoặc từ 5 đến 10 000; hãy ghi rõ.",
            "'từ 5 đến 10 nghìn' reads as 5 000 to 10 000 or 5 to 10 000; write which is meant.",
        ),
        (
            "5-3",
            "không đọc được “5-3”: khoảng có đầu lớn hơn cuối; hãy kiểm tra lại",
            "'5-3' cannot be read: the range runs downwards; check it",
        ),
    ],
)
def test_messages(text: str, vi: str, en: str) -> None:
    message = read_number(text).message
    assert message is not None
    assert (message.vi, message.en) == (vi, en)


@pytest.mark.parametrize("text", ["hơn 1.000", "≥ 1.000", "dưới 1.000", "≤ 1.000", "1.000/2.000"])
def test_both_readings_keep_what_stands_before(text: str) -> None:
    message = read_number(text).message
    assert message is not None
    assert "1 000" in message.en
    assert "1.000" in message.en
    assert "1,000" in message.vi


def test_a_clear_number_has_no_problem() -> None:
    assert read_number("36 lớp").message is None
    assert read_number("36 lớp").problem(Place("a.csv")) is None
    assert read_number("1.23.456").problem(Place("a.csv")).code == "not-a-number"  # type: ignore[union-attr]


@pytest.mark.parametrize("refusal", Refusal)
def test_reasons_are_told_in_both_languages(refusal: Refusal) -> None:
    assert refusal.label.vi != refusal.label.en


def test_percentages_know_that_they_are() -> None:
    for text in ("95,56 %", "95 phần trăm", "5 percent"):
        meaning = read_number(text).meaning
        assert isinstance(meaning, Number)
        assert meaning.percent
    ends = read_number("82-84 %").meaning
    assert isinstance(ends, Range)
    assert ends.percent
    count = read_number("36 lớp").meaning
    assert isinstance(count, Number)
    assert not count.percent


def test_a_meaning_holds_no_float() -> None:
    with pytest.raises(TypeError, match="int or a Decimal"):
        Number(value=6.2)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="int or a Decimal"):
        Number(value=True)
    with pytest.raises(TypeError, match="int or a Decimal"):
        Range(low=1, high=2.5)  # type: ignore[arg-type]


def test_an_unknown_notation_is_an_error() -> None:
    with pytest.raises(ValueError, match="fr"):
        read_number("1", "fr")
