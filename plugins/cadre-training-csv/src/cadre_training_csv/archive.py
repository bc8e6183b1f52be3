"""Writes all tables of a report, with their description, into one zip."""

from __future__ import annotations

from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import evolve

from cadre_training.plugin import Report, Table
from cadre_training_csv import package, table
from cadre_training_csv.options import CsvOptions

# The first moment that a zip can hold: the archive says nothing of when it was made.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def export(report: Report, out: BinaryIO, options: CsvOptions) -> None:
    """Write a Data Package to ``out``: ``datapackage.json`` and one CSV file a table.

    The same report gives the same bytes: names, order and times of the entries are fixed.
    """
    # The description has what would stand below a table, and the files only what it describes.
    options = evolve(options, notes=False)
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_entry("datapackage.json"), package.to_bytes(report, options))
        for one in report.blocks(Table):
            with archive.open(_entry(f"{one.id}.csv"), "w") as member:
                table.export(one, cast("BinaryIO", member), options)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
