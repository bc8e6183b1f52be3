"""The order of Vietnamese words and names."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.sorting import name_sort_key, sort_key

# Sorted by ICU's collator for Vietnamese.
BY_ICU = (Path(__file__).parent / "sorted_by_icu.txt").read_text(encoding="utf-8").splitlines()
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


def is_sorted(texts: list[str]) -> bool:
    return sorted(texts, key=sort_key) == texts


def test_the_order_is_that_of_icu() -> None:
    assert len(BY_ICU) == len(set(BY_ICU)) > 150
    shuffled = random.Random(1).sample(BY_ICU, len(BY_ICU))
    assert sorted(shuffled, key=sort_key) == BY_ICU


def test_the_alphabet() -> None:
    assert is_sorted(list(LETTERS))
    assert is_sorted([case for letter in LETTERS for case in (letter, letter.upper())])


def test_tones_count_behind_letters_and_before_case() -> None:
    assert is_sorted(TONES)
    assert is_sorted([case for tone in TONES for case in (tone, tone.upper())])
    assert is_sorted(["ma", "mạ", "mả vàng", "ma xanh"])
    assert is_sorted(["an", "AN", "ạn", "ăn", "ân"])


def test_a_tone_counts_where_it_is_written() -> None:
    assert is_sorted(["hoa", "hoà", "hoạ", "hòa", "hoan"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_unicode_form_makes_no_difference(form: Literal["NFC", "NFD"]) -> None:
    assert [sort_key(unicodedata.normalize(form, text)) for text in BY_ICU] == list(
        map(sort_key, BY_ICU)
    )


def test_signs_digits_letters() -> None:
    assert is_sorted(
        [" ", "_", "-", "–", ",", ".", "(", "/", "%", "+", "0", "9", "a", "z", "я", "中"]
    )
    assert is_sorted(["Lớp 1", "Lớp 10", "Lớp 2"])
    assert is_sorted(["2", "²", "2a"])


def test_other_letters_stand_with_those_they_look_like() -> None:
    assert is_sorted(["Muller", "Müller", "Mum"])
    assert is_sorted(["ss", "SS", "ß", "st"])
    assert is_sorted(["Oslo", "Øst", "Oz"])
    assert sort_key("Ðắk") == sort_key("Đắk")  # of Icelandic


def test_a_mark_that_another_holds_off_shapes_nothing() -> None:
    assert is_sorted(["a\u0301\u0302", "â"])
    assert is_sorted(["\u0301", "a", "a\u0301"])


def test_what_cannot_be_seen_makes_no_difference() -> None:
    assert sort_key("An\u200bh\u00ad\x00") == sort_key("Anh")


def test_people_by_given_name_then_middle_then_family() -> None:
    people = [
        "Phạm An",
        "Lê Thị An",
        "Trần Thị An",
        "Nguyễn Văn An",
        "Hà Ân",
        "Vũ Thị Hồng Hạnh",
        "Bùi Đạt",
    ]
    order = ["Phạm An", "Lê Thị An", "Trần Thị An", "Nguyễn Văn An", "Hà Ân", "Bùi Đạt"]
    assert sorted(people, key=name_sort_key) == [*order, "Vũ Thị Hồng Hạnh"]


def test_names_of_one_word_and_none() -> None:
    assert sorted(["Lan Anh", "Anh", ""], key=name_sort_key) == ["", "Anh", "Lan Anh"]


@given(st.lists(st.text(max_size=8) | st.sampled_from(BY_ICU), max_size=6))
def test_it_is_an_order(texts: list[str]) -> None:
    once = sorted(texts, key=sort_key)
    assert [sort_key(text) for text in once] == sorted(map(sort_key, texts))


@given(st.text(max_size=12), st.text(max_size=4))
def test_the_beginning_stands_before_the_whole(text: str, more: str) -> None:
    if not any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", more)):
        assert sort_key(text) <= sort_key(text + more)
