"""Formulas as forms print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.readers.sheets._formula_parsing import (
    Linear,
    NotAFormula,
    Ratio,
    Statement,
    linear,
    names,
    parse_formula,
    ratio,
)


def only(text: str, columns: tuple[str, ...] = ()) -> Statement:
    (statement,) = parse_formula(text, columns)
    return statement


@pytest.mark.parametrize(
    ("text", "total", "plus", "minus"),
    [
        ("3=4+6+8", "3", "4 6 8", ""),
        ("(3) = (4)+(6)", "3", "4 6", ""),
        ("[3]=[4]+[5]", "3", "4 5", ""),
        ("9=10+11", "9", "10 11", ""),
        ("7=5-6", "7", "5", "6"),
        ("7 = 5 – 6", "7", "5", "6"),
        ("7=5−6", "7", "5", "6"),
        ("8=(6+7)", "8", "6 7", ""),
        ("8=6-(7-5)", "8", "6 5", "7"),
        ("8=6-7-5", "8", "6", "7 5"),
        ("3=-4+5", "3", "5", "4"),
        ("3=4+...+8", "3", "4 5 6 7 8", ""),
        ("3=4+…+8", "3", "4 5 6 7 8", ""),
        ("3=4+5+…+8", "3", "4 5 6 7 8", ""),
        ("3=4+..+6", "3", "4 5 6", ""),
        ("3 = cột 4 đến cột 6", "3", "4 5 6", ""),
        ("Cột 3 = cột 4 + cột 6", "3", "4 6", ""),
        ("CỘT (3) = CỘT (4) + CỘT (6)", "3", "4 6", ""),
        ("3=4 cộng 6", "3", "4 6", ""),
        ("3 = tổng 4+5", "3", "4 5", ""),
        ("c=a+b", "c", "a b", ""),
        ("C = A + B", "c", "a b", ""),
        ("3=2a+2b", "3", "2a 2b", ""),
        ("3 =\u00a04 +\u20096", "3", "4 6", ""),
        ("３＝４＋６", "3", "4 6", ""),
        ("3=4+6.", "3", "4 6", ""),
        ("3=4+6 (người)", "3", "4 6", ""),
        ("4+6+8=3", "3", "4 6 8", ""),
        ("=4+6", None, "4 6", ""),
        ("4+6", None, "4 6", ""),
    ],
)
def test_sums(text: str, total: str | None, plus: str, minus: str):
    statement = only(text)
    assert statement.total == total
    assert linear(statement.made) == Linear(tuple(plus.split()), tuple(minus.split()))
    assert ratio(statement.made) is None


@pytest.mark.parametrize(
    ("text", "hundred"),
    [
        ("5=4/3", False),
        ("5=4:3", False),
        ("5 = 4 ÷ 3", False),
        ("(5)=(4)/(3)", False),
        ("5 = 4/3 (%)", False),
        ("5=4/3*100", True),
        ("5=4/3×100", True),
        ("5=4/3x100", True),
        ("5=4x100/3", True),
        ("5=100*4/3", True),
        ("5=(4:3)x100", True),
        ("5=4/3*100%", True),
        ("5=4/3%", True),
        ("5 = 4 chia 3 nhân 100", True),
    ],
)
def test_rates(text: str, *, hundred: bool):
    statement = only(text)
    assert statement.total == "5"
    assert ratio(statement.made) == Ratio("4", "3", hundred)
    assert linear(statement.made) is None


@pytest.mark.parametrize("text", ["7=5×6", "7=5x6", "7 = 5 * 6", "7=(5-6)/6*100", "7=(5+6)/(8+9)"])
def test_other_formulas_are_neither(text: str):
    statement = only(text)
    assert linear(statement.made) is None
    assert ratio(statement.made) is None
    assert {"5", "6"} <= set(names(statement.made))


def test_a_hundred_is_a_column_where_there_is_one():
    columns = tuple(str(n) for n in range(1, 101))
    assert set(names(only("5=4/3*100", columns).made)) == {"3", "4", "100"}
    assert set(names(only("5=4/3*100").made)) == {"3", "4"}


def test_several_statements():
    both = parse_formula("3=4+6+8=9+10")
    assert [(one.total, linear(one.made)) for one in both] == [
        ("3", Linear(("4", "6", "8"))),
        ("3", Linear(("9", "10"))),
    ]
    apart = parse_formula("3=4+6; 7=8+9")
    assert [one.total for one in apart] == ["3", "7"]


def test_runs_of_letters_follow_the_columns():
    statement = only("b=c+...+e", ("a", "b", "c", "d", "đ", "e"))
    assert linear(statement.made) == Linear(("c", "d", "đ", "e"))
    with pytest.raises(NotAFormula):
        parse_formula("b=c+...+z", ("a", "b", "c", "d"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";",
        "abc",
        "3",
        "(3)",
        "3=",
        "=",
        "3=4++6",
        "3=4 6",
        "3=(4+6",
        "3=4+6)",
        "3=4+",
        "3=4+…",
        "3=8+...+4",
        "3=4-...-8",
        "3=1+...+9999",
        "3=4+6 người",
        "Số lớp = 4",
        "3=" + "(" * 5000 + "4" + ")" * 5000,
        "3=" + "[" * 100 + "4" + "]" * 100,
        "3=" + "+".join("4" * 1000),
    ],
)
def test_what_is_no_formula_is_refused(text: str):
    with pytest.raises(NotAFormula):
        parse_formula(text)


@given(st.text(alphabet="0123456789abcx+-*/:=()[]%.… ,;–×÷cộtđến", max_size=30))
def test_any_text_is_read_or_refused(text: str):
    try:
        statements = parse_formula(text)
    except NotAFormula:
        return
    assert statements
    for statement in statements:
        assert all(names(statement.made))
