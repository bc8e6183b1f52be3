"""Keys under which words compare equal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cadre_training.model.folding import fold, fold_plain

VIETNAMESE = st.text(
    "aăâeêioôơuưyAĂÂEÊIOÔƠUƯYáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    "bcdđghklmnpqrstvxĐÐð \u00a0\u0300\u0301\u0303\u0309\u0323\u0302\u031b-–—−\u200b",
    max_size=30,
)
TEXTS = st.text(max_size=40) | VIETNAMESE


def forms(text: str) -> set[str]:
    return {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("khỏe", "khoẻ"),
        ("Hóa học", "Hoá học"),
        ("xòe", "xoè"),
        ("ủy ban", "uỷ ban"),
        ("Thúy", "Thuý"),
        ("quý", "qúy"),
        ("quý", "quí"),
        ("của", "cuả"),
        ("kỹ", "kĩ"),
        ("tỷ", "tỉ"),
        ("lý luận", "lí luận"),
        ("Mỹ Cẩm", "Mĩ Cẩm"),
        ("HỶ", "hỉ"),
        ("Vĩnh Kỳ", "vĩnh kì"),
        ("164-QĐ/TW", "164 – QÐ/TW"),
        ("Đảng", "ÐẢNG"),
        ("đồng", "ðồng"),
        ("Càng  Long", "Càng\u00a0Long"),
        ("Càng\nLong", " càng long "),
        ("Càng\u200bLong", "CàngLong"),
        ("giảng\u00adviên", "giảngviên"),
        ("2013–2022", "2013 - 2022"),
        ("2013\u20112022", "2013\u22122022"),
        ("HUYỆN ỦY", "huyện uỷ"),
        ("e\u0301\u0302", "ế"),
        ("", " \u00a0 "),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert {fold(form) for form in forms(one) | forms(other)} == {fold(one)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoa"),
        ("hòa", "hóa"),
        ("kỷ", "kỹ"),
        ("kỹ", "ky"),
        ("đa", "da"),
        ("tay", "tai"),
        ("thúy", "thúi"),
        ("cây", "câi"),
        ("huy", "hui"),
        ("ý", "í"),
        ("yên", "iên"),
        ("lớp", "lóp"),
        ("an", "ăn"),
        ("my1", "mi1"),
        ("tan an", "tanan"),
        ("city", "citi"),
        ("10²", "102"),
    ],
)
def test_another_word(one: str, other: str) -> None:
    for left in forms(one):
        for right in forms(other):
            assert fold(left) != fold(right)


@given(TEXTS)
@example("- -")
@example("\u0345α")
@example("ﬀy")
@example("-\u0300\u2010")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_plain(fold_plain(text)) == fold_plain(text)
    assert fold_plain(fold(text)) == fold_plain(text)


@given(TEXTS)
def test_the_unicode_form_makes_no_difference(text: str) -> None:
    assert len({fold(form) for form in forms(text)}) == 1


@given(VIETNAMESE)
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(TEXTS)
def test_a_key_is_in_nfc_without_outer_or_double_spaces(text: str) -> None:
    key = fold(text)
    assert unicodedata.is_normalized("NFC", key)
    assert key == " ".join(key.split())


@pytest.mark.parametrize(
    ("text", "key"),
    [("164 – QÐ/TW", "164-qd/tw"), ("Đối tượng", "doi tuong"), ("THỦY", "thuy"), ("Kĩ", "ki")],
)
def test_without_accents(text: str, key: str) -> None:
    assert fold_plain(text) == key


@pytest.mark.parametrize("piece", ["a", " ", "-", "- ", "oà", "y", "a\u0301", "\u200b", "qu", "b"])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    text = piece * 100_000
    assert len(fold(text)) <= len(text) + 1
