"""The width of a text is guessed on the wide side."""

from __future__ import annotations

import unicodedata

import pytest

from cadre_training_counter.text_width import text_width


def test_more_text_is_wider() -> None:
    assert 0 == text_width("", 10) < text_width("i", 10) < text_width("n", 10)
    assert text_width("nn", 10) < text_width("mm", 10)
    assert text_width("n" * 9, 10) < text_width("n" * 9, 20)
    assert text_width("n", 10) < text_width("N", 10) < text_width("字", 10)


@pytest.mark.parametrize("text", ["Đang online", "Tất cả", "không có số liệu"])
def test_marks_above_and_below_a_letter_take_no_room(text: str) -> None:
    assert text_width(text, 11) == text_width(unicodedata.normalize("NFD", text), 11)
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert text_width(text, 11) == text_width(plain, 11)
