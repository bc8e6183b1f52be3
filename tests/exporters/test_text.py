"""The ``text`` format, as it is read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.hostile import NASTY, report_of, texts
from tests.exporters.samples import VALUES, by_year, report, snapshot

from cadre_training.exporters._layout import pad, paragraph, width, wrap
from cadre_training.exporters._unsafe import UNSAFE, escape
from cadre_training.exporters.text import TextOptions, export
from cadre_training.exporting import BadOption, render
from cadre_training.plugin import (
    Cell,
    CheckResult,
    Column,
    Counter,
    CounterSnapshot,
    CountUnit,
    Exported,
    Finding,
    Findings,
    Formatter,
    InheritedCount,
    Label,
    Language,
    Phrase,
    Quantity,
    Report,
    Row,
    Section,
    Severity,
    Spot,
    Table,
)
from cadre_training.testing import sample_report


def written(subject: Exported, language: str = "vi", columns: int = 100) -> str:
    out = io.BytesIO()
    export(subject, out, TextOptions(language=Language(language), width=columns))
    return out.getvalue().decode("utf-8")


BY_YEAR_VI = """\
Bảng 1: 2020–2021
Năm   Đã mở (lớp)                 Tỷ lệ
----  -----------  --------------------
2020        1.234            95,57%
2021            7  không có số liệu [1]
====  ===========  ====================
Cộng        1.241            95,57% [1]
----  -----------  --------------------
[1] Tính cả lớp ghép.
– Đã mở: Lớp đã khai giảng.
* Số liệu đến hết năm 2021.
"""

BY_YEAR_EN = """\
Table 1: 2020–2021
Year   Held (classes)         Rate
-----  --------------  -----------
2020            1,234   95.57%
2021                7  no data [1]
=====  ==============  ===========
Total           1,241   95.57% [1]
-----  --------------  -----------
[1] Joint classes included.
– Held: Classes that began.
* To the end of 2021.
"""

FINDING_VI = """\
1. [mâu thuẫn] Tổng ghi 1.234 lớp, các phần là 1.000, 233,5 và người. (part-whole)
   Có thể do:
   – Gõ nhầm.
   Gợi ý, không tự sửa:
   – a.xlsx!2022!F10: trống → 1.234 (có thể bỏ sót chưa điền)
   Cần hỏi: Số nào đúng?
   Nơi ghi:
   – số liệu báo cáo g1 – Báo cáo số 12-BC/HU, mục II.3: “đã mở 1.234 lớp”
   – lớp c1 – so-lop.xlsx!2021!F10
   – x y

Những phép đối chiếu khớp nhau:
– 7.000 khớp

Không có phát hiện nào.
"""

COUNTER_EN = """\
Visitor counter: Trang của huyện
Read at: February 1, 2022, 14:05 (UTC+7)
– Today: 1,234 visits
  How it is counted: visits of the day
– This month: withheld
  How it is counted: not known; look in the web site
– Start value taken over: 5,000 visits (January 1, 2019)
Source: Báo cáo số 12-BC/HU, mục II.3: “đã mở 1.234 lớp”
"""


class TestWhole:
    def test_a_table(self) -> None:
        assert written(by_year()) == BY_YEAR_VI
        assert written(by_year(), "en") == BY_YEAR_EN

    def test_a_counter(self) -> None:
        assert written(snapshot(), "en") == COUNTER_EN

    def test_an_estimate_and_a_start_value(self) -> None:
        text = written(list(sample_report().blocks(Counter))[1].snapshot)
        assert "\n– 7 ngày qua (kể cả robot): khoảng 2.914 người truy cập (±1,625%)\n" in text
        assert (
            "\n– Số ban đầu được tiếp nhận: 39.005 lượt truy cập\n"
            "  Cộng với số tự đếm: 110.471 lượt truy cập\n"
        ) in text

    def test_a_report_holds_all(self) -> None:
        vi, en = written(report()), written(report(), "en")
        assert vi.startswith("Mười năm bồi dưỡng\n==================\nGiai đoạn 2013–2022\n")
        assert "\nNgày lập: 01/02/2023\n" in vi
        assert "\nDrawn up on: February 1, 2023\n" in en
        assert "\n\n\nTóm tắt\n-------\n\nĐã mở 1.241 lớp trong 2019, 2020 và 2021.\n" in vi
        assert "\n– một\n– 2.000 mục\n" in vi
        assert "\n– Số lớp: 1.241 lớp\n  kể cả lớp ghép\n– Số người: không có số liệu\n" in vi
        assert BY_YEAR_VI in vi
        assert BY_YEAR_EN in en
        assert FINDING_VI in vi
        assert "\n– class: one course\n" in en
        assert "\n– không nêu tài liệu: “7”\n" in vi
        assert "\nTrống\n(Bảng không có dòng nào.)\n" in vi
        assert en.endswith(COUNTER_EN)

    @pytest.mark.parametrize("language", Language)
    def test_every_value_is_there(self, language: Language) -> None:
        text = written(report(), language.value)
        for value in VALUES:
            assert Formatter(language).value(value) in text

    def test_the_same_report_gives_the_same_text(self) -> None:
        assert written(report()) == written(report())

    def test_vietnamese_holds_no_english_words_of_ours(self) -> None:
        vi = written(report())
        for word in ("Source", "What", "Where", "Nothing", "Unit", "no data", "Drawn", "Visitor"):
            assert word not in vi

    def test_through_the_front(self) -> None:
        assert render(by_year(), "text", options={"width": "90"}).decode() == BY_YEAR_VI
        for wrong in ("30", "wide"):
            with pytest.raises(BadOption):
                render(by_year(), "text", options={"width": wrong})


class TestSmallThings:
    def findings(self, *found: Finding) -> str:
        block = Findings(CheckResult(findings=found))
        section = Section(id="s", title=Label.same("S"), blocks=(block,))
        return written(Report(title=Label.same("T"), sections=(section,)))

    def test_findings_are_numbered_and_set_apart(self) -> None:
        seen, question = Phrase.of("Thấy.", "Seen."), Phrase.of("Hỏi?", "Ask?")
        whole = (Spot(kind="register", key="844"),)
        one = Finding(
            code="a",
            severity=Severity.NOTICE,
            spots=whole,
            seen=seen,
            reasons=(),
            question=question,
        )
        bare = Finding(
            code="b", severity=Severity.WARNING, spots=(), seen=seen, reasons=(), question=question
        )
        assert self.findings(one, bare).endswith(
            "1. [lưu ý] Thấy. (a)\n   Cần hỏi: Hỏi?\n   Nơi ghi:\n   – toàn bộ số liệu\n\n"
            "2. [cần xem lại] Thấy. (b)\n   Cần hỏi: Hỏi?\n"
        )

    def test_a_bare_counter_is_short(self) -> None:
        assert written(CounterSnapshot(id="c")) == "Thống kê truy cập\n"
        start = InheritedCount(value=Quantity(7, CountUnit.VISIT))
        shown = written(CounterSnapshot(id="c", inherited=start), "en")
        assert shown == "Visitor counter\n– Start value taken over: 7 visits\n"

    def test_a_bare_report_is_short(self) -> None:
        assert written(Report(title=Label.same("T"), sections=())) == "T\n=\n"


def wide_table(columns: int, name: str = "Xã Tân Bình") -> Table:
    years = tuple(
        Column(name=f"y{n}", label=Label.same(f"{2000 + n}"), unit=CountUnit.CLASS)
        for n in range(columns)
    )
    head = Column(name="unit", label=Label("Xã", "Commune"), is_header=True)
    cells = (Cell(Quantity(1000 + n, CountUnit.CLASS)) for n in range(columns))
    rows = (Row((Cell(name), *cells)),)
    return Table(id="w", caption=Label("Rộng", "Wide"), columns=(head, *years), rows=rows * 2)


class TestTables:
    def test_one_unit_of_all_is_said_once(self) -> None:
        lines = written(wide_table(5), "en").splitlines()
        assert lines[:3] == [
            "Wide",
            "Unit: classes",
            "Commune       2000   2001   2002   2003   2004",
        ]

    def test_words_are_squeezed_before_numbers(self) -> None:
        text = written(wide_table(4, "Thị trấn Càng Long và các xã lân cận"), columns=44)
        assert text.splitlines()[2:8] == [
            "Xã                 2000   2001   2002   2003",
            "----------------  -----  -----  -----  -----",
            "Thị trấn Càng     1.000  1.001  1.002  1.003",
            "Long và các xã",
            "lân cận",
            "Thị trấn Càng     1.000  1.001  1.002  1.003",
        ]

    def test_a_table_too_wide_becomes_a_list(self) -> None:
        table = wide_table(30)
        text = written(table)
        assert text.count("- Xã: Xã Tân Bình\n") == 2
        assert text.count("    2029: 1.029\n") == 2
        assert all(width(line) <= 100 for line in text.splitlines())

    def test_totals_are_marked_wherever_they_stand(self) -> None:
        column = Column(name="n", label=Label("Số", "No."), unit=CountUnit.CLASS)

        def row(number: int, *, total: bool) -> Row:
            return Row((Cell(Quantity(number, CountUnit.CLASS)),), is_total=total)

        rows = (row(1, total=False), row(2, total=True), row(3, total=True), row(4, total=False))
        table = Table(id="t", caption=Label.same("T"), columns=(column,), rows=rows)
        lines = [line.strip() for line in written(table).splitlines()]
        assert [line[0] for line in lines] == ["T", "S", "-", "1", "=", "2", "3", "-", "4", "-"]

    def test_the_heading_names_the_unit_unless_it_says_it(self) -> None:
        columns = (
            Column(name="a", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS),
            Column(name="b", label=Label("Người dự", "Attended"), unit=CountUnit.PERSON),
        )
        cells = (Cell(Quantity(1, CountUnit.CLASS)), Cell(Quantity(2, CountUnit.PERSON)))
        table = Table(id="t", caption=Label.same("T"), columns=columns, rows=(Row(cells),))
        assert written(table).splitlines()[1] == "Số lớp  Người dự"
        assert written(table, "en").splitlines()[1] == "Classes  Attended (persons)"

    def test_marks_take_no_room(self) -> None:
        composed, combining, wide = "Bình Phú", "Bi\u0300nh Phu\u0301", "漢字漢字"
        column = Column(name="n", label=Label("Xã", "Commune"), is_header=True)
        last = Column(name="m", label=Label("Số", "No."))
        rows = tuple(Row((Cell(name), Cell("|"))) for name in (composed, combining, wide))
        table = Table(id="t", caption=Label.same("T"), columns=(column, last), rows=rows)
        for line in written(table).splitlines()[3:6]:
            assert width(line.partition("|")[0]) == 10


class TestHostile:
    def is_harmless(self, text: str) -> None:
        for columns in (40, 100):
            shown = written(report_of(text), columns=columns)
            assert not UNSAFE.search(shown.replace("\n", ""))
            assert all(width(line) <= columns for line in shown.split("\n"))

    @given(text=texts())
    def test_nothing_reaches_the_terminal_that_moves_it(self, text: str) -> None:
        self.is_harmless(text)

    @pytest.mark.parametrize("text", NASTY, ids=ascii)
    def test_nothing_nasty_does(self, text: str) -> None:
        self.is_harmless(text)

    def test_what_is_unsafe_is_shown_as_what_it_is(self) -> None:
        shown = written(report_of("a\x1b[31m\u202e\ud800"))
        assert r"a\u001b[31m\u202e\ud800" in shown

    @given(text=st.text(st.characters(exclude_categories=())))
    def test_what_is_escaped_can_be_encoded(self, text: str) -> None:
        assert not UNSAFE.search(escape(text))
        escape(text).encode("utf-8")


class TestLayout:
    @given(text=texts(), columns=st.integers(2, 40))
    def test_wrapping_loses_only_spaces(self, text: str, columns: int) -> None:
        lines = list(wrap(text, columns))
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(width(line) <= columns for line in lines)

    @given(words=st.lists(st.sampled_from(["lớp", "bồi", "dưỡng", "a"]), max_size=20))
    def test_words_stay_whole(self, words: list[str]) -> None:
        assert " ".join(wrap(" ".join(words), 7)).split() == words

    def test_marks_stay_with_their_letters(self) -> None:
        assert list(wrap("lo\u031b\u0301p" * 2, 2)) == ["lo\u031b\u0301", "pl", "o\u031b\u0301p"]

    @given(text=texts(), columns=st.integers(0, 80))
    def test_padding_fills(self, text: str, columns: int) -> None:
        for right in (True, False):
            assert width(pad(text, columns, right=right)) == max(columns, width(text))

    def test_paragraphs_hang(self) -> None:
        assert list(paragraph("một hai ba bốn năm", 16, "12. ")) == [
            "12. một hai ba",
            "    bốn năm",
        ]
        assert list(paragraph("", 16, "– ")) == ["–"]
