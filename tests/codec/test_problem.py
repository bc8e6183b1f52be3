"""A problem is one clean line, whatever stands in the file."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.codec.problem import InputProblems, Intake, Problem, Refused, shown
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.source import Place


def problem(text: str = "x", file: str = "a.csv", line: int | None = 2) -> Problem:
    return Problem("code", Label(f"vi {text}", f"en {text}"), Place(file, line=line, column=text))


@given(st.text(st.characters(), min_size=1))
def test_it_is_one_printable_line(text: str) -> None:
    for language in Language:
        line = problem(text, file=text).text(language)
        assert line.isprintable()
        assert line.encode()


def test_it_leaves_vietnamese_as_it_is() -> None:
    assert problem("lớp “học”").text("vi") == "a.csv:2:lớp “học”: vi lớp “học”"
    assert problem("a\nb\x1b[0m").text("en") == r"a.csv:2:a\nb\x1b[0m: en a\nb\x1b[0m"


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert shown("x" * 80) == "x" * 80
    assert shown("x" * 81) == "x" * 80 + "…"


def test_all_problems_in_one_error() -> None:
    error = InputProblems([problem(), problem("y")])
    assert str(error) == "a.csv:2:x: en x\na.csv:2:y: en y"
    assert error.text(Language.VI) == "a.csv:2:x: vi x\na.csv:2:y: vi y"
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems, str(again)) == (InputProblems, error.problems, str(error))


def test_they_come_as_the_files_were_read() -> None:
    intake = Intake(
        problems=[problem(file="b", line=9), problem(file="b", line=None)], files=["b", "a"]
    )
    ordered = intake.in_order([problem(file="a", line=1), problem(file="new"), problem(file="b")])
    assert [(p.place.file, p.place.line) for p in ordered] == [
        ("new", 2),
        ("b", None),
        ("b", 2),
        ("b", 9),
        ("a", 1),
    ]


def test_what_may_have_been_lost() -> None:
    intake = Intake()
    intake.lose("classes", "a")
    intake.unread.add("topics")
    assert intake.may_hold("classes", "a")
    assert not intake.may_hold("classes", "b")
    assert not intake.may_hold("cadres", "a")
    assert intake.may_hold("topics", "a")


def test_a_refusal_becomes_a_problem() -> None:
    refused = Refused("code", "sai", "wrong", column="c")
    assert refused.at(Place("a")) == Problem("code", Label("sai", "wrong"), Place("a"))
    with pytest.raises(ValueError, match=r"^wrong$"):
        raise refused
