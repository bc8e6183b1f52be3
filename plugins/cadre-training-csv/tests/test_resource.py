"""Each CSV file has a description that says what the file itself cannot."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

from cadre_training.plugin import Absence, Cell, Column, CountUnit, Label, Row, Table
from cadre_training_csv import Dialect, resource, table
from cadre_training_csv.options import CsvOptions

MACHINE = CsvOptions()
EXCEL = CsvOptions(dialect=Dialect.EXCEL_VI)


def described(of: Table, options: CsvOptions) -> dict[str, Any]:
    out = io.BytesIO()
    resource.export(of, out, options)
    assert not out.closed
    result: dict[str, Any] = json.loads(out.getvalue())
    return result


def test_it_says_what_stands_around_the_table(plain: Table) -> None:
    result = described(plain, MACHINE)
    assert result["name"] == "lop-theo-nam"
    assert result["path"] == "lop-theo-nam.csv"
    assert result["title"] == "Số lớp theo năm"
    assert result["description"] == "Thiếu 1.100 xã."
    assert (
        described(plain, CsvOptions(language="en"))["description"] == "1,100 communes are missing."
    )


def test_it_says_what_each_column_is(plain: Table, rich: Table) -> None:
    assert described(plain, MACHINE)["schema"] == {
        "fields": [
            {
                "name": "year",
                "type": "string",
                "column": "year",
                "aspect": "value",
                "title": "Năm",
                "names_rows": True,
                "kinds": ["period", "text"],
            },
            {
                "name": "unit_code",
                "type": "string",
                "column": "unit_code",
                "aspect": "value",
                "title": "Mã xã",
                "names_rows": False,
                "kinds": ["absence", "text"],
            },
            {
                "name": "classes",
                "type": "integer",
                "column": "classes",
                "aspect": "value",
                "title": "Số lớp",
                "unit": "class",
                "names_rows": False,
                "kinds": ["quantity"],
            },
            {
                "name": "from",
                "type": "date",
                "column": "from",
                "aspect": "value",
                "title": "Từ ngày",
                "names_rows": False,
                "kinds": ["absence", "date"],
            },
            {
                "name": "is_total",
                "type": "boolean",
                "aspect": "is_total",
                "title": "Dòng tổng cộng",
                "trueValues": ["true"],
                "falseValues": ["false"],
            },
        ],
        "missingValues": ["no data", "not applicable", "withheld", "not known", "interval"],
    }
    fields = {field["name"]: field for field in described(rich, MACHINE)["schema"]["fields"]}
    assert fields["rate"] == {
        "name": "rate",
        "type": "number",
        "column": "rate",
        "aspect": "value",
        "title": "Tỷ lệ",
        "description": "Đã mở chia cho kế hoạch.",
        "names_rows": False,
        "kinds": ["not known", "rate", "stated rate"],
    }
    assert fields["rate_part"] == {
        "name": "rate_part",
        "type": "integer",
        "column": "rate",
        "aspect": "part",
        "title": "Tỷ lệ (tử số)",
    }


def test_the_file_reads_as_it_is_described(rich: Table) -> None:
    for options in (MACHINE, EXCEL):
        out = io.BytesIO()
        table.export(rich, out, options)
        description = described(rich, options)
        schema, dialect = description["schema"], description["dialect"]
        lines = out.getvalue().decode(description["encoding"]).split("\r\n\r\n")[0]
        reader = csv.reader(io.StringIO(lines, newline=""), delimiter=dialect["delimiter"])
        assert next(reader) == [field["name"] for field in schema["fields"]]
        for line in reader:
            for value, field in zip(line, schema["fields"], strict=True):
                if value in schema["missingValues"]:
                    continue
                if field["type"] == "integer":
                    assert int(value) >= 0
                elif field["type"] == "number":
                    point = field.get("decimalChar", ".")
                    bare = value.rstrip("%") if field.get("bareNumber") is False else value
                    assert Decimal(bare.replace(point, ".")) > 0


def test_what_stands_below_the_rows_is_named_as_no_row(rich: Table) -> None:
    out = io.BytesIO()
    table.export(rich, out, EXCEL)
    lines = list(csv.reader(io.StringIO(out.getvalue().decode(), newline=""), delimiter=";"))
    below = described(rich, EXCEL)["dialect"]["commentRows"]
    assert below == list(range(len(rich.rows) + 2, len(lines) + 1))
    assert lines[below[0] - 1] == []
    assert "commentRows" not in described(rich, MACHINE)["dialect"]
    without = CsvOptions(dialect=Dialect.EXCEL_VI, notes=False)
    assert "commentRows" not in described(rich, without)["dialect"]


def test_a_column_of_ranges_is_text_to_people(rich: Table) -> None:
    kinds = [
        json.loads(resource.to_json(resource.describe(rich, options)))["schema"]["fields"][0][
            "type"
        ]
        for options in (MACHINE, EXCEL)
    ]
    assert kinds == ["integer", "string"]


def test_a_column_without_any_value_is_what_its_unit_says() -> None:
    empty = Table(
        id="rong",
        caption=Label("Rỗng", "Empty"),
        columns=(
            Column(name="n", label=Label("Số", "Number"), unit=CountUnit.CLASS),
            Column(name="t", label=Label("Tên", "Name")),
        ),
        rows=(Row((Cell(Absence.NO_DATA), Cell(Absence.NO_DATA))),),
    )
    fields = described(empty, MACHINE)["schema"]["fields"]
    assert [field["type"] for field in fields] == ["integer", "string", "boolean"]


def test_text_that_utf_8_cannot_hold_is_replaced() -> None:
    odd = Table(id="la", caption=Label.same("a\udc80"), columns=(), rows=())
    assert described(odd, MACHINE)["title"] == "a\ufffd"
