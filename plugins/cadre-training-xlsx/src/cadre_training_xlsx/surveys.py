"""What is seen of each sheet of a workbook before its cells are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from attrs import frozen

from cadre_training.plugin import WorkbookOptions
from cadre_training_xlsx.kind import Kind
from cadre_training_xlsx.package import Package, open_package
from cadre_training_xlsx.survey import Broken, SheetSurvey

_DOCUMENTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?sst\b[^>]*>")
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']\s*\+?([0-9]+)")
_LEAST_STRING = 5  # the bytes of <si/>
_READ = (".bin", ".rels", ".xml")
"""The endings of the parts that are read when a workbook is opened."""


@frozen
class Surveyed:
    """A workbook that was looked at.

    Args:
        data: Its bytes, as they may be opened.
        sheets: What looks at each sheet, in the order of the workbook; None for one without
            cells.
    """

    data: bytes
    sheets: Sequence[SheetSurvey | None]


def surveyed(kind: Kind, data: bytes, options: WorkbookOptions) -> Surveyed:
    """Look at a workbook before it is opened.

    What opens it makes room for whatever the file announces. So all parts are held to what the
    archive says of them, and the file to what it announces.

    Raises:
        TooLarge: If the file unfolds to more than the limit.
        TooFar: If a sheet reaches too far.
        Broken: If the file is damaged.
        Encrypted: If it has a password.
    """
    most = options.max_cells
    if kind is Kind.XLS:
        from cadre_training_xlsx.xls_survey import survey_xls

        return Surveyed(*survey_xls(data, most))
    package = open_package(data, options.max_bytes)
    if sum(package.find(part) is not None for part in _DOCUMENTS) > 1:
        raise Broken("it may be opened in several ways")
    if kind is Kind.ODS:
        from cadre_training_xlsx.ods_survey import survey_ods

        return Surveyed(data, survey_ods(package, most))
    if kind is Kind.XLSB:
        from cadre_training_xlsx.xlsb_survey import sheet_parts, survey_sheet
    else:
        from cadre_training_xlsx.workbook_parts import sheet_parts
        from cadre_training_xlsx.xlsx_survey import survey_sheet
    _check_strings(package)
    parts = sheet_parts(package)
    _verify(package, {part for part in parts if part is not None})
    sheets = [
        None if part is None else partial(survey_sheet, partial(package.chunks, part), most)
        for part in parts
    ]
    return Surveyed(data, sheets)


def _check_strings(package: Package) -> None:
    """Refuse more texts to be announced than there is room for: room is made for all of them."""
    for name in package.names:
        if not name.lower().endswith("sharedstrings.xml"):
            continue
        size = package.archive.getinfo(name).file_size
        root = _ROOT.search(next(iter(package.chunks(name)), b""))
        for number in _COUNT.findall(root[0]) if root else ():
            if int(number[:20]) > size // _LEAST_STRING:
                raise Broken("more texts are announced than are there")


def _verify(package: Package, surveyed: set[str]) -> None:
    for name in package.names:
        if name.endswith(_READ) and name not in surveyed:
            package.verify(name)
