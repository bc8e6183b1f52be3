"""The codes of the old encodings."""

from __future__ import annotations

import unicodedata

import pytest
from tests.readers.text.old_encoders import ENCODERS, shown, tcvn3

from cadre_training.readers.text import Encoding, repair
from cadre_training.readers.text.tables import SINGLE, VNI

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = "".join(
    letter
    for base in "aăâeêioôơuưy"
    for tone in TONES
    if (letter := unicodedata.normalize("NFC", base + tone)) not in "aeiouy"
)
LETTERS = f"{SMALL}đ{SMALL.upper()}Đ"

# As glibc's iconv writes LETTERS.
TCVN_5712 = """
b5b8b7b6b9a8bbbebdbcc6a9c7cac9c8cbccd0cfced1aad2d5d4d3d6d7dddcd8dedfe3e2e1e4abe5e8e7e6e9aceaedeceb
eeeff3f2f1f4adf5f8f7f6f9fafdfcfbfeae
8083828184a1afc0bfba85a2c1c4c3c286878a89888ba3c5dad9cd8c8d908f8e919295949396a4dbfff0e097a5989b9a99
9c9d019f9e02a604110605121316151417a7
"""
VISCII = """
e0e1e3e4d5e5a2a1c7c6a3e2a5a4e7a6a7e8e9a8eba9eaabaaadacaeecedeeefb8f2f3f5f6f7f4b0afb2b1b5bdb6bedeb7
fef9fafbfcf8dfd7d1e6d8f1cffddbd6dcf0
c0c1c3c480c58281050283c28584068687c8c988cb89ca8b8a8d8c8ecccdce9b98d2d3a0999ad4908f929193b49695b397
94d9da9d9c9ebfbbbaffbcb99fdd19141ed0
"""
# As the fonts of VNI show them.
SMALL_VNI = """
aø aù aõ aû aï aê aè aé aü aú aë aâ aà aá aã aå aä eø eù eõ eû eï eâ eà eá eã eå eä ì í ó æ ò
oø où oõ oû oï oâ oà oá oã oå oä ô ôø ôù ôõ ôû ôï uø uù uõ uû uï ö öø öù öõ öû öï yø yù yõ yû î ñ
"""


def test_there_are_134_letters() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 134


@pytest.mark.parametrize(
    ("encoding", "codes"), [(Encoding.TCVN_5712, TCVN_5712), (Encoding.VISCII, VISCII)]
)
def test_codes_are_those_of_other_programs(encoding: Encoding, codes: str) -> None:
    assert {code: SINGLE[encoding][code] for code in bytes.fromhex(codes)} == dict(
        zip(bytes.fromhex(codes), LETTERS, strict=True)
    )


@pytest.mark.parametrize("encoding", [Encoding.TCVN_5712, Encoding.VISCII])
def test_each_letter_has_one_code(encoding: Encoding) -> None:
    assert sorted(SINGLE[encoding].values()) == sorted(LETTERS)


def test_tcvn3_has_the_small_letters_and_capitals_without_tones() -> None:
    assert sorted(SINGLE[Encoding.TCVN3].values()) == sorted(f"{SMALL}đĂÂÊÔƠƯĐ")
    whole = SINGLE[Encoding.TCVN_5712]
    assert all(whole[code] == letter for code, letter in SINGLE[Encoding.TCVN3].items())


def test_vni_has_all_letters() -> None:
    small = dict(zip(SMALL_VNI.split(), f"{SMALL}đ", strict=True))
    assert {code: VNI[code] for code in small} == small
    assert {VNI[code.upper()] for code in small} == set(f"{SMALL.upper()}Đ")
    assert set(VNI.values()) == set(LETTERS)


def test_a_letter_of_vni_takes_its_case_from_its_first_character() -> None:
    assert [VNI[code] for code in ("AÙ", "Aù", "aù", "aÙ", "Ñ", "ñ")] == list("ÁÁááĐđ")


@pytest.mark.parametrize("encoding", [one for one in ENCODERS if one is not Encoding.TCVN3])
def test_every_letter_comes_back(encoding: Encoding) -> None:
    # Õ of VISCII is taken for the space that does not break, unless it stands in a word.
    letters = LETTERS.replace("Õ", "")
    assert repair(shown(ENCODERS[encoding](letters)), encoding) == letters


def test_small_letters_of_tcvn3_come_back() -> None:
    letters = f"{SMALL}đ"
    assert repair(shown(tcvn3(letters)), Encoding.TCVN3) == letters


@pytest.mark.parametrize(
    ("encoding", "written", "read"),
    [
        (Encoding.TCVN3, "Céng hoµ x· héi chñ nghÜa", "Cộng hoà xã hội chủ nghĩa"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.TCVN3, "Líp båi d\xadìng", "Lớp bồi dưỡng"),
        (Encoding.TCVN3, "§¶NG Bé TØNH TRµ VINH", "ĐẢNG BỘ TỈNH TRÀ VINH"),
        (Encoding.TCVN3, "Lan, TRÇN ¸I, ¸nh", "Lan, TRẦN ÁI, ánh"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa", "Cộng hòa xã hội chủ nghĩa"),
        (Encoding.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "LÔÙP BOÀI DÖÔÕNG", "LỚP BỒI DƯỠNG"),
        (Encoding.VISCII, "C\xb5ng hòa xã h\xb5i ch\xfc nghîa", "Cộng hòa xã hội chủ nghĩa"),
        (Encoding.VISCII, "V\xa0 VÅN NAM", "VÕ VĂN NAM"),
        (Encoding.VISCII, "L\xca\xa0VÅN, Võ\xa0An", "LÊ\xa0VĂN, Võ\xa0An"),
        (Encoding.WINDOWS_1258, "Côòng hoÌa xaÞ hôòi", "Cộng hòa xã hội"),
    ],
)  # fmt: skip
def test_sentences(encoding: Encoding, written: str, read: str) -> None:
    assert repair(written, encoding) == read


@pytest.mark.parametrize("encoding", ENCODERS)
def test_what_is_no_code_stays(encoding: Encoding) -> None:
    plain = "So 164-QD/TW, 98,96 %\n\t(2022) a~b"
    assert repair(plain, encoding) == plain


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI, Encoding.WINDOWS_1258])
def test_quotation_marks_and_dashes_of_windows_stay(encoding: Encoding) -> None:
    assert repair("“a” – b…", encoding) == "“a” – b…"


def test_unicode_cannot_be_repaired() -> None:
    with pytest.raises(ValueError, match="utf-8 cannot be repaired; these can: tcvn3, "):
        repair("Líp", Encoding.UTF_8)
