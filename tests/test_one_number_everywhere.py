"""One report, every exporter installed, both languages: each value and label is the same.

Each file is read back by a reader that knows nothing of the exporter: HTML by the standard
library's parser, CSV by its ``csv``, JSON by its ``json``. What must stand in a cell is worked
out from the report alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cadre_training import load, ten_year_report
from cadre_training._registry import Registry
from cadre_training.exporting import export
from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Counter,
    CounterSnapshot,
    CountUnit,
    Findings,
    Formatter,
    Interval,
    KeyFigures,
    Language,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    Report,
    StatedRate,
    Table,
)
from cadre_training.testing import sample_report
from cadre_training.testing._expected import flat, texts_of
from cadre_training.testing.read_back import html_texts, json_texts, xml_texts

CANG_LONG = Path(__file__).parents[1] / "examples" / "cang-long"

Cells = dict[tuple[str, int, int], str]
"""What stands in the cells of tables, by table, row and column."""


@cache
def cang_long() -> Report:
    return ten_year_report(load(CANG_LONG), as_of=dt.date(2023, 2, 1))


REPORTS: dict[str, Callable[[], Report]] = {"Càng Long": cang_long, "sample": sample_report}
Spell = Callable[[CellValue, CountUnit | None], str]


def cells_of(report: Report, spell: Spell) -> Cells:
    """Return what must stand in every cell of every table."""
    return {
        (table.id, r, c): flat([spell(cell.value, table.columns[c].unit)])
        for table in report.blocks(Table)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row.cells)
    }


def labels_of(report: Report, write: Formatter) -> Iterator[str]:
    for table in report.blocks(Table):
        yield write.text(table.caption)
        yield from (write.text(column.label) for column in table.columns)


def raw(value: CellValue, write: Formatter) -> str:
    """Return what a machine reads."""
    match value:
        case Quantity():
            return str(value.value)
        case Absence():
            return value.value
        case Rate():
            number = value.mean() if value.base is RateBase.CLASSES else value.percent()
            return f"{number:f}"
        case StatedRate():
            return f"{value.percent:f}"
        case Interval():
            return "interval"
        case NotKnown():
            return "not known"
        case Period():
            return str(value).replace("–", "/")
        case dt.date():
            return value.isoformat()
        case _:
            return write.value(value)


def in_a_sheet(value: CellValue, write: Formatter) -> str:
    """Return what a person reads in a spreadsheet set to Vietnamese."""
    match value:
        case Quantity():
            return str(value.value)
        case Rate() | StatedRate():
            percent = "" if isinstance(value, Rate) and value.base is RateBase.CLASSES else "%"
            return raw(value, write).replace(".", ",") + percent
        case Interval():
            return f"{value.low.value}–{value.high.value}"
        case dt.date():
            return value.isoformat()
        case _:
            return write.value(value)


class Page(HTMLParser):
    """The tables of a page: captions, headings and cells, by the table's identifier."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: Cells = {}
        self.headings: dict[str, list[str]] = {}
        self._table = ""
        self._row = self._column = 0
        self._part = ""
        self._text: list[str] | None = None
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "figure":
            self._table = given.get("id") or ""
        elif tag in ("thead", "tbody", "tfoot"):
            if tag == "thead":
                self._row = -1
            self._part = tag
        elif tag == "tr":
            self._row += 1
            self._column = 0
        elif tag in ("td", "th") and self._text is None:
            self._text = []
        elif tag in ("sup", "small"):
            self._aside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._row = -1
        if tag in ("sup", "small"):
            self._aside -= 1
        if tag in ("td", "th") and self._text is not None:
            text, self._text = flat(["".join(self._text)]), None
            if self._part == "thead":
                self.headings.setdefault(self._table, []).append(text)
            else:
                self.cells[self._table, self._row, self._column] = text
            self._column += 1
        if tag == "table":
            self._part = ""

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._aside:
            self._text.append(data)


def rows_of_csv(data: bytes, delimiter: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def as_read(field: str) -> str:
    """Return the text that a field of a CSV file stands for."""
    constant = re.fullmatch(r'="(.*)"', field)
    if constant:
        return flat([constant[1]])
    return flat([field.removeprefix("'")])


def column_numbers(headings: list[str], names: list[str]) -> list[int]:
    """Return where the columns called ``names`` stand, in their order."""
    found, start = [], 0
    for name in names:
        at = headings.index(name, start)
        found.append(at)
        start = at + 1
    return found


def cells_of_csv(report: Report, files: dict[str, bytes], names: Any, delimiter: str) -> Cells:
    found: Cells = {}
    for table in report.blocks(Table):
        rows = rows_of_csv(files[f"{table.id}.csv"], delimiter)
        headings = [as_read(heading) for heading in rows[0]]
        at = column_numbers(headings, [flat([names(column)]) for column in table.columns])
        for r in range(len(table.rows)):
            for c, where in enumerate(at):
                found[table.id, r, c] = as_read(rows[r + 1][where])
    return found


# How each format is read back. A format that is installed and not named here fails the test.

Files = dict[str, bytes]


def check_json(report: Report, files: Files, write: Formatter) -> None:
    (data,) = files.values()
    document = json.loads(data)
    tables = [b for s in document["sections"] for b in s["blocks"] if b["kind"] == "table"]
    texts: Cells = {}
    numbers: dict[tuple[str, int, int], object] = {}
    for table in tables:
        for r, row in enumerate(table["rows"]):
            for c, cell in enumerate(row["cells"]):
                texts[table["id"], r, c] = flat([cell["text"]])
                numbers[table["id"], r, c] = cell.get("value")
    assert texts == cells_of(report, lambda value, unit: write.value(value))
    for table in report.blocks(Table):
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                if isinstance(cell.value, Quantity):
                    assert numbers[table.id, r, c] == cell.value.value
    check_texts(report, flat(json_texts(data)), write, lambda value, unit: write.value(value))


def check_text(report: Report, files: Files, write: Formatter) -> None:
    (data,) = files.values()
    lines = [re.sub(r" \[\d+\]", "", line) for line in data.decode().splitlines()]
    rows = {tuple(re.split(r" {2,}", line.strip())) for line in lines}
    for table in report.blocks(Table):
        for row in table.rows:
            cells = zip(row.cells, table.columns, strict=True)
            assert tuple(write.cell(cell.value, column.unit) for cell, column in cells) in rows
    check_texts(report, flat([data.decode()]), write, write.cell)


def check_html(report: Report, files: Files, write: Formatter) -> None:
    (data,) = files.values()
    page = Page()
    page.feed(data.decode())
    page.close()
    expected = cells_of(report, write.cell)
    assert {at: page.cells.get(at) for at in expected} == expected
    assert {table for table, _, _ in page.cells} >= {table for table, _, _ in expected}
    for table in report.blocks(Table):
        for column, heading in zip(table.columns, page.headings[table.id], strict=True):
            assert heading == flat([write.text(column.label)])
    check_texts(report, flat(html_texts(data)), write, write.cell)


def check_csv(report: Report, files: Files, write: Formatter) -> None:
    expected = cells_of(report, lambda value, unit: raw(value, write))
    assert cells_of_csv(report, files, lambda column: column.name, ",") == expected
    assert set(files) == {f"{table.id}.csv" for table in report.blocks(Table)}


def check_excel(report: Report, files: Files, write: Formatter) -> None:
    expected = cells_of(report, lambda value, unit: in_a_sheet(value, write))
    found = cells_of_csv(report, files, lambda column: write.text(column.label), ";")
    assert found == expected


def check_description(report: Report, files: Files, write: Formatter) -> None:
    said = flat(text for data in files.values() for text in json_texts(data))
    for label in labels_of(report, write):
        assert flat([label]) in said


def check_zip(report: Report, files: Files, write: Formatter) -> None:
    (data,) = files.values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    check_description(report, {"": inside.pop("datapackage.json")}, write)
    check_csv(report, inside, write)


def counters(report: Report, files: Files) -> Iterator[tuple[CounterSnapshot, bytes]]:
    snapshots = [block.snapshot for block in report.blocks(Counter)]
    assert len(snapshots) == len(files) > 0
    return zip(snapshots, files.values(), strict=True)


def check_fragment(report: Report, files: Files, write: Formatter) -> None:
    for snapshot, data in counters(report, files):
        found = list(html_texts(data))
        for text in texts_of(snapshot, write, lambda value, unit: write.value(value)):
            assert any(flat([text]) in one for one in found), text


def check_element(report: Report, files: Files, write: Formatter) -> None:
    """A script holds no number; that it shows those of the JSON is tried in a browser."""
    del write
    assert len({data for _, data in counters(report, files)}) == 1


def check_badge(report: Report, files: Files, write: Formatter) -> None:
    for snapshot, data in counters(report, files):
        found = list(xml_texts(data))
        for figure in snapshot.figures:
            assert write.text(figure.label) in found
            assert f"{write.text(figure.label)}: {write.figure(figure)}" in found[0]
            value = figure.value
            number = write.cell(value, getattr(value, "unit", None))
            about = {Language.VI: "khoảng ", Language.EN: "about "}[write.language]
            assert (about + number if figure.error else number) in found


def check_data(report: Report, files: Files, write: Formatter) -> None:
    for snapshot, data in counters(report, files):
        document = json.loads(data)
        assert len(document["figures"]) == len(snapshot.figures)
        for found, figure in zip(document["figures"], snapshot.figures, strict=True):
            assert found["value"] == figure.value.value
            assert found["label"][write.language.value] == write.text(figure.label)
            assert found["definition"][write.language.value] == write.text(figure.explained)
            if figure.error is not None:
                assert Decimal(found["error_percent"]) == figure.error.percent
        if snapshot.inherited:
            assert document["inherited"]["value"] == snapshot.inherited.value.value
            total = document["inherited"]["with_counted"]
            assert (total and total["value"]) == (snapshot.total and snapshot.total.value)


def check_texts(report: Report, found: str, write: Formatter, spell: Spell) -> None:
    """Look for every text of the report, wherever it stands."""
    for text in texts_of(report, write, spell):
        assert flat([text]) in found


CHECKS: dict[str, tuple[dict[str, str], Callable[[Report, Files, Formatter], None]]] = {
    "json": ({}, check_json),
    "text": ({"width": "100000"}, check_text),
    "html": ({}, check_html),
    "csv-file": ({}, check_csv),
    "csv-file, for people": ({"dialect": "excel-vi"}, check_excel),
    "csv-package": ({}, check_description),
    "csv-resource": ({}, check_description),
    "csv-zip": ({}, check_zip),
    "counter-element": ({}, check_element),
    "counter-html": ({}, check_fragment),
    "counter-svg": ({}, check_badge),
    "counter-json": ({}, check_data),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("of", REPORTS)
@pytest.mark.parametrize("name", CHECKS)
def test_every_value_and_label_is_the_same(
    tmp_path: Path, name: str, of: str, language: Language
) -> None:
    report = REPORTS[of]()
    options, check = CHECKS[name]
    format_name = name.partition(",")[0]
    written = export(report, format_name, tmp_path, language=language, options=options)
    check(report, {path.name: path.read_bytes() for path in written}, Formatter(language))


def test_no_format_that_is_installed_is_left_out() -> None:
    found = {format_.name for format_ in Registry().formats(strict=True)}
    assert found == {name.partition(",")[0] for name in CHECKS}


def test_the_reports_have_what_there_is_to_compare() -> None:
    for make in REPORTS.values():
        report = make()
        assert len(cells_of(report, lambda value, unit: "")) > 30
        assert list(report.blocks(Table))
        assert list(report.blocks(Counter))
        assert list(report.blocks(Findings))
    figures = [b for s in cang_long().sections for b in s.blocks if isinstance(b, KeyFigures)]
    assert figures


def test_another_number_would_be_seen(tmp_path: Path) -> None:
    """The comparison itself: a cell that says something else fails every format of tables."""
    report, write = sample_report(), Formatter(Language.VI)
    table = next(iter(report.blocks(Table)))
    other = Cell(Quantity(1257, CountUnit.CLASS))
    year, _, rate = table.rows[0].cells
    object.__setattr__(table.rows[0], "cells", (year, other, rate))
    for name in ("json", "text", "html", "csv-file", "csv-zip"):
        options, check = CHECKS[name]
        written = export(report, name, tmp_path / name, options=options)
        files = {path.name: path.read_bytes() for path in written}
        check(report, files, write)
        with pytest.raises(AssertionError):
            check(sample_report(), files, write)
