from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.codec.problem import InputProblems
from cadre_training.model.grid import Grid
from cadre_training.readers.sheets.csv_grid import csv_sheet, find_delimiter

PLACES = ("An Trường", "Bình Phú", "Nhị Long, Phú", "Đức Mỹ (cũ); Nhị Long", "Tân An", 'xã "Mỹ"')
TITLES = ("UBND HUYỆN CÀNG LONG", "BẢNG TỔNG HỢP, NĂM 2022", "Đơn vị: lớp; học viên | người")
HEADS = ("Số lớp", "Học viên", "Tỷ lệ, %", "Ngày mở\n(khai giảng)", "Ghi chú")


def grid(data: bytes | str) -> Grid:
    return csv_sheet(data.encode() if isinstance(data, str) else data, "a.csv").grid


def refused(data: bytes, **limits: int) -> list[str]:
    with pytest.raises(InputProblems) as caught:
        csv_sheet(data, "a.csv", **limits)
    for problem in caught.value.problems:
        assert problem.message.vi != problem.message.en
    return [f"{problem.code} {problem.place}" for problem in caught.value.problems]


class TestCells:
    def test_all_are_text_at_true_addresses(self) -> None:
        sheet = grid("\n,,\nXã,Số lớp\n01,3\n\nx\n")
        assert sheet.rows == [[], ["", "", ""], ["Xã", "Số lớp"], ["01", "3"], [], ["x"]]
        assert str(sheet.place(3, 1)) == "a.csv!B4"
        assert sheet.sheet is None

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_may_end_any_way(self, end: str) -> None:
        assert grid(end.join(["a;b", "c;d", ""])).rows == [["a", "b"], ["c", "d"]]

    def test_a_line_break_in_a_cell_is_no_row(self) -> None:
        sheet = grid('Xã;"Số\nlớp"\nAn Trường;3\n')
        assert sheet.rows == [["Xã", "Số\nlớp"], ["An Trường", "3"]]

    def test_quotation_marks_within_a_cell_stay(self) -> None:
        assert grid('Xã;Ghi chú\nxã "Mỹ";"gọi là ""Mỹ"""\n').rows[1] == ['xã "Mỹ"', 'gọi là "Mỹ"']

    def test_a_space_may_stand_behind_each_delimiter(self) -> None:
        assert grid('a, "b, c", d\n1, "2, 3", 4\n').rows == [["a", "b, c", "d"], ["1", "2, 3", "4"]]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_unicode_in_any_form(self, encoding: str) -> None:
        sheet = csv_sheet("Xã;Đối tượng\nAn Trường;4\n".encode(encoding), "a.csv")
        assert sheet.grid.rows[0] == ["Xã", "Đối tượng"]
        assert sheet.remarks == ()

    @given(
        st.lists(
            st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=1),
            min_size=1,
        ),
        st.sampled_from(";,\t|"),
    )
    def test_what_was_written_is_read(self, rows: list[list[str]], delimiter: str) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
        text = f"sep={delimiter}\r\n{out.getvalue()}"
        if not out.getvalue().strip():
            assert refused(text.encode()) == ["empty-sheet a.csv"]
        else:
            assert grid(text).rows == rows


class TestDelimiter:
    @pytest.mark.parametrize(
        ("text", "delimiter"),
        [
            ("Xã;Tỷ lệ\nA;98,96\nB;95,5\n", ";"),
            ("Xã,Học viên\nA,223\nB,41\n", ","),
            ("1,2\n3,4\n", ","),
            ("a, b, c\nd, e, f\n", ","),
            ("Xã\tTỷ lệ, %\nA\t98,96\n", "\t"),
            ("Xã|Tỷ lệ\nA|98,96\n", "|"),
            ("A;1,234,567;2,345,678\nB;1,234,567;2,345,678\n", ";"),
            ("chỉ một cột\nmột dòng\n", ","),
            ("UBND xã A, huyện B, tỉnh C\nBáo cáo ngày 3/4, 5/6\nXã;Lớp\nA;1\n", ";"),
            ('"a;b",c\n"d;e",f\n"g;h",i\n', ","),
        ],
    )
    def test_examples(self, text: str, delimiter: str) -> None:
        assert find_delimiter(text) == delimiter

    @pytest.mark.parametrize("seed", range(300))
    def test_tables_of_every_kind(self, seed: int) -> None:
        delimiter, text = table(random.Random(seed))
        assert find_delimiter(text) == delimiter

    @pytest.mark.parametrize("line", ["sep=;", "SEP=;\r", "sep=|"])
    def test_a_first_line_may_state_it(self, line: str) -> None:
        stated = line.rstrip("\r")[-1]
        sheet = csv_sheet(f"{line}\na,b{stated}c,d\n".encode(), "a.csv")
        assert (sheet.delimiter, sheet.grid.rows) == (stated, [["a,b", "c,d"]])

    @pytest.mark.parametrize("line", ["sep=", "sep=;;", "sepa;b", 'sep="'])
    def test_a_line_that_only_looks_like_it_is_a_row(self, line: str) -> None:
        assert len(grid(f'{line}\nc;d"\n').rows) == 2


class TestRefused:
    @pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf", b"sep=;\n"])
    def test_nothing_in_it(self, data: bytes) -> None:
        assert refused(data) == ["empty-sheet a.csv"]

    def test_nul_at_its_line(self) -> None:
        assert refused(b"a;b\nc;\0d\n") == ["nul-character a.csv:2"]

    @pytest.mark.parametrize("first", [b"", b"sep=;\n"])
    def test_quotation_marks_that_do_not_match(self, first: bytes) -> None:
        line = 4 + bool(first)
        for row in (b'"a" b;c\nd;e\n', b'"a;c\nd;e\n', b'"a;c\nd;"e"\n'):
            data = first + b'a;b\nc;"d\nd"\n' + row
            assert refused(data) == [f"broken-quotes a.csv:{line}"]

    def test_a_cell_without_an_end(self) -> None:
        data = b'a;b\nc;"d\n' + b"e;f\n" * 100_000
        assert refused(data) == ["field-too-long a.csv:2"]

    def test_more_cells_than_the_limit(self) -> None:
        data = b"a;b;c\n" * 10
        assert len(csv_sheet(data, "a.csv", max_cells=30).grid.rows) == 10
        assert refused(data, max_cells=29) == ["too-many-cells a.csv"]


def table(choice: random.Random) -> tuple[str, str]:
    """Make a table as an office writes it, and say what stands between its cells."""
    delimiter = choice.choice(";,\t|")
    comma = choice.random() < 0.6
    width = choice.randint(2, 9)
    padded = choice.random() < 0.5

    def count() -> str:
        text = f"{choice.choice([3, 41, 223, 6200, 19554, 2468642]):,}"
        return text.replace(",", ".") if comma else text

    def share() -> str:
        text = f"{choice.randint(0, 9999) / 100:.2f}"
        return text.replace(".", ",") if comma else text

    def day() -> str:
        return f"{choice.randint(1, 28):02}/{choice.randint(1, 12):02}/2022"

    def note() -> str:
        return choice.choice(["", "bù tháng 3, 4", "x", "ghi chú: a; b"])

    def line(text: str) -> list[str]:
        return [text] + [""] * (width - 1) * padded

    kinds = [choice.choice([count, share, day, note]) for _ in range(width - 1)]
    rows = [line(choice.choice(TITLES)) for _ in range(choice.randint(0, 4))]
    rows.append(["Đơn vị", *(choice.choice(HEADS) for _ in kinds)])
    body = range(choice.choice([2, 5, 40]))
    rows += [[choice.choice(PLACES), *(kind() for kind in kinds)] for _ in body]
    if choice.random() < 0.5:
        rows.append(line("Ghi chú: số liệu đến 30/6, chưa gồm xã A; xã B"))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return delimiter, out.getvalue()
