"""One table becomes one CSV file in either dialect."""

from __future__ import annotations

import csv
import io
import tracemalloc
from typing import BinaryIO, cast

import pytest

from cadre_training.plugin import (
    Cell,
    Column,
    CountUnit,
    Label,
    Quantity,
    Row,
    Table,
)
from cadre_training_csv import Dialect, unneutralise
from cadre_training_csv.options import CsvOptions
from cadre_training_csv.table import export

MACHINE = CsvOptions(dialect=Dialect.MACHINE)
EXCEL = CsvOptions(dialect=Dialect.EXCEL_VI)


def written(table: Table, options: CsvOptions) -> bytes:
    out = io.BytesIO()
    export(table, out, options)
    assert not out.closed
    return out.getvalue()


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def one_column(*texts: str) -> Table:
    return Table(
        id="van-ban",
        caption=Label("Văn bản", "Texts"),
        columns=(Column(name="text", label=Label("Văn bản", "Text")),),
        rows=tuple(Row((Cell(text),)) for text in texts),
    )


def test_for_machines(plain: Table) -> None:
    expected = (
        "year,unit_code,classes,from,is_total\r\n"
        "2016,007,1250,2016-03-09,false\r\n"
        '2016/2018,"Xã “Bình; Hòa”, số 2",-3,withheld,false\r\n'
        "Tổng cộng,not applicable,1247,no data,true\r\n"
    )
    assert written(plain, MACHINE) == expected.encode()


def test_for_machines_only_labels_have_a_language(plain: Table) -> None:
    english = written(plain, CsvOptions(language="en")).decode()
    assert english == written(plain, MACHINE).decode().replace("Tổng cộng", "Total")


def test_a_label_has_its_code_beside_it_for_machines_alone() -> None:
    group = Cell(Label("Đối tượng 4 (164)", "Group 4 (164)"), code="164/4")
    table = Table(
        id="nhom",
        caption=Label("Nhóm", "Groups"),
        columns=(Column(name="target_group", label=Label("Đối tượng", "Target group")),),
        rows=(Row((group,)), Row((Cell(Label("–", "–"), code=""),))),
    )
    assert read(written(table, MACHINE)) == [
        ["target_group", "target_group_code", "is_total"],
        ["Đối tượng 4 (164)", "164/4", "false"],
        ["–", "", "false"],
    ]
    assert read(written(table, EXCEL), ";")[0] == ["Đối tượng"]


def test_for_people(plain: Table) -> None:
    expected = (
        "\ufeffNăm;Mã xã;Số lớp;Từ ngày;Dòng tổng cộng\r\n"
        '2016;"=""007""";1250;2016-03-09;không\r\n'
        '2016–2018;"Xã “Bình; Hòa”, số 2";-3;không công bố;không\r\n'
        "Tổng cộng;không áp dụng;1247;không có số liệu;có\r\n"
        "\r\n"
        "Bảng;Số lớp theo năm\r\n"
        "Ghi chú;Thiếu 1.100 xã.\r\n"
        "Số lớp;Đơn vị tính: lớp.\r\n"
    )
    assert written(plain, EXCEL) == expected.encode()


def test_for_people_in_english(plain: Table) -> None:
    expected = (
        "\ufeffYear;Commune;Classes;From;Total row\r\n"
        '2016;"=""007""";1250;2016-03-09;no\r\n'
        '2016–2018;"Xã “Bình; Hòa”, số 2";-3;withheld;no\r\n'
        "Total;not applicable;1247;no data;yes\r\n"
        "\r\n"
        "Table;Classes by year\r\n"
        "Note;1,100 communes are missing.\r\n"
        "Classes;Unit: classes.\r\n"
    )
    assert written(plain, CsvOptions(dialect="excel-vi", language="en")) == expected.encode()


def test_for_people_without_what_stands_below(plain: Table) -> None:
    with_notes = written(plain, EXCEL)
    rows_only = written(plain, CsvOptions(dialect="excel-vi", notes=False))
    assert with_notes.startswith(rows_only + b"\r\n")
    assert rows_only.endswith("có\r\n".encode())


def test_nothing_that_a_cell_says_is_lost(rich: Table) -> None:
    rows = [
        dict(zip(read(written(rich, MACHINE))[0], line, strict=True))
        for line in read(written(rich, MACHINE))[1:]
    ]
    # A number of the column's unit, and an exact percentage with its parts and base.
    assert rows[0] == {
        "x": "33",
        "x_unit": "class",
        "x_low": "not applicable",
        "x_high": "not applicable",
        "x_note": "",
        "rate": "110.00",
        "rate_part": "33",
        "rate_part_unit": "class",
        "rate_whole": "30",
        "rate_whole_unit": "class",
        "rate_base": "plan",
        "rate_look_in": "not applicable",
        "is_total": "false",
    }
    # A number of another unit, with a note; a mean.
    assert (rows[1]["x"], rows[1]["x_unit"], rows[1]["x_note"]) == ("777", "attendance", "chưa đủ")
    assert (rows[1]["rate"], rows[1]["rate_base"]) == ("194.3", "classes")
    # A range; a percentage of which the source gives no parts.
    assert (rows[2]["x"], rows[2]["x_low"], rows[2]["x_high"]) == ("interval", "1500", "2500")
    assert (rows[2]["rate"], rows[2]["rate_part"]) == ("7.5", "no data")
    assert rows[2]["rate_base"] == "unknown"
    # No value; a clause that was not found.
    assert (rows[3]["x"], rows[3]["x_low"], rows[3]["x_note"]) == ("no data", "no data", "")
    assert (rows[3]["rate"], rows[3]["rate_look_in"]) == ("not known", "Điều 9")


def test_people_read_the_same_in_their_words(rich: Table) -> None:
    heads, *lines = read(written(rich, EXCEL), ";")
    rows = [dict(zip(heads, line, strict=True)) for line in lines[:4]]
    assert [row["Số liệu"] for row in rows] == ["33", "777", "1500–2500", "không có số liệu"]
    assert [row["Số liệu (đơn vị tính)"] for row in rows[:3]] == ["lớp", "lượt học viên", "lớp"]
    assert [row["Tỷ lệ"] for row in rows] == ["110,00%", "194,3", "7,5%", "chưa rõ; xem Điều 9"]
    assert [row["Tỷ lệ (cách tính)"] for row in rows] == [
        "so với kế hoạch: 33 lớp / 30 lớp",
        "bình quân mỗi lớp: 777 lượt học viên / 4 lớp",
        "không nêu mẫu số",
        "không áp dụng",
    ]
    assert heads == [
        *("Số liệu", "Số liệu (đơn vị tính)", "Số liệu (ghi chú)"),
        *("Tỷ lệ", "Tỷ lệ (cách tính)"),
    ]
    assert lines[-1] == ["Tỷ lệ", "Đã mở chia cho kế hoạch."]


def test_sources_are_written_where_asked_for(rich: Table) -> None:
    options = CsvOptions(sources="true")
    heads, first, second, *_ = read(written(rich, options))
    source = "bao-cao.docx, đoạn 4: “33 lớp”"
    assert first[heads.index("x_source")] == source
    assert second[heads.index("x_source")] == f"{source} | {source}"
    assert "rate_source" not in heads


def test_no_two_columns_have_one_name() -> None:
    quantity = Quantity(1, CountUnit.CLASS)
    names = ("x", "x", "x_unit", "is_total")
    table = Table(
        id="trung-ten",
        caption=Label("Trùng tên", "Same names"),
        columns=tuple(Column(name=name, label=Label("Cột", "Column")) for name in names),
        rows=(Row((Cell(quantity),) * len(names)),),
    )
    heads = read(written(table, MACHINE))[0]
    assert len(set(heads)) == len(heads) == 2 * len(names) + 1
    assert heads[-1] == "is_total_2"


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@x",
        "\t=1",
        "\r=1",
        "a\r\n=1",
        "＝1",
        "'tis",
        'say "hi"',
        "a,b;c",
        "no data",
        "withheld",
        "",
        " ",
        "<script>alert(1)</script>",
        "\u202egnol\u202c",
        "e\u0302\u0301",
        "0" * 40,
        "x" * 40_000,
    ],
)
@pytest.mark.parametrize(("options", "delimiter"), [(MACHINE, ","), (EXCEL, ";")])
def test_hostile_text_comes_back(text: str, options: CsvOptions, delimiter: str) -> None:
    line = read(written(one_column(text, text), options), delimiter)[1]
    assert unneutralise(line[0]) == text
    assert line[0][:1] not in tuple("+-@\t\r＝") or not line[0]


@pytest.mark.parametrize("options", [MACHINE, EXCEL])
def test_text_that_utf_8_cannot_hold_is_replaced(options: CsvOptions) -> None:
    data = written(one_column("a\ud800b\x00c"), options)
    assert "a\ufffdb\ufffdc" in data.decode()


def test_headings_are_neutralised_too() -> None:
    table = Table(
        id="dau-cot",
        caption=Label("=1", "=1"),
        columns=(Column(name="=1+1", label=Label("@x", "@x")),),
        rows=(),
        notes=(Label("-1+1", "-1+1"),),
    )
    assert read(written(table, MACHINE)) == [["'=1+1", "is_total"]]
    assert read(written(table, EXCEL), ";") == [
        ["'@x"],
        [],
        ["Bảng", "'=1"],
        ["Ghi chú", '="-1+1"'],
    ]


def test_a_table_of_nothing() -> None:
    empty = Table(id="rong", caption=Label("Rỗng", "Empty"), columns=(), rows=(Row(()),) * 2)
    assert written(empty, MACHINE) == b"is_total\r\nfalse\r\nfalse\r\n"


@pytest.mark.parametrize("options", [MACHINE, EXCEL])
def test_the_same_bytes_twice(rich: Table, options: CsvOptions) -> None:
    assert written(rich, options) == written(rich, options)


def test_numbers_are_never_text() -> None:
    values = (-7, 0, 10**30)
    table = Table(
        id="so",
        caption=Label("Số", "Numbers"),
        columns=(Column(name="n", label=Label("Lượt", "Visits"), unit=CountUnit.VISIT),),
        rows=tuple(Row((Cell(Quantity(value, CountUnit.VISIT)),)) for value in values),
    )
    for options, delimiter in ((MACHINE, ","), (EXCEL, ";")):
        lines = read(written(table, options), delimiter)
        assert [int(line[0]) for line in lines[1:4]] == list(values)


class Sink:
    """Takes bytes, and can do nothing else."""

    def __init__(self) -> None:
        self.lines = 0
        self.calls = 0

    def write(self, data: bytes) -> int:
        self.lines += data.count(b"\r\n")
        self.calls += 1
        return len(data)


@pytest.mark.parametrize(("options", "more"), [(MACHINE, 1), (EXCEL, 4)])
def test_many_rows_in_little_memory(options: CsvOptions, more: int) -> None:
    rows = 100_000
    table = Table(
        id="lon",
        caption=Label("Lớn", "Large"),
        columns=(
            Column(name="id", label=Label("Mã", "Id")),
            Column(name="n", label=Label("Số", "Number"), unit=CountUnit.ATTENDANCE),
        ),
        rows=tuple(
            Row((Cell(f"lop-{i}"), Cell(Quantity(i, CountUnit.ATTENDANCE)))) for i in range(rows)
        ),
    )
    sink = Sink()
    tracemalloc.start()
    try:
        export(table, cast("BinaryIO", sink), options)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sink.lines == rows + more
    assert sink.calls > 50
    assert peak < 4 * 2**20
