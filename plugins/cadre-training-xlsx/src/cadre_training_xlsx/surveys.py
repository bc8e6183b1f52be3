"""What is seen of each sheet of a workbook before its cells are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cadre_training.plugin import WorkbookOptions
from cadre_training_xlsx.kind import Kind
from cadre_training_xlsx.package import Package, open_package
from cadre_training_xlsx.survey import SheetSurvey

_READ = (".bin", ".rels", ".xml")
"""The endings of the parts that are read when a workbook is opened."""


def surveys_of(kind: Kind, data: bytes, options: WorkbookOptions) -> Sequence[SheetSurvey | None]:
    """Return what looks at each sheet, in the order of the workbook; None for one without cells.

    All parts but the sheets are held to what the archive says of them, so that nothing unfolds
    to more than that when the workbook is opened.

    Raises:
        TooLarge: If the file unfolds to more than the limit.
        TooFar: If a sheet reaches too far.
        Broken: If the file is damaged.
        Encrypted: If it has a password.
    """
    if kind is Kind.XLS:
        from cadre_training_xlsx.xls_survey import survey_xls

        return survey_xls(data, options.max_cells)
    package, most = open_package(data, options.max_bytes), options.max_cells
    if kind is Kind.ODS:
        from cadre_training_xlsx.ods_survey import survey_ods

        return survey_ods(package, most)
    if kind is Kind.XLSB:
        from cadre_training_xlsx.xlsb_survey import sheet_parts, survey_sheet
    else:
        from cadre_training_xlsx.workbook_parts import sheet_parts
        from cadre_training_xlsx.xlsx_survey import survey_sheet
    parts = sheet_parts(package)
    _verify(package, {part for part in parts if part is not None})
    return [
        None if part is None else partial(survey_sheet, partial(package.chunks, part), most)
        for part in parts
    ]


def _verify(package: Package, surveyed: set[str]) -> None:
    for name in package.names:
        if name.endswith(_READ) and name not in surveyed:
            package.verify(name)
