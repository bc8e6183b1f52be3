"""Cells that were typed with a font of an old encoding."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.text.names import names
from tests.readers.text.old_encoders import ENCODERS, shown, tcvn3, vni

from cadre_training.readers.text import Encoding, clean_texts, recognise

NAMES = names(10_000, seed=7)
ENCODINGS = list(ENCODERS)
FOREIGN = "de fr es pt it nl da sv nb is fi et ca"
# What the fonts of TCVN3 cannot say: whether a first letter with a tone is a capital.
NO_WORSE_THAN = 1000


def typed(texts: Sequence[str], encoding: Encoding) -> list[str]:
    return [shown(ENCODERS[encoding](text)) for text in texts]


def wrong_letters(texts: Sequence[str], read: Sequence[str]) -> int:
    assert list(map(len, texts)) == list(map(len, read))
    return sum(
        a != b
        for one, other in zip(texts, read, strict=True)
        for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_ten_thousand_names_as_one_set(encoding: Encoding) -> None:
    cleaned = clean_texts(typed(NAMES, encoding))
    assert wrong_letters(NAMES, cleaned.texts) * NO_WORSE_THAN <= sum(map(len, NAMES))
    assert [one.encoding for one in cleaned.found] == [encoding]
    assert cleaned.found[0].sure
    assert cleaned.undecided == ()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_ten_thousand_names_in_files_of_twenty(encoding: Encoding) -> None:
    written = typed(NAMES, encoding)
    read: list[str] = []
    for start in range(0, len(NAMES), 20):
        read += clean_texts(written[start : start + 20]).texts
    assert wrong_letters(NAMES, read) * NO_WORSE_THAN <= sum(map(len, NAMES))


@pytest.mark.parametrize("encoding", [one for one in ENCODINGS if one is not Encoding.TCVN3])
def test_where_an_encoding_has_all_letters_none_is_wrong(encoding: Encoding) -> None:
    cleaned = clean_texts(typed(NAMES, encoding))
    # A cell that is in VISCII by nothing but a capital Õ has a space that does not break there.
    assert [text.replace("V\xa0", "VÕ") for text in cleaned.texts] == NAMES


def test_tcvn3_gets_no_letter_wrong_but_capitals() -> None:
    cleaned = clean_texts(typed(NAMES, Encoding.TCVN3))
    assert [text.lower() for text in cleaned.texts] == [name.lower() for name in NAMES]


def test_a_font_of_capitals_only_leaves_the_case_unknown() -> None:
    small = [name.lower() for name in NAMES[:500]]
    assert list(clean_texts(typed(small, Encoding.TCVN3)).texts) == small


def test_no_clean_name_is_changed() -> None:
    cleaned = clean_texts(NAMES)
    assert cleaned.texts is NAMES
    assert cleaned.undecided == ()
    assert not any(clean_texts([name]).found for name in NAMES)


def test_no_clean_name_in_other_forms_is_changed() -> None:
    decomposed = [unicodedata.normalize("NFD", name) for name in NAMES]
    assert clean_texts(decomposed).texts is decomposed
    mixed = [name for pair in zip(NAMES[:500], decomposed[500:1000], strict=True) for name in pair]
    assert clean_texts(mixed).texts is mixed


@pytest.mark.parametrize("language", FOREIGN.split())
def test_no_word_of_another_language_is_changed(language: str) -> None:
    locale = Locale(language)
    words = [*locale.territories.values(), *locale.languages.values()]
    assert any(not word.isascii() for word in words)
    for texts in (words, [*words, *NAMES[:300]]):
        assert clean_texts(texts).changed == ()
    assert not any(clean_texts([word]).changed for word in words)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("share", [2, 30, 70])
def test_old_and_clean_cells_in_one_file(encoding: Encoding, share: int) -> None:
    chance = random.Random(share)
    old = [chance.random() * 100 < share for _ in NAMES]
    written = [
        shown(ENCODERS[encoding](name)) if is_old else name
        for name, is_old in zip(NAMES, old, strict=True)
    ]
    cleaned = clean_texts(written)
    clean = [at for at, is_old in enumerate(old) if not is_old]
    assert all(cleaned.texts[at] == NAMES[at] for at in clean)
    read = [text.replace("V\xa0", "VÕ").lower() for text in cleaned.texts]
    left = [at for at, text in enumerate(read) if text != NAMES[at].lower()]
    # What makes sense both ways stays, and is told.
    assert set(left) <= set(cleaned.undecided)
    assert len(left) * 100 < len(NAMES)


def test_two_old_encodings_in_one_file() -> None:
    half = len(NAMES) // 2
    written = typed(NAMES[:half], Encoding.TCVN3) + typed(NAMES[half:], Encoding.VNI)
    cleaned = clean_texts(written)
    assert {one.encoding for one in cleaned.found} == {Encoding.TCVN3, Encoding.VNI}
    wrong = sum(a.lower() != b.lower() for a, b in zip(cleaned.texts, NAMES, strict=True))
    assert wrong * 100 < len(NAMES)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["Líp båi d\xadìng"], ["Lớp bồi dưỡng"]),
        (["Lôùp boài döôõng"], ["Lớp bồi dưỡng"]),
        (["Hä vµ tªn", "Tæng céng", 36], ["Họ và tên", "Tổng cộng", 36]),
        (["Ñôn vò", "Toång soá", "Ghi chuù"], ["Đơn vị", "Tổng số", "Ghi chú"]),
        (["X· §¾k L¾k", "UBND x· An Tr\xadêng"], ["Xã Đắk Lắk", "UBND xã An Trường"]),
        (["§H CÇn Th¬", "N§-CP", "H§ND tØnh"], ["ĐH Cần Thơ", "NĐ-CP", "HĐND tỉnh"]),
        (["NguyÔn ThÞ ¸nh", "¸nh", "Lan", "Hoa"], ["Nguyễn Thị Ánh", "Ánh", "Lan", "Hoa"]),
        (["Líp båi d\xadìng", "10 m²", "Müller"], ["Lớp bồi dưỡng", "10 m²", "Müller"]),
        (["Líp båi d\xadìng", "½", "¹", "–"], ["Lớp bồi dưỡng", "½", "¹", "–"]),
    ],
)  # fmt: skip
def test_a_few_cells(written: list[object], read: list[object]) -> None:
    texts = [str(one) for one in written]
    assert list(clean_texts(texts).texts) == [str(one) for one in read]


@pytest.mark.parametrize(
    "texts",
    [
        ["Müller", "Größe", "Übung"],
        ["Hoà Bình", "Khoá", "Toán"],  # VNI could say Hồ Bình, Khố, Tốn
        ["Hà Nam", "Côn Đảo", "Ðắk Lắk", "Y Jút", "Krông Pắc"],
        ["ThÞ"],
        ["§ 5", "© 2024", "10 µm", "5 µg", "« Báo cáo »", "· Lớp", "Tên¹", "m²"],
        ["São Tomé", "Côte d'Ivoire", "Réunion", "Curaçao"],
        ["naïve café", "señor", "Straße"],
        [""],
        [],
    ],
)
def test_what_stays_as_it_is(texts: list[str]) -> None:
    assert clean_texts(texts).texts is texts or list(clean_texts(texts).texts) == texts


def test_one_word_is_no_evidence_and_is_told() -> None:
    cleaned = clean_texts(["Lan", "ThÞ"])
    assert cleaned.texts[1] == "ThÞ"
    assert (cleaned.found, cleaned.undecided) == ((), (1,))


def test_what_makes_sense_both_ways_follows_words_of_the_same_file() -> None:
    # By itself “Líp” is a syllable. Another cell has it in a text that only TCVN3 explains.
    clean = ["Lớp 1", "Đảng viên", "Hà Nam", "Tỉnh ủy"]
    old = ["Líp båi d\xadìng", "Líp"]
    assert list(clean_texts([*clean, *old]).texts) == [*clean, "Lớp bồi dưỡng", "Lớp"]
    # “Hoà” is written by the clean ones; “Toàn” by nobody.
    clean += ["Hoà Bình ở Việt Nam"]
    old = ["Lôùp boài döôõng", "Hoà", "Toàn"]
    cleaned = clean_texts([*clean, *old])
    assert list(cleaned.texts) == [*clean, "Lớp bồi dưỡng", "Hoà", "Toàn"]
    assert cleaned.undecided == (7,)


def test_evidence_and_examples_are_told() -> None:
    texts = ["Lớp 1", *typed(["Nguyễn Thị Ánh", "Trần Văn Đức", "Nguyễn Thị Ánh"], Encoding.TCVN3)]
    found = recognise(texts)
    assert found is not None
    assert (found.encoding, found.positions, found.sure) == (Encoding.TCVN3, (1, 2, 3), True)
    assert (found.won, found.against, found.clean) == (6, 0, 1)
    assert found.letters == 7
    assert ("NguyÔn ThÞ ¸nh", "Nguyễn Thị Ánh") in [
        (one.written, one.read) for one in found.examples
    ]


def test_little_evidence_is_told() -> None:
    found = recognise(["Líp båi d\xadìng"])
    assert found is not None
    assert not found.sure


def test_a_few_old_cells_among_very_many_are_found() -> None:
    many = [f"{name} {at}" for at, name in enumerate(NAMES * 3)]
    many[20_000] = tcvn3_shown("Nguyễn Thị Hạnh")
    many[25_000] = tcvn3_shown("Trần Văn Đức")
    cleaned = clean_texts(many)
    assert cleaned.changed == (20_000, 25_000)
    assert cleaned.texts[20_000] == "Nguyễn Thị Hạnh"


def tcvn3_shown(text: str) -> str:
    return shown(tcvn3(text))


TEXTS = st.lists(
    st.text(max_size=20)
    | st.sampled_from(NAMES)
    | st.sampled_from(NAMES).map(lambda n: shown(vni(n))),
    max_size=12,
)


@given(TEXTS)
def test_the_rest_is_never_touched(texts: list[str]) -> None:
    cleaned = clean_texts(texts)
    assert len(cleaned.texts) == len(texts)
    changed = {at for at, text in enumerate(texts) if cleaned.texts[at] != text}
    assert changed == set(cleaned.changed)
    assert not changed & set(cleaned.undecided)
    assert all(not texts[at].isascii() for at in changed if texts[at].isprintable())
    assert sorted({at for one in cleaned.found for at in one.positions}) == list(cleaned.changed)


@given(TEXTS)
def test_the_order_of_the_texts_makes_no_difference(texts: list[str]) -> None:
    backwards = clean_texts(texts[::-1])
    assert list(clean_texts(texts).texts) == list(backwards.texts)[::-1]


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=30))
def test_decoded_texts_are_clean(texts: list[str]) -> None:
    once = clean_texts(typed(texts, Encoding.VNI))
    assert clean_texts(once.texts).changed == () or once.undecided
