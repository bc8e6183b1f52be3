"""All tables of a report go into one zip that says nothing of when it was made."""

from __future__ import annotations

import datetime as dt
import io
import json
from zipfile import ZipFile

import pytest

from cadre_training.plugin import Label, Report, Section, Table
from cadre_training_csv import archive, table
from cadre_training_csv.options import CsvOptions


@pytest.fixture
def report(plain: Table, rich: Table) -> Report:
    return Report(
        title=Label("Báo cáo thử", "A trial report"),
        subtitle=Label("Mười năm", "Ten years"),
        as_of=dt.date(2024, 2, 3),
        sections=(
            Section(id="mot", title=Label("Một", "One"), blocks=(plain,)),
            Section(id="hai", title=Label("Hai", "Two"), blocks=(rich,)),
        ),
    )


def zipped(report: Report, options: CsvOptions) -> bytes:
    out = io.BytesIO()
    archive.export(report, out, options)
    assert not out.closed
    return out.getvalue()


@pytest.mark.parametrize("dialect", ["machine", "excel-vi"])
def test_it_holds_each_file_that_csv_writes(report: Report, dialect: str) -> None:
    options = CsvOptions(dialect=dialect)
    with ZipFile(io.BytesIO(zipped(report, options))) as archived:
        assert archived.testzip() is None
        assert archived.namelist() == ["datapackage.json", "lop-theo-nam.csv", "moi-kieu.csv"]
        for one in report.blocks(Table):
            alone = io.BytesIO()
            table.export(one, alone, CsvOptions(dialect=dialect, notes=False))
            assert archived.read(f"{one.id}.csv") == alone.getvalue()


def test_its_description_names_each_file(report: Report) -> None:
    with ZipFile(io.BytesIO(zipped(report, CsvOptions(language="en")))) as archived:
        package = json.loads(archived.read("datapackage.json"))
        paths = [resource["path"] for resource in package.pop("resources")]
    assert paths == ["lop-theo-nam.csv", "moi-kieu.csv"]
    assert package == {
        "name": "report",
        "title": "A trial report",
        "description": "Ten years",
        "language": "en",
        "as_of": "2024-02-03",
    }


def test_the_same_bytes_whenever_it_is_made(report: Report) -> None:
    data = zipped(report, CsvOptions())
    assert data == zipped(report, CsvOptions())
    with ZipFile(io.BytesIO(data)) as archived:
        assert {entry.date_time for entry in archived.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archived.infolist()} == {0o644}


def test_a_report_without_tables_is_a_package_without_files() -> None:
    empty = Report(title=Label("Rỗng", "Empty"), sections=())
    with ZipFile(io.BytesIO(zipped(empty, CsvOptions()))) as archived:
        package = json.loads(archived.read("datapackage.json"))
    assert (package["resources"], package["description"], package["as_of"]) == ([], "", None)
