"""The CSV files of a report have one description beside them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from cadre_training import export
from cadre_training.plugin import Label, Report, Section, Table
from cadre_training_csv import CsvOptions, archive, package


@pytest.fixture
def report(plain: Table, rich: Table) -> Report:
    title = Label("Báo cáo thử", "A trial report")
    return Report(title=title, sections=(Section(id="s", title=title, blocks=(plain, rich)),))


def test_csv_brings_it_along(report: Report, tmp_path: Path) -> None:
    files = export(report, "csv", tmp_path)
    assert [file.name for file in files] == [
        "lop-theo-nam.csv",
        "moi-kieu.csv",
        "datapackage.json",
    ]
    description = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [(tmp_path / one["path"]).exists() for one in description["resources"]] == [True, True]


def test_a_table_alone_has_one_too(plain: Table, tmp_path: Path) -> None:
    files = export(plain, "csv", tmp_path, options={"dialect": "excel-vi"})
    assert [file.name for file in files] == ["lop-theo-nam.csv", "datapackage.json"]
    (resource,) = json.loads(files[1].read_bytes())["resources"]
    assert resource["dialect"]["delimiter"] == ";"


def test_it_is_the_one_of_the_zip(report: Report) -> None:
    alone, zipped = io.BytesIO(), io.BytesIO()
    package.export(report, alone, CsvOptions())
    assert not alone.closed
    archive.export(report, zipped, CsvOptions())
    with ZipFile(zipped) as archived:
        assert archived.read("datapackage.json") == alone.getvalue()
