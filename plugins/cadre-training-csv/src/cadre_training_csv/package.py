"""Describes all CSV files of a report as a Data Package."""

from __future__ import annotations

from typing import BinaryIO

from cadre_training.plugin import Report, Table
from cadre_training_csv.options import CsvOptions
from cadre_training_csv.resource import describe, to_json
from cadre_training_csv.voices import voice_of


def export(report: Report, out: BinaryIO, options: CsvOptions) -> None:
    """Write ``datapackage.json`` for the files that ``csv-file`` makes of ``report``."""
    out.write(to_bytes(report, options))


def to_bytes(report: Report, options: CsvOptions) -> bytes:
    """Return the description of all tables of ``report``."""
    words = voice_of(options).formatter
    return to_json(
        {
            "name": "report",
            "title": words.text(report.title),
            "description": words.text(report.subtitle) if report.subtitle else "",
            "language": options.language.value,
            "as_of": report.as_of.isoformat() if report.as_of else None,
            "resources": [describe(table, options) for table in report.blocks(Table)],
        }
    )
