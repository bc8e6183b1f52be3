"""The formats keep the rules that every exporter is held to."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import ClassVar

from cadre_training.plugin import (
    Absence,
    CellValue,
    CountUnit,
    Exported,
    Formatter,
    Interval,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    Report,
    StatedRate,
    Table,
)
from cadre_training.testing import ExporterContract
from cadre_training.testing.read_back import csv_fields, json_texts


def raw(value: CellValue, write: Formatter) -> str:
    """Return a value as a machine reads it."""
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
            return write.text(value.look_in)
        case Period():
            return str(value).replace("–", "/")
        case dt.date():
            return value.isoformat()
        case _:
            return write.value(value)


def in_a_sheet(value: CellValue, write: Formatter) -> str:
    """Return a value as a person reads it in a spreadsheet."""
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


def words_about(table: Table, write: Formatter) -> Iterator[str]:
    """Yield what is said about a table beside its cells."""
    yield write.text(table.caption)
    for column in table.columns:
        yield write.text(column.label)
        if column.definition:
            yield write.text(column.definition)
    yield from map(write.text, table.notes)


class TestCsv(ExporterContract):
    format = "csv-file"
    delimiter = ","

    def read_back(self, data: bytes) -> Iterable[str]:
        return [field for line in csv_fields(data, self.delimiter) for field in line if field]

    def spell(self, value: CellValue, unit: CountUnit | None, write: Formatter) -> str:
        return raw(value, write)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        assert isinstance(subject, Table)
        for row in subject.rows:
            for cell, column in zip(row.cells, subject.columns, strict=True):
                yield self.spell(cell.value, column.unit, write)
                if isinstance(cell.value, Interval):
                    yield from (str(cell.value.low.value), str(cell.value.high.value))
                if cell.note is not None:
                    yield write.text(cell.note)


class TestExcel(TestCsv):
    options: ClassVar = {"dialect": "excel-vi"}
    delimiter = ";"

    def spell(self, value: CellValue, unit: CountUnit | None, write: Formatter) -> str:
        return in_a_sheet(value, write)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        yield from super().expect(subject, write)
        if isinstance(subject, Table):
            yield from words_about(subject, write)


class TestResource(ExporterContract):
    format = "csv-resource"
    codes = tuple(absence.value for absence in Absence)

    def read_back(self, data: bytes) -> Iterable[str]:
        return json_texts(data)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        assert isinstance(subject, Table)
        return words_about(subject, write)


class TestPackage(ExporterContract):
    format = "csv-package"
    codes = tuple(absence.value for absence in Absence)

    def read_back(self, data: bytes) -> Iterable[str]:
        return json_texts(data)

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        assert isinstance(subject, Report)
        yield write.text(subject.title)
        for table in subject.blocks(Table):
            yield from words_about(table, write)


class TestZip(TestCsv):
    format = "csv-zip"

    def read_back(self, data: bytes) -> Iterable[str]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                member = archive.read(name)
                yield from (
                    json_texts(member) if name.endswith(".json") else super().read_back(member)
                )

    def expect(self, subject: Exported, write: Formatter) -> Iterable[str]:
        assert isinstance(subject, Report)
        yield write.text(subject.title)
        for table in subject.blocks(Table):
            yield from words_about(table, write)
            yield from super().expect(table, write)
