"""Which words can be Vietnamese."""

from __future__ import annotations

import re
import unicodedata

import pytest
from tests.readers.text.names import names

from cadre_training.readers.text.syllables import COMMON, is_syllable

WORD = re.compile(r"[^\W\d_]+")
OF_OFFICES = """
    Càng Long: 10 năm thực hiện chế độ bồi dưỡng, cập nhật kiến thức đối với cán bộ lãnh đạo,
    quản lý các cấp. Giảng viên kiêm chức và chuyên trách tham gia giảng dạy; khuya, khuỷu, quýt,
    quỳnh, quốc, giếng, gìn giữ, nghiêng, ngoằn ngoèo, xoong, thuở, tuế, huơ, loạc choạc, yêu, ỉa
"""
MADE_UP = "nguyex thÞ båi Líppp strength qả cê ngi gha bật̃ lơng uyểnh ăn̉g acs bạg đaa müller â ă"


def test_syllables_of_papers() -> None:
    assert [word for word in WORD.findall(OF_OFFICES) if not is_syllable(word)] == []


def test_syllables_of_names() -> None:
    words = {word for name in names(2000, seed=1) for word in WORD.findall(name)}
    strangers = {word.lower() for word in words if not is_syllable(word)}
    assert strangers == {"ubnd", "khmer", "xiii", "ii", "h", "m", "ea", "gar"}


def test_all_common_syllables_are_syllables() -> None:
    assert [word for word in COMMON if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "word", ["hòa", "hoà", "thúy", "thuý", "HÒA", "Đắk", "Krông", "Búk", "Ðinh"]
)
def test_ways_to_write(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", MADE_UP.split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("stopped", ["bac", "bàc", "bảp", "bãt", "lởp", "ếch" * 2])
def test_a_stop_has_one_of_two_tones(stopped: str) -> None:
    assert not is_syllable(stopped)


def test_no_syllable_is_empty_or_long() -> None:
    assert not is_syllable("")
    assert not is_syllable("nghiêngg")
    assert not is_syllable("a" * 10_000)
