"""JSON text is read strictly."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.codec.json_text import json_bytes, parse_document
from cadre_training.codec.problem import InputProblems

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SCALARS = st.none() | st.booleans() | st.integers() | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=4)
    ),
)


@given(VALUES, st.booleans())
def test_what_is_written_is_read(value: object, compact: bool) -> None:
    assert parse_document(json_bytes(value, compact=compact), "a.json").value == value


@given(st.text('[]{},:"ab1 \n\\u-.e', max_size=20))
def test_it_takes_what_json_takes(text: str) -> None:
    try:
        expected = json.loads(text, parse_float=Decimal)
    except ValueError:
        expected = InputProblems
    try:
        assert parse_document(text.encode(), "a.json").value == expected
    except InputProblems as found:
        names_twice = found.problems[0].code == "duplicate-key"
        assert expected is InputProblems or names_twice


def test_the_lines_of_parts() -> None:
    text = b'\n{"a": 1,\n"b": [\n{"x":\n1},\n2],\n "c": []}'
    assert parse_document(text, "a.json").lines == {"a": 2, "b": 3, "b[0]": 4, "b[1]": 6, "c": 7}
    document = parse_document(text, "a.json")
    assert (document.line("$.b[1].x"), document.line("$.c.d"), document.line("$")) == (6, 7, None)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"", "not-json", 1),
        (b'{"a":\n 1', "not-json", 2),
        (b'{"a": 1}\n}', "not-json", 2),
        (b"{a: 1}", "not-json", 1),
        (b'{"a" 1}', "not-json", 1),
        (b'{"a": 1 "b": 2}', "not-json", 1),
        (b'{"a": [1,\n,]}', "not-json", 2),
        (b'{"a": 1,}', "not-json", 1),
        (b'{"a": 1,\n"a": 2}', "duplicate-key", 2),
        (b'{"a": [\n\n{"b": 1, "b": 2}]}', "duplicate-key", 3),
        (b'{"a":\n NaN}', "not-a-number", 2),
        (b"[-Infinity]", "not-a-number", 1),
        (b'{"a": ' + b"9" * 5000 + b"}", "number-too-long", 1),
        (b"[" * 100_000, "too-deep", 1),
        (b'{"a":\n' * 100_000, "too-deep", 2),
        (b'{"a":\n["\xff"]}', "not-utf-8", 2),
        (b'{"a":\n["\0"]}', "nul-character", 2),
        (b'{"a":\n["\\ud800"]}', "half-a-character", 2),
        (b'{"a": "\\u0000"}', "nul-character", 1),
        (b'{"\\udc00": 1}', "half-a-character", 1),
    ],
)
def test_what_is_not_read(text: bytes, code: str, line: int) -> None:
    with pytest.raises(InputProblems) as caught:
        parse_document(text, "a.json")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, line)
    assert str(caught.value).encode()
    assert problem.message.vi.encode()


def test_a_pair_of_halves_is_a_character() -> None:
    assert parse_document(b'["\\ud840\\udc0b"]', "a.json").value == ["\U0002000b"]


def test_a_byte_order_mark_is_dropped() -> None:
    assert parse_document(b"\xef\xbb\xbf[1]", "a.json").value == [1]


def test_deep_is_deep_also_with_escapes() -> None:
    codes: set[str] = set()
    for depth in range(100, 1000, 50):
        try:
            parse_document(b"[" * depth + b'"\\u0041"' + b"]" * depth, "a.json")
        except InputProblems as found:
            codes.update(problem.code for problem in found.problems)
    assert codes <= {"too-deep"}
