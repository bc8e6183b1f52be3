"""What the words of headers, titles and heads speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.model.programme import Programme
from cadre_training.readers.sheets._meaning_near import is_near
from cadre_training.readers.sheets._meaning_periods import periods_of
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets.words import read_words, unit_name, without_ordinal


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Số HV", {Sign.COUNT, Sign.LEARNER}),
        ("T.số", {Sign.TOTAL}),
        ("SL", {Sign.COUNT}),
        ("số hoc viên", {Sign.COUNT, Sign.LEARNER}),
        ("Số học viênn", {Sign.COUNT, Sign.LEARNER}),
        ("Kế hoạhc", {Sign.PLAN}),
        ("HỌC VIÊN", {Sign.LEARNER}),
        ("Lượt người dự", {Sign.ATTENDANCE}),
        ("KH", {Sign.PLAN}),
        ("TH", {Sign.RESULT}),
        ("Number of classes", {Sign.COUNT, Sign.CLASS}),
        ("Năm sinh", {Sign.PERSONAL}),
        ("Xã, thị trấn", {Sign.UNIT}),
        ("Họ và tên", {Sign.PERSON_NAME}),
    ],
)
def test_signs(text: str, signs: set[Sign]) -> None:
    words = read_words(text)
    assert set(words.signs) == signs
    assert words.rest == ()


def test_an_accent_tells_a_man_from_a_year() -> None:
    assert read_words("Nam").parts == ("Nam",)
    assert not read_words("Năm").parts
    assert Sign.YEAR in read_words("Năm").signs


def test_words_without_accents_are_known_where_all_are_written_so() -> None:
    assert Sign.LEARNER in read_words("So hoc vien", bare=True).signs
    assert Sign.QUARTER in read_words("Quy", bare=True).signs
    assert Sign.QUARTER not in read_words("Quy").signs


@pytest.mark.parametrize(
    ("text", "groups", "word"),
    [
        ("Đối tượng 3", ("3",), "đối tượng"),
        ("dối tượng 4", ("4",), "đối tượng"),
        ("ĐT 3", ("3",), "đối tượng"),
        ("ĐT4", ("4",), "đối tượng"),
        ("Đối tượng III", ("3",), "đối tượng"),
        ("Nhóm 2", ("2",), "nhóm"),
        ("nhóm đối tượng 4", ("4",), "đối tượng"),
        ("Đối tượng 3, 4", ("3", "4"), "đối tượng"),
        ("Đối tượng 3 và đối tượng 4", ("3", "4"), "đối tượng"),
        ("Group 2", ("2",), "đối tượng"),
        ("Đối tượng kết nạp Đảng", (), None),
        ("Đối tượng", (), None),
    ],
)
def test_groups(text: str, groups: tuple[str, ...], word: str | None) -> None:
    words = read_words(text)
    assert (words.groups, words.group_word) == (groups, word)


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("Bồi dưỡng, cập nhật kiến thức", Programme.KNOWLEDGE_UPDATE),
        ("CNKT", Programme.KNOWLEDGE_UPDATE),
        ("Kiến thức quốc phòng và an ninh", Programme.DEFENCE_EDUCATION),
        ("Học tập, quán triệt nghị quyết", Programme.RESOLUTION_STUDY),
        ("Trung cấp LLCT", Programme.FORMAL_TRAINING),
        ("Bồi dưỡng đảng viên mới", Programme.FURTHER_TRAINING),
    ],
)
def test_programmes(text: str, programme: Programme) -> None:
    assert programme in read_words(text).programmes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I. Huyện Càng Long", "Huyện Càng Long"),
        ("Thị trấn Càng Long", "Thị trấn Càng Long"),
        ("PHƯỜNG 5", "PHƯỜNG 5"),
        ("Đảng bộ xã Tân Bình", "Đảng bộ xã Tân Bình"),
        ("Xã, thị trấn", None),
        ("Xã/phường", None),
        ("Huyện ủy", None),
        ("An Trường", None),
        ("Xã", None),
    ],
)
def test_names_of_units(text: str, name: str | None) -> None:
    assert unit_name(text) == name


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I. Khối xã", "Khối xã"),
        ("1.2) Nữ", "Nữ"),
        ("- Trong đó: nữ", "Trong đó: nữ"),
        ("a) Cán bộ", "Cán bộ"),
        ("An Trường", "An Trường"),
        ("98,96%", "98,96%"),
    ],
)
def test_list_numbers_are_left_out(text: str, rest: str) -> None:
    assert without_ordinal(text) == rest


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("KẾT QUẢ MỞ LỚP NĂM 2022", ["2022"]),
        ("GIAI ĐOẠN 2013 – 2022", ["2013–2022"]),
        ("từ năm 2013 đến năm 2022", ["2013–2022"]),
        ("Quý II/2022", ["2022-Q2"]),
        ("QUY II NAM 2022", ["2022-Q2"]),
        ("6 tháng đầu năm 2023", ["2023-01-01/2023-06-30"]),
        ("Tháng 5 năm 2023", ["2023-05-01/2023-05-31"]),
        ("từ ngày 01/01/2022 đến ngày 30/6/2022", ["2022-01-01/2022-06-30"]),
        ("10 năm thực hiện Quy định số 164-QĐ/TW, ngày 01/02/2013 (2013-2022)", ["2013–2022"]),
        ("Kết quả năm 2021 và năm 2022", ["2021", "2022"]),
        ("Càng Long, ngày 5 tháng 12 năm 2022", []),
        ("(Kèm theo Báo cáo số 15-BC/BTC ngày 5/12/2022)", []),
        ("Số liệu tính đến ngày 30/11/2022", []),
        ("nhiệm kỳ 2020-2025", []),
        ("năm học 2022-2023", []),
        ("Biểu số 10-BTCTW", []),
        ("Quy định số 164-QĐ/TW ngày 01 tháng 02 năm 2013", []),
    ],
)
def test_periods_of_a_title(line: str, periods: list[str]) -> None:
    assert [str(one.period) for one in periods_of(line)] == periods


def test_one_slip_is_near_and_two_are_not() -> None:
    assert is_near("hocvien", "hocvein")
    assert is_near("hocvien", "hocvienn")
    assert not is_near("hocvien", "giangvien")
    assert not is_near("caphuyen", "tuhuyen")


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    words = read_words(text)
    assert words.text == text
    read_words(text, bare=True)
    unit_name(text)
    assert without_ordinal(text) == " ".join(without_ordinal(text).split())
    for one in periods_of(text):
        assert one.period is not None
