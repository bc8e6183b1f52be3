"""LibreOffice, set to Vietnamese, shows the cells that we wrote."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    CountUnit,
    Interval,
    Label,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    Row,
    StatedRate,
    Table,
)
from cadre_training_csv import CsvOptions, Dialect, table, unneutralise

# What its import dialogue is told: semicolons, quotation marks, UTF-8, from the first line, no
# formats of columns, Vietnamese, quoted fields may be numbers, dates and percentages are found.
VIETNAMESE_CSV = "Text - txt - csv (StarCalc):59,34,76,1,,1066,false,true"
VIETNAMESE_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop>
</item>
</oor:items>
"""
SPACES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}

TEXTS = [
    *("007", "3-4", "1/2", "1.250", "98,96%", "1E5", "10:30", "true", "12345678901234567890"),
    *("tháng 5/2022", "May 5", "0", " 01 ", "+84 909 123 456", "-5", ".5", "(5)"),
    *("=1+1", "=HYPERLINK(1)", "@SUM(A1)", "+x", "-x", "＝1+1", "'tis", "''", '="01"'),
    *('nói "học"', "a;b", "a,b", "a;=1+1", "hai\nhàng", "Xã “Bình; Hòa”, số 2", "D'Artagnan"),
    *("Lớp 01", "không có số liệu", "no data", "TRUE", "2014–2016", "<b>&amp;</b>", "\u202eabc"),
    "x" * 2_000,
]
VALUES: list[CellValue] = [
    Quantity(0, CountUnit.CLASS),
    Quantity(-3, CountUnit.CLASS),
    Quantity(1_250, CountUnit.CLASS),
    Quantity(2_468_642, CountUnit.CLASS),
    Quantity(123_456_789_012_345, CountUnit.CLASS),
    Interval.of(1_500, 2_500, CountUnit.CLASS),
    Interval.of(1, 2, CountUnit.CLASS),
    Rate(Quantity(33, CountUnit.CLASS), Quantity(30, CountUnit.CLASS), RateBase.PLAN),
    Rate(Quantity(777, CountUnit.ATTENDANCE), Quantity(4, CountUnit.CLASS), RateBase.CLASSES),
    Rate(Quantity(-1, CountUnit.CLASS), Quantity(12, CountUnit.CLASS), RateBase.PREVIOUS_YEAR),
    StatedRate(Decimal("98.96")),
    StatedRate(Decimal("7.55"), RateBase.SUMMONED),
    *Absence,
    NotKnown(Label("Điều 9", "article 9")),
    Label("Tổng cộng", "Total"),
    Period.of_year(2014),
    Period.of_years(2013, 2022),
    Period.of_quarter(2022, 2),
    Period(dt.date(2022, 5, 1), dt.date(2022, 5, 31)),
    Period.of_day(dt.date(2016, 3, 9)),
    dt.date(2016, 3, 9),
]


def mixed_table() -> Table:
    longest = max(len(TEXTS), len(VALUES))
    texts = TEXTS + [""] * (longest - len(TEXTS))
    values = VALUES + [Absence.NO_DATA] * (longest - len(VALUES))
    return Table(
        id="tron",
        caption=Label("Bảng trộn; =1", "Mixed"),
        columns=(
            Column(name="text", label=Label("Chữ", "Text")),
            Column(name="value", label=Label("01", "Value"), unit=CountUnit.CLASS),
            Column(name="text2", label=Label("=Chữ", "Text")),
        ),
        rows=tuple(
            Row((Cell(text), Cell(value, note=Label.same("=0")), Cell(text)))
            for text, value in zip(texts, values, strict=True)
        ),
        notes=(Label("Ghi chú “một”", "One"),),
    )


@pytest.fixture(scope="session")
def soffice() -> str:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    pytest.skip("No LibreOffice found (soffice); install Debian's libreoffice-calc.")


def opened(soffice: str, data: bytes, folder: Path) -> ET.Element:
    """Return the sheet that LibreOffice makes of a file, in a profile of its own."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(VIETNAMESE_PROFILE)
    (folder / "in.csv").write_bytes(data)
    command = [
        *(soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"),
        *(f"--infilter={VIETNAMESE_CSV}", "--convert-to", "fods", "--outdir", str(folder)),
        str(folder / "in.csv"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return ET.parse(folder / "in.fods").getroot()


def name_of(prefix: str, name: str) -> str:
    return f"{{{SPACES[prefix]}}}{name}"


def shown(paragraph: ET.Element) -> Iterator[str]:
    yield paragraph.text or ""
    for inner in paragraph:
        if inner.tag == name_of("text", "s"):
            yield " " * int(inner.get(name_of("text", "c"), "1"))
        elif inner.tag == name_of("text", "tab"):
            yield "\t"
        else:
            yield from shown(inner)
        yield inner.tail or ""


def cells_of(sheet: ET.Element) -> list[list[tuple[str | None, str]]]:
    """Return the kind and the text shown of each cell, row by row."""
    rows: list[list[tuple[str | None, str]]] = []
    for row in sheet.iter(name_of("table", "table-row")):
        cells: list[tuple[str | None, str]] = []
        for cell in row.findall("table:table-cell", SPACES):
            texts = ["".join(shown(paragraph)) for paragraph in cell.findall("text:p", SPACES)]
            one = (cell.get(name_of("office", "value-type")), "\n".join(texts))
            cells += [one] * int(cell.get(name_of("table", "number-columns-repeated"), "1"))
        rows += [cells] * int(row.get(name_of("table", "number-rows-repeated"), "1"))
    return rows


@pytest.fixture(scope="module")
def file() -> bytes:
    out = io.BytesIO()
    table.export(mixed_table(), out, CsvOptions(dialect=Dialect.EXCEL_VI))
    return out.getvalue()


@pytest.fixture(scope="module")
def sheet(
    file: bytes, soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> list[list[tuple[str | None, str]]]:
    return cells_of(opened(soffice, file, tmp_path_factory.mktemp("libreoffice")))


def test_it_shows_the_cells_that_we_wrote(
    file: bytes, sheet: list[list[tuple[str | None, str]]]
) -> None:
    text = file.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    width = len(lines[0])
    for number, (line, cells) in enumerate(zip(lines, sheet, strict=False), start=1):
        # A code is shown without the formula that keeps it a text.
        written = [unneutralise(field) if field.startswith('="') else field for field in line]
        seen = [said for _, said in cells[:width]]
        assert seen + [""] * (width - len(seen)) == written + [""] * (width - len(written)), number
    assert len(lines) <= len(sheet)


def test_numbers_are_numbers_and_texts_are_texts(
    sheet: list[list[tuple[str | None, str]]],
) -> None:
    one = mixed_table()
    for row, cells in zip(one.rows, sheet[1 : 1 + len(one.rows)], strict=True):
        text, value = row.cells[0].value, row.cells[1].value
        assert cells[0][0] == ("string" if text else None), text
        assert cells[1][0] == kind_of_cell(value), value


def kind_of_cell(value: CellValue) -> str:
    match value:
        case Quantity():
            return "float"
        case Rate() if value.base is RateBase.CLASSES:
            return "float"
        case Rate() | StatedRate():
            return "percentage"
        case dt.date():
            return "date"
        case Period() if value == Period.of_year(value.start.year):
            return "float"
        case _:
            return "string"
