"""Texts and lists in a cell come back the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from cadre_training.codec.cell_text import (
    read_absence,
    read_items,
    read_text,
    write_absence,
    write_items,
    write_text,
)
from cadre_training.codec.problem import Refused
from cadre_training.model.absence import Absence


@given(texts())
def test_a_text_comes_back_the_same(text: str) -> None:
    cell = write_text(text)
    assert read_text(cell) == text
    assert cell.strip()
    assert cell[0] not in "=+-@\t\r"


@given(st.lists(texts(), max_size=4).map(tuple))
def test_a_list_comes_back_the_same(items: tuple[str, ...]) -> None:
    cell = write_items(items)
    assert read_items(cell) == items
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Tân An", "Tân An"),
        ("  Tân An\u00a0", "Tân An"),
        (unicodedata.normalize("NFD", "Tân An"), "Tân An"),
        ("\\", ""),
        ("\\ a ", " a "),
        ("\\\\a", "\\a"),
        ("a\\b", "a\\b"),
        ("\\=1+1", "=1+1"),
    ],
)
def test_how_a_text_is_read(cell: str, text: str) -> None:
    assert read_text(cell) == text


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a", ("a",)),
        ("a;b", ("a", "b")),
        (" a ; b ;; ", ("a", "b")),
        ("a,b", ("a,b",)),
        ('["a;b", ""]', ("a;b", "")),
        ("[]", ()),
        ("\\a;\\b", ("\\a", "\\b")),
    ],
)
def test_how_a_list_is_read(cell: str, items: tuple[str, ...]) -> None:
    assert read_items(cell) == items


@pytest.mark.parametrize("cell", ["[", "[1]", '["a"', "[a]", '[["a"]]', "[NaN]", "[" * 10**5])
def test_what_begins_like_an_array_must_be_one(cell: str) -> None:
    with pytest.raises(Refused, match="no list") as caught:
        read_items(cell)
    assert len(str(caught.value)) < 300


def test_the_words_of_an_absence() -> None:
    for absence in Absence:
        for word in (absence.value, absence.label.vi, absence.label.en):
            assert read_absence(word) is absence
            assert read_absence(f" {word.upper()} ") is absence
    assert read_absence("0") is None
    assert [write_absence(absence) for absence in Absence] == ["", "not applicable", "withheld"]
