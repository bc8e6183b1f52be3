"""The entry point: what the package can open, described without importing the code."""

from __future__ import annotations

from cadre_training.plugin import Label, WorkbookSpec, hookimpl

_OPENER = "cadre_training_xlsx.workbook:open_workbook"


@hookimpl
def cadre_training_workbooks() -> tuple[WorkbookSpec, ...]:
    """Describe the workbooks that this package opens."""
    return (
        WorkbookSpec(
            name="xlsx",
            summary=Label("bảng tính Excel (.xlsx, .xlsm)", "Excel workbooks (.xlsx, .xlsm)"),
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            extensions=(".xlsx", ".xlsm"),
            opener=_OPENER,
            annotator="cadre_training_xlsx.annotating:annotate",
        ),
        WorkbookSpec(
            name="xls",
            summary=Label("bảng tính Excel 97–2003 (.xls)", "workbooks of Excel 97–2003 (.xls)"),
            media_type="application/vnd.ms-excel",
            extensions=(".xls",),
            opener=_OPENER,
        ),
        WorkbookSpec(
            name="xlsb",
            summary=Label("bảng tính Excel nhị phân (.xlsb)", "binary Excel workbooks (.xlsb)"),
            media_type="application/vnd.ms-excel.sheet.binary.macroenabled.12",
            extensions=(".xlsb",),
            opener=_OPENER,
        ),
        WorkbookSpec(
            name="ods",
            summary=Label("bảng tính OpenDocument (.ods)", "OpenDocument spreadsheets (.ods)"),
            media_type="application/vnd.oasis.opendocument.spreadsheet",
            extensions=(".ods",),
            opener=_OPENER,
        ),
    )
